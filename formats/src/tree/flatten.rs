//! One record into rows.

use super::names::{IDS, is_about_touches, is_leads, is_of_touch, plain, singular};
use super::tables::row_name;
use super::{Tables, TooMany, Value};

/// Objects of a list that become columns; how many more there were is said in a note.
const MOST: usize = 9;

/// Objects around a record's own fields, whose names say nothing.
const ENVELOPES: [&str; 3] = ["properties", "attributes", "fields"];
/// The same, whatever else there is.
const BOXES: [&str; 2] = ["node", "_source"];

/// Names and values of the cells of one record.
type Cells<'v> = Vec<(String, std::borrow::Cow<'v, str>)>;

impl Tables {
    /// Adds a record to a table, and what is nested in it to others. `inherited` are cells that it has from around it.
    pub(crate) fn record(
        &mut self,
        table: usize,
        line: u64,
        record: &Value<'_>,
        inherited: &[(String, String)],
    ) -> Result<(), TooMany> {
        let (leads, others): (Vec<_>, Vec<_>) = children(record)
            .into_iter()
            .partition(|(name, _)| is_leads(name));
        if leads.is_empty() && has_no_leads(record) {
            let name = self.full_name(table);
            *self
                .left_out
                .entry(format!("{name} without leads"))
                .or_default() += 1;
            return Ok(());
        }
        if !leads.is_empty() {
            return self.around(table, record, &leads, inherited);
        }
        let id = others.first().map(|_| {
            let number = self.tables[table].rows_so_far() + 1;
            id_of(record).map_or_else(
                || {
                    self.tables[table].names_rows = true;
                    row_name(&self.full_name(table), number)
                },
                str::to_owned,
            )
        });
        let mut cells = Cells::new();
        self.members(&mut cells, "", record, record, 0);
        for (header, text) in inherited {
            self.cell(table, header, text)?;
        }
        for (header, text) in &cells {
            self.cell(table, header, text)?;
        }
        self.end(table, line);
        let Some(id) = id else { return Ok(()) };
        for (name, elements) in others {
            let child = self.table(name);
            let above = [("lead.id".to_owned(), id.clone())];
            for element in elements {
                // It says itself which lead it is about.
                let own = lead_id_of(element).is_some();
                let inherited = if own { &[][..] } else { &above };
                let line = self.tables[child].rows_so_far() as u64 + 1;
                self.record(child, line, element, inherited)?;
            }
        }
        Ok(())
    }

    /// A dealer or a customer with leads: what it says itself is said by each of them.
    fn around(
        &mut self,
        table: usize,
        record: &Value<'_>,
        leads: &[(&str, &[Value<'_>])],
        inherited: &[(String, String)],
    ) -> Result<(), TooMany> {
        let name = &self.tables[table].name;
        let prefix = if name.is_empty() {
            "parent".to_owned()
        } else {
            singular(name)
        };
        let mut cells = Cells::new();
        self.members(&mut cells, &prefix, record, record, 0);
        let cells = cells
            .into_iter()
            .map(|(header, text)| (header, text.into_owned()));
        let all: Vec<(String, String)> = inherited.iter().cloned().chain(cells).collect();
        for (name, elements) in leads {
            let child = self.table(name);
            for element in *elements {
                let line = self.tables[child].rows_so_far() as u64 + 1;
                self.record(child, line, element, &all)?;
            }
        }
        Ok(())
    }

    /// The members of an object as cells; lists that are tables of their own are not among them.
    fn members<'v>(
        &mut self,
        cells: &mut Cells<'v>,
        path: &str,
        object: &'v Value<'_>,
        record: &Value<'_>,
        level: usize,
    ) {
        for (key, value) in object.members() {
            let name = key.trim();
            let envelope = level == 0
                && value.is_object()
                && (BOXES.contains(&name)
                    || ENVELOPES.contains(&name)
                        && record.get("id").is_some_and(|id| id.text().is_some())
                        && value.get("url").is_none());
            if envelope {
                self.members(cells, path, value, record, level + 1);
                continue;
            }
            let path = match (path, name) {
                ("", name) => name.to_owned(),
                // The text of an element of XML beside its attributes.
                (path, "") => path.to_owned(),
                (path, name) => format!("{path}.{name}"),
            };
            if is_child(key, value) {
                continue;
            }
            self.value(cells, &path, value, record, level + 1);
        }
    }

    fn value<'v>(
        &mut self,
        cells: &mut Cells<'v>,
        path: &str,
        value: &'v Value<'_>,
        record: &Value<'_>,
        level: usize,
    ) {
        match value {
            Value::Null => cells.push((path.to_owned(), "".into())),
            Value::Text(text) => cells.push((path.to_owned(), text.as_ref().into())),
            Value::Object(members) => {
                if members.is_empty() {
                    cells.push((path.to_owned(), "".into()));
                }
                if let Some(name) = full_name(value) {
                    cells.push((format!("{path}.name"), name.into()));
                }
                self.members(cells, path, value, record, level);
            }
            Value::List(elements) => {
                let mut texts = Vec::new();
                scalars(elements, &mut texts);
                let objects: Vec<&Value<'_>> =
                    elements.iter().filter(|one| one.is_object()).collect();
                if objects.is_empty() || !texts.is_empty() {
                    cells.push((path.to_owned(), texts.join("; ").into()));
                }
                self.several(cells, path, &objects, record, level);
            }
        }
    }

    /// Objects of a list: the first one, or the one that is marked as the main one, has the plain names.
    fn several<'v>(
        &mut self,
        cells: &mut Cells<'v>,
        path: &str,
        objects: &[&'v Value<'_>],
        record: &Value<'_>,
        level: usize,
    ) {
        if path.rsplit('.').next() == Some("legs") {
            // The parts of one call; the call itself is in the record.
            *self.left_out.entry(path.to_owned()).or_default() += objects.len() as u64;
            return;
        }
        if let Some(pairs) = pairs(objects) {
            for (name, value) in pairs {
                self.value(cells, &format!("{path}.{name}"), value, record, level + 1);
            }
            return;
        }
        let (main, rest): (Vec<_>, Vec<_>) = objects.iter().partition(|one| is_main(one));
        for (at, object) in main.into_iter().chain(rest).enumerate() {
            if at == MOST {
                let more = (objects.len() - MOST) as u64;
                *self
                    .left_out
                    .entry(format!("{path} beyond the {MOST}th"))
                    .or_default() += more;
                break;
            }
            let path = match at {
                0 => path.to_owned(),
                _ => format!("{path}.{}", at + 1),
            };
            if let Some(name) = full_name(object) {
                cells.push((format!("{path}.name"), name.into()));
            }
            self.members(cells, &path, object, record, level + 1);
        }
    }
}

