//! Why a workbook cannot be read.

use reality_gap_core::diagnostic::Error;

use crate::Limits;

/// What is wrong with a workbook, before it is known under which name to say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// Something is not as it must be: "found …".
    Damaged(String),
    /// It unfolds to more than is read, or holds a text that is too long.
    TooLarge,
    /// A password is needed.
    Encrypted,
    /// More columns or longer cells than are read: "expected …, found …".
    Beyond(String),
    /// No sheet has a header and a row.
    Empty,
}

/// A damaged workbook: what was found.
pub(super) fn damaged(found: &str) -> Fault {
    Fault::Damaged(found.to_owned())
}

impl Fault {
    /// The same as an error of a file.
    pub(super) fn error(self, file: &str, limits: &Limits) -> Error {
        let (code, message, hint) = match self {
            Self::Damaged(found) => (
                "E045",
                format!("expected a workbook, found {found}"),
                "open it in the spreadsheet and save it again, or save the sheet as CSV",
            ),
            Self::Encrypted => (
                "E046",
                "expected a workbook that can be opened, found one with a password".to_owned(),
                "remove the password in the spreadsheet and save it again",
            ),
            Self::TooLarge => (
                "E047",
                format!(
                    "expected a workbook of at most {} MB once unpacked, found a larger one or a text that does not end",
                    limits.unfolded >> 20
                ),
                "export a shorter period, or export as CSV",
            ),
            Self::Beyond(message) => (
                "E047",
                message,
                "remove what is not part of the list, or export as CSV",
            ),
            Self::Empty => (
                "E001",
                "expected a sheet with a header and rows, found none".to_owned(),
                "export the list again and check that the file is complete",
            ),
        };
        Error::new(code, file, message, hint)
    }
}
