//! What another writer wrote, or another reader reads, is read here to the same cells.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{DateTime, FixedOffset, TimeZone as _, Utc};
use quick_xml::escape::escape;
use reality_gap_core::bytes::Foreign;
use reality_gap_core::records::Ingest;
use reality_gap_core::settings::{DayOrder, Settings, TableHint};
use reality_gap_core::table::{Plain, read_all, read_told};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::draw::Draw;
use super::tables_of;

/// Cells written by the `csv` crate in any dialect that is told.
pub(super) fn csv(bytes: &[u8]) {
    let mut draw = Draw(bytes);
    let delimiter = draw.of(b",;\t|^~");
    let quote = draw.of(b"\"\"\"'");
    let style = draw.of(&[csv::QuoteStyle::Necessary, csv::QuoteStyle::Always]);
    let end = draw.of(&[
        csv::Terminator::CRLF,
        csv::Terminator::Any(b'\n'),
        csv::Terminator::Any(b'\r'),
    ]);
    let mut rows = draw.cells();
    named(&mut rows);
    // Whether a backslash escapes and which break ends rows is found by evidence, and not told; other signs are of no text.
    let other = match end {
        csv::Terminator::Any(b'\r') => '\n',
        _ => '\r',
    };
    let fits = |c: char| c != '\\' && c != other && (c >= ' ' || matches!(c, '\t' | '\n' | '\r'));
    rows.iter_mut().flatten().for_each(|cell| cell.retain(fits));
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .quote(quote)
        .quote_style(style)
        .terminator(end)
        .from_writer(Vec::new());
    for row in &rows {
        writer.write_record(row).expect("memory");
    }
    let written = writer.into_inner().expect("memory");
    let hint = TableHint {
        delimiter: Some(char::from(delimiter)),
        quote: Some(char::from(quote)),
        header_line: Some(1),
        encoding: Some("utf-8".to_owned()),
        kind: None,
    };
    let size = 1 + usize::from(bytes.len() as u8);
    let found = read_told("t.csv", hint, written.chunks(size)).expect("a table in order");
    same(&found, &rows);
}

/// The first row are headers and the first column are ids, so that no row is a total, a remark or blank.
fn named(rows: &mut [Vec<String>]) {
    for (number, row) in rows.iter_mut().enumerate() {
        if number == 0 {
            for (column, cell) in row.iter_mut().enumerate() {
                *cell = format!("h{column}-{}", cell.trim());
            }
        } else {
            row[0] = format!("r{number}");
        }
    }
}

fn same(found: &Plain, rows: &[Vec<String>]) {
    assert_eq!(found.headers, rows[0], "headers");
    assert_eq!(found.aside, [], "set aside");
    assert_eq!(found.rows, rows[1..], "rows");
}

/// Members by name, and whether a name occurs twice.
struct Members(BTreeMap<String, Value>, bool);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self(BTreeMap::new(), false))
    }
}

impl<'de> Visitor<'de> for Members {
    type Value = Self;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some((key, value)) = map.next_entry()? {
            self.1 |= self.0.insert(key, value).is_some();
        }
        Ok(self)
    }
}