/// First and last name of a person whose full name is told nowhere.
fn full_name(person: &Value<'_>) -> Option<String> {
    let (mut first, mut last) = ("", "");
    for (key, value) in person.members() {
        match plain(key).as_str() {
            "firstname" | "givenname" => first = value.text().unwrap_or(""),
            "lastname" | "familyname" => last = value.text().unwrap_or(""),
            "name" | "fullname" | "displayname" => return None,
            _ => {}
        }
    }
    let name = format!("{} {}", first.trim(), last.trim());
    (!first.is_empty() && !last.is_empty()).then_some(name)
}

/// A dealer or a customer with a list of leads that is empty.
fn has_no_leads(record: &Value<'_>) -> bool {
    let empty = |value: &Value<'_>| matches!(value, Value::List(elements) if elements.is_empty());
    record
        .members()
        .iter()
        .any(|(name, value)| is_leads(name) && empty(value))
}

/// Texts of a list, and of lists within it.
fn scalars<'v>(elements: &'v [Value<'_>], texts: &mut Vec<&'v str>) {
    for element in elements {
        match element {
            Value::Text(text) => texts.push(text),
            Value::List(inner) => scalars(inner, texts),
            Value::Null | Value::Object(_) => {}
        }
    }
}

/// Lists of touches and of leads within a record, wherever they are in it.
fn children<'v, 'a>(record: &'v Value<'a>) -> Vec<(&'v str, &'v [Value<'a>])> {
    let mut found = Vec::new();
    for (key, value) in record.members() {
        if is_child(key, value) {
            found.push((key.as_ref(), value.elements()));
        } else if value.is_object() {
            found.extend(children(value));
        }
    }
    found
}

/// A list that is a table of its own.
fn is_child(key: &str, value: &Value<'_>) -> bool {
    if !value.is_list_of_objects() {
        return false;
    }
    let tells = |element: &Value<'_>| element.members().iter().any(|(name, _)| is_of_touch(name));
    is_leads(key) || is_about_touches(key) && value.elements().iter().any(tells)
}

/// The id of the lead that a record is.
fn id_of<'v>(record: &'v Value<'_>) -> Option<&'v str> {
    let text = |value: &'v Value<'_>| value.text().filter(|text| !text.trim().is_empty());
    lead_id_of(record).or_else(|| {
        let named = |id: &str, of: &'v Value<'_>| {
            of.members()
                .iter()
                .find(|(name, _)| plain(name) == id)
                .and_then(|(_, value)| text(value))
        };
        IDS.iter().find_map(|id| named(id, record))
    })
}

/// The id of a lead that a record names as such: `leadId`, or `lead: { id }`.
fn lead_id_of<'v>(record: &'v Value<'_>) -> Option<&'v str> {
    record
        .members()
        .iter()
        .find_map(|(name, value)| match (plain(name).as_str(), value) {
            ("leadid" | "opportunityid", Value::Text(text)) if !text.trim().is_empty() => {
                Some(text.as_ref())
            }
            ("lead" | "opportunity", Value::Object(_)) => value.get("id").and_then(Value::text),
            _ => None,
        })
}

/// Marked as the one that counts.
fn is_main(object: &Value<'_>) -> bool {
    object.members().iter().any(|(name, value)| {
        matches!(
            plain(name).as_str(),
            "isprimary" | "primary" | "ismain" | "main"
        ) && matches!(value.text(), Some("true" | "1" | "True"))
    })
}

/// Names and values, where that is what the objects of a list are: `[{ "name": "color", "value": "red" }]`.
fn pairs<'v, 'a>(objects: &[&'v Value<'a>]) -> Option<Vec<(&'v str, &'v Value<'a>)>> {
    let named = |object: &'v Value<'a>| {
        let name = ["name", "key", "field", "label"]
            .iter()
            .find_map(|key| object.get(key)?.text())?;
        let simple = object.members().len() <= 3 && !name.trim().is_empty();
        Some((name.trim(), object.get("value").filter(|_| simple)?))
    };
    if objects.len() < 2 {
        return None;
    }
    objects.iter().map(|object| named(object)).collect()
}
