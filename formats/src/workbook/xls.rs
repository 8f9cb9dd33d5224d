//! XLS: the records of the sheets, in whatever order they stand.

use std::collections::BTreeMap;

use super::biff::{Fields, Records, rk};
use super::book::{Book, Cells};
use super::cfb::Cfb;
use super::fault::{Fault, damaged};
use super::number::Number;
use super::shape::Shape;
use super::windows_1252;
use super::xlsx::{Listed, each_sheet};
use super::xlsx_sheet::{ERRORS, FILTERED, HIDDEN_COLUMNS, HIDDEN_ROWS, LONG, MERGED};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;

/// What the cells of all sheets refer to.
#[derive(Debug, Default)]
struct Shared {
    texts: Vec<String>,
    shapes: Vec<Shape>,
    base_1904: bool,
    /// Texts are marked as one or two bytes a letter; before, they are bytes.
    unicode: bool,
}

/// A cell before it becomes text.
#[derive(Debug)]
enum Value {
    Text(String),
    Shared(u32),
    Number(f64, u16),
    Boolean(bool),
    Error,
}

/// Reads all sheets of an old workbook.
pub(super) fn read(bytes: &[u8], book: &mut Book<'_>) -> Result<(), Fault> {
    let cfb = Cfb::open(bytes).ok_or_else(|| damaged("a container that is cut off or damaged"))?;
    if cfb.has("EncryptedPackage") {
        return Err(Fault::Encrypted);
    }
    let stream = cfb
        .stream("Workbook")
        .or_else(|| cfb.stream("Book"))
        .ok_or_else(|| damaged("another Office document"))?;
    let mut shared = Shared::default();
    let (sheets, places) = globals(&stream, &mut shared)?;
    each_sheet(&sheets, book, |sheet, book| {
        let at = places.get(&sheet.path).copied().unwrap_or(usize::MAX);
        let mut cells = cells(&stream, at, &shared, book)?;
        if !cells.is_sorted_by_key(|&(row, column, _)| (row, column)) {
            cells.sort_by_key(|&(row, column, _)| (row, column));
        }
        rows(&cells, &shared, book)
    })
}

/// What stands before the sheets; the sheets by number, and where they begin.
fn globals(
    stream: &[u8],
    shared: &mut Shared,
) -> Result<(Vec<Listed>, BTreeMap<String, usize>), Fault> {
    let mut sheets = Vec::new();
    let mut places = BTreeMap::new();
    let mut own: BTreeMap<u16, Shape> = BTreeMap::new();
    let mut formats = Vec::new();
    let mut records = Records::new(stream, 0);
    let broken = || damaged("records that are cut off or damaged");
    while let Some((id, data)) = records.next() {
        let mut fields = Fields::new(data);
        match id {
            BOF => shared.unicode = fields.u16().is_some_and(|version| version >= 0x0600),
            0x002F => return Err(Fault::Encrypted),
            0x0022 => shared.base_1904 = fields.u16() == Some(1),
            0x041E => {
                let id = fields.u16().ok_or_else(broken)?;
                let code = if shared.unicode {
                    fields.text(false)
                } else {
                    fields.byte().map(|_| windows_1252(fields.rest()))
                };
                own.insert(id, Shape::of(&code.unwrap_or_default()));
            }
            0x00E0 => {
                fields.skip(2);
                formats.push(fields.u16().unwrap_or(0));
            }
            0x0085 => {
                let at = fields.u32().ok_or_else(broken)? as usize;
                let hidden = fields.byte().is_some_and(|state| state & 3 != 0);
                let kind = fields.byte();
                let title = if shared.unicode {
                    fields.text(true)
                } else {
                    fields.byte().map(|_| windows_1252(fields.rest()))
                };
                // Charts and macros are sheets, too.
                if kind == Some(0) {
                    let path = sheets.len().to_string();
                    places.insert(path.clone(), at);
                    sheets.push(Listed {
                        title: title.unwrap_or_default(),
                        path,
                        hidden,
                    });
                }
            }
            0x00FC => shared.texts = texts(data, records).ok_or_else(broken)?,
            EOF => break,
            _ => {}
        }
    }
    let shape = |id: &u16| {
        own.get(id)
            .copied()
            .unwrap_or_else(|| Shape::builtin(usize::from(*id)))
    };
    shared.shapes = formats.iter().map(shape).collect();
    Ok((sheets, places))
}

/// The texts that cells refer to by number.
fn texts<'a>(data: &'a [u8], records: Records<'a>) -> Option<Vec<String>> {
    let more: Vec<&[u8]> = records
        .take_while(|&(id, _)| id == CONTINUE)
        .map(|(_, data)| data)
        .collect();
    let mut fields = Fields::continued(data, more);
    fields.u32()?;
    let count = fields.u32()?;
    let mut texts = Vec::new();
    for _ in 0..count {
        // The count is a claim; what is there counts.
        let Some(text) = fields.text(false) else {
            break;
        };
        texts.push(text);
    }
    Some(texts)
}

type Found = Vec<(u16, u16, Value)>;

