//! One set of leads in the shapes that systems and people give it: the report is the same, byte for byte.
//!
//! All of them hold times to the second and costs to the cent, so nothing is lost in any.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use reality_gap_tests::{Dice, reality_gap};
use rust_xlsxwriter::{Format, Workbook};
use serde_json::{Value, json};

/// A local time in Berlin, in summer.
type Time = NaiveDateTime;

fn iso(time: Time) -> String {
    time.format("%Y-%m-%d %H:%M:%S").to_string()
}

fn american(time: Time) -> String {
    time.format("%-m/%-d/%Y %-I:%M:%S %p").to_string()
}

fn german(time: Time) -> String {
    time.format("%d.%m.%Y %H:%M:%S").to_string()
}

/// Milliseconds since 1970: Berlin is two hours ahead in summer.
fn epoch(time: Time) -> i64 {
    (time - TimeDelta::hours(2)).and_utc().timestamp_millis()
}

/// As a workbook keeps it: days since the end of 1899.
fn serial(time: Time) -> f64 {
    let zero = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a date");
    let since = time - zero.and_time(NaiveTime::MIN);
    f64::from(i32::try_from(since.num_seconds() / 86_400).expect("a day"))
        + f64::from(i32::try_from(since.num_seconds() % 86_400).expect("a second")) / 86_400.0
}

struct Lead {
    id: String,
    created: Time,
    dealer: &'static str,
    person: &'static str,
    source: &'static str,
    status: &'static str,
    cents: u32,
    touches: Vec<Touch>,
}

struct Touch {
    at: Time,
    person: &'static str,
    channel: &'static str,
    direction: &'static str,
    result: &'static str,
}

/// Sixty leads with ids of 19 digits, of which one begins with zeros.
fn leads() -> Vec<Lead> {
    let mut dice = Dice::new(12);
    let mut pick =
        |from: &[&'static str]| from[usize::try_from(dice.below(from.len() as u64)).unwrap_or(0)];
    let mut leads = Vec::new();
    for nth in 0..60_u8 {
        let n = u32::from(nth);
        let created = NaiveDate::from_ymd_opt(2026, 5 + n % 3, 1 + n % 28)
            .and_then(|day| day.and_hms_opt(8 + n % 10, n * 7 % 60, n * 11 % 60))
            .expect("a time");
        let touches = (0..nth % 4)
            .map(|more| Touch {
                at: created
                    + TimeDelta::hours(1 + i64::from(more))
                    + TimeDelta::seconds(i64::from(more) * 13),
                person: pick(&["Jörg Weiß", "Ada Moss"]),
                channel: pick(&["Phone", "Phone", "Email", "WhatsApp"]),
                direction: "Outbound",
                result: pick(&["Contacted", "No answer", "Left voicemail"]),
            })
            .collect();
        leads.push(Lead {
            id: format!(
                "{:019}",
                900_719_925_474_099_300_u64 * u64::from(nth % 11) + u64::from(nth)
            ),
            created,
            dealer: pick(&["Autohaus Müller", "Northgate Cars"]),
            person: pick(&["Jörg Weiß", "Ada Moss"]),
            source: pick(&["Website", "Portal"]),
            status: pick(&["Open", "Sold", "Lost"]),
            cents: u32::from(nth) * 1_237,
            touches,
        });
    }
    leads
}

const HEADERS: [&str; 12] = [
    "Lead ID",
    "Created At",
    "Dealer",
    "Sales Rep",
    "Lead Source",
    "Lead Status",
    "Cost",
    "Activity Date",
    "User",
    "Comm Channel",
    "Direction",
    "Interaction Result",
];
const GERMAN: [&str; 12] = [
    "Lead-ID",
    "Erstellt am",
    "Händler",
    "Verkäufer",
    "Quelle",
    "Status",
    "Kosten",
    "Aktivitätsdatum",
    "Benutzer",
    "Kanal",
    "Richtung",
    "Ergebnis",
];
/// How many of the headers are about the lead.
const OF_LEAD: usize = 7;

/// How times and costs are written.
struct Hand {
    time: fn(Time) -> String,
    comma: bool,
}

const ISO: Hand = Hand {
    time: iso,
    comma: false,
};

impl Hand {
    fn lead(&self, lead: &Lead) -> Vec<String> {
        let mark = if self.comma { ',' } else { '.' };
        vec![
            lead.id.clone(),
            (self.time)(lead.created),
            lead.dealer.into(),
            lead.person.into(),
            lead.source.into(),
            lead.status.into(),
            format!("{}{mark}{:02}", lead.cents / 100, lead.cents % 100),
        ]
    }

    fn touch(&self, touch: &Touch) -> Vec<String> {
        vec![
            (self.time)(touch.at),
            touch.person.into(),
            touch.channel.into(),
            touch.direction.into(),
            touch.result.into(),
        ]
    }

    /// One row per touch, and one per lead without any.
    fn wide(&self, leads: &[Lead]) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for lead in leads {
            for touch in &lead.touches {
                rows.push([self.lead(lead), self.touch(touch)].concat());
            }
            if lead.touches.is_empty() {
                rows.push(
                    [
                        self.lead(lead),
                        vec![String::new(); HEADERS.len() - OF_LEAD],
                    ]
                    .concat(),
                );
            }
        }
        rows
    }
}

