//! Bytes as a source of choices: how a target gets past a container or to a well-formed table.

/// Draws from bytes; when they are used up, zeros and nothing.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draw<'a>(pub(super) &'a [u8]);

impl<'a> Draw<'a> {
    /// The next byte.
    pub(super) fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        first
    }

    /// A number of up to four bytes.
    pub(super) fn number(&mut self) -> u32 {
        u32::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte()])
    }

    /// One of these.
    pub(super) fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[usize::from(self.byte()) % choices.len()]
    }

    /// All that is left, as text.
    pub(super) fn text(self) -> String {
        String::from_utf8_lossy(self.0).into_owned()
    }

    /// What stands before the next `end`, or all of it.
    pub(super) fn until(&mut self, end: u8) -> &'a [u8] {
        let at = self.0.iter().position(|&byte| byte == end);
        let (piece, rest) = at.map_or((self.0, &[][..]), |at| (&self.0[..at], &self.0[at + 1..]));
        self.0 = rest;
        piece
    }

    /// Rows of cells, as many as in the first one: rows end with the byte 1, cells with the byte 2.
    pub(super) fn cells(self) -> Vec<Vec<String>> {
        let text = self.text();
        let mut rows: Vec<Vec<String>> = text
            .split('\u{1}')
            .take(64)
            .map(|row| row.split('\u{2}').take(64).map(str::to_owned).collect())
            .collect();
        let width = rows[0].len();
        rows.iter_mut()
            .for_each(|row| row.resize(width, String::new()));
        rows
    }
}
