//! The beginning of a large file, as a first figure while the rest is read: marked as such, replaced by the report.

use crate::facts::Facts;
use crate::metrics;
use crate::records::Ingest;
use crate::settings::Settings;
use crate::view::Provisional;

/// Bytes of a file that are its beginning.
const BEGINNING: usize = 2 << 20;
/// A file has to be this many times as large: a shorter one is read before anybody has read a figure.
const TIMES: u64 = 8;
/// Fewer leads say too little.
const FEWEST: u64 = 30;

/// Beginnings of the files of a batch, read for themselves.
#[derive(Debug)]
pub(super) struct Beginning {
    ingest: Option<Ingest>,
    settings: Settings,
    taken: usize,
    /// Bytes of all files so far that were taken, and that there are.
    all: (u64, u64),
    /// Some file is long enough for it to be worth while.
    long: bool,
    /// The file is too short to wait for, or its beginning is complete.
    full: bool,
    figure: Option<Provisional>,
}

impl Beginning {
    /// Of a batch that is read with these settings.
    pub(super) fn new(settings: &Settings) -> Self {
        let settings = Settings {
            by: Vec::new(),
            ..settings.clone()
        };
        Self {
            ingest: Some(Ingest::new(&settings)),
            settings,
            taken: 0,
            all: (0, 0),
            long: false,
            full: false,
            figure: None,
        }
    }

    /// The figure, once there is one.
    pub(super) fn figure(&self) -> Option<&Provisional> {
        self.figure.as_ref()
    }

    /// Begins a file of this size.
    pub(super) fn open(&mut self, name: &str, size: Option<u64>) {
        self.close_file();
        if let Some(ingest) = &mut self.ingest {
            ingest.open(name);
        }
        let enough = TIMES * BEGINNING as u64;
        self.long |= size.is_some_and(|size| size >= enough);
        (self.taken, self.full) = (0, false);
        self.all.1 += size.unwrap_or(0);
    }

    fn close_file(&mut self) {
        if let Some(ingest) = &mut self.ingest
            && ingest.close().is_err()
        {
            // Whatever is wrong with the file, its reader will say it.
            self.ingest = None;
        }
    }

    /// Takes the next bytes of the open file, as far as they belong to its beginning.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        if self.full || self.figure.is_some() {
            return;
        }
        let Some(ingest) = &mut self.ingest else {
            return;
        };
        let room = BEGINNING - self.taken;
        let mut own = bytes;
        if bytes.len() >= room {
            // A row that was cut in two tells nothing.
            let end = bytes[..room].iter().rposition(|&byte| byte == b'\n');
            own = &bytes[..end.map_or(0, |end| end + 1)];
            self.full = true;
        }
        self.taken += own.len();
        self.all.0 += own.len() as u64;
        if ingest.push(own).is_err() {
            self.ingest = None;
        } else if self.full && self.long && ingest.tells_follow_up() {
            self.close_file();
            self.figure = self.ingest.take().and_then(|ingest| self.report(ingest));
        }
    }

    /// What the beginnings tell, up to the instant that all of them reach.
    #[expect(clippy::cast_precision_loss, reason = "a share of bytes")]
    fn report(&self, ingest: Ingest) -> Option<Provisional> {
        let (dataset, _) = ingest.finish().ok()?;
        let settings = Settings {
            as_of: [self.settings.as_of, dataset.reach]
                .into_iter()
                .flatten()
                .min(),
            ..self.settings.clone()
        };
        let facts = Facts::fold(dataset, &settings);
        let report = metrics::report(&facts, &settings);
        let gap = report.estimate("reality_gap")?;
        let contact = gap.basis == Some("contact");
        let rate = report.estimate(if contact {
            "contact_rate_phone"
        } else {
            "attempt_rate_phone"
        })?;
        (rate.n >= FEWEST && rate.value.is_some()).then(|| Provisional {
            rate: rate.clone(),
            contact,
            until: report.as_of.clone(),
            share: self.all.0 as f64 / self.all.1.max(1) as f64,
        })
    }
}
