//! Names of customers, looked up for a few leads in files that are read again. Whoever reads a file for its figures keeps
//! no name: only whether there is one.

use super::columns::trim;
use super::file::FileData;
use super::mapping::Mapping;
use crate::bytes::decode;
use crate::order::sorted;
use crate::table::Row;

/// The leads whose customers are wanted, and the names found so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Naming {
    /// Ids of leads, ascending.
    wanted: Vec<String>,
    /// Ids and names.
    pub(crate) found: Vec<(String, String)>,
}

impl Naming {
    pub(crate) fn of(leads: Vec<String>) -> Self {
        Self {
            wanted: sorted(leads, Ord::cmp),
            found: Vec::new(),
        }
    }

    /// Every name is there.
    pub(crate) fn done(&self) -> bool {
        self.found.len() >= self.wanted.len()
    }

    /// Takes the name in a row about this lead, unless the lead has one or nobody asked.
    fn take(&mut self, lead: &str, row: &Row<'_>, mapping: &Mapping) {
        let is_wanted = |own: &String| own.as_str().cmp(lead);
        if self.wanted.binary_search_by(is_wanted).is_err()
            || self.found.iter().any(|(own, _)| own == lead)
        {
            return;
        }
        let name = name(row, mapping);
        if !name.is_empty() {
            self.found.push((lead.to_owned(), name));
        }
    }
}

/// The name in a row: of all columns with one or a part of it, in their order, nothing twice.
fn name(row: &Row<'_>, mapping: &Mapping) -> String {
    let mut name = String::new();
    for &column in &sorted(mapping.customers.clone(), Ord::cmp) {
        let cell = row.cell(column);
        let part = decode(trim(&cell));
        if part.is_empty() || name.contains(part.as_ref()) {
            continue;
        }
        if part.contains(name.as_str()) {
            name.clear();
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&part);
    }
    name
}

impl FileData {
    /// Does what a row asks for, then looks whose name is in it.
    pub(super) fn name_in(
        &mut self,
        mut naming: Naming,
        row: Option<&Row<'_>>,
        read: impl FnOnce(&mut Self),
    ) -> Naming {
        let aside = self.aside.total();
        self.last_lead = None;
        read(self);
        if self.aside.total() == aside
            && let (Some(lead), Some(row)) = (self.last_lead, row)
        {
            naming.take(self.ids.text(lead), row, &self.mapping);
        }
        naming
    }
}

#[cfg(test)]
mod tests {
    use crate::records::Recall;
    use crate::settings::Settings;

    /// The names of these leads' customers in files of CSV.
    fn names(files: &[&str], leads: &[&str]) -> Vec<(String, String)> {
        let leads = leads.iter().map(|lead| (*lead).to_owned()).collect();
        let mut recall = Recall::naming(&Settings::default(), leads);
        for (nth, text) in files.iter().enumerate() {
            recall.open(&format!("{nth}.csv"));
            recall.push(text.as_bytes());
            recall.close();
        }
        assert!(!recall.turn(), "read once");
        recall.names().expect("names")
    }

    fn pairs(names: &[(String, String)]) -> Vec<(&str, &str)> {
        names
            .iter()
            .map(|(lead, name)| (lead.as_str(), name.as_str()))
            .collect()
    }

    const WIDE: &str = "lead_id,created_at,customer name,activity_at,channel,direction\n\
        A,2026-01-05T09:00:00Z,,2026-01-05T09:20:00Z,phone,outbound\n\
        A,2026-01-05T09:00:00Z, Nora Quill ,2026-01-05T10:20:00Z,email,outbound\n\
        A,2026-01-05T09:00:00Z,Someone Else,2026-01-05T11:20:00Z,email,outbound\n\
        ,2026-01-05T09:00:00Z,Nobody's Row,2026-01-05T11:20:00Z,email,outbound\n\
        B,2026-01-06T09:00:00Z,Otto Rhys,,,\n\
        C,2026-01-06T09:00:00Z,Ida Moor,,,\n";

    #[test]
    fn the_first_name_of_a_wanted_lead_is_taken_and_no_other() {
        let found = names(&[WIDE], &["C", "A", "none"]);
        assert_eq!(pairs(&found), [("A", "Nora Quill"), ("C", "Ida Moor")]);
    }

    #[test]
    fn parts_of_a_name_are_one_name_and_nothing_is_said_twice() {
        let parts = "lead_id,created_at,first name,last name,customer name\n\
            A,2026-01-05T09:00:00Z,Nora,Quill,Nora Quill\n\
            B,2026-01-05T09:00:00Z,Otto,Rhys,\n\
            C,2026-01-05T09:00:00Z,,Moor,\n";
        let touches = "lead_id,activity_at,channel,direction\n\
            A,2026-01-05T09:20:00Z,phone,outbound\n";
        let found = names(&[touches, parts], &["A", "B", "C"]);
        assert_eq!(
            pairs(&found),
            [("A", "Nora Quill"), ("B", "Otto Rhys"), ("C", "Moor")]
        );
    }

    #[test]
    fn leads_without_an_id_are_known_by_their_row_as_they_were() {
        let rows = "created_at,customer name,dealer,source\n\
            2026-01-05T09:00:00Z,Nora Quill,North,Web\n\
            2026-01-06T09:00:00Z,Otto Rhys,North,Web\n";
        let found = names(&[rows, rows], &["row 2", "1.csv row 1"]);
        assert_eq!(
            pairs(&found),
            [("row 2", "Otto Rhys"), ("1.csv row 1", "Nora Quill")]
        );
    }

    #[test]
    fn a_file_is_read_no_further_than_to_the_last_name() {
        let mut recall = Recall::naming(&Settings::default(), vec!["A".to_owned()]);
        recall.open("a.csv");
        let many: String = (0..4_000)
            .map(|nth| format!("X{nth},2026-01-05T09:00:00Z,Ida {nth},,,\n"))
            .collect();
        let mut more = recall.push(WIDE.as_bytes());
        for _ in 0..200 {
            more = more && recall.push(many.as_bytes());
        }
        assert!(!more, "the rest is not wanted");
        recall.close();
        assert!(!recall.turn());
        let found = recall.names().expect("names");
        assert_eq!(pairs(&found), [("A", "Nora Quill")]);
    }
}
