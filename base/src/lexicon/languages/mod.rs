//! Headers in other languages than English, one file a language: what systems print there, for all kinds of files at once.
//!
//! A line is a field and its headers, best first, in lower case without accents: `lead_id: anfrage nr, anfragenummer`. A
//! field with a kind before it (`touches.channel`) is that kind's only. A word that means different things in two of
//! these languages, or in one of them and in English, stays out.

mod dutch;
mod french;
mod german;
mod italian;
mod spanish;

use super::headers::Header;

/// Language and its headers.
pub const LANGUAGES: [(&str, &str); 5] = [
    ("German headers", german::HEADERS),
    ("French headers", french::HEADERS),
    ("Spanish headers", spanish::HEADERS),
    ("Italian headers", italian::HEADERS),
    ("Dutch headers", dutch::HEADERS),
];

/// The lines of a table of this form: key and items.
pub fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter_map(|line| line.split_once(": "))
}

/// The headers of a field of a kind; `bare` ones too, those for every kind.
pub fn headers(
    kind: &'static str,
    field: &'static str,
    bare: bool,
) -> impl Iterator<Item = &'static str> {
    // The dealer of an answer is a dealer as any other.
    let field = if field == "dealer_id" {
        "dealer"
    } else {
        field
    };
    LANGUAGES
        .iter()
        .flat_map(move |&(_, table)| of_field(table, kind, field, bare))
        .flat_map(|headers| headers.split(", "))
}

/// What the lines of a field of a kind say.
fn of_field(
    table: &'static str,
    kind: &'static str,
    field: &'static str,
    bare: bool,
) -> impl Iterator<Item = &'static str> {
    let begins = |text: &str| *text.as_bytes().first().unwrap_or(&b'\n');
    let either = [begins(field), begins(kind)];
    let mut lines = table.split('\n');
    std::iter::from_fn(move || {
        // By hand: the tables are long, and nearly all lines are about something else.
        for line in lines.by_ref() {
            let first = begins(line);
            if first != either[0] && first != either[1] {
                continue;
            }
            let own = line.strip_prefix(kind).and_then(|of| of.strip_prefix('.'));
            let words = (own.or(bare.then_some(line)))
                .and_then(|line| line.strip_prefix(field)?.strip_prefix(": "));
            if words.is_some() {
                return words;
            }
        }
        None
    })
}

/// The header is one of some field.
pub fn know(header: &Header) -> bool {
    LANGUAGES.iter().any(|&(_, table)| is_in(table, header))
}

fn is_in(table: &'static str, header: &Header) -> bool {
    let Some(&first) = header.compact.as_bytes().first() else {
        return false;
    };
    let bytes = table.as_bytes();
    // Nearly all differ in the first letter, and the tables are long: it is looked at before anything else.
    bytes.windows(2).enumerate().any(|(at, mark)| {
        mark[1] == b' '
            && (mark[0] == b',' || mark[0] == b':')
            && bytes.get(at + 2).is_some_and(|&byte| byte == first)
            && (table.get(at + 2..))
                .and_then(|rest| rest.split([',', '\n']).next())
                .is_some_and(|word| header.is_exactly(word))
    })
}

/// The language in which more headers are written than in any other, if at least three and a third of them are.
pub fn of(headers: &[Header]) -> Option<&'static str> {
    let mut best = None;
    let mut most = 2.max(headers.len() / 3);
    for (name, table) in LANGUAGES {
        let found = headers.iter().filter(|header| is_in(table, header)).count();
        if found > most {
            most = found;
            best = Some(name);
        }
    }
    best
}
