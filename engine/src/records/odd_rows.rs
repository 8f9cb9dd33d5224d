//! Rows that are no rows of the table: blank ones, totals, the header again, another table or a note below. They are looked at
//! only where a row fails, or has no time of its own.

use super::columns::trim;
use super::file::FileData;
use crate::table::Row;

impl FileData {
    /// Sets a row aside that cannot be used, unless it is no row at all.
    #[cold]
    #[inline(never)]
    pub(super) fn refuse(&mut self, code: &'static str, row: &Row<'_>) {
        if row.is_empty() {
            self.rows -= 1;
            self.blank = row.line;
            return;
        }
        let code = self.odd(row).unwrap_or(code);
        self.put_aside(code, row.line, true);
    }

    /// A row without a time of its own that is no row of the table is set aside.
    #[cold]
    #[inline(never)]
    pub(super) fn is_odd(&mut self, row: &Row<'_>) -> bool {
        let odd = self.odd(row);
        // Whatever follows a blank row is another table only if it is not filled as this one is.
        let below = self.is_below(row.line) && self.filled(row) * 2 < self.headers.len();
        if let Some(code) = odd.or(below.then_some("C006")) {
            self.put_aside(code, row.line, true);
        }
        odd.is_some() || below
    }

    fn odd(&self, row: &Row<'_>) -> Option<&'static str> {
        if row.is_total() {
            return Some("C005");
        }
        let same = |column: &usize| {
            let (header, cell) = (&self.headers[*column], row.cell(*column));
            let cell = trim(&cell);
            // Few cells can be their header: the rest need not be looked at twice.
            !cell.is_empty() && cell.len() <= header.len() && cell == header.trim().as_bytes()
        };
        let repeated = (0..self.headers.len()).filter(same).count();
        (repeated > 1 && repeated * 2 > self.headers.len()).then_some("C007")
    }

    fn filled(&self, row: &Row<'_>) -> usize {
        (0..self.headers.len())
            .filter(|&column| !trim(&row.cell(column)).is_empty())
            .count()
    }

    /// The row follows a blank one, or another that belongs to something below the table.
    fn is_below(&self, line: u64) -> bool {
        (self.blank > 0 && line == self.blank + 1)
            || (self.below > 0 && self.rows == self.below + 1)
    }

    /// Sets a row aside that the reader could not take apart.
    pub(super) fn lay_aside(&mut self, code: &'static str, line: u64) {
        self.rows += 1;
        self.put_aside(code, line, matches!(code, "C001" | "C002"));
    }

    fn put_aside(&mut self, code: &'static str, line: u64, may_be_below: bool) {
        let below = may_be_below && code != "C005" && code != "C007" && self.is_below(line);
        let code = if below { "C006" } else { code };
        if code == "C006" {
            self.below = self.rows;
        }
        self.aside.add(code, line);
    }
}
