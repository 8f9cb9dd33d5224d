//! Which column of a file is which field, and what kind of file that makes it.

use std::collections::BTreeMap;

use super::field::Field;
use super::headers::{Header, fields_of, find_header, is_certain};
use super::kind::Kind;
use super::languages;
use super::profiles::Profile;
use super::synonyms::SYNONYMS;
use super::synonyms_more::MORE_SYNONYMS;
use super::why::Why;

/// Where each field is in a file. Phone and e-mail can be several columns.
#[derive(Debug, Clone)]
pub struct Mapping {
    columns: [Option<usize>; Field::COUNT],
    /// Why each was taken.
    why: [Why; Field::COUNT],
    /// All columns with a phone number.
    pub phones: Vec<usize>,
    /// All columns with an e-mail address.
    pub emails: Vec<usize>,
    /// All columns with a customer's name or a part of it.
    pub customers: Vec<usize>,
    /// Fields that the user mapped.
    by_user: Vec<Field>,
    /// The lead id was recognised by a header that says no more than "id".
    bare_id: bool,
}

impl Default for Mapping {
    fn default() -> Self {
        Self {
            columns: [None; Field::COUNT],
            why: [Why::Header; Field::COUNT],
            phones: Vec::new(),
            emails: Vec::new(),
            customers: Vec::new(),
            by_user: Vec::new(),
            bare_id: false,
        }
    }
}

/// A comparison of a header with a known one.
type Test = fn(&Header, &str) -> bool;

/// How a header is compared with a known one, and what to call it; the surest first.
pub const TESTS: [(Test, Why); 2] = [
    (Header::is_exactly, Why::Header),
    (Header::has_the_words_of, Why::Words),
];

/// Fields that can be several columns.
const fn several(field: Field) -> bool {
    matches!(field, Field::Phone | Field::Email | Field::Customer)
}

/// Every known header, or every one of a field, with its field: by field, English ones first.
pub fn known_headers(only: Option<Field>) -> impl Iterator<Item = (Field, &'static str)> {
    SYNONYMS
        .iter()
        .chain(MORE_SYNONYMS)
        .filter(move |(field, _)| only.is_none_or(|only| only == *field))
        .flat_map(|&(field, headers)| {
            let kind = if field.is_of_touch() {
                "touches"
            } else {
                "leads"
            };
            // What is a field of both is first of all the lead's.
            let of_both = field != Field::TouchPerson && field != Field::LeadChannel;
            headers
                .iter()
                .copied()
                .chain(languages::headers(kind, field.name(), of_both))
                .map(move |header| (field, header))
        })
}

/// The header is an English one of some field.
pub fn is_known(header: &Header) -> bool {
    SYNONYMS
        .iter()
        .chain(MORE_SYNONYMS)
        .flat_map(|(_, headers)| *headers)
        .any(|known| header.is_exactly(known))
}

/// The header is one of this field.
fn is_of(header: &Header, field: Field) -> bool {
    known_headers(Some(field)).any(|(_, known)| header.is_exactly(known))
}

