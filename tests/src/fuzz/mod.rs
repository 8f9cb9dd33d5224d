//! What must hold for any bytes at all: no reader stops, hangs or unfolds without bound; the cut never matters; every
//! row is accounted for. `cargo xtask fuzz` looks for bytes that break it, `tests/fuzz.rs` tries what was found before.

mod choices;
mod differential;
mod draw;
mod inside;

use reality_gap_core::bytes::{Foreign, foreign};
use reality_gap_core::diagnostic::Error;
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics;
use reality_gap_core::records::{FileReading, Ingest};
use reality_gap_core::settings::Settings;
use reality_gap_core::table::read_all;
use reality_gap_formats::{Limits, Opener, Sink};

/// What is done with bytes: it panics when something does not hold.
type Run = fn(&[u8]);

/// Where a search begins: from a messy file to the bytes of a target, or to none.
type Seeds = fn(&[u8]) -> Vec<Vec<u8>>;

/// A target: its name, what is done with the bytes, where a search begins, and the words it is told.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// As `cargo xtask fuzz` calls it.
    pub name: &'static str,
    /// What must hold.
    pub run: Run,
    /// What a messy file gives to begin with.
    pub seeds: Seeds,
    /// A file of `tests/fuzz/dictionaries`, without its ending, or nothing.
    pub words: &'static str,
}

const fn target_of(name: &'static str, run: Run, seeds: Seeds, words: &'static str) -> Target {
    Target {
        name,
        run,
        seeds,
        words,
    }
}

/// All targets.
pub const TARGETS: [Target; 24] = [
    target_of("table", table, whole, "table"),
    target_of("report", report, whole, "table"),
    target_of(
        "gzip",
        |bytes| opened(Foreign::Gzip, bytes),
        |bytes| of(Foreign::Gzip, bytes),
        "",
    ),
    target_of(
        "zip",
        |bytes| opened(Foreign::Zip, bytes),
        |bytes| of(Foreign::Zip, bytes),
        "zip",
    ),
    target_of(
        "ole",
        |bytes| opened(Foreign::Ole, bytes),
        |bytes| of(Foreign::Ole, bytes),
        "",
    ),
    target_of(
        "json",
        |bytes| opened(Foreign::Json, bytes),
        |bytes| of(Foreign::Json, bytes),
        "json",
    ),
    target_of(
        "xml",
        |bytes| opened(Foreign::Xml, bytes),
        |bytes| of(Foreign::Xml, bytes),
        "xml",
    ),
    target_of(
        "mail",
        |bytes| opened(Foreign::Mail, bytes),
        |bytes| of(Foreign::Mail, bytes),
        "mail",
    ),
    target_of(
        "chat",
        |bytes| opened(Foreign::Chat, bytes),
        |bytes| of(Foreign::Chat, bytes),
        "chat",
    ),
    target_of(
        "encoded",
        |bytes| opened(Foreign::Encoded, bytes),
        |bytes| of(Foreign::Encoded, bytes),
        "",
    ),
    target_of("gzip-inside", inside::gzip, plain_or_unpacked, "table"),
    target_of("zip-inside", inside::zip, plain_or_unpacked, "table"),
    target_of(
        "xlsx",
        inside::xlsx,
        |bytes| {
            inside::seeds(
                bytes,
                [
                    "xl/worksheets/sheet1.xml",
                    "xl/sharedStrings.xml",
                    "xl/styles.xml",
                ],
            )
        },
        "workbook",
    ),
    target_of(
        "xlsb",
        inside::xlsb,
        |bytes| {
            inside::seeds(
                bytes,
                [
                    "xl/worksheets/sheet1.bin",
                    "xl/sharedStrings.bin",
                    "xl/styles.bin",
                ],
            )
        },
        "",
    ),
    target_of(
        "ods",
        inside::ods,
        |bytes| inside::seeds(bytes, ["content.xml", "", ""]),
        "workbook",
    ),
    target_of("xls", inside::xls, inside::xls_seeds, ""),
    target_of("csv-differential", differential::csv, as_cells, "table"),
    target_of(
        "json-differential",
        differential::json,
        |bytes| of(Foreign::Json, bytes),
        "json",
    ),
    target_of("xml-differential", differential::xml, as_cells, "xml"),
    target_of(
        "workbook-differential",
        differential::workbook,
        as_cells,
        "",
    ),
    target_of("stamp-differential", differential::stamp, as_cells, ""),
    target_of("settings", choices::settings, with_settings, "settings"),
    target_of(
        "profile",
        choices::profile,
        |_| vec![SETTINGS_OF_A_PROFILE.to_vec()],
        "settings",
    ),
    target_of("app", choices::app, with_deeds, "app"),
];

