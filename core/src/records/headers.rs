//! From a header to a field: normalise, then match exactly, then by the same words in another order.
//!
//! Never by a part of a header: that is how a salesperson's column becomes a customer's name.

use std::collections::BTreeMap;

use super::dataset::Kind;
use super::field::Field;
use super::letters::{is_large, is_small, is_word, lower};
use super::synonyms::SYNONYMS;
use super::synonyms_more::MORE_SYNONYMS;
use crate::order::sorted;

/// Words that say nothing about the meaning.
const FILLERS: [&str; 4] = ["the", "of", "a", "an"];

/// A header, normalised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Header {
    /// Words without spaces between them.
    pub(crate) compact: String,
    /// Words, ascending, without fillers.
    words: Vec<String>,
    /// The header says that its times are UTC.
    pub(crate) utc: bool,
    /// The header says that its cells are times, so no other field may take it.
    pub(crate) time: bool,
}

impl Header {
    /// Lower case, no accents, no punctuation, no unit or zone suffix, words split at spaces, underscores and capitals.
    pub(crate) fn new(raw: &str) -> Self {
        let mut text = raw.trim_start_matches('\u{feff}').trim();
        if let Some(rest) = text.strip_prefix("(Do Not Modify)") {
            text = rest.trim();
        }
        let text = text.trim_end_matches('*').trim_end();
        // A unit in brackets at the end: `(Min)`, `(s)`.
        let mut utc = false;
        let text = match text.rsplit_once('(') {
            Some((before, unit)) if unit.ends_with(')') && is_unit(&unit[..unit.len() - 1]) => {
                utc = unit[..unit.len() - 1].trim().eq_ignore_ascii_case("utc");
                before.trim_end()
            }
            _ => text,
        };
        let mut words = split_words(text);
        if words.len() > 1 {
            let before = words.len();
            words.retain(|word| word != "utc");
            utc |= words.len() < before;
        }
        // `Sold Datetime` is `Sold`, `Activity Date Time` stays findable by its own entry.
        let time = words.len() > 1 && words.last().is_some_and(|word| word == "datetime");
        if time {
            words.pop();
        }
        let compact = words.concat();
        words.retain(|word| !FILLERS.contains(&word.as_str()));
        Self {
            compact,
            words: sorted(words, Ord::cmp),
            utc,
            time: time || utc,
        }
    }

    fn may_be(&self, field: Field) -> bool {
        !self.time || field.is_date()
    }

    pub(crate) fn is_exactly(&self, synonym: &str) -> bool {
        let mut rest = self.compact.as_str();
        for word in synonym.split(' ') {
            let Some(after) = rest.strip_prefix(word) else {
                return false;
            };
            rest = after;
        }
        rest.is_empty()
    }

    pub(crate) fn has_the_words_of(&self, synonym: &str) -> bool {
        let words = || synonym.split(' ');
        let here = |word: &str| self.words.iter().filter(|own| *own == word).count();
        let there = |word: &str| words().filter(|other| *other == word).count();
        self.words.len() > 1
            && words().count() == self.words.len()
            && words().all(|word| here(word) == there(word))
    }
}

fn is_unit(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    matches!(
        text.as_str(),
        "min"
            | "mins"
            | "minutes"
            | "s"
            | "sec"
            | "secs"
            | "seconds"
            | "ms"
            | "h"
            | "hours"
            | "utc"
            | "local"
    )
}

fn split_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let chars: Vec<char> = text.chars().collect();
    for (at, &c) in chars.iter().enumerate() {
        if !is_word(c) {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            continue;
        }
        let after_lower = at > 0 && is_small(chars[at - 1]);
        let before_lower = chars.get(at + 1).is_some_and(|&next| is_small(next));
        let after_upper = at > 0 && is_large(chars[at - 1]);
        if is_large(c) && (after_lower || (after_upper && before_lower)) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        word.push(without_accent(lower(c)));
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The letter below the accent, for the letters of western and central European languages.
pub(crate) fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' => 'a',
        'ç' | 'č' | 'ć' => 'c',
        'ď' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ě' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ő' => 'o',
        'ř' => 'r',
        'š' | 'ś' => 's',
        'ť' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ž' | 'ź' | 'ż' => 'z',
        _ => c,
    }
}