impl Mapping {
    /// Matches headers to fields; `by_user` overrides, `field` or `kind.field` to header, and `profile` goes before the
    /// general headers.
    pub fn new(
        headers: &[String],
        normal: &[Header],
        by_user: &BTreeMap<String, String>,
        profile: Option<Profile>,
    ) -> Self {
        let mut mapping = Self::default();
        let mut taken = vec![false; headers.len()];
        // "Not in this file": what would be recognised is overruled too.
        let mut closed = [false; Field::COUNT];
        for (key, header) in by_user {
            if header.is_empty() {
                for field in fields_of(key) {
                    closed[field as usize] = true;
                }
                continue;
            }
            let Some(column) = find_header(headers, header) else {
                continue;
            };
            for field in fields_of(key) {
                // A key with a kind before it is more certain than one without.
                if mapping.columns[field as usize].is_none() || is_certain(key) {
                    mapping.columns[field as usize] = Some(column);
                    mapping.why[field as usize] = Why::User;
                    mapping.by_user.push(field);
                    taken[column] = true;
                }
            }
        }
        for (key, known) in profile.iter().flat_map(Profile::pairs) {
            let column = (0..headers.len())
                .find(|&column| !taken[column] && normal[column].is_exactly(known));
            for field in fields_of(key) {
                let at = field as usize;
                // What says when it was done goes before what says when it was written down.
                if field == Field::At && mapping.columns[Field::DoneAt as usize].is_some() {
                    closed[at] = true;
                } else if known.is_empty() {
                    closed[at] |= mapping.columns[at].is_none();
                } else if let Some(column) = column
                    && mapping.columns[at].is_none()
                    && !closed[at]
                {
                    mapping.columns[at] = Some(column);
                    mapping.why[at] = if is_of(&normal[column], field) {
                        Why::Header
                    } else {
                        Why::Profile
                    };
                    taken[column] = true;
                }
            }
        }
        for (test, why) in TESTS {
            for (field, header) in known_headers(None) {
                let at = field as usize;
                if several(field) || mapping.columns[at].is_some() || closed[at] {
                    continue;
                }
                let found = (0..headers.len()).find(|&column| {
                    !taken[column] && normal[column].may_be(field) && test(&normal[column], header)
                });
                if let Some(column) = found {
                    mapping.columns[at] = Some(column);
                    mapping.why[at] = why;
                    taken[column] = true;
                }
            }
        }
        for field in [Field::Phone, Field::Email, Field::Customer] {
            let at = field as usize;
            let own = mapping.columns[at].into_iter();
            let found = (0..headers.len()).filter(|&column| {
                !taken[column]
                    && !closed[at]
                    && normal[column].may_be(field)
                    && is_of(&normal[column], field)
            });
            let all = own.chain(found).collect::<Vec<_>>();
            mapping.columns[at] = all.first().copied();
            match field {
                Field::Phone => mapping.phones = all,
                Field::Email => mapping.emails = all,
                _ => mapping.customers = all,
            }
        }
        mapping.bare_id = mapping.columns[Field::LeadId as usize].is_some_and(|column| {
            matches!(
                normal[column].compact.as_str(),
                "id" | "recordid" | "reference"
            )
        });
        mapping
    }

    /// Takes columns by their values; pairs of a key and a column.
    pub fn take(&mut self, found: &[(&str, usize)]) {
        for &(key, column) in found {
            for field in fields_of(key) {
                if self.columns[field as usize].is_none() && !self.uses(column) {
                    self.columns[field as usize] = Some(column);
                    self.why[field as usize] = Why::Values;
                    match field {
                        Field::Phone => self.phones.push(column),
                        Field::Email => self.emails.push(column),
                        _ => {}
                    }
                }
            }
        }
    }

    /// The column of a field.
    pub fn get(&self, field: Field) -> Option<usize> {
        self.columns[field as usize]
    }

