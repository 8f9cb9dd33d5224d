//! Profiles of systems: which headers an export of a known system has, and what is to be known about its columns.
//!
//! One file a system, each a text of blocks with a blank line between them; a block is one kind of export:
//!
//! ```text
//! Name as people know it = leads
//! 4 of: header, header, header, header, header
//! created_at: header, header
//! response_time: -
//! utc: header
//! ```
//!
//! The first line says what kind of file it is, the second how many of which headers it is recognised by. Then what the
//! general headers do not say, or not as sharply: a field and its headers, best first; `-` for a field that nothing in
//! such a file is. A header with `!` before it must be among those found. `utc` lists columns of UTC times without saying so, `days` those whose times are only days; `ms`,
//! `s` and `min` are units; `value FIELD` lists values with what they mean in the general words, `all FIELD` is what every
//! row means; `note` is said to the reader. Headers are written in lower case, without accents, punctuation, units and the words `utc` and `datetime`.

mod autoplay;
mod dealermine;
mod dynamics;
mod elead;
mod hubspot;
mod pipedrive;
mod salesforce;
mod telephony;
mod vinsolutions;
mod zoho;

use super::headers::Header;
use super::kind::Kind;
use super::languages::lines;

const TABLES: [&str; 10] = [
    vinsolutions::PROFILES,
    salesforce::PROFILES,
    hubspot::PROFILES,
    dynamics::PROFILES,
    zoho::PROFILES,
    pipedrive::PROFILES,
    autoplay::PROFILES,
    dealermine::PROFILES,
    elead::PROFILES,
    telephony::PROFILES,
];

/// Lines that are no fields.
pub const FACTS: [&str; 6] = ["utc", "days", "ms", "s", "min", "note"];

/// One kind of export of a known system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profile {
    /// As people know it.
    pub name: &'static str,
    /// What kind of file it is.
    pub kind: Kind,
    /// By how many of which headers it is recognised.
    pub needed: usize,
    /// Those headers.
    pub signature: &'static str,
    /// What the general headers do not say, a line each.
    pub rest: &'static str,
}

impl Profile {
    fn new(block: &'static str) -> Option<Self> {
        let (title, rest) = block.trim_start().split_once('\n')?;
        let (signature, rest) = rest.split_once('\n').unwrap_or((rest, ""));
        let (name, kind) = title.split_once(" = ")?;
        let (needed, signature) = signature.split_once(" of: ")?;
        Some(Self {
            name,
            kind: Kind::named(kind)?,
            needed: needed.parse().ok()?,
            signature,
            rest,
        })
    }

    /// Every profile, in the order in which they are documented.
    pub fn every() -> impl Iterator<Item = Self> {
        TABLES
            .into_iter()
            .flat_map(|table| table.split("\n\n"))
            .filter_map(Self::new)
    }

    /// The profile of which a file has the most headers, if it has as many as are needed.
    pub fn of(headers: &[Header]) -> Option<Self> {
        let mut best = None;
        let mut most = 0;
        for profile in Self::every() {
            let mut found = 0;
            for known in profile.signature.split(", ") {
                let (known, must) = match known.strip_prefix('!') {
                    Some(known) => (known, true),
                    None => (known, false),
                };
                if headers.iter().any(|header| header.is_exactly(known)) {
                    found += 1;
                } else if must {
                    found = 0;
                    break;
                }
            }
            if found >= profile.needed && found > most {
                most = found;
                best = Some(profile);
            }
        }
        best
    }

    /// Field and header, best first; a blank header where nothing in such a file is that field.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        lines(self.rest)
            .filter(|(key, _)| !FACTS.contains(key) && !key.contains(' '))
            .flat_map(|(key, headers)| {
                headers
                    .split(", ")
                    .map(move |header| (key, header.trim_matches('-')))
            })
    }

    /// What a line of facts lists.
    pub fn facts(&self, fact: &'static str) -> impl Iterator<Item = &'static str> + use<> {
        lines(self.rest)
            .filter(move |&(key, _)| key == fact)
            .flat_map(|(_, items)| items.split(", "))
    }

    /// A line of facts lists this header.
    pub fn says(&self, fact: &'static str, header: &Header) -> bool {
        self.facts(fact).any(|known| header.is_exactly(known))
    }

    /// Field, value and what it means, of values that the general words do not say.
    pub fn values(
        &self,
    ) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> + use<> {
        lines(self.rest)
            .filter_map(|(key, items)| Some((key.strip_prefix("value ")?, items)))
            .flat_map(|(field, items)| {
                items
                    .split(", ")
                    .filter_map(move |item| item.split_once(" = "))
                    .map(move |(value, meaning)| (field, value, meaning))
            })
    }

    /// What every row means in this field.
    pub fn all(&self, field: &str) -> Option<&'static str> {
        lines(self.rest)
            .find(|(key, _)| key.strip_prefix("all ") == Some(field))
            .map(|(_, word)| word)
    }

    /// What the reader is told about such files.
    // words: `Resp Time` runs until the lead was completed, so it is no response time
    // words: each row is a lead, and its activity time when the lead came in
    // words: such a list says nothing about when a lead came in or who was called
    pub fn note(&self) -> Option<&'static str> {
        lines(self.rest)
            .find(|&(key, _)| key == "note")
            .map(|(_, text)| text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::told::{comparable, meaning_named};
    use crate::lexicon::vocabulary::{meanings, normal};

    #[test]
    fn every_block_is_written_as_it_is_read() {
        let blocks = TABLES.iter().flat_map(|table| table.split("\n\n"));
        assert_eq!(
            blocks.count(),
            Profile::every().count(),
            "a block that cannot be read"
        );
        for profile in Profile::every() {
            let name = profile.name;
            let known: Vec<&str> = profile.signature.split(", ").collect();
            assert!(
                profile.needed > 1 && profile.needed <= known.len(),
                "{name}"
            );
            for line in profile.rest.lines() {
                let (key, items) = line.split_once(": ").expect(name);
                if key != "note" && !key.contains(' ') && items != "-" {
                    for header in items.split(", ") {
                        assert_eq!(normal(header), header, "{name}: {key}");
                    }
                }
            }
            for (field, value, meaning) in profile.values() {
                let of = meanings(Some(profile.kind), field);
                assert!(
                    meaning_named(of, meaning).is_some(),
                    "{name}: {field} {value}"
                );
                assert_eq!(comparable(value), value, "{name}: {field}");
            }
            for header in known {
                let header = header.trim_start_matches('!');
                assert_eq!(normal(header), header, "{name}");
                assert_eq!(
                    Header::new(header).compact,
                    header.replace(' ', ""),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn an_export_is_recognised_by_enough_of_its_headers() {
        let of = |headers: &[&str]| {
            let headers: Vec<Header> = headers.iter().map(|header| Header::new(header)).collect();
            Profile::of(&headers).map(|profile| profile.name)
        };
        assert_eq!(
            of(&["Record ID", "Deal Name", "Deal Stage", "Amount"]),
            Some("HubSpot deals")
        );
        assert_eq!(of(&["Record ID", "Stage"]), None);
        assert_eq!(
            of(&[
                "Lead Source",
                "Rating",
                "Modified On",
                "State or Province",
                "Lead"
            ]),
            None,
            "without its checksum that is not Dynamics"
        );
        assert_eq!(
            of(&["Lead ID", "Created", "Dealer", "Status", "Source"]),
            None
        );
    }
}
