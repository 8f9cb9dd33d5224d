//! Files that hold several tables: what cannot be used of one is left out, as long as another can.

use super::dataset::Note;
use super::join::Decided;
use crate::diagnostic::Error;
use crate::words::Said;

/// A table that cannot be used, one of several of a file; or remarks about the file, which are a table without rows.
#[derive(Debug)]
pub(super) struct LeftOut {
    /// The file that holds it.
    pub(super) whole: String,
    pub(super) error: Error,
    pub(super) remarks: Vec<Note>,
}

/// Says with the last table of the same file what was left out. Where no table of a file can be used, each is an error.
pub(super) fn settle(left_out: Vec<LeftOut>, files: &mut [Decided]) -> Vec<Error> {
    let mut errors = Vec::new();
    for one in left_out {
        let LeftOut {
            whole,
            error,
            mut remarks,
        } = one;
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
        let Some(at) = beside else {
            if remarks.is_empty() {
                errors.push(error);
            }
            continue;
        };
        if remarks.is_empty() {
            let name = error.file.strip_prefix(around).unwrap_or(&error.file);
            let name = name.trim_start_matches([':', ' ']);
            remarks.push(Note {
                header: String::new(),
                text: Said::of(
                    "`{name}` is left out: {why} ({code})",
                    vec![
                        ("name", name.into()),
                        ("why", error.message.clone().into()),
                        ("code", error.code.into()),
                    ],
                ),
            });
        }
        files[at].data.notes.append(&mut remarks);
    }
    errors
}
