//! What went wrong, in one grammar: a stable code, a place, "expected X, found Y", and a hint that begins with a verb.
//!
//! Two kinds are kept apart. An [`Error`] means that a file cannot be used at all. Everything else is a [`Tally`]: rows
//! that were set aside (or flagged and kept), counted by code with the first lines where each occurred.

use serde::Serialize;

use crate::words::Said;

/// A file that cannot be used, with everything needed to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Error {
    /// Stable code, listed in `docs/diagnostics.md`.
    pub code: &'static str,
    /// The file's name as the user knows it; empty when no single file is at fault.
    pub file: String,
    /// 1-based line in the file, where one line is at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The column by its header, where one column is at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<String>,
    /// "expected X, found Y": lower case, no full stop.
    pub message: Said,
    /// What the user can do; begins with a verb.
    pub hint: Said,
}

impl Error {
    /// An error about a whole file.
    #[must_use]
    pub fn new(
        code: &'static str,
        file: &str,
        message: impl Into<Said>,
        hint: impl Into<Said>,
    ) -> Self {
        Self {
            code,
            file: file.to_owned(),
            line: None,
            header: None,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// The same error, at a 1-based line.
    #[must_use]
    pub fn at_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// The same error, in the column with this header.
    #[must_use]
    pub fn in_column(mut self, header: &str) -> Self {
        self.header = Some(header.to_owned());
        self
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}: ", self.file)?;
        }
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        if let Some(header) = &self.header {
            write!(f, "column `{header}`: ")?;
        }
        write!(f, "{} ({}); {}", self.message, self.code, self.hint)
    }
}

impl std::error::Error for Error {}

/// How many first lines a [`Tally`] remembers.
pub const FIRST_LINES: usize = 5;

/// Rows that share one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tally {
    /// Stable code, listed in `docs/diagnostics.md`.
    pub code: &'static str,
    /// The reason in words: "expected X, found Y".
    pub message: Said,
    /// How many rows.
    pub count: u64,
    /// The first [`FIRST_LINES`] 1-based lines, ascending.
    pub first_lines: Vec<u64>,
}
