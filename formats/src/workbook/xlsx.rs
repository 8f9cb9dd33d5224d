//! XLSX: which sheets there are, what their formats mean, and the texts that they share.

use std::collections::BTreeMap;

use super::book::Book;
use super::fault::{Fault, damaged};
use super::parts::{Parts, resolve};
use super::shape::Shape;
use super::xlsx_sheet;
use super::xml::{Piece, Xml};

/// What the cells of all sheets refer to.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) texts: Texts,
    /// By the number of the style.
    pub(super) shapes: Vec<Shape>,
    pub(super) base_1904: bool,
}

/// Many texts in one.
#[derive(Debug, Default)]
pub(super) struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)? as usize;
        let start = match at {
            0 => 0,
            at => self.ends[at - 1] as usize,
        };
        self.text.get(start..end)
    }

    pub(super) fn push(&mut self, text: &str, most: usize) -> Result<(), Fault> {
        let length = self.text.len() + text.len();
        if length + self.ends.len() * 4 > most || length > u32::MAX as usize {
            return Err(Fault::TooLarge);
        }
        self.text.push_str(text);
        self.ends.push(length as u32);
        Ok(())
    }
}

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) title: String,
    pub(super) path: String,
    pub(super) hidden: bool,
}

/// Reads all sheets that are not hidden; the hidden ones only if no other has a table.
pub(super) fn read(parts: &mut Parts<'_>, book: &mut Book<'_>) -> Result<(), Fault> {
    let path = workbook_path(parts)?;
    let base = path
        .rsplit_once('/')
        .map_or("", |(base, _)| base)
        .to_owned();
    let related = related(parts, &path, &base)?;
    let mut shared = Shared::default();
    let sheets = sheets(parts, &path, &base, &related, &mut shared)?;
    let formats = of_kind(&related, &base, "styles", "styles.xml");
    shared.shapes = styles(parts, &formats)?;
    let texts = of_kind(&related, &base, "sharedStrings", "sharedStrings.xml");
    shared.texts = texts_of(parts, &texts, book.limits.held)?;
    each_sheet(&sheets, book, |sheet, book| {
        match parts.xml(&sheet.path)? {
            Some(mut xml) => xlsx_sheet::read(&mut xml, &shared, book),
            None => Err(damaged("a sheet that is missing")),
        }
    })
}

