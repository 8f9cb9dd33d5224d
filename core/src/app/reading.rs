//! Files on their way in: a batch that becomes a report, or the same files again for their rows set aside.

use super::beginning::Beginning;
use super::mapping::Mapping;
use super::{App, Loaded, choices, profile, unfit_profile};
use crate::diagnostic::Error;
use crate::facts::Facts;
use crate::records::{Ingest, Stopped};
use crate::report::set_aside_csv;
use crate::settings::Filter;
use crate::view::{Progress, Provisional};

#[derive(Debug)]
pub(super) struct Reading {
    pub(super) ingest: Ingest,
    pub(super) files: Vec<Progress>,
    /// False once the open file was found unusable: the rest of its bytes is ignored.
    usable: bool,
    /// The files that are opened come out of another one, whose bytes somebody else reads.
    within: bool,
    /// A first figure; none where the reader still has to guess it.
    beginning: Option<Beginning>,
}

impl Reading {
    /// The first figure, once there is one.
    pub(super) fn provisional(&self) -> Option<&Provisional> {
        self.beginning.as_ref()?.figure()
    }

    fn begin(&mut self, name: &str, size: Option<u64>) {
        self.files.push(Progress {
            name: name.to_owned(),
            read: 0,
            size,
            rows: 0,
        });
    }
}

impl App {
    /// Begins a file of a new batch or the next file of the running one.
    pub fn open(&mut self, name: &str, size: Option<u64>) {
        if let Some(recall) = &mut self.recall {
            return recall.open(name);
        }
        let reading = self.batch();
        if let Some(file) = reading.files.last_mut().filter(|_| reading.within) {
            name.clone_into(&mut file.name);
        } else {
            reading.begin(name, size);
        }
        reading.usable = true;
        if let Some(beginning) = &mut reading.beginning {
            beginning.open(name, size);
        }
        reading.ingest.open(name);
    }

    /// Begins a file that another reader opens: until [`App::leave`] the files that are opened are those within it.
    pub fn enter(&mut self, name: &str, size: Option<u64>) {
        if self.recall.is_some() {
            return;
        }
        let reading = self.batch();
        reading.begin(name, size);
        reading.within = true;
    }

    /// Bytes of that file were read.
    pub fn advance(&mut self, bytes: u64) {
        if let Some(reading) = &mut self.reading
            && let Some(file) = reading.files.last_mut()
        {
            file.advance(bytes);
        }
    }

    /// That file is at its end.
    pub fn leave(&mut self) {
        if let Some(reading) = &mut self.reading {
            reading.within = false;
        }
    }

    /// A file cannot be used; the others of the batch still can.
    pub fn refuse(&mut self, error: Error) {
        // What is read again was told the first time.
        if self.recall.is_none() {
            self.note(error);
        }
    }

    /// Begins to read files: a batch of their own, or with `again` those on show, for what the reader asked of them. One that was
    /// under way is given up.
    pub fn begin(&mut self, again: bool) {
        self.reading = None;
        self.recall = again.then(|| self.recalled());
        if !again {
            self.stop_asking();
        }
    }

    /// All files were read again. True when they are to be read once more; then [`App::set_aside`]
    /// has them.
    pub fn turn(&mut self) -> bool {
        let Some(mut recall) = self.recall.take() else {
            return false;
        };
        if recall.turn() {
            self.recall = Some(recall);
            return true;
        }
        if let Some(names) = recall.names() {
            let words = self.words.clone();
            let _speaking = words.speak();
            self.show_customers(names);
        } else if let Some(loaded) = &mut self.loaded {
            loaded.choices.account = Some(recall.finish());
        }
        false
    }

    /// The rows set aside as CSV, once they were asked for.
    #[must_use]
    pub fn set_aside(&self) -> Option<String> {
        let account = self.loaded.as_ref()?.choices.account.as_ref()?;
        Some(set_aside_csv(account, !self.settings.masks_rows()))
    }

