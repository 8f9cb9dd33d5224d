//! ODS: rows as they stand in `content.xml`; what is repeated is written out, blanks are not.

use std::borrow::Cow;

use super::book::{Book, Cells};
use super::fault::{Fault, damaged};
use super::number::Number;
use super::parts::Parts;
use super::shape::Shape;
use super::xlsx_sheet::{ERRORS, HIDDEN_COLUMNS, HIDDEN_ROWS, LONG, MERGED};
use super::xml::{Piece, Tag, Xml};

/// Rows of a sheet, at most.
const ROWS: u64 = 1 << 20;

/// Reads all sheets.
pub(super) fn read(parts: &mut Parts<'_>, book: &mut Book<'_>) -> Result<(), Fault> {
    if encrypted(parts)? {
        return Err(Fault::Encrypted);
    }
    let Some(mut xml) = parts.xml("content.xml")? else {
        return Err(damaged("no list of its sheets"));
    };
    let mut reader = Reader::default();
    loop {
        match xml.next()? {
            Piece::Open(tag) => reader.opens(&tag, book)?,
            Piece::Close(tag) => {
                let name = tag.name();
                if name == "document-content" {
                    reader.ended = true;
                }
                reader.closes(name, book)?;
            }
            Piece::Text(text) => reader.text(&text, book)?,
            Piece::End if reader.ended => return Ok(()),
            Piece::End => return Err(damaged("XML that is cut off or damaged")),
        }
    }
}

fn encrypted(parts: &mut Parts<'_>) -> Result<bool, Fault> {
    let Some(mut xml) = parts.xml("META-INF/manifest.xml")? else {
        return Ok(false);
    };
    loop {
        match next(&mut xml)? {
            Piece::Open(tag) if tag.name() == "encryption-data" => return Ok(true),
            Piece::End => return Ok(false),
            _ => {}
        }
    }
}

fn next<'b>(xml: &'b mut Xml<'_>) -> Result<Piece<'b>, Fault> {
    xml.next()
}

#[derive(Debug, Default)]
struct Reader {
    cells: Cells,
    /// Titles of styles that hide a sheet.
    hiding: Vec<String>,
    style: String,
    /// Within a sheet that is read; false for a hidden one.
    reading: bool,
    /// Tags whose texts are no cell: changes, remarks.
    beside: usize,
    row: u64,
    repeated_rows: u64,
    column: usize,
    repeated: usize,
    value: String,
    shown: String,
    paragraphs: usize,
    in_paragraph: bool,
    in_cell: bool,
    ended: bool,
}

impl Reader {
    fn opens(&mut self, tag: &Tag<'_>, book: &mut Book<'_>) -> Result<(), Fault> {
        match tag.name() {
            "tracked-changes" | "annotation" | "shapes" => self.beside += 1,
            _ if self.beside > 0 => {}
            "style" => self.style = tag.get("name").unwrap_or_default().into_owned(),
            "table-properties" if tag.get("display").as_deref() == Some("false") => {
                self.hiding.push(self.style.clone());
            }
            "table" => {
                let title = tag.get("name").unwrap_or_default();
                let style = tag.get("style-name").unwrap_or_default();
                self.reading = !self.hiding.iter().any(|hiding| *hiding == style);
                self.row = 0;
                if self.reading {
                    book.begin(&title)?;
                } else {
                    book.hidden(&title);
                }
            }
            _ if !self.reading => {}
            "table-column" if tag.get("visibility").is_some_and(|how| how != "visible") => {
                let repeated = tag.number("number-columns-repeated").unwrap_or(1);
                for _ in 0..repeated.min(100) {
                    book.count(HIDDEN_COLUMNS);
                }
            }
            "table-row" => {
                let repeated = tag.number("number-rows-repeated").unwrap_or(1);
                self.repeated_rows = (repeated as u64).clamp(1, ROWS);
                self.row += 1;
                self.column = 0;
                self.cells.clear();
                // Blank rows to the end of the sheet are often hidden; they are no rows.
                if repeated < 1_000 && tag.get("visibility").is_some_and(|how| how != "visible") {
                    for _ in 0..repeated {
                        book.count(HIDDEN_ROWS);
                    }
                }
            }
            "table-cell" | "covered-table-cell" => self.cell(tag, book),
            "p" if self.in_cell => {
                if self.paragraphs > 0 {
                    self.shown.push('\n');
                }
                self.paragraphs += 1;
                self.in_paragraph = true;
            }
            "s" if self.in_paragraph => {
                let spaces = tag.number("c").unwrap_or(1).min(1_000);
                self.shown.extend(std::iter::repeat_n(' ', spaces));
            }
            "tab" if self.in_paragraph => self.shown.push('\t'),
            "line-break" if self.in_paragraph => self.shown.push('\n'),
            _ => {}
        }
        Ok(())
    }

