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

/// Beginnings of the files of a batch, kept until the figure is made.
#[derive(Debug)]
pub(super) struct Beginning {
    settings: Settings,
    files: Vec<Head>,
    figure: Option<Provisional>,
}

/// The beginning of a file.
#[derive(Debug)]
struct Head {
    name: String,
    size: u64,
    bytes: Vec<u8>,
}

impl Head {
    /// There may be more of the file.
    fn is_full(&self) -> bool {
        self.bytes.len() == BEGINNING
    }

    /// A row that was cut in two tells nothing.
    fn rows(&self) -> &[u8] {
        let end = self.bytes.iter().rposition(|&byte| byte == b'\n');
        match end {
            Some(end) if self.is_full() => &self.bytes[..=end],
            _ => &self.bytes,
        }
    }
}

impl Beginning {
    /// Of a batch that is read with these settings.
    pub(super) fn new(settings: &Settings) -> Self {
        Self {
            settings: Settings {
                by: Vec::new(),
                ..settings.clone()
            },
            files: Vec::new(),
            figure: None,
        }
    }

    /// The figure, once there is one.
    pub(super) fn figure(&self) -> Option<&Provisional> {
        self.figure.as_ref()
    }

    /// Begins a file of this size.
    pub(super) fn open(&mut self, name: &str, size: Option<u64>) {
        self.files.push(Head {
            name: name.to_owned(),
            size: size.unwrap_or(0),
            bytes: Vec::new(),
        });
    }

    /// Takes the next bytes of the open file, as far as they belong to its beginning.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        let Some(head) = self.files.last_mut() else {
            return;
        };
        if head.is_full() || self.figure.is_some() {
            return;
        }
        let room = BEGINNING - head.bytes.len();
        head.bytes
            .extend_from_slice(bytes.get(..room).unwrap_or(bytes));
        let enough = TIMES * BEGINNING as u64;
        if head.is_full() && self.files.iter().any(|file| file.size >= enough) {
            self.figure = self.report();
        }
        if self.figure.is_some() {
            self.files = Vec::new();
        }
    }

    /// What the beginnings tell, up to the instant that all of them reach.
    #[expect(clippy::cast_precision_loss, reason = "a share of bytes")]
    fn report(&self) -> Option<Provisional> {
        let mut ingest = Ingest::new(&self.settings);
        let (mut taken, mut all) = (0, 0);
        for file in &self.files {
            // Whatever is wrong with a file, its reader will say it.
            ingest.open(&file.name);
            ingest.push(file.rows()).ok()?;
            ingest.close().ok()?;
            taken += file.rows().len() as u64;
            all += file.size;
        }
        if !ingest.tells_follow_up() {
            return None;
        }
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
        let (id, contact) = report.subject();
        let rate = report.estimate(id)?;
        (rate.n >= FEWEST && rate.value.is_some()).then(|| Provisional {
            rate: rate.clone(),
            contact,
            until: report.as_of.clone(),
            share: taken as f64 / all.max(1) as f64,
        })
    }
}