    /// The batch being read, or a new one.
    fn batch(&mut self) -> &mut Reading {
        if self.reading.is_none() {
            // A profile that cannot be used came with the files.
            self.errors.retain(|error| error.code == profile::UNUSABLE);
            self.asking = false;
            if !self.mapping.again {
                self.mapping = Mapping::default();
            }
            self.judge_hours();
        }
        let settings = &self.settings;
        let guessed = self.guess.is_none();
        self.reading.get_or_insert_with(|| Reading {
            beginning: guessed.then(|| Beginning::new(settings)),
            ingest: Ingest::new(settings),
            files: Vec::new(),
            usable: true,
            within: false,
        })
    }

    /// Takes the next bytes of the open file. False: stop sending, the file cannot be used (the error is shown).
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        if let Some(recall) = &mut self.recall {
            return recall.push(bytes);
        }
        let Some(reading) = &mut self.reading else {
            return false;
        };
        if !reading.usable {
            return false;
        }
        if let Some(beginning) = &mut reading.beginning {
            beginning.push(bytes);
        }
        let taken = reading.ingest.push(bytes);
        if let Some(file) = reading.files.last_mut() {
            if !reading.within {
                file.advance(bytes.len() as u64);
            }
            file.rows = reading.ingest.rows();
        }
        if let Err(error) = taken {
            reading.usable = false;
            self.note(error);
            return false;
        }
        true
    }

    /// The rest of the open file can be read by several workers, each a stretch of it.
    #[must_use]
    pub fn divides(&self) -> bool {
        let reading = self.reading.as_ref();
        reading.is_some_and(|reading| reading.usable && reading.ingest.divides())
    }

    /// Where in these bytes from anywhere in the open file a stretch of it may begin.
    #[must_use]
    pub fn seam(&self, bytes: &[u8]) -> Option<usize> {
        self.reading.as_ref()?.ingest.seam(bytes)
    }

    /// Takes in what another worker found in the next stretch of the open file. False: its bytes have to be pushed.
    pub fn absorb(&mut self, found: &[u8]) -> bool {
        let Some(reading) = self.reading.as_mut().filter(|reading| reading.usable) else {
            return false;
        };
        let taken = reading.ingest.absorb(found);
        if let Some(file) = reading.files.last_mut() {
            file.rows = reading.ingest.rows();
        }
        taken
    }

    /// Ends the open file.
    pub fn close(&mut self) {
        if let Some(recall) = &mut self.recall {
            return recall.close();
        }
        let Some(reading) = &mut self.reading else {
            return;
        };
        if !reading.usable {
            return;
        }
        let closed = reading.ingest.close();
        if let Some(file) = reading.files.last_mut() {
            file.rows = reading.ingest.rows();
        }
        if let Err(error) = closed {
            reading.usable = false;
            self.note(error);
        }
    }

    /// All files of the batch are in: join, compute, show. When the batch cannot be used, what was on show stays.
    pub fn finish(&mut self) {
        let Some(mut reading) = self.reading.take() else {
            return;
        };
        self.awaiting = false;
        for error in reading.ingest.end_of_parts() {
            self.note(error);
        }
        match reading.ingest.finish() {
            Ok((dataset, columns)) => {
                let known = columns.clone();
                if let Some(error) = unfit_profile(&self.settings, &columns) {
                    self.note(error);
                }
                let facts = Facts::fold(dataset, &self.settings);
                let choices = choices(&facts, columns, &self.settings);
                let mut loaded = Loaded::new(facts, choices, &self.settings);
                self.account(known, Vec::new(), Some(loaded.report.counts));
                self.asked = None;
                if self.settings.filter != Filter::default() {
                    loaded.look_around(&self.settings);
                    loaded.reword(&self.settings);
                }
                self.loaded = Some(loaded);
                self.list_leads(0);
                self.show_steps();
                self.announce();
            }
            Err(Stopped {
                errors,
                questions,
                columns,
            }) => {
                for error in errors {
                    self.note(error);
                }
                self.asking =
                    !questions.is_empty() || columns.iter().any(|c| !c.headers.is_empty());
                self.account(columns, questions, None);
                self.announce();
            }
        }
    }

    /// Something outside went wrong (network, worker): show it, keep everything else.
    pub fn fail(&mut self, error: Error) {
        self.reading = None;
        self.recall = None;
        self.stop_asking();
        self.awaiting = false;
        self.note(error);
    }
}