    /// What kind of file has these columns; fields that this kind does not have are let go.
    ///
    /// `told` is the name of the kind where the user says it, `known` the kind of a known export.
    pub fn settle(&mut self, told: Option<&str>, known: Option<Kind>) -> Option<Kind> {
        let has = |field: Field| self.columns[field as usize].is_some();
        let user = |field: Field| self.by_user.contains(&field);
        // A bare date is the touch's own where everything else is about a touch.
        let about_touch = has(Field::Direction)
            || has(Field::Result)
            || has(Field::Duration)
            || has(Field::Channel);
        let about_lead =
            has(Field::Dealer) || has(Field::Source) || has(Field::Status) || has(Field::Outcome);
        let stated = has(Field::Attempts) || has(Field::Outcome);
        let one_touch_a_row = has(Field::At)
            || has(Field::Direction)
            || (has(Field::Result) && !stated)
            || (has(Field::Channel) && !has(Field::CreatedAt) && !stated);
        let task = !has(Field::At) && has(Field::DueAt) && has(Field::DoneAt);
        let touches = match told {
            Some("leads") => false,
            Some("touches" | "wide") => true,
            _ => (one_touch_a_row && (has(Field::LeadId) || has(Field::At))) || task,
        };
        // Among touches an outcome is that of the touch, unless something else is about the lead.
        let of_touch = touches
            && has(Field::Outcome)
            && has(Field::LeadId)
            && !(has(Field::Result) || has(Field::Status) || user(Field::Outcome))
            && ![
                Field::CreatedAt,
                Field::Dealer,
                Field::Source,
                Field::SoldAt,
            ]
            .into_iter()
            .any(has);
        let about_lead = about_lead && !of_touch;
        let mut move_date = false;
        // What the user says about a time goes before what is known of such files.
        let no_id = !has(Field::LeadId) || (touches && self.bare_id && !user(Field::LeadId));
        let known = known.filter(|&kind| match kind {
            _ if told.is_some() => false,
            Kind::Leads => !user(Field::At) && (has(Field::LeadId) || has(Field::CreatedAt)),
            Kind::Touches | Kind::Wide => !user(Field::CreatedAt) && has(Field::LeadId),
            _ => false,
        });
        let tells_lead = [
            Field::CreatedAt,
            Field::Dealer,
            Field::Source,
            Field::Status,
            Field::SoldAt,
        ]
        .into_iter()
        .any(has);
        // An export of which the columns about the lead were left out.
        let known = known.map(|kind| match kind {
            Kind::Wide if !tells_lead => Kind::Touches,
            kind => kind,
        });
        let kind = if known.is_some() {
            known
        } else if touches {
            if !has(Field::At)
                && has(Field::CreatedAt)
                && !about_lead
                && about_touch
                && !user(Field::CreatedAt)
            {
                move_date = true;
                Some(Kind::Touches)
            } else if no_id && !has(Field::CreatedAt) {
                // Whoever names no lead cannot tell anything about one.
                Some(Kind::Touches)
            } else if tells_lead || has(Field::Outcome) && !of_touch {
                Some(Kind::Wide)
            } else {
                Some(Kind::Touches)
            }
        } else if [
            Field::LeadId,
            Field::CreatedAt,
            Field::Outcome,
            Field::Attempts,
        ]
        .into_iter()
        .any(has)
        {
            Some(Kind::Leads)
        } else {
            None
        };
        if touches && known.is_none() && self.bare_id && !self.by_user.contains(&Field::LeadId) {
            // In a file of touches a bare `id` is the touch's.
            self.columns[Field::LeadId as usize] = None;
        }
        if of_touch {
            self.columns[Field::Result as usize] = self.columns[Field::Outcome as usize].take();
        }
        if move_date {
            self.columns[Field::At as usize] = self.columns[Field::CreatedAt as usize].take();
        }
        let chosen = |field: Field| self.by_user.contains(&field);
        match kind {
            Some(Kind::Leads) => {
                // Channel and person of a lead, whatever they were matched as.
                for (of_lead, of_touch) in [
                    (Field::LeadChannel, Field::Channel),
                    (Field::Person, Field::TouchPerson),
                ] {
                    let touch = self.columns[of_touch as usize].take();
                    // An entry channel is not the channel of attempts: only where attempts are stated.
                    let fits = of_lead != Field::LeadChannel
                        || chosen(Field::LeadChannel)
                        || self.columns[Field::Attempts as usize].is_some();
                    if fits && self.columns[of_lead as usize].is_none() {
                        self.columns[of_lead as usize] = touch;
                    }
                }
                for field in Field::ALL.into_iter().filter(|field| field.is_of_touch()) {
                    self.columns[field as usize] = None;
                }
            }
            Some(Kind::Touches) => {
                if self.columns[Field::TouchPerson as usize].is_none() {
                    self.columns[Field::TouchPerson as usize] =
                        self.columns[Field::Person as usize];
                }
                for field in Field::ALL
                    .into_iter()
                    .filter(|field| !field.is_of_touch() && *field != Field::LeadId)
                {
                    self.columns[field as usize] = None;
                }
                if self.columns[Field::LeadId as usize].is_some() {
                    self.phones.clear();
                    self.emails.clear();
                } else {
                    // The customer is all that says which lead a touch is about.
                    self.columns[Field::Phone as usize] = self.phones.first().copied();
                    self.columns[Field::Email as usize] = self.emails.first().copied();
                }
                self.customers.clear();
            }
            Some(Kind::Wide) => {
                if self.columns[Field::TouchPerson as usize].is_none() {
                    self.columns[Field::TouchPerson as usize] =
                        self.columns[Field::Person as usize];
                }
                self.columns[Field::LeadChannel as usize] = None;
                self.columns[Field::Attempts as usize] = None;
            }
            _ => {}
        }
        kind
    }

