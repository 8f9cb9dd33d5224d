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
        // Else a table of the archive in which the file was.
        let mut around = whole.as_str();
        let beside = loop {
            let is_part = |name: &String| {
                let within = name.strip_prefix(around);
                within.is_some_and(|rest| rest.is_empty() || rest.starts_with(": "))
            };
            let at = files
                .iter()
                .rposition(|file| file.data.part_of.as_ref().is_some_and(is_part));
            match around.rsplit_once(": ") {
                Some((outer, _)) if at.is_none() => around = outer,
                _ => break at,
            }
        };
        match beside {
            Some(at) => {
                let beside = &mut files[at];
                let around = around.to_owned();
                let name = error.file.strip_prefix(&around).unwrap_or(&error.file);
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
