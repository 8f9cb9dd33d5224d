//! XLSB: the binary form of XLSX.

use std::collections::BTreeMap;
use std::io::{BufRead, ErrorKind};
use std::rc::Rc;

use super::biff::{Fields, rk};
use super::book::{Book, Cells};
use super::fault::{Fault, damaged};
use super::number::Number;
use super::parts::{Meter, Parts, stopped};
use super::shape::Shape;
use super::xlsx::{Listed, Related, Shared, each_sheet, of_kind, related};
use super::xlsx_sheet::{ERRORS, FILTERED, HIDDEN_COLUMNS, HIDDEN_ROWS, LONG, MERGED};

/// The part that lists the sheets.
pub(super) const WORKBOOK: &str = "xl/workbook.bin";

/// The records of a part.
struct Records<'a> {
    source: Box<dyn BufRead + 'a>,
    meter: Rc<Meter>,
    data: Vec<u8>,
    longest: usize,
}

/// Reads all sheets.
pub(super) fn read(parts: &mut Parts<'_>, book: &mut Book<'_>) -> Result<(), Fault> {
    let related = related(parts, WORKBOOK, "xl")?;
    let most = book.limits.held;
    let longest = book.limits.cell * 2 + 4_096;
    let mut shared = Shared::default();
    let sheets = sheets(parts, &related, &mut shared, longest)?;
    let styles = of_kind(&related, "xl", "styles", "styles.bin");
    shared.shapes = shapes(parts, &styles, longest)?;
    let texts = of_kind(&related, "xl", "sharedStrings", "sharedStrings.bin");
    if let Some(mut records) = Records::of(parts, &texts, longest)? {
        while let Some((id, mut fields)) = records.next()? {
            if id == 19 {
                let text = fields.byte().and_then(|_| fields.wide_text());
                shared.texts.push(&text.unwrap_or_default(), most)?;
            }
        }
    }
    each_sheet(&sheets, book, |sheet, book| {
        match Records::of(parts, &sheet.path, longest)? {
            Some(records) => rows(records, &shared, book),
            None => Err(damaged("a sheet that is missing")),
        }
    })
}

impl<'a> Records<'a> {
    fn of(parts: &'a mut Parts<'_>, path: &str, longest: usize) -> Result<Option<Self>, Fault> {
        let meter = parts.meter();
        let source = parts.stream(path)?;
        Ok(source.map(|source| Self {
            source,
            meter,
            data: Vec::new(),
            longest,
        }))
    }

    /// The next byte; nothing at the end.
    fn byte(&mut self) -> Result<Option<u8>, Fault> {
        let mut one = [0];
        match self.source.read_exact(&mut one) {
            Ok(()) => Ok(Some(one[0])),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(stopped(&error)),
        }
    }

