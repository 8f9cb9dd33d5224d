//! What a file tells about its columns when all its rows are read.

use super::dataset::{Kind, Note};
use super::file::FileData;
use super::value_column::ColumnValues;
use crate::words::Said;

impl FileData {
    /// The values of columns with a closed vocabulary.
    pub(crate) fn values(&self) -> Vec<ColumnValues> {
        let mut all = self.plan.values(&self.headers);
        if let Some(events) = &self.events {
            all.extend(events.value_columns(&self.headers));
        }
        if let Some(more) = &self.more {
            all.extend(more.values(&self.headers));
        }
        // A subject is read for signs only.
        all.retain(|values| !values.meanings.is_empty());
        all
    }

    /// Decides about durations where only all the numbers together tell their unit, and says what was decided.
    pub(crate) fn settle_durations(&mut self, day_first: [bool; 4]) {
        let mut notes: Vec<(usize, Said)> = Vec::new();
        if let Some(of_call) = &mut self.plan.call_duration {
            let milliseconds = of_call.are_milliseconds();
            if milliseconds {
                for &at in &of_call.connected {
                    let touch = &mut self.touches[at as usize];
                    *touch = touch.without_result();
                }
            }
            let found = of_call.bare.notes(of_call.unit, of_call.by, milliseconds);
            notes.extend(found.into_iter().map(|note| (of_call.column, note)));
        }
        if let Some(events) = &mut self.events {
            notes.extend(events.settle_durations(day_first));
        }
        if let Some(more) = &mut self.more {
            notes.extend(more.settle_numbers());
        }
        for (column, text) in notes {
            let header = self.header_of(column).to_owned();
            self.notes.push(Note { header, text });
        }
    }

    /// Both a phone and an e-mail column are there.
    pub(crate) fn tells_reachable(&self) -> bool {
        self.kind != Some(Kind::Touches)
            && !self.plan.phones.is_empty()
            && !self.plan.emails.is_empty()
    }
}
