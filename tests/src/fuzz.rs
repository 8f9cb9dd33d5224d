//! What must hold for any bytes at all: no reader stops, hangs or unfolds without bound; the cut never matters; every
//! row is accounted for. `cargo xtask fuzz` looks for bytes that break it, `tests/fuzz.rs` tries what was found before.

use reality_gap_core::bytes::{Foreign, foreign};
use reality_gap_core::diagnostic::Error;
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics;
use reality_gap_core::records::{FileReading, Ingest};
use reality_gap_core::settings::Settings;
use reality_gap_core::table::read_all;
use reality_gap_formats::{Limits, Opener, Sink};

/// A target: its name, and what is done with the bytes. It panics when something does not hold.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 10] = [
    ("table", table),
    ("report", report),
    ("gzip", |bytes| opened(Foreign::Gzip, bytes)),
    ("zip", |bytes| opened(Foreign::Zip, bytes)),
    ("ole", |bytes| opened(Foreign::Ole, bytes)),
    ("json", |bytes| opened(Foreign::Json, bytes)),
    ("xml", |bytes| opened(Foreign::Xml, bytes)),
    ("mail", |bytes| opened(Foreign::Mail, bytes)),
    ("chat", |bytes| opened(Foreign::Chat, bytes)),
    ("encoded", |bytes| opened(Foreign::Encoded, bytes)),
];

/// The target of this name.
#[must_use]
pub fn target(name: &str) -> Option<fn(&[u8])> {
    TARGETS
        .iter()
        .find(|(own, _)| *own == name)
        .map(|&(_, run)| run)
}

/// Small enough that a file which unfolds without bound is noticed at once.
const LIMITS: Limits = Limits {
    held: 1 << 20,
    unfolded: 16 << 20,
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
    let mut reading = Reading::new();
    match foreign(bytes) {
        Some(kind) => open(kind, bytes, &mut reading),
        None => {
            reading.open("f");
            for chunk in bytes.chunks(1_000) {
                reading.push(chunk);
            }
            reading.close();
        }
    }
    reading.finish();
}

/// A file of this kind is opened or refused.
fn opened(kind: Foreign, bytes: &[u8]) {
    let mut reading = Reading::new();
    open(kind, bytes, &mut reading);
    reading.finish();
}

fn open(kind: Foreign, bytes: &[u8], reading: &mut Reading) {
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
    ingest: Ingest,
    usable: bool,
    taken: u64,
}

impl Reading {
    fn new() -> Self {
        Self {
            ingest: Ingest::new(&Settings::default()),
            usable: false,
            taken: 0,
        }
    }

    fn finish(self) {
        let Ok((dataset, _)) = self.ingest.finish() else {
            return;
        };
        dataset.files.iter().for_each(closes);
        let settings = Settings::default();
        let facts = Facts::fold(dataset, &settings);
        let json = metrics::report(&facts, &settings).to_json();
        assert!(
            !json.contains("NaN") && !json.contains("inf"),
            "a figure that is none"
        );
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