    /// The next record; nothing at the end. Its id and its length are written in seven bits a byte.
    fn next(&mut self) -> Result<Option<(u16, Fields<'_>)>, Fault> {
        self.meter.mark();
        let Some(first) = self.byte()? else {
            return Ok(None);
        };
        let mut id = u16::from(first);
        if first & 0x80 != 0 {
            let second = self.byte()?.unwrap_or(0);
            id = u16::from(first & 0x7F) | u16::from(second & 0x7F) << 7;
        }
        let mut length = 0_usize;
        for place in 0..4 {
            let byte = self.byte()?.unwrap_or(0);
            length |= usize::from(byte & 0x7F) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > self.longest {
            return Err(Fault::TooLarge);
        }
        self.data.resize(length, 0);
        match self.source.read_exact(&mut self.data) {
            Ok(()) => Ok(Some((id, Fields::new(&self.data)))),
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => {
                Err(damaged("records that are cut off or damaged"))
            }
            Err(error) => Err(stopped(&error)),
        }
    }
}

fn sheets(
    parts: &mut Parts<'_>,
    related: &Related,
    shared: &mut Shared,
    longest: usize,
) -> Result<Vec<Listed>, Fault> {
    let mut sheets = Vec::new();
    let mut records =
        Records::of(parts, WORKBOOK, longest)?.ok_or_else(|| damaged("no list of its sheets"))?;
    while let Some((id, mut fields)) = records.next()? {
        match id {
            153 => shared.base_1904 = fields.u32().is_some_and(|flags| flags & 1 != 0),
            156 => {
                let hidden = fields.u32() != Some(0);
                fields.u32();
                let (place, title) = (fields.wide_text(), fields.wide_text());
                let (Some(place), Some(title)) = (place, title) else {
                    continue;
                };
                if let Some((kind, path)) = related.get(&place)
                    && kind == "worksheet"
                {
                    sheets.push(Listed {
                        title,
                        path: path.clone(),
                        hidden,
                    });
                }
            }
            _ => {}
        }
    }
    Ok(sheets)
}

/// What the styles make of numbers.
fn shapes(parts: &mut Parts<'_>, path: &str, longest: usize) -> Result<Vec<Shape>, Fault> {
    let mut own: BTreeMap<u16, Shape> = BTreeMap::new();
    let mut shapes = Vec::new();
    let mut in_cells = false;
    let Some(mut records) = Records::of(parts, path, longest)? else {
        return Ok(shapes);
    };
    while let Some((id, mut fields)) = records.next()? {
        match id {
            44 => {
                if let (Some(id), Some(code)) = (fields.u16(), fields.wide_text()) {
                    own.insert(id, Shape::of(&code));
                }
            }
            617 => in_cells = true,
            618 => in_cells = false,
            47 if in_cells => {
                fields.u16();
                let id = fields.u16().unwrap_or(0);
                let built_in = || Shape::builtin(usize::from(id));
                shapes.push(own.get(&id).copied().unwrap_or_else(built_in));
            }
            _ => {}
        }
    }
    Ok(shapes)
}

fn rows(mut records: Records<'_>, shared: &Shared, book: &mut Book<'_>) -> Result<(), Fault> {
    let mut cells = Cells::default();
    let mut row = 0_u64;
    while let Some((id, fields)) = records.next()? {
        match id {
            0 => {
                if !book.row(row, &cells)? {
                    return Ok(());
                }
                cells.clear();
                let rest = fields.rest();
                row = Fields::new(rest).u32().map_or(0, u64::from) + 1;
                if rest.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                    book.count(HIDDEN_ROWS);
                }
            }
            2..=11 | 62 => {
                cell(id, fields, shared, &mut cells, book)?;
            }
            60 => {
                let mut fields = fields;
                let (first, last) = (fields.u32().unwrap_or(0), fields.u32().unwrap_or(0));
                if fields.skip(8).and_then(|()| fields.u16()).unwrap_or(0) & 1 != 0 {
                    for _ in first..=last.min(first.saturating_add(99)) {
                        book.count(HIDDEN_COLUMNS);
                    }
                }
            }
            163 => book.count(FILTERED),
            176 => {
                let mut fields = fields;
                if fields.u32() < fields.u32() {
                    book.count(MERGED);
                }
            }
            // The end of the sheet.
            130 => {
                book.row(row, &cells)?;
                return Ok(());
            }
            _ => {}
        }
    }
    Err(damaged("a sheet that is cut off or damaged"))
}

fn cell(
    id: u16,
    mut fields: Fields<'_>,
    shared: &Shared,
    cells: &mut Cells,
    book: &mut Book<'_>,
) -> Result<(), Fault> {
    let broken = || damaged("a sheet that is cut off or damaged");
    let column = fields.u32().ok_or_else(broken)? as usize;
    let style = (fields.u32().ok_or_else(broken)? & 0x00FF_FFFF) as usize;
    if column >= book.limits.columns {
        return Err(book.too_wide());
    }
    let into = cells.at(column);
    into.clear();
    let number = |value: f64, into: &mut String, book: &mut Book<'_>| {
        let shape = shared.shapes.get(style).copied().unwrap_or_default();
        let written = Number::of(value).written(shape, shared.base_1904);
        if written.lost {
            book.count(LONG);
        }
        into.push_str(&written.text);
    };
    match id {
        2 => number(rk(fields.u32().ok_or_else(broken)?), into, book),
        5 | 9 => number(fields.f64().ok_or_else(broken)?, into, book),
        3 | 11 => book.count(ERRORS),
        4 | 10 => {
            let yes = fields.byte().ok_or_else(broken)? != 0;
            into.push_str(if yes { "TRUE" } else { "FALSE" });
        }
        6 | 8 => into.push_str(&fields.wide_text().ok_or_else(broken)?),
        7 => {
            let at = fields.u32().ok_or_else(broken)? as usize;
            into.push_str(shared.texts.get(at).unwrap_or_default());
        }
        62 => {
            fields.byte();
            into.push_str(&fields.wide_text().ok_or_else(broken)?);
        }
        _ => {}
    }
    Ok(())
}
