//! A stretch of a file, read by a reader of its own: where one may begin, and whether the one before ends there.

use super::reader::{Mode, RowReader, Rows};
use crate::bytes::{Dialect, Index, Record, record};
use crate::diagnostic::Error;

/// So many rows must fit the header where a stretch begins, or as many as there are.
const FITTING: usize = 8;
/// So many line breaks are tried: whoever finds no row there reads something else than a table.
const TRIED: usize = 256;

impl RowReader {
    /// The header is known, and rows are found by the index alone: another reader could begin at any row.
    pub(crate) fn divides(&self) -> bool {
        matches!(self.mode, Mode::Fast(_)) && self.decoder.is_none() && !self.sheet
    }

    /// Where in these bytes from anywhere in the file a row seems to begin: behind a line break, where rows fit the header.
    /// A break inside quotes can look like it; [`RowReader::pause`] of the reader before knows.
    pub(crate) fn seam(&self, bytes: &[u8]) -> Option<usize> {
        let Mode::Fast(dialect) = self.mode else {
            return None;
        };
        let breaks = bytes
            .iter()
            .enumerate()
            .filter(|&(_, &byte)| byte == dialect.newline);
        breaks
            .map(|(at, _)| at + 1)
            .take(TRIED)
            .find(|&at| self.fits(bytes, at, dialect))
    }

    fn fits(&self, bytes: &[u8], mut from: usize, dialect: Dialect) -> bool {
        let mut separators = Vec::new();
        for fitting in 0..FITTING {
            match record(bytes, from, dialect, false, &mut separators) {
                Record::Complete { next, .. } if separators.len() == self.columns => from = next,
                Record::Incomplete { .. } => return fitting > 0,
                _ => return false,
            }
        }
        true
    }

    /// From here on reads another stretch of the same file, from the beginning of a row; lines count from one.
    pub(crate) fn restart(&mut self) {
        self.bytes.clear();
        self.index = Index::new();
        (self.fresh, self.enough) = (0, 0);
        self.line = 1;
    }

    /// Hands on every row that is complete. True: nothing is left, so that the next row may be read by another reader.
    pub(crate) fn pause(&mut self, rows: &mut impl Rows) -> Result<bool, Error> {
        let Mode::Fast(dialect) = self.mode else {
            return Ok(false);
        };
        self.fresh = 0;
        self.index
            .extend(&self.bytes, dialect.delimiter, dialect.newline, true);
        self.indexed(dialect, false, rows)?;
        // What is left begins with a row. Its index ended in the middle of a block.
        self.index = Index::new();
        Ok(self.bytes.is_empty() && self.divides())
    }

    /// Goes on behind so many lines that another reader read.
    pub(crate) fn skip(&mut self, lines: u64) {
        self.line += lines;
    }

    /// Lines read since [`RowReader::restart`].
    pub(crate) fn lines_read(&self) -> u64 {
        self.line - 1
    }
}