/// A list of flat objects that `serde_json` reads.
pub(super) fn json(bytes: &[u8]) {
    let Ok(records) = serde_json::from_slice::<Vec<Members>>(bytes) else {
        return;
    };
    if records.iter().any(|record| record.1) {
        return;
    }
    let records: Vec<BTreeMap<String, Value>> =
        records.into_iter().map(|record| record.0).collect();
    let names: BTreeSet<&String> = records.iter().flat_map(BTreeMap::keys).collect();
    let trimmed: BTreeSet<&str> = names.iter().map(|name| name.trim()).collect();
    let flat = records
        .iter()
        .flat_map(BTreeMap::values)
        .all(|value| !value.is_array() && !value.is_object());
    if !flat || records.iter().any(BTreeMap::is_empty) || records.is_empty() {
        return;
    }
    if trimmed.len() != names.len() || trimmed.contains("") || names.len() > 1_000 {
        return;
    }
    let mut found = tables_of(Foreign::Json, bytes);
    assert_eq!(found.len(), 1, "one table");
    let plain = read_all("t", [&found.remove(0)[..]]).expect("a table in order");
    assert_eq!(plain.aside, [], "set aside");
    assert_eq!(plain.rows.len(), records.len(), "rows");
    for (row, record) in plain.rows.iter().zip(&records) {
        for (name, cell) in plain.headers.iter().zip(row) {
            let value = record
                .iter()
                .find(|(key, _)| key.trim() == name)
                .map(|(_, value)| value);
            let same = match value {
                None | Some(Value::Null) => cell.is_empty(),
                Some(Value::String(text)) => cell == text,
                // It reads long fractions to the last bit but one; here they stay as they are written.
                Some(Value::Number(number)) => match (cell.parse::<f64>(), number.as_f64()) {
                    (Ok(own), Some(other)) => (own - other).abs() <= other.abs() * 1e-12,
                    _ => false,
                },
                Some(Value::Bool(yes)) => cell == &yes.to_string(),
                Some(_) => false,
            };
            assert!(same, "{name:?}: {cell:?} for {value:?}");
        }
        // A column of nothing but nulls is none.
        let absent = record.iter().find(|(key, value)| {
            !value.is_null() && !plain.headers.iter().any(|name| name == key.trim())
        });
        assert_eq!(absent, None, "a column");
    }
}

/// Elements and attributes that `quick-xml` wrote.
pub(super) fn xml(bytes: &[u8]) {
    let mut draw = Draw(bytes);
    let style = draw.byte();
    let rows = draw.cells();
    let clean = |cell: &String| -> String {
        let fits = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
        let text: String = cell.chars().filter(fits).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<leads>\n");
    let mut wanted: Vec<Vec<String>> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(clean).collect();
        let id = format!("r{number}");
        text.push_str(&if style & 1 == 0 {
            format!("<lead><id>{id}</id>")
        } else {
            format!("<lead id='{id}'>")
        });
        for (column, cell) in cells.iter().enumerate() {
            text.push_str(&match (style >> 1) & 3 {
                1 if !cell.contains("]]>") => format!("<c{column}><![CDATA[{cell}]]></c{column}>"),
                2 => format!("<c{column} x='1'>{}</c{column}>", escape(cell)),
                _ => format!("<c{column}>{}</c{column}><!-- <c0> -->", escape(cell)),
            });
        }
        text.push_str("</lead>\n");
        wanted.push(std::iter::once(id).chain(cells).collect());
    }
    text.push_str("</leads>\n");
    if wanted.len() < 2 {
        return;
    }
    let mut reader = quick_xml::Reader::from_str(&text);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => break,
            Ok(_) => {}
            Err(error) => panic!("the target wrote it badly: {error}"),
        }
    }
    let mut found = tables_of(Foreign::Xml, text.as_bytes());
    assert_eq!(found.len(), 1, "one table");
    let plain = read_all("t", [&found.remove(0)[..]]).expect("a table in order");
    assert_eq!(plain.aside, [], "set aside");
    assert_eq!(plain.rows.len(), wanted.len(), "rows");
    for (row, own) in plain.rows.iter().zip(&wanted) {
        let of = |header: &str| {
            let at = plain.headers.iter().position(|own| own == header);
            at.map_or("", |at| row[at].as_str())
        };
        assert_eq!(of("id"), own[0]);
        for (column, cell) in own[1..].iter().enumerate() {
            let read = of(&format!("c{column}"));
            let read = read.split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(&read, cell, "column {column}");
        }
    }
}

/// Cells that `rust_xlsxwriter` wrote.
pub(super) fn workbook(bytes: &[u8]) {
    let draw = Draw(bytes);
    let mut rows = draw.cells();
    named(&mut rows);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (at, row) in rows.iter_mut().enumerate() {
        for (column, cell) in row.iter_mut().enumerate() {
            // No workbook can hold the others.
            cell.retain(|c| c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}'));
            // Blanks behind the last value of a row are the sheet's, not the table's.
            if cell.trim().is_empty() {
                cell.clear();
            }
            let (at, column) = (at as u32, column as u16);
            if sheet.write_string(at, column, cell.as_str()).is_err() {
                return;
            }
        }
    }
    let Ok(written) = book.save_to_buffer() else {
        return;
    };
    let mut found = tables_of(Foreign::Zip, &written);
    if rows.len() == 1 && found.is_empty() {
        return;
    }
    assert_eq!(found.len(), 1, "one table");
    let Ok(plain) = read_all("t", [&found.remove(0)[..]]) else {
        // The header was looked for by evidence, and these are invented ones.
        return;
    };
    if plain.headers != rows[0] {
        return;
    }
    assert_eq!(plain.rows, rows[1..], "rows");
}

