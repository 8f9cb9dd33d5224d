//! Workbooks as another library writes them, and as nobody should.

mod common;

use common::{Kept, open, zipped};
use reality_gap_core::diagnostic::Error;
use reality_gap_formats::Limits;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

fn read(name: &str, bytes: &[u8]) -> Result<Kept, Error> {
    open(name, bytes, Limits::default())
}

/// A workbook of one sheet, given as the XML of its rows.
fn sheet(rows: &str) -> Vec<u8> {
    book(&[("Leads", "", rows)], "", "")
}

/// A workbook of sheets: title, more attributes, rows.
fn book(sheets: &[(&str, &str, &str)], styles: &str, texts: &str) -> Vec<u8> {
    let mut listed = String::new();
    let mut related = String::new();
    let mut parts = Vec::new();
    for (at, (title, more, rows)) in sheets.iter().enumerate() {
        listed += &format!(r#"<x:sheet name="{title}" sheetId="{at}" {more} r:id="r{at}"/>"#);
        related += &format!(
            r#"<Relationship Id="r{at}" Type="http://x/worksheet" Target="/xl/worksheets/s{at}.xml"/>"#
        );
        let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/s{at}.xml"), sheet));
    }
    let workbook = format!("<x:workbook><x:sheets>{listed}</x:sheets></x:workbook>");
    let related = format!("<Relationships>{related}</Relationships>");
    let styles = format!("<styleSheet>{styles}</styleSheet>");
    let texts = format!("<sst>{texts}</sst>");
    let mut all = vec![
        ("xl/workbook.xml", workbook.as_str()),
        ("xl/_rels/workbook.xml.rels", &related),
        ("xl/styles.xml", &styles),
        ("xl/sharedStrings.xml", &texts),
    ];
    all.extend(
        parts
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    );
    zipped(&all)
}

fn text(value: &str) -> String {
    format!(r#"<c t="inlineStr"><is><t>{value}</t></is></c>"#)
}

#[test]
fn what_another_library_writes_comes_back() {
    let mut made = Workbook::new();
    let sheet = made
        .add_worksheet()
        .set_name("Leads & more")
        .expect("a title");
    for (column, header) in [
        "id", "at", "day", "clock", "talk", "zip", "share", "yes", "sum",
    ]
    .into_iter()
    .enumerate()
    {
        sheet.write(0, column as u16, header).expect("a header");
    }
    let format = |code: &str| Format::new().set_num_format(code);
    let at = |text: &str| ExcelDateTime::parse_from_str(text).expect("a date");
    sheet.write(2, 0, "0012345678901234567").expect("a text");
    sheet
        .write_with_format(2, 1, at("2026-03-02T08:15:30"), &format("m/d/yy h:mm"))
        .expect("a date");
    sheet
        .write_with_format(2, 2, at("2026-03-02"), &format("[$-407]TT.MM.JJJJ"))
        .expect("a date");
    sheet
        .write_with_format(2, 3, at("09:05:59"), &format("hh:mm"))
        .expect("a time");
    sheet
        .write_with_format(2, 4, 143.0 / 86_400.0, &format("mm:ss"))
        .expect("a duration");
    sheet
        .write_with_format(2, 5, 501, &format("00000"))
        .expect("a number");
    sheet
        .write_with_format(2, 6, 0.125, &format("0.00%"))
        .expect("a share");
    sheet.write(2, 7, true).expect("a yes");
    sheet
        .write(2, 8, Formula::new("1/3").set_result("0.333333333333333"))
        .expect("a formula");
    sheet.set_row_hidden(2).expect("a hidden row");
    sheet.set_column_hidden(3).expect("a hidden column");
    let bytes = made.save_to_buffer().expect("a workbook");
    let kept = read("book.xlsx", &bytes).expect("readable");
    let [table] = &kept.tables[..] else {
        panic!("one table: {kept:?}")
    };
    assert_eq!(table.name, "book.xlsx: Leads & more");
    assert_eq!(
        table.lines(),
        [
            "1: id|at|day|clock|talk|zip|share|yes|sum",
            "3: 0012345678901234567|2026-03-02T08:15:30|2026-03-02|09:05:59|00:02:23|00501|0.125|TRUE|0.333333333333333"
        ]
    );
    assert!(table.says("1 hidden row is read") && table.says("1 hidden column is read"));
    assert!(table.says("@format XLSX workbook, sheet `Leads & more`"));
}

#[test]
fn every_second_of_a_day_is_exact() {
    // As a spreadsheet computes them and as libraries write them, with few digits or many.
    let mut rows = format!("<row>{}</row>", text("at"));
    let mut expected = Vec::new();
    for second in (0..86_400_u32).step_by(61) {
        let days = 46_083.0 + f64::from(second) / 86_400.0;
        let written = match second % 3 {
            0 => format!("{days}"),
            1 => format!("{days:.6}"),
            _ => format!("{days:.10}"),
        };
        rows += &format!(r#"<row><c s="1"><v>{written}</v></c></row>"#);
        let time = format!(
            "T{:02}:{:02}:{:02}",
            second / 3_600,
            second / 60 % 60,
            second % 60
        );
        let time = if second == 0 { String::new() } else { time };
        expected.push(format!("2026-03-02{time}"));
    }
    let styles = r#"<cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>"#;
    let kept = read("b.xlsx", &book(&[("S", "", &rows)], styles, "")).expect("readable");
    let found: Vec<&str> = kept.tables[0].rows[1..]
        .iter()
        .map(|(_, cells)| cells[0].as_str())
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn an_endless_sheet_costs_what_is_in_it() {
    let rows = format!(
        r#"<row r="1"><c r="A1" t="str"><v>id</v></c></row>
        <row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>{}"#,
        "<row/>".repeat(3)
    );
    let kept = read("b.xlsx", &sheet(&rows)).expect("readable");
    let rows = &kept.tables[0].rows;
    assert_eq!(
        (rows.len(), rows[1].0, rows[1].1.len()),
        (2, 1_048_576, 16_384)
    );
}

#[test]
fn hostile_workbooks_are_refused() {
    let refused = |bytes: &[u8], limits: Limits| -> Error {
        open("b.xlsx", bytes, limits).expect_err("an error")
    };
    let limits = Limits::default();
    // A place beyond all columns, and one that is no place.
    let beyond = sheet(r#"<row r="1"><c r="ZZZZ1"><v>1</v></c></row>"#);
    assert_eq!(refused(&beyond, limits).code, "E047");
    let nowhere = sheet(r#"<row r="1"><c r="17"><v>1</v></c></row>"#);
    assert_eq!(refused(&nowhere, limits).code, "E045");
    // A row number that is none.
    let no_row = sheet(r#"<row r="-5"><c><v>1</v></c></row>"#);
    assert_eq!(refused(&no_row, limits).code, "E045");
    // A long text, used many times.
    let texts = format!("<si><t>{}</t></si>", "x".repeat(30_000));
    let rows = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(3_000);
    let many = book(&[("S", "", &rows)], "", &texts);
    let little = Limits {
        unfolded: 10 << 20,
        ..limits
    };
    assert_eq!(refused(&many, little).code, "E047");
    // A cell of a megabyte and more; a text that does not end.
    let long = sheet(&format!("<row>{}</row>", text(&"x".repeat(2 << 20))).repeat(2));
    assert_eq!(refused(&long, limits).code, "E047");
    let endless = sheet(&format!("<row>{}</row>", text(&"x".repeat(9 << 20))));
    assert_eq!(refused(&endless, limits).code, "E047");
    // XML that is cut off.
    let cut = zipped(&[
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="a" sheetId="1"/></sheets></workbook>"#,
        ),
        (
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData><row><c><v>1</v></c></row><row",
        ),
    ]);
    assert_eq!(refused(&cut, limits).code, "E045");
    // A sheet that is missing, and none at all.
    let missing = zipped(&[(
        "xl/workbook.xml",
        r#"<workbook><sheets><sheet name="a" sheetId="1"/></sheets></workbook>"#,
    )]);
    assert_eq!(refused(&missing, limits).code, "E045");
    let none = zipped(&[("xl/workbook.xml", "<workbook/>")]);
    assert_eq!(refused(&none, limits).code, "E001");
}

#[test]
fn entities_that_unfold_are_not_unfolded() {
    let rows = format!(
        "<row>{}{}</row><row>{}</row>",
        text("id"),
        text("note"),
        text("&lol9;&amp;&#x41;")
    );
    let bomb = r#"<!DOCTYPE lolz [<!ENTITY lol9 "&lol8;&lol8;"><!ENTITY lol8 "lollollol">]>"#;
    let sheet = format!("{bomb}<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let bytes = zipped(&[
        (
            "xl/workbook.xml",
            r#"<workbook><sheets><sheet name="a" sheetId="1"/></sheets></workbook>"#,
        ),
        ("xl/worksheets/sheet1.xml", &sheet),
    ]);
    let kept = read("b.xlsx", &bytes).expect("readable");
    assert_eq!(kept.tables[0].lines(), ["1: id|note", "2: &lol9;&A"]);
}

#[test]
fn sheets_that_are_hidden_or_empty_are_said() {
    let two = format!("<row>{}</row><row>{}</row>", text("id"), text("1"));
    let sheets = [
        ("Stale", r#"state="hidden""#, two.as_str()),
        ("Leads", "", two.as_str()),
        ("Cover", "", &format!("<row>{}</row>", text("a title"))),
        ("Blank", "", ""),
    ];
    let kept = read("b.xlsx", &book(&sheets, "", "")).expect("readable");
    let names: Vec<&str> = kept
        .tables
        .iter()
        .map(|table| table.name.as_str())
        .collect();
    assert_eq!(names, ["b.xlsx: Leads", "b.xlsx"]);
    assert!(kept.tables[1].says("`Stale` is hidden") && kept.tables[1].says("`Cover` is left out"));
    // Hidden, but the only one there is.
    let kept = read("b.xlsx", &book(&sheets[..1], "", "")).expect("readable");
    assert!(kept.tables[0].says("the sheet is hidden"));
}

#[test]
fn damaged_binary_workbooks_end() {
    let whole = include_bytes!("kinds.xls");
    let mut seed = 1_u32;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        seed as usize
    };
    for _ in 0..300 {
        let mut bytes = whole.to_vec();
        for _ in 0..1 + next() % 8 {
            let at = 8 + next() % (bytes.len() - 8);
            bytes[at] = next() as u8;
        }
        bytes.truncate(8 + next() % (bytes.len() * 2).min(whole.len()));
        let _ = read("b.xls", &bytes);
    }
}

#[test]
fn pages_with_tables_are_read() {
    let page = "<html><body><script>if (a<b) '<table>'</script><table><TR><TD>id<TD>note<TR><TD>007\
        <TD>a&nbsp;&amp; b<br>c &unknown; &#252;</table><table><tr><td rowspan=2>x</td><td colspan='2'>y</td><td>z</td></tr>\
        <tr><td>1</td><td>2</td><td>3</td></tr></table>";
    let kept = read("leads.xls", page.as_bytes()).expect("readable");
    assert_eq!(
        kept.tables[0].lines(),
        ["1: id|note", "2: 007|a & b\nc &unknown; ü"]
    );
    assert_eq!(kept.tables[1].lines(), ["1: x|y||z", "2: |1|2|3"]);
    assert!(kept.tables[1].says("merged"));
}