/// The target of this name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

fn whole(bytes: &[u8]) -> Vec<Vec<u8>> {
    vec![bytes.to_vec()]
}

fn of(kind: Foreign, bytes: &[u8]) -> Vec<Vec<u8>> {
    let fits = foreign(bytes) == Some(kind);
    fits.then(|| bytes.to_vec()).into_iter().collect()
}

fn plain_or_unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    match foreign(bytes) {
        Some(Foreign::Gzip | Foreign::Zip) => inside::unpacked(bytes),
        _ => whole(bytes),
    }
}

/// Lines become rows, and what parts cells as a rule parts them.
fn as_cells(bytes: &[u8]) -> Vec<Vec<u8>> {
    if foreign(bytes).is_some() {
        return Vec::new();
    }
    let cells = bytes.iter().map(|&byte| match byte {
        b'\n' => 1,
        b',' | b';' | b'\t' => 2,
        other => other,
    });
    vec![[0; 4].into_iter().chain(cells).collect()]
}

const SETTINGS_OF_A_PROFILE: &[u8] = br#"{"reality-gap":"profile","version":1,"name":"Ours","settings":{"map":{"touches.at":"When"},"day-order":{"When":"day-first"},"column-zones":{"When":"utc"},"units":{"Secs":"s"},"decimal-marks":{"Cost":"comma"},"values":{"channel":{"Ruf":"call"}},"tables":{"leads.csv":{"delimiter":";","quote":"\"","header-line":3,"encoding":"windows-1252","kind":"leads"}}}}"#;

fn with_settings(bytes: &[u8]) -> Vec<Vec<u8>> {
    const ALL: &[u8] = br#"{"expectations":[{"scope":"dealer","name":"A","value":0.5}],"basis":"contact","as-of":1790000000000,"zone":{"name":"Europe/Berlin","offsets":[[0,3600],[1774746000000,7200],[1792890000000,3600]]},"hours":{"weekly":{"mon":[["09:00","17:00"]],"sat":[["10:00","13:00"],["14:00","16:00"]]},"holidays":["2026-12-25"],"dealers":{"A":{"timezone":"America/Chicago","offsets":[[0,-21600]]}},"counting":"shifted-start"},"map":{"leads.created":"When"},"day-order":{"When":"month-first"},"values":{"channel":{"Ruf":"call"}},"units":{"Secs":"min"},"column-zones":{"When":"utc"},"decimal-marks":{"Cost":"comma"},"tables":{"*":{"delimiter":";","quote":"'","header-line":1,"encoding":"utf-8","kind":"leads"}},"filter":{"from":"2026-01-01","to":"2026-12-31","dealers":["A"],"people":[],"sources":[]},"by":["dealer","week","hour"],"horizon":86400000,"mask-people":true,"mask-key":"k","definition":"pied-piper","min-cell":5,"aggregates-only":true,"what-if":{"scope":"dealer","name":"A","rate":0.9},"daily-cap":9}"#;
    vec![[b"{}\0", bytes].concat(), [ALL, b"\0", bytes].concat()]
}

fn with_deeds(bytes: &[u8]) -> Vec<Vec<u8>> {
    const DEEDS: &[u8] = b"guess\t\t60\nreveal\nfilter\tdealer\tA\nmapping\nmap\tleads.created\tWhen\nview\t\tleads\nleads\t\tM01\nrecall\nundo\0";
    vec![[b"\0", bytes].concat(), [DEEDS, bytes].concat()]
}

/// Small enough that a file which unfolds without bound is noticed at once.
pub(crate) const LIMITS: Limits = Limits {
    held: 1 << 20,
    unfolded: 4 << 20,
    ratio: 200,
    files: 64,
    depth: 3,
    columns: 1_024,
    cell: 1 << 16,
};