/// Reads sheets in the right order, and says which are left out.
pub(super) fn each_sheet(
    sheets: &[Listed],
    book: &mut Book<'_>,
    mut read: impl FnMut(&Listed, &mut Book<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    for hidden in [false, true] {
        for sheet in sheets.iter().filter(|sheet| sheet.hidden == hidden) {
            if hidden && book.has_tables() {
                book.hidden(&sheet.title);
                continue;
            }
            book.begin(&sheet.title)?;
            if hidden {
                book.count("the sheet is hidden; it is read as no other has rows");
            }
            read(sheet, book)?;
            book.end();
        }
    }
    Ok(())
}

/// Where the workbook itself is, as its archive says; usually `xl/workbook.xml`.
fn workbook_path(parts: &mut Parts<'_>) -> Result<String, Fault> {
    const USUAL: &str = "xl/workbook.xml";
    if parts.has(USUAL) {
        return Ok(USUAL.to_owned());
    }
    let mut path = None;
    if let Some(mut xml) = parts.xml("_rels/.rels")? {
        loop {
            match xml.next()? {
                Piece::Open(tag) if tag.name() == "Relationship" => {
                    let of_document = tag
                        .get("Type")
                        .is_some_and(|kind| kind.ends_with("/officeDocument"));
                    if of_document {
                        path = tag.get("Target").map(|target| resolve("", &target));
                    }
                }
                Piece::End => break,
                _ => {}
            }
        }
    }
    path.ok_or_else(|| damaged("no list of its sheets"))
}

/// Where the part of a kind is.
pub(super) fn of_kind(related: &Related, base: &str, kind: &str, usual: &str) -> String {
    related
        .values()
        .find(|(own, _)| own == kind)
        .map_or_else(|| resolve(base, usual), |(_, path)| path.clone())
}

/// Related parts by id: of what kind they are, and where.
pub(super) type Related = BTreeMap<String, (String, String)>;

/// The parts that the workbook refers to.
pub(super) fn related(parts: &mut Parts<'_>, path: &str, base: &str) -> Result<Related, Fault> {
    let file = path.rsplit('/').next().unwrap_or(path);
    let mut related = Related::new();
    let Some(mut xml) = parts.xml(&resolve(base, &format!("_rels/{file}.rels")))? else {
        return Ok(related);
    };
    loop {
        match xml.next()? {
            Piece::Open(tag) if tag.name() == "Relationship" => {
                if let (Some(id), Some(kind), Some(target)) =
                    (tag.get("Id"), tag.get("Type"), tag.get("Target"))
                {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    related.insert(id.into_owned(), (kind, resolve(base, &target)));
                }
            }
            Piece::End => return Ok(related),
            _ => {}
        }
    }
}

fn sheets(
    parts: &mut Parts<'_>,
    path: &str,
    base: &str,
    related: &Related,
    shared: &mut Shared,
) -> Result<Vec<Listed>, Fault> {
    let mut sheets = Vec::new();
    let mut xml = parts
        .xml(path)?
        .ok_or_else(|| damaged("no list of its sheets"))?;
    loop {
        match xml.next()? {
            Piece::Open(tag) if tag.name() == "workbookPr" => {
                shared.base_1904 = tag.is("date1904");
            }
            Piece::Open(tag) if tag.name() == "sheet" => {
                let number = sheets.len() + 1;
                let title = tag.get("name").unwrap_or_default().into_owned();
                let hidden = tag.get("state").is_some_and(|state| state != "visible");
                let path = match tag.get("id").and_then(|id| related.get(&*id)) {
                    // Charts and macros are sheets, too.
                    Some((kind, _)) if kind != "worksheet" => continue,
                    Some((_, path)) => path.clone(),
                    None => resolve(base, &format!("worksheets/sheet{number}.xml")),
                };
                sheets.push(Listed {
                    title,
                    path,
                    hidden,
                });
            }
            Piece::End => return Ok(sheets),
            _ => {}
        }
    }
}

/// What the styles make of numbers.
fn styles(parts: &mut Parts<'_>, path: &str) -> Result<Vec<Shape>, Fault> {
    let mut own: BTreeMap<usize, Shape> = BTreeMap::new();
    let mut shapes = Vec::new();
    let mut in_cells = false;
    let Some(mut xml) = parts.xml(path)? else {
        return Ok(shapes);
    };
    loop {
        match xml.next()? {
            Piece::Open(tag) => match tag.name() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.get("formatCode"))
                    {
                        own.insert(id, Shape::of(&code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = tag.number("numFmtId").unwrap_or(0);
                    shapes.push(own.get(&id).copied().unwrap_or_else(|| Shape::builtin(id)));
                }
                _ => {}
            },
            Piece::Close(tag) if tag.name() == "cellXfs" => in_cells = false,
            Piece::End => return Ok(shapes),
            _ => {}
        }
    }
}

/// The texts that cells refer to by number.
fn texts_of(parts: &mut Parts<'_>, path: &str, most: usize) -> Result<Texts, Fault> {
    let mut texts = Texts::default();
    let Some(mut xml) = parts.xml(path)? else {
        return Ok(texts);
    };
    let mut text = String::new();
    loop {
        let begins = match xml.next()? {
            Piece::Open(tag) => tag.name() == "si",
            Piece::End => return Ok(texts),
            _ => false,
        };
        if begins {
            text.clear();
            rich_text(&mut xml, &mut text, most)?;
            texts.push(&unescaped(&text), most)?;
        }
    }
}

/// The text of a shared text, without how it is pronounced.
fn rich_text(xml: &mut Xml<'_>, text: &mut String, most: usize) -> Result<(), Fault> {
    let (mut inside, mut spoken) = (false, false);
    loop {
        match xml.next()? {
            Piece::Open(tag) => match tag.name() {
                "t" => inside = !spoken,
                "rPh" => spoken = true,
                _ => {}
            },
            Piece::Close(tag) => match tag.name() {
                "t" => inside = false,
                "rPh" => spoken = false,
                "si" => return Ok(()),
                _ => {}
            },
            Piece::Text(more) if inside => {
                if text.len() + more.len() > most {
                    return Err(Fault::TooLarge);
                }
                text.push_str(&more);
            }
            Piece::Text(_) => {}
            Piece::End => return Err(damaged("XML that is cut off or damaged")),
        }
    }
}

/// `_x000D_` is how a workbook writes what XML cannot hold.
pub(super) fn unescaped(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains("_x") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest
            .get(2..6)
            .filter(|_| rest.as_bytes().get(6) == Some(&b'_'))
            .and_then(|hex| u32::from_str_radix(hex, 16).ok())
            .and_then(char::from_u32);
        match code {
            Some(char) => {
                out.push(char);
                rest = &rest[7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    out.push_str(rest);
    out.into()
}
