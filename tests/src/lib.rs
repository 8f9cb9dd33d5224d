//! What the test files share: running the command line in this process, finding real data, invented files.

pub mod fuzz;
pub mod gallery;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// What a run of the command line left behind.
#[derive(Debug)]
pub struct Ran {
    /// Exit status.
    pub status: u8,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Runs `reality-gap` with these arguments, in this process.
pub fn reality_gap<S: Into<OsString>>(arguments: impl IntoIterator<Item = S>) -> Ran {
    let arguments =
        std::iter::once(OsString::from("reality-gap")).chain(arguments.into_iter().map(Into::into));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let status = reality_gap::run(arguments, &mut out, &mut err);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran {
        status,
        out: text(out),
        err: text(err),
    }
}

/// The report of these arguments as JSON; panics with what was said when there is none.
///
/// # Panics
/// When the run fails: a test has nothing to go on then.
#[must_use]
pub fn report(arguments: &[String]) -> Value {
    let mut all: Vec<String> = vec!["report".into(), "--quiet".into(), "--format=json".into()];
    all.extend_from_slice(arguments);
    let ran = reality_gap(all);
    assert_eq!(ran.status, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).expect("a report in JSON")
}

/// The estimate with this id for the whole selection.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn estimate<'a>(report: &'a Value, id: &str) -> &'a Value {
    find(report, "estimates", id)
}

/// The distribution with this id for the whole selection.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn distribution<'a>(report: &'a Value, id: &str) -> &'a Value {
    find(report, "distributions", id)
}

fn find<'a>(report: &'a Value, list: &str, id: &str) -> &'a Value {
    report[list]
        .as_array()
        .into_iter()
        .flatten()
        .find(|e| {
            e["id"] == id
                && e["group"]
                    .as_object()
                    .is_some_and(serde_json::Map::is_empty)
        })
        .unwrap_or_else(|| panic!("no `{id}` among the report's {list}"))
}

/// The folders in a folder, by name.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn folders(of: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(of)
        .expect("a readable folder")
        .map(|entry| entry.expect("a readable entry").path())
        .filter(|path| path.is_dir())
        .collect();
    found.sort();
    found
}

/// The folder of real input that is not part of this repository: `REALITY_GAP_DATA`, or `shared/data` beside it.
#[must_use]
pub fn real_data() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let folder = std::env::var_os("REALITY_GAP_DATA").map_or(beside, PathBuf::from);
    folder.join("README.md").exists().then_some(folder)
}

/// A small generator of pseudo-random numbers (xorshift64*), so that every run sees the same cases.
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    /// Seeded.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % bound
    }

    /// Shuffles in place.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            let other = usize::try_from(self.below(at as u64 + 1)).unwrap_or(0);
            items.swap(at, other);
        }
    }
}

/// An invented leads file and touches file, rows as lines without their headers.
#[derive(Debug)]
pub struct Invented {
    /// Header of the leads file.
    pub leads_header: &'static str,
    /// Its rows.
    pub leads: Vec<String>,
    /// Header of the touches file.
    pub touches_header: &'static str,
    /// Its rows.
    pub touches: Vec<String>,
}

/// A network of `leads` leads, with blanks, automatic replies, call-backs and ties.
#[must_use]
pub fn invent(seed: u64, leads: u64) -> Invented {
    let mut dice = Dice::new(seed);
    let dealers = [
        "Riverside Motors",
        "Autohaus Keller",
        "Garage Lumière",
        "\"Castle, Sons\"",
        "",
    ];
    let people = ["Ann Lee", "Max Roth", "Zoë Ny", "Auto Responder", ""];
    let channels = ["Phone", "Email", "Text", "WhatsApp", "Visit"];
    let results = ["Contacted", "No answer", "Left voicemail", "", "Busy"];
    let sources = ["Website", "Portal", "unknown", ""];
    let statuses = ["Open", "Sold", "Lost", "Bad Duplicate"];
    let mut made = Invented {
        leads_header: "Lead ID,Lead Origination Date,Dealer,Sales Rep,Lead Source,Lead Status,Sold Datetime",
        leads: Vec::new(),
        touches_header: "Lead ID,Activity Date,User,Comm Channel,Direction,Interaction Result",
        touches: Vec::new(),
    };
    let pick = |dice: &mut Dice, from: &[&'static str]| {
        from[usize::try_from(dice.below(from.len() as u64)).unwrap_or(0)]
    };
    let time = |minute: u64| {
        format!(
            "2026-09-{:02}T{:02}:{:02}:00+02:00",
            1 + minute / 1440,
            minute / 60 % 24,
            minute % 60
        )
    };
    for id in 0..leads {
        let created = dice.below(20 * 1440);
        let status = pick(&mut dice, &statuses);
        let sold = if status == "Sold" {
            time(created + 1440 + dice.below(8 * 1440))
        } else {
            String::new()
        };
        let (dealer, person, source) = (
            pick(&mut dice, &dealers),
            pick(&mut dice, &people[..3]),
            pick(&mut dice, &sources),
        );
        made.leads.push(format!(
            "{id:05},{},{dealer},{person},{source},{status},{sold}",
            time(created)
        ));
        for _ in 0..dice.below(6) {
            let at = time(created + dice.below(9 * 1440));
            let direction = if dice.below(5) == 0 {
                "Inbound"
            } else {
                "Outbound"
            };
            let (person, channel, result) = (
                pick(&mut dice, &people),
                pick(&mut dice, &channels),
                pick(&mut dice, &results),
            );
            made.touches.push(format!(
                "{id:05},{at},{person},{channel},{direction},{result}"
            ));
        }
    }
    made
}