/// A table is the same however its bytes are cut, and no row has another width than the header.
fn table(bytes: &[u8]) {
    let whole = read_all("t", [bytes]);
    for size in [1, 3, 64, 1_000] {
        assert_eq!(read_all("t", bytes.chunks(size)), whole, "chunks of {size}");
    }
    if let Ok(plain) = whole {
        let width = plain.headers.len();
        assert!(
            plain.rows.iter().all(|row| row.len() == width),
            "a ragged row"
        );
    }
}

/// A file that can be used gives an account that closes and a report.
fn report(bytes: &[u8]) {
    let mut reading = Reading::with(Settings::default());
    reading.file(bytes);
    reading.finish();
}

/// A file of this kind is opened or refused, and the tables in it have the same width from top to bottom.
///
/// What becomes of a table after that is for the target `report`: without it a hundred times as much is tried.
fn opened(kind: Foreign, bytes: &[u8]) {
    for bytes in tables_of(kind, bytes) {
        let whole = read_all("t", [&bytes[..]]);
        assert_eq!(read_all("t", bytes.chunks(1_000)), whole, "chunks");
        if let Ok(plain) = whole {
            let width = plain.headers.len();
            assert!(
                plain.rows.iter().all(|row| row.len() == width),
                "a ragged row"
            );
        }
    }
}

/// The tables in a file of this kind, as they are handed on.
fn tables_of(kind: Foreign, bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut tables = Tables::default();
    open(kind, bytes, &mut tables);
    tables.0
}

#[derive(Debug, Default)]
struct Tables(Vec<Vec<u8>>);

impl Sink for Tables {
    fn open(&mut self, _name: &str) {
        self.0.push(Vec::new());
    }

    fn push(&mut self, bytes: &[u8]) -> bool {
        if let Some(table) = self.0.last_mut() {
            table.extend_from_slice(bytes);
        }
        let taken: usize = self.0.iter().map(Vec::len).sum();
        // Names and marks come on top of what unfolds.
        assert!(
            (taken as u64) < 8 * LIMITS.unfolded,
            "unfolds without bound"
        );
        true
    }

    fn close(&mut self) {}

    fn fail(&mut self, _error: Error) {}
}

fn open(kind: Foreign, bytes: &[u8], reading: &mut dyn Sink) {
    let mut opener = Opener::new("f", kind, LIMITS);
    for chunk in bytes.chunks(4_096) {
        if opener.push(chunk, reading).is_err() {
            return;
        }
    }
    // Whether it can be used is not the question here.
    let _ = opener.close(reading);
}

/// Ingest at the end of an opener.
struct Reading {
    settings: Settings,
    ingest: Ingest,
    usable: bool,
    taken: u64,
}

impl Reading {
    fn with(settings: Settings) -> Self {
        Self {
            ingest: Ingest::new(&settings),
            settings,
            usable: false,
            taken: 0,
        }
    }

    /// Reads a file, whatever it is.
    fn file(&mut self, bytes: &[u8]) {
        match foreign(bytes) {
            Some(kind) => open(kind, bytes, self),
            None => {
                self.open("f");
                for chunk in bytes.chunks(1_000) {
                    self.push(chunk);
                }
                self.close();
            }
        }
    }

    fn finish(self) {
        let Ok((dataset, _)) = self.ingest.finish() else {
            return;
        };
        dataset.files.iter().for_each(closes);
        let facts = Facts::fold(dataset, &self.settings);
        let json = metrics::report(&facts, &self.settings).to_json();
        for none in [":NaN", ":inf", ":-inf"] {
            assert!(!json.contains(none), "a figure that is none");
        }
    }
}

impl Sink for Reading {
    fn open(&mut self, name: &str) {
        self.ingest.open(name);
        self.usable = true;
    }

    fn push(&mut self, bytes: &[u8]) -> bool {
        self.taken += bytes.len() as u64;
        // Names and marks come on top of what unfolds.
        assert!(self.taken < 8 * LIMITS.unfolded, "unfolds without bound");
        self.usable = self.usable && self.ingest.push(bytes).is_ok();
        self.usable
    }

    fn close(&mut self) {
        if self.usable {
            self.usable = self.ingest.close().is_ok();
        }
    }

    fn fail(&mut self, _error: Error) {}
}

fn closes(file: &FileReading) {
    let reasons: u64 = file.reasons.iter().map(|tally| tally.count).sum();
    assert_eq!(file.rows_read, file.rows_counted + file.rows_set_aside);
    assert_eq!(reasons, file.rows_set_aside);
}