/// The cells of a sheet.
fn cells(stream: &[u8], at: usize, shared: &Shared, book: &mut Book<'_>) -> Result<Found, Fault> {
    let broken = || damaged("a sheet that is cut off or damaged");
    let mut found = Found::new();
    let mut depth = 0_usize;
    let mut records = Records::new(stream, at);
    // A formula whose text follows.
    let mut waiting = None;
    while let Some((id, data)) = records.next() {
        match id {
            BOF => depth += 1,
            EOF if depth <= 1 => return Ok(found),
            EOF => depth -= 1,
            _ if depth == 1 => {
                record(id, data, records, shared, &mut found, &mut waiting, book)
                    .ok_or_else(broken)?;
            }
            // A chart within the sheet.
            _ => {}
        }
    }
    Err(broken())
}

fn record<'a>(
    id: u16,
    data: &'a [u8],
    after: Records<'a>,
    shared: &Shared,
    found: &mut Found,
    waiting: &mut Option<(u16, u16)>,
    book: &mut Book<'_>,
) -> Option<()> {
    let mut fields = Fields::new(data);
    let is_cell = matches!(
        id,
        0x0203 | 0x027E | 0x00FD | 0x0204 | 0x00D6 | 0x0205 | 0x0006 | 0x0206 | 0x0406
    );
    if is_cell {
        let (row, column, style) = (fields.u16()?, fields.u16()?, fields.u16()?);
        let value = match id {
            0x0203 => Value::Number(fields.f64()?, style),
            0x027E => Value::Number(rk(fields.u32()?), style),
            0x00FD => Value::Shared(fields.u32()?),
            0x0204 | 0x00D6 if shared.unicode => {
                Value::Text(continued(fields.rest(), after).text(false)?)
            }
            0x0204 | 0x00D6 => {
                let length = usize::from(fields.u16()?);
                let rest = fields.rest();
                Value::Text(windows_1252(&rest[..rest.len().min(length)]))
            }
            0x0205 => match (fields.byte()?, fields.byte()?) {
                (value, 0) => Value::Boolean(value != 0),
                _ => Value::Error,
            },
            _ => {
                let result = fields.rest().get(..8)?;
                match (result[0], &result[6..]) {
                    (0, [0xFF, 0xFF]) => {
                        *waiting = Some((row, column));
                        return Some(());
                    }
                    (1, [0xFF, 0xFF]) => Value::Boolean(result[2] != 0),
                    (2, [0xFF, 0xFF]) => Value::Error,
                    (_, [0xFF, 0xFF]) => return Some(()),
                    _ => Value::Number(fields.f64()?, style),
                }
            }
        };
        found.push((row, column, value));
        return Some(());
    }
    match id {
        // The text of a formula.
        0x0207 => {
            if let Some((row, column)) = waiting.take() {
                let text = if shared.unicode {
                    continued(data, after).text(false)?
                } else {
                    fields.u16()?;
                    windows_1252(fields.rest())
                };
                found.push((row, column, Value::Text(text)));
            }
        }
        // Several numbers of a row.
        0x00BD => {
            let (row, mut column) = (fields.u16()?, fields.u16()?);
            while fields.rest().len() >= 6 {
                let style = fields.u16()?;
                let value = Value::Number(rk(fields.u32()?), style);
                found.push((row, column, value));
                column = column.checked_add(1)?;
            }
        }
        0x0208 => {
            fields.skip(12)?;
            if fields.u16()? & 0x20 != 0 {
                book.count(HIDDEN_ROWS);
            }
        }
        0x007D => {
            let (first, last) = (fields.u16()?, fields.u16()?);
            fields.skip(4)?;
            if fields.u16()? & 1 != 0 {
                for _ in first..=last.min(255) {
                    book.count(HIDDEN_COLUMNS);
                }
            }
        }
        0x009B => book.count(FILTERED),
        0x00E5 => {
            for _ in 0..fields.u16()? {
                let (first, last) = (fields.u16()?, fields.u16()?);
                fields.skip(4)?;
                if last > first {
                    book.count(MERGED);
                }
            }
        }
        _ => {}
    }
    Some(())
}

/// The fields of a record with those that continue it.
fn continued<'a>(data: &'a [u8], after: Records<'a>) -> Fields<'a> {
    let more = after
        .take_while(|&(id, _)| id == CONTINUE)
        .map(|(_, data)| data)
        .collect();
    Fields::continued(data, more)
}

fn rows(found: &Found, shared: &Shared, book: &mut Book<'_>) -> Result<(), Fault> {
    let mut cells = Cells::default();
    for of_row in found.chunk_by(|one, other| one.0 == other.0) {
        cells.clear();
        for (_, column, value) in of_row {
            let into = cells.at(usize::from(*column));
            into.clear();
            match value {
                Value::Text(text) => into.push_str(text),
                Value::Shared(at) => {
                    let text = shared.texts.get(*at as usize);
                    into.push_str(text.map_or("", String::as_str));
                }
                Value::Boolean(yes) => into.push_str(if *yes { "TRUE" } else { "FALSE" }),
                Value::Error => book.count(ERRORS),
                Value::Number(value, style) => {
                    let shape = shared.shapes.get(usize::from(*style)).copied();
                    let written =
                        Number::of(*value).written(shape.unwrap_or_default(), shared.base_1904);
                    if written.lost {
                        book.count(LONG);
                    }
                    into.push_str(&written.text);
                }
            }
        }
        if !book.row(u64::from(of_row[0].0) + 1, &cells)? {
            break;
        }
    }
    Ok(())
}
