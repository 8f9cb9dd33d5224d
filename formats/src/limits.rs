//! How much a file may unfold to: what is beyond is refused, not waited for.

/// Bounds of memory and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file that has to be held whole: a workbook, an archive, JSON, XML.
    pub held: usize,
    /// Bytes that come out of one file.
    pub unfolded: u64,
    /// How many times the bytes of a compressed file may unfold, beyond the first 64 MB.
    pub ratio: u64,
    /// Files in an archive.
    pub files: usize,
    /// Archives within archives, values within values.
    pub depth: usize,
    /// Columns of a table.
    pub columns: usize,
    /// Bytes of a cell.
    pub cell: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            held: 512 << 20,
            unfolded: 2 << 30,
            ratio: 200,
            files: 1_000,
            depth: 3,
            columns: 16_384,
            cell: 1 << 20,
        }
    }
}
