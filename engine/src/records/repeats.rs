//! Rows that say of their lead what a row before said: an export with a row a touch repeats the lead in each of them.

use super::dataset::NONE;
use super::intern::fold;
use crate::table::Row;

/// More pieces than this cost more than they save.
const MOST_SPANS: usize = 6;

/// What was said of each lead last, as a hash of the cells about it.
#[derive(Debug, Default)]
pub(crate) struct Repeats {
    /// Columns about the lead: first and last of each run of neighbours. None: nothing is compared.
    spans: Vec<(usize, usize)>,
    /// By lead.
    seen: Vec<Seen>,
}

#[derive(Debug, Clone, Copy)]
struct Seen {
    /// 0: it has to be read again.
    hash: u64,
    /// The owner's code in that row.
    owner: u32,
}

const NOTHING: Seen = Seen {
    hash: 0,
    owner: NONE,
};

impl Repeats {
    /// Of a file that says these columns about a lead in each of its rows.
    pub(crate) fn new(mut columns: Vec<usize>) -> Self {
        columns.sort_unstable();
        columns.dedup();
        let mut spans: Vec<(usize, usize)> = Vec::new();
        for column in columns {
            match spans.last_mut() {
                Some((_, last)) if *last + 1 == column => *last = column,
                _ => spans.push((column, column)),
            }
        }
        if spans.len() > MOST_SPANS {
            spans.clear();
        }
        Self {
            spans,
            seen: Vec::new(),
        }
    }

    /// The hash of what a row says about its lead; 0 where rows are not compared.
    #[inline(always)]
    pub(crate) fn hash(&self, row: &Row<'_>) -> u64 {
        let hash = self.spans.iter().fold(0, |hash, &(first, last)| {
            mix(hash, row.between(first, last))
        });
        if self.spans.is_empty() { 0 } else { hash | 1 }
    }

    /// The owner, if the last row about this lead said the same.
    #[inline(always)]
    pub(crate) fn owner(&self, lead: usize, hash: u64) -> Option<u32> {
        let seen = self.seen.get(lead)?;
        (seen.hash == hash && hash != 0).then_some(seen.owner)
    }

    /// A row with this hash was read, and everything that it says is known now.
    pub(crate) fn keep(&mut self, lead: usize, hash: u64, owner: u32) {
        if hash == 0 && self.seen.is_empty() {
            return;
        }
        if self.seen.len() <= lead {
            self.seen.resize(lead + 1, NOTHING);
        }
        self.seen[lead] = Seen { hash, owner };
    }

    /// All rows were read.
    pub(crate) fn end(&mut self) {
        self.seen = Vec::new();
    }
}

/// Takes a text into a hash of 64 bits: two halves by turns, so that one need not wait for the other.
#[inline(always)]
fn mix(hash: u64, text: &[u8]) -> u64 {
    let (mut one, mut other) = (hash ^ text.len() as u64, hash.rotate_left(32));
    let (words, rest) = text.as_chunks::<16>();
    for pair in words {
        let (first, second) = pair.split_at(8);
        one = fold(one ^ word(first));
        other = fold(other ^ word(second));
    }
    if rest.len() > 8 {
        one = fold(one ^ word(&rest[..8]));
        other = fold(other ^ word(&rest[8..]));
    } else {
        one = fold(one ^ word(rest));
    }
    fold(one ^ other.rotate_left(17))
}

/// At most eight bytes as a number.
#[inline(always)]
fn word(bytes: &[u8]) -> u64 {
    if let Some(chunk) = bytes.first_chunk::<8>() {
        return u64::from_le_bytes(*chunk);
    }
    bytes
        .iter()
        .rev()
        .fold(0, |word, &byte| word << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_compared_as_one() {
        assert_eq!(Repeats::new(vec![3, 1, 2, 2, 7]).spans, [(1, 3), (7, 7)]);
        assert_eq!(Repeats::new((0..20).step_by(2).collect()).spans, []);
    }

    #[test]
    fn every_byte_and_every_length_counts() {
        let mut all = std::collections::BTreeSet::new();
        let mut count = 0;
        for length in 0..50_usize {
            let text: Vec<u8> = (0..length as u8).map(|n| b'0' + n % 10).collect();
            for at in 0..=length {
                for change in [1, 2, 4, 8]
                    .into_iter()
                    .take(if at == length { 1 } else { 4 })
                {
                    let mut changed = text.clone();
                    if let Some(byte) = changed.get_mut(at) {
                        *byte ^= change;
                    }
                    all.insert(mix(7, &changed));
                    count += 1;
                }
            }
        }
        assert_eq!(all.len(), count);
    }
}