/// Where each field is in a file. Phone and e-mail can be several columns.
#[derive(Debug, Clone)]
pub(crate) struct Mapping {
    columns: [Option<usize>; Field::COUNT],
    /// All columns with a phone number.
    pub(crate) phones: Vec<usize>,
    /// All columns with an e-mail address.
    pub(crate) emails: Vec<usize>,
    /// All columns with a customer's name or a part of it.
    pub(crate) customers: Vec<usize>,
    /// Fields that the user mapped.
    by_user: Vec<Field>,
    /// The lead id was recognised by a header that says no more than "id".
    bare_id: bool,
}

impl Default for Mapping {
    fn default() -> Self {
        Self {
            columns: [None; Field::COUNT],
            phones: Vec::new(),
            emails: Vec::new(),
            customers: Vec::new(),
            by_user: Vec::new(),
            bare_id: false,
        }
    }
}

impl Mapping {
    /// Matches headers to fields; `by_user` overrides, `field` or `kind.field` to header.
    pub(crate) fn new(headers: &[String], by_user: &BTreeMap<String, String>) -> Self {
        let normal: Vec<Header> = headers.iter().map(|header| Header::new(header)).collect();
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
                if mapping.columns[field as usize].is_none() || key.contains('.') {
                    mapping.columns[field as usize] = Some(column);
                    mapping.by_user.push(field);
                }
            }
            taken[column] = true;
        }
        for test in [Header::is_exactly, Header::has_the_words_of] {
            for &(field, synonyms) in SYNONYMS.iter().chain(MORE_SYNONYMS) {
                if matches!(field, Field::Phone | Field::Email | Field::Customer) {
                    continue;
                }
                for synonym in synonyms {
                    if mapping.columns[field as usize].is_some() || closed[field as usize] {
                        break;
                    }
                    let found = (0..headers.len()).find(|&column| {
                        !taken[column]
                            && normal[column].may_be(field)
                            && test(&normal[column], synonym)
                    });
                    if let Some(column) = found {
                        mapping.columns[field as usize] = Some(column);
                        taken[column] = true;
                    }
                }
            }
        }
        for (field, synonyms) in SYNONYMS.iter().chain(MORE_SYNONYMS) {
            let found = (0..headers.len()).filter(|&column| {
                !taken[column]
                    && !closed[*field as usize]
                    && synonyms
                        .iter()
                        .any(|synonym| normal[column].is_exactly(synonym))
            });
            match field {
                Field::Phone => mapping.phones.extend(
                    mapping.columns[Field::Phone as usize]
                        .into_iter()
                        .chain(found),
                ),
                Field::Email => mapping.emails.extend(
                    mapping.columns[Field::Email as usize]
                        .into_iter()
                        .chain(found),
                ),
                Field::Customer => mapping.customers.extend(
                    mapping.columns[Field::Customer as usize]
                        .into_iter()
                        .chain(found),
                ),
                _ => {}
            }
        }
        mapping.bare_id = mapping.columns[Field::LeadId as usize].is_some_and(|column| {
            matches!(
                normal[column].compact.as_str(),
                "id" | "recordid" | "reference"
            )
        });
        mapping.columns[Field::Phone as usize] = mapping.phones.first().copied();
        mapping.columns[Field::Email as usize] = mapping.emails.first().copied();
        mapping.columns[Field::Customer as usize] = mapping.customers.first().copied();
        mapping
    }

    /// The column of a field.
    pub(crate) fn get(&self, field: Field) -> Option<usize> {
        self.columns[field as usize]
    }

    /// What kind of file has these columns; fields that this kind does not have are let go.
    pub(crate) fn settle(&mut self) -> Option<Kind> {
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
        let touches = (one_touch_a_row && (has(Field::LeadId) || has(Field::At))) || task;
        let mut move_date = false;
        let kind = if touches {
            if !has(Field::At)
                && has(Field::CreatedAt)
                && !about_lead
                && about_touch
                && !user(Field::CreatedAt)
            {
                move_date = true;
                Some(Kind::Touches)
            } else if has(Field::CreatedAt)
                || has(Field::Dealer)
                || has(Field::Source)
                || has(Field::Status)
                || has(Field::Outcome)
                || has(Field::SoldAt)
            {
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
        if touches && self.bare_id && !self.by_user.contains(&Field::LeadId) {
            // In a file of touches a bare `id` is the touch's.
            self.columns[Field::LeadId as usize] = None;
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
                self.phones.clear();
                self.emails.clear();
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

    /// `(field name, column)` of every field in use, in field order.
    pub(crate) fn pairs(&self) -> Vec<(&'static str, usize)> {
        let mut pairs: Vec<(&'static str, usize)> = Vec::new();
        for field in Field::ALL {
            if let Some(column) = self.get(field)
                && !pairs
                    .iter()
                    .any(|&(name, at)| name == field.name() && at == column)
            {
                let taken = pairs.iter().any(|&(name, _)| name == field.name());
                let name = match (taken, field) {
                    (true, Field::TouchPerson) => "touches.person",
                    (true, Field::Channel) => "touches.channel",
                    _ => field.name(),
                };
                pairs.push((name, column));
            }
        }
        pairs
    }

    /// Columns of which something is read.
    pub(crate) fn uses(&self, column: usize) -> bool {
        self.columns.contains(&Some(column))
            || self.phones.contains(&column)
            || self.emails.contains(&column)
            || self.customers.contains(&column)
    }
}

/// The column with this header: as written, or else the same when normalised.
pub(crate) fn find_header(headers: &[String], wanted: &str) -> Option<usize> {
    let wanted_normal = Header::new(wanted).compact;
    headers
        .iter()
        .position(|header| header == wanted)
        .or_else(|| {
            headers
                .iter()
                .position(|header| header.trim() == wanted.trim())
        })
        .or_else(|| {
            headers
                .iter()
                .position(|header| Header::new(header).compact == wanted_normal)
        })
}

/// The fields that a key of `Settings::map` names: `at`, `touches.at`, `leads.person`. None for an unknown name.
pub(crate) fn fields_of(key: &str) -> Vec<Field> {
    let (kind, name) = key
        .split_once('.')
        .map_or(("", key), |(kind, name)| (kind, name));
    let fits = |field: &Field| match kind {
        "" | "wide" => true,
        "leads" => !field.is_of_touch(),
        "touches" => field.is_of_touch() || *field == Field::LeadId,
        _ => false,
    };
    Field::ALL
        .into_iter()
        .filter(|field| field.name() == name && fits(field))
        .collect()
}

/// The header that is spelled most like the wanted one.
#[must_use]
pub fn nearest<'a>(headers: impl Iterator<Item = &'a String>, wanted: &str) -> Option<&'a String> {
    let wanted = Header::new(wanted).compact;
    headers.min_by_key(|header| distance(&Header::new(header).compact, &wanted))
}

/// Letters to add, drop or change.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &b) in other.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = (diagonal + usize::from(a != b))
                .min(above + 1)
                .min(row[j] + 1);
            diagonal = above;
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `field=column` pairs of a header row, and the kind.
    fn check(headers: &str, kind: Option<Kind>, expected: &str) {
        let headers: Vec<String> = headers.split(';').map(str::to_owned).collect();
        let mut mapping = Mapping::new(&headers, &BTreeMap::new());
        assert_eq!(mapping.settle(), kind, "{headers:?}");
        let found: Vec<String> = mapping
            .pairs()
            .into_iter()
            .map(|(field, column)| format!("{field}={}", headers[column].trim()))
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
    fn utc_is_taken_from_the_header() {
        assert!(Header::new("FirstAttemptedContactUTC").utc);
        assert!(Header::new("soldDateUtc").utc);
        assert!(Header::new("StartTime (UTC)").utc);
        assert!(!Header::new("StartTime (local)").utc);
        assert!(!Header::new("Sold Date").utc);
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

    #[test]
    fn the_nearest_header_is_named() {
        let headers = ["Created".to_owned(), "Source".to_owned()];
        assert_eq!(nearest(headers.iter(), "Craeted"), Some(&headers[0]));
    }
}
