//! Files that hold several tables: what cannot be used of one is left out, as long as another can.

use super::dataset::Note;
use super::join::Decided;
use crate::diagnostic::Error;

/// A table that cannot be used, one of several of a file.
#[derive(Debug)]
pub(super) struct LeftOut {
    /// The file that holds it.
    pub(super) whole: String,
    pub(super) error: Error,
}

/// Says with the last table of the same file what was left out. Where no table of a file can be used, each is an error.
pub(super) fn settle(left_out: Vec<LeftOut>, files: &mut [Decided]) -> Vec<Error> {
    let mut errors = Vec::new();
    for LeftOut { whole, error } in left_out {
        let beside = files
            .iter_mut()
            .rev()
            .find(|file| file.data.part_of.as_ref() == Some(&whole));
        match beside {
            Some(beside) => {
                let name = error.file.strip_prefix(&whole).unwrap_or(&error.file);
                let name = name.trim_start_matches([':', ' ']);
                beside.data.notes.push(Note {
                    header: String::new(),
                    text: format!("`{name}` is left out: {} ({})", error.message, error.code),
                });
            }
            None => errors.push(error),
        }
    }
    errors
}