    /// `(field name, column, why)` of every field in use, in field order.
    pub fn pairs(&self) -> Vec<(&'static str, usize, Why)> {
        let mut pairs: Vec<(&'static str, usize, Why)> = Vec::new();
        for field in Field::ALL {
            if let Some(column) = self.get(field)
                && !pairs
                    .iter()
                    .any(|&(name, at, _)| name == field.name() && at == column)
            {
                let taken = pairs.iter().any(|&(name, ..)| name == field.name());
                let name = match (taken, field) {
                    (true, Field::TouchPerson) => "touches.person",
                    (true, Field::Channel) => "touches.channel",
                    _ => field.name(),
                };
                pairs.push((name, column, self.why[field as usize]));
            }
        }
        pairs
    }

    /// Columns of which something is read.
    pub fn uses(&self, column: usize) -> bool {
        self.columns.contains(&Some(column))
            || self.phones.contains(&column)
            || self.emails.contains(&column)
            || self.customers.contains(&column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `field=column` pairs of a header row, and the kind.
    fn check(headers: &str, kind: Option<Kind>, expected: &str) {
        let headers: Vec<String> = headers.split(';').map(str::to_owned).collect();
        let normal: Vec<Header> = headers.iter().map(|header| Header::new(header)).collect();
        let mut mapping = Mapping::new(&headers, &normal, &BTreeMap::new(), None);
        assert_eq!(mapping.settle(None, None), kind, "{headers:?}");
        let found: Vec<String> = mapping
            .pairs()
            .into_iter()
            .map(|(field, column, _)| format!("{field}={}", headers[column].trim()))
            .collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn headers_are_recognised_however_they_are_written() {
        for written in [
            "Lead ID",
            "lead_id",
            "LeadID",
            "leadId",
            "LEAD ID*",
            "\u{feff}Lead-Id ",
            "AutoLeadID",
            "MQL_id",
        ] {
            check(
                &format!("{written};x"),
                Some(Kind::Leads),
                &format!("lead_id={}", written.trim()),
            );
        }
        check(
            "(Do Not Modify) Lead;Créated On",
            Some(Kind::Leads),
            "lead_id=(Do Not Modify) Lead created_at=Créated On",
        );
        check(
            "Date of Creation;Salesperson Name",
            Some(Kind::Leads),
            "created_at=Date of Creation person=Salesperson Name",
        );
        check("foo;bar", None, "");
    }

    #[test]
    fn kinds() {
        check(
            "touch_id;lead_id;activity;started_at;ended_at;agent;channel",
            Some(Kind::Touches),
            "lead_id=lead_id at=started_at ended_at=ended_at channel=channel person=agent",
        );
        check(
            "Dealer;User;Activity Date;Direction;Comm Channel;Interaction Result;Lead Source;Lead Created Date;Lead ID",
            Some(Kind::Wide),
            "lead_id=Lead ID created_at=Lead Created Date dealer=Dealer source=Lead Source at=Activity Date \
             channel=Comm Channel direction=Direction result=Interaction Result person=User",
        );
        check(
            "mql_id;seller_id;sdr_id;sr_id;won_date;business_segment;lead_type",
            Some(Kind::Leads),
            "lead_id=mql_id lead_type=lead_type sold_at=won_date",
        );
    }
}