/// Layouts of a time, and to what unit each holds it, in milliseconds.
const LAYOUTS: [(&str, i64); 22] = [
    ("%Y-%m-%dT%H:%M:%S%.3f%:z", 1),
    ("%Y-%m-%dT%H:%M:%S%:z", 1_000),
    ("%Y-%m-%dT%H:%M:%S%z", 1_000),
    ("%Y-%m-%d %H:%M:%S %:z", 1_000),
    ("%Y-%m-%dT%H:%M%:z", 60_000),
    ("%a, %d %b %Y %H:%M:%S %z", 1_000),
    ("%d %b %Y %H:%M:%S %z", 1_000),
    ("%Y-%m-%dT%H:%M:%S%.6fZ", 1),
    ("%Y-%m-%dT%H:%M:%SZ", 1_000),
    ("%Y-%m-%d %H:%M:%S", 1_000),
    ("%Y-%m-%d %H:%M:%S%.3f", 1),
    ("%Y-%m-%d %H:%M", 60_000),
    ("%Y-%m-%d", 86_400_000),
    ("%Y/%m/%d %H:%M:%S", 1_000),
    ("%d.%m.%Y %H:%M:%S", 1_000),
    ("%d.%m.%Y", 86_400_000),
    ("%d/%m/%Y %H:%M", 60_000),
    ("%d/%m/%Y %I:%M:%S %p", 1_000),
    ("%d-%b-%Y %H:%M", 60_000),
    ("%B %d, %Y %I:%M %p", 60_000),
    ("%A, %B %d, %Y %I:%M:%S %p", 1_000),
    ("%Y%m%dT%H%M%SZ", 1_000),
];

/// Times that `chrono` wrote.
pub(super) fn stamp(bytes: &[u8]) {
    const FIRST: i64 = 631_152_000; // 1990
    const SPAN: i64 = 60 * 365 * 86_400;
    let mut draw = Draw(bytes);
    let (layout, unit) = draw.of(&LAYOUTS);
    let with_offset = layout.ends_with('z');
    let mut text = String::from("lead_id,created_at\n");
    let mut wanted = Vec::new();
    for row in 0..8 {
        let ms =
            (FIRST + i64::from(draw.number()) % SPAN) * 1_000 + i64::from(draw.number()) % 1_000;
        // Offsets in use are quarters of an hour from -12:00 to +14:00.
        let quarters = if with_offset {
            i32::from(draw.byte()) % 105 - 48
        } else {
            0
        };
        let zone = FixedOffset::east_opt(quarters * 900).expect("an offset");
        let utc: DateTime<Utc> = Utc.timestamp_millis_opt(ms).single().expect("an instant");
        let shown = utc.with_timezone(&zone).format(layout);
        text.push_str(&format!("L{row},\"{shown}\"\n"));
        wanted.push(ms - ms.rem_euclid(unit));
    }
    let mut settings = Settings::default();
    settings
        .day_order
        .insert("created_at".to_owned(), DayOrder::DayFirst);
    let mut ingest = Ingest::new(&settings);
    ingest.open("leads.csv");
    ingest.push(text.as_bytes()).expect("a table in order");
    ingest.close().expect("a table in order");
    let (dataset, _) = ingest.finish().expect("leads");
    assert_eq!(dataset.leads.len(), wanted.len(), "{text}");
    for (lead, id) in dataset.leads.iter().zip(dataset.ids.iter()) {
        let row: usize = id[1..].parse().expect("an id");
        assert_eq!(lead.created.ms(), Some(wanted[row]), "{text}");
    }
}
