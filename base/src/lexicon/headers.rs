//! From a header to a field: normalise, then match exactly, then by the same words in another order.
//!
//! Never by a part of a header: that is how a salesperson's column becomes a customer's name.

use super::field::Field;
use super::letters::{is_large, is_small, is_word, lower};
use crate::list::insert;

/// Words that say nothing about the meaning.
const FILLERS: [&str; 4] = ["the", "of", "a", "an"];

/// A header, normalised.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Header {
    /// Words without spaces between them.
    pub compact: String,
    /// Words, ascending, without fillers.
    words: Vec<String>,
    /// The header says that its times are UTC.
    pub utc: bool,
    /// The header says that its cells are times, or they are: no other field may take it.
    pub time: bool,
    /// Its cells are yes and no, so no field of times may take it.
    pub flag: bool,
}

impl Header {
    /// Lower case, no accents, no punctuation, no unit or zone suffix, words split at spaces, underscores and capitals.
    pub fn new(raw: &str) -> Self {
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
        let mut ascending = Vec::new();
        for word in words {
            if !FILLERS.contains(&word.as_str()) {
                insert(&mut ascending, word);
            }
        }
        Self {
            compact,
            words: ascending,
            utc,
            time: time || utc,
            flag: false,
        }
    }

    /// Nothing speaks against this field.
    pub fn may_be(&self, field: Field) -> bool {
        let either = matches!(field, Field::OptOut | Field::OptOutPhone);
        (!self.time || field.is_date()) && (!self.flag || !field.is_date() || either)
    }

    /// It is this known header.
    pub fn is_exactly(&self, synonym: &str) -> bool {
        // Nearly all differ in the first letter.
        let begins = |text: &str| *text.as_bytes().first().unwrap_or(&0);
        if begins(&self.compact) != begins(synonym) {
            return false;
        }
        let mut rest = self.compact.as_str();
        for word in synonym.split(' ') {
            let Some(after) = rest.strip_prefix(word) else {
                return false;
            };
            rest = after;
        }
        rest.is_empty()
    }

    /// It has the words of this known header, in any order.
    pub fn has_the_words_of(&self, synonym: &str) -> bool {
        // Nearly all have another length.
        let length = self.words.iter().map(|word| word.len() + 1).sum::<usize>();
        if self.words.len() < 2 || synonym.len() + 1 != length {
            return false;
        }
        let words = || synonym.split(' ');
        let here = |word: &str| self.words.iter().filter(|own| *own == word).count();
        let there = |word: &str| words().filter(|other| *other == word).count();
        words().count() == self.words.len() && words().all(|word| here(word) == there(word))
    }
}

/// A unit or zone, or the number of a header that occurs more than once.
fn is_unit(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    if text.len() < 3 && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
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
#[inline]
pub fn without_accent(c: char) -> char {
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

/// The column with this header: as written, or else the same when normalised.
#[must_use]
pub fn find_header(headers: &[String], wanted: &str) -> Option<usize> {
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

/// The field without the `+` that tells another header of it from the first, for files that lack that one.
pub fn one_of(name: &str) -> &str {
    name.trim_end_matches('+')
}

/// A key with a kind before it, and not one of another header.
pub fn is_certain(key: &str) -> bool {
    key.contains('.') && !key.ends_with('+')
}

/// The fields that a key of `Settings::map` names: `at`, `touches.at`, `leads.person`. None for an unknown name.
pub fn fields_of(key: &str) -> Vec<Field> {
    let (kind, name) = key
        .split_once('.')
        .map_or(("", key), |(kind, name)| (kind, name));
    let name = one_of(name);
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

    #[test]
    fn utc_is_taken_from_the_header() {
        assert!(Header::new("FirstAttemptedContactUTC").utc);
        assert!(Header::new("soldDateUtc").utc);
        assert!(Header::new("StartTime (UTC)").utc);
        assert!(!Header::new("StartTime (local)").utc);
        assert!(!Header::new("Sold Date").utc);
    }

    #[test]
    fn the_nearest_header_is_named() {
        let headers = ["Created".to_owned(), "Source".to_owned()];
        assert_eq!(nearest(headers.iter(), "Craeted"), Some(&headers[0]));
    }
}