    fn cell(&mut self, tag: &Tag<'_>, book: &mut Book<'_>) {
        self.in_cell = true;
        self.repeated = tag.number("number-columns-repeated").unwrap_or(1).max(1);
        self.value.clear();
        self.shown.clear();
        self.paragraphs = 0;
        if tag.number("number-rows-spanned").unwrap_or(1) > 1 {
            book.count(MERGED);
        }
        let value = |name: &str| tag.get(name).unwrap_or_default();
        match tag.get("value-type").as_deref() {
            Some("float" | "percentage" | "currency") => {
                // An error of a formula is a number to some writers.
                let value = value("value");
                match Number::parse(&value) {
                    Some(number) => {
                        let written = number.written(Shape::Plain, false);
                        if written.lost {
                            book.count(LONG);
                        }
                        self.value.push_str(&written.text);
                    }
                    None => book.count(ERRORS),
                }
            }
            Some("date") => self.value.push_str(&date(&value("date-value"))),
            Some("time") => self.value.push_str(&time(&value("time-value"))),
            Some("boolean") => {
                let yes = value("boolean-value") == "true";
                self.value.push_str(if yes { "TRUE" } else { "FALSE" });
            }
            Some("string") => self.value.push_str(&value("string-value")),
            _ => {}
        }
    }

    fn text(&mut self, text: &str, book: &Book<'_>) -> Result<(), Fault> {
        if self.in_paragraph && self.beside == 0 {
            if self.shown.len() + text.len() > book.limits.held {
                return Err(Fault::TooLarge);
            }
            self.shown.push_str(text);
        }
        Ok(())
    }

    fn closes(&mut self, name: &str, book: &mut Book<'_>) -> Result<(), Fault> {
        match name {
            "tracked-changes" | "annotation" | "shapes" => {
                self.beside = self.beside.saturating_sub(1);
            }
            _ if self.beside > 0 || !self.reading => {}
            "p" => self.in_paragraph = false,
            "table-cell" | "covered-table-cell" => {
                self.in_cell = false;
                return self.write(book);
            }
            "table-row" => {
                let mut wanted = true;
                for again in 0..self.repeated_rows {
                    if self.cells.is_blank() || !wanted {
                        break;
                    }
                    wanted = book.row(self.row + again, &self.cells)?;
                }
                // A row may end that never began.
                self.row += self.repeated_rows.saturating_sub(1);
                self.cells.clear();
            }
            "table" => {
                book.end();
                self.reading = false;
            }
            _ => {}
        }
        Ok(())
    }

    fn write(&mut self, book: &mut Book<'_>) -> Result<(), Fault> {
        if self.value.starts_with("#") || self.shown.starts_with('#') && is_error(&self.shown) {
            book.count(ERRORS);
            self.value.clear();
            self.shown.clear();
        }
        // Zeros in front are a matter of the format: what is shown has them.
        let shown = &self.shown;
        let padded = shown.len() > self.value.len()
            && shown.bytes().all(|byte| byte.is_ascii_digit())
            && shown.trim_start_matches('0') == self.value.trim_start_matches('0');
        let text = if self.value.is_empty() || padded {
            shown
        } else {
            &self.value
        };
        if !text.is_empty() {
            if self.column.saturating_add(self.repeated) > book.limits.columns {
                return Err(book.too_wide());
            }
            for again in 0..self.repeated {
                self.cells.at(self.column + again).push_str(text);
            }
        }
        self.column = self.column.saturating_add(self.repeated);
        Ok(())
    }
}

fn is_error(text: &str) -> bool {
    matches!(
        text,
        "#N/A" | "#REF!" | "#VALUE!" | "#DIV/0!" | "#NAME?" | "#NUM!" | "#NULL!"
    )
}

/// A date without a time that is midnight, and without the zeros of a fraction.
pub(super) fn date(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if let Some(day) = whole.strip_suffix("T00:00:00")
        && fraction.bytes().all(|byte| byte == b'0')
    {
        return day.into();
    }
    match fraction.get(..3).unwrap_or(fraction) {
        "" | "0" | "00" | "000" => whole.into(),
        short => format!("{whole}.{short}").into(),
    }
}

/// `PT10H30M05S` as `10:30:05`; anything else as it is.
fn time(text: &str) -> Cow<'_, str> {
    let Some(mut rest) = text.strip_prefix("PT") else {
        return text.into();
    };
    let mut part = |unit: char| -> Option<&str> {
        let (number, after) = rest.split_once(unit)?;
        rest = after;
        Some(number)
    };
    let (hours, minutes) = (part('H'), part('M'));
    let seconds = part('S');
    let whole = |text: Option<&str>| text.unwrap_or("0").parse::<u64>().ok();
    let (seconds, fraction) = seconds
        .unwrap_or("0")
        .split_once(['.', ','])
        .unwrap_or((seconds.unwrap_or("0"), ""));
    match (whole(hours), whole(minutes), seconds.parse::<u64>()) {
        (Some(hours), Some(minutes), Ok(seconds)) if text.len() > 2 => {
            let text = format!("{hours:02}:{minutes:02}:{seconds:02}");
            match fraction.trim_end_matches('0') {
                "" => text.into(),
                fraction => format!("{text}.{}", fraction.get(..3).unwrap_or(fraction)).into(),
            }
        }
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_times_lose_only_their_zeros() {
        assert_eq!(date("2026-03-01T00:00:00"), "2026-03-01");
        assert_eq!(date("2026-03-01T10:15:00.000"), "2026-03-01T10:15:00");
        assert_eq!(
            date("2026-03-01T10:15:00.250000000"),
            "2026-03-01T10:15:00.250"
        );
        assert_eq!(time("PT00H02M23S"), "00:02:23");
        assert_eq!(time("PT36H00M00.5000000S"), "36:00:00.5");
        assert_eq!(time("noon"), "noon");
    }
}