fn table(headers: &[&str], rows: &[Vec<String>], delimiter: char, newline: &str) -> String {
    let mut text = headers.join(&delimiter.to_string());
    text.push_str(newline);
    for row in rows {
        text.push_str(&row.join(&delimiter.to_string()));
        text.push_str(newline);
    }
    text
}

fn two_files(leads: &[Lead]) -> [String; 2] {
    let of_leads: Vec<Vec<String>> = leads.iter().map(|lead| ISO.lead(lead)).collect();
    let mut of_touches = Vec::new();
    for lead in leads {
        for touch in &lead.touches {
            of_touches.push([vec![lead.id.clone()], ISO.touch(touch)].concat());
        }
    }
    let headers = [&HEADERS[..1], &HEADERS[OF_LEAD..]].concat();
    [
        table(&HEADERS[..OF_LEAD], &of_leads, ',', "\n"),
        table(&headers, &of_touches, ',', "\n"),
    ]
}

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).expect("a western letter"))
        .collect()
}

fn utf_16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect()
}

/// A title, a blank row, then the table; ids are text, times are numbers whose format hides the seconds.
fn workbook(leads: &[Lead]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Export").expect("a name");
    let format = Format::new().set_num_format("dd.mm.yyyy hh:mm");
    sheet
        .write(0, 0, "Lead activity, May to July")
        .expect("a cell");
    for (at, header) in (0_u16..).zip(HEADERS) {
        sheet.write(2, at, header).expect("a cell");
    }
    let mut row = 3;
    for lead in leads {
        let touches: Vec<Option<&Touch>> = if lead.touches.is_empty() {
            vec![None]
        } else {
            lead.touches.iter().map(Some).collect()
        };
        for touch in touches {
            let text = [
                lead.id.as_str(),
                "",
                lead.dealer,
                lead.person,
                lead.source,
                lead.status,
            ];
            for (at, cell) in (0_u16..).zip(text) {
                if at != 1 {
                    sheet.write_string(row, at, cell).expect("a cell");
                }
            }
            sheet
                .write_number_with_format(row, 1, serial(lead.created), &format)
                .expect("a cell");
            sheet
                .write_number(row, 6, f64::from(lead.cents) / 100.0)
                .expect("a cell");
            if let Some(touch) = touch {
                sheet
                    .write_number_with_format(row, 7, serial(touch.at), &format)
                    .expect("a cell");
                let text = [touch.person, touch.channel, touch.direction, touch.result];
                for (at, cell) in (8_u16..).zip(text) {
                    sheet.write_string(row, at, cell).expect("a cell");
                }
            }
            row += 1;
        }
    }
    book.save_to_buffer().expect("a workbook")
}

fn nested(leads: &[Lead]) -> String {
    let list: Vec<Value> = leads
        .iter()
        .map(|lead| {
            let activities: Vec<Value> = lead
                .touches
                .iter()
                .map(|touch| {
                    json!({
                        "activityDate": epoch(touch.at), "user": touch.person, "commChannel": touch.channel,
                        "direction": touch.direction, "interactionResult": touch.result,
                    })
                })
                .collect();
            json!({
                "leadId": lead.id, "createdAt": epoch(lead.created), "dealer": lead.dealer,
                "salesRep": lead.person, "leadSource": lead.source, "leadStatus": lead.status,
                "cost": format!("{}.{:02}", lead.cents / 100, lead.cents % 100), "activities": activities,
            })
        })
        .collect();
    json!({ "data": list }).to_string()
}

fn lines(leads: &[Lead]) -> String {
    let mut text = String::new();
    for row in ISO.wide(leads) {
        let object: serde_json::Map<String, Value> = HEADERS
            .iter()
            .zip(row)
            .map(|(header, cell)| ((*header).to_owned(), cell.into()))
            .collect();
        writeln!(text, "{}", Value::Object(object)).expect("a string grows");
    }
    text
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes).expect("a buffer grows");
    out.finish().expect("a buffer grows")
}

fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        out.start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("a file within");
        out.write_all(text.as_bytes()).expect("a buffer grows");
    }
    out.finish().expect("an archive").into_inner()
}

type Shape = (&'static str, Vec<(&'static str, Vec<u8>)>);

fn shapes(leads: &[Lead]) -> Vec<Shape> {
    let american = Hand {
        time: american,
        comma: false,
    };
    let german = Hand {
        time: german,
        comma: true,
    };
    let wide = table(&HEADERS, &ISO.wide(leads), ',', "\n");
    let [of_leads, of_touches] = two_files(leads);
    let one = |name: &'static str, file: &'static str, bytes: Vec<u8>| (name, vec![(file, bytes)]);
    vec![
        one(
            "ISO, one row per touch",
            "wide.csv",
            wide.clone().into_bytes(),
        ),
        (
            "two files",
            vec![
                ("leads.csv", of_leads.clone().into_bytes()),
                ("touches.csv", of_touches.clone().into_bytes()),
            ],
        ),
        one(
            "US, AM and PM",
            "us.csv",
            table(&HEADERS, &american.wide(leads), ',', "\r\n").into_bytes(),
        ),
        one(
            "German, semicolons, decimal commas, Windows-1252",
            "deutsch.csv",
            windows_1252(&table(&GERMAN, &german.wide(leads), ';', "\r\n")),
        ),
        one(
            "UTF-16 with tabs",
            "unicode.txt",
            utf_16(&table(&HEADERS, &ISO.wide(leads), '\t', "\r\n")),
        ),
        one(
            "CR only",
            "old.csv",
            table(&HEADERS, &ISO.wide(leads), ',', "\r").into_bytes(),
        ),
        one(
            "XLSX with a title row and formats that hide seconds",
            "book.xlsx",
            workbook(leads),
        ),
        one(
            "nested JSON with epoch milliseconds",
            "api.json",
            nested(leads).into_bytes(),
        ),
        one("NDJSON", "rows.ndjson", lines(leads).into_bytes()),
        one("semicolons in quotes, BOM", "quoted.csv", {
            let quoted = |rows: &[Vec<String>]| -> Vec<Vec<String>> {
                let quote = |cell: &String| format!("\"{cell}\"");
                rows.iter()
                    .map(|row| row.iter().map(quote).collect())
                    .collect()
            };
            let text = table(&HEADERS, &quoted(&ISO.wide(leads)), ';', "\r\n");
            [b"\xEF\xBB\xBF", text.as_bytes()].concat()
        }),
        one("gz", "wide.csv.gz", gzip(wide.as_bytes())),
        one(
            "zip of two files",
            "export.zip",
            zip(&[("leads.csv", &of_leads), ("touches.csv", &of_touches)]),
        ),
    ]
}

/// The report without what it says about the files themselves.
fn report(files: &[(&str, Vec<u8>)], folder: &std::path::Path) -> String {
    std::fs::create_dir_all(folder).expect("a folder");
    let paths: Vec<PathBuf> = files
        .iter()
        .map(|(name, bytes)| {
            let path = folder.join(name);
            std::fs::write(&path, bytes).expect("a file");
            path
        })
        .collect();
    let mut arguments: Vec<String> = [
        "report",
        "--quiet",
        "--format=json",
        "--timezone=Europe/Berlin",
        "--expected=75%",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.extend(paths.iter().map(|path| path.display().to_string()));
    let ran = reality_gap(arguments);
    assert_eq!(ran.status, 0, "{:?}: {}", paths, ran.err);
    let mut report: Value = serde_json::from_str(&ran.out).expect("a report");
    report.as_object_mut().expect("an object").remove("input");
    format!("{report:#}")
}

#[test]
fn twelve_shapes_give_one_report() {
    let leads = leads();
    let folder = std::env::temp_dir().join(format!("reality-gap-shapes-{}", std::process::id()));
    let shapes = shapes(&leads);
    assert_eq!(shapes.len(), 12);
    let mut first: Option<String> = None;
    let mut odd = Vec::new();
    for (nth, (name, files)) in shapes.iter().enumerate() {
        let report = report(files, &folder.join(nth.to_string()));
        match &first {
            None => {
                assert!(report.contains("\"leads\": 60"), "sixty leads: {report}");
                first = Some(report);
            }
            Some(first) if *first != report => {
                let line = first
                    .lines()
                    .zip(report.lines())
                    .find(|(one, other)| one != other);
                odd.push(format!("{name}: {line:?}"));
            }
            Some(_) => {}
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    assert!(odd.is_empty(), "{}", odd.join("\n"));
}
