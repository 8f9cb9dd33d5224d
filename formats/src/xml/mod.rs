//! XML and HTML: leads as ADF or STAR, lists of records, and tables that call themselves workbooks.

mod adf;
mod element;
mod lead;
mod list;
mod star;
mod tags;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use reality_gap_core::diagnostic::Error;

use crate::outlet::Outlet;
use crate::workbook;
pub(crate) use lead::{Leads, Told};
pub(crate) use tags::{Piece, Tags, unescape};

/// What a document is, by its first tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Document {
    Adf,
    Star,
    Html,
    List,
}

/// Opens an XML or HTML file.
///
/// # Errors
/// When nothing in it can be used.
pub(crate) fn open(name: &str, bytes: &[u8], out: &mut Outlet<'_>) -> Result<(), Error> {
    let text = text(bytes);
    let encoding = encoding(&text);
    match document(&text) {
        Document::Adf | Document::Star => {
            let mut leads = Leads::default();
            let format = leads_of(&text, 1, &mut leads).unwrap_or("XML");
            if leads.len() == 0 {
                return Err(no_leads(name, "a message without a prospect"));
            }
            let limits = out.limits;
            leads.finish(name, format, encoding, &limits, out)
        }
        _ if begins_as_workbook(&text) && workbook::is_text_workbook(bytes) => {
            let limits = out.limits;
            workbook::read_text(name, bytes, &limits, out)
        }
        Document::List => {
            let limits = out.limits;
            list::open(name, &text, encoding, &limits, out)
        }
        Document::Html => Err(no_leads(name, "a page without a table")),
    }
}

/// Adds the leads that a text holds; what they are written in, if there are any.
pub(crate) fn leads_of(text: &str, line: u64, leads: &mut Leads) -> Option<&'static str> {
    let text = plain(text);
    let before = leads.len();
    adf::read(&text, line, leads);
    if leads.len() > before {
        return Some("ADF");
    }
    star::read(&text, line, leads);
    (leads.len() > before).then_some("STAR ProcessSalesLead")
}

/// Its first tag is one of a workbook or a page: a list may well speak of one in a comment of a lead.
fn begins_as_workbook(text: &str) -> bool {
    let mut tags = Tags::new(text, 0);
    let first = tags.find_map(|piece| match piece {
        Piece::Start(name, ..) => Some(name.to_ascii_lowercase()),
        _ => None,
    });
    const BEGINS: [&str; 19] = [
        "workbook", "html", "head", "body", "meta", "style", "table", "div", "title", "link",
        "center", "font", "p", "b", "br", "span", "h1", "h2", "form",
    ];
    first.is_some_and(|name| BEGINS.contains(&name.as_str()))
}

/// A text of HTML that shows a message (`&lt;adf&gt;`) is that message.
fn plain(text: &str) -> Cow<'_, str> {
    let shown = [
        "&lt;prospect",
        "&lt;adf",
        "&lt;?adf",
        "&lt;ProcessSalesLead",
        "&lt;SalesLead",
    ]
    .iter()
    .any(|mark| find(text, mark).is_some());
    if !shown || find(text, "<prospect").is_some() {
        return Cow::Borrowed(text);
    }
    // Tags of the page go; what they show stays.
    let mut out = String::with_capacity(text.len());
    for piece in Tags::new(text, 0) {
        match piece {
            Piece::Text(text) => out.push_str(&text),
            Piece::Start(name, ..) if name.eq_ignore_ascii_case("br") => out.push('\n'),
            _ => {}
        }
    }
    // Some are escaped twice.
    match out.contains("&lt;") {
        true if find(&out, "<prospect").is_none() => Cow::Owned(unescape(&out).into_owned()),
        _ => Cow::Owned(out),
    }
}

/// Where a mark stands, in any case of letters.
pub(crate) fn find(text: &str, mark: &str) -> Option<usize> {
    let (text, mark) = (text.as_bytes(), mark.as_bytes());
    let first = mark.first()?;
    (0..(text.len() + 1).saturating_sub(mark.len())).find(|&at| {
        text[at].eq_ignore_ascii_case(first) && text[at..at + mark.len()].eq_ignore_ascii_case(mark)
    })
}

fn document(text: &str) -> Document {
    let mut tags = 0;
    for piece in Tags::new(text, 0) {
        let Piece::Start(name, ..) = piece else {
            continue;
        };
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "adf" => return Document::Adf,
            "prospect" if is_adf(text) => return Document::Adf,
            "processsaleslead" | "saleslead" => return Document::Star,
            "html" | "table" | "head" | "body" | "meta" | "style" => {
                return if ["&lt;prospect", "&lt;adf", "<prospect"]
                    .iter()
                    .any(|mark| find(text, mark).is_some())
                {
                    Document::Adf
                } else {
                    Document::Html
                };
            }
            _ => tags += 1,
        }
        if tags > 8 {
            break;
        }
    }
    if find(text, "<prospect").is_some() && is_adf(text) {
        Document::Adf
    } else {
        Document::List
    }
}

/// Its prospects are those of ADF, and not of some list.
fn is_adf(text: &str) -> bool {
    ["<requestdate", "<customer", "<vendor"]
        .iter()
        .any(|part| find(text, part).is_some())
}

/// The text of a file; bytes that are not UTF-8 are those of western Windows.
pub(crate) fn text(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|&byte| windows(byte)).collect()),
    }
}

#[expect(
    clippy::ptr_arg,
    reason = "whether it was made anew is what this is about"
)]
/// How a text was encoded that is now read.
pub(crate) const fn encoding(text: &Cow<'_, str>) -> &'static str {
    match text {
        Cow::Borrowed(_) => "utf-8",
        Cow::Owned(_) => "windows-1252",
    }
}

/// A byte of Windows-1252.
fn windows(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn no_leads(name: &str, found: &str) -> Error {
    Error::new(
        "E051",
        name,
        format!("expected leads or a list of records, found {found}"),
        "export the list of leads or of activities, as CSV, XML or ADF",
    )
}
