//! Yes-or-no answers of many leads, counted eight at a time: a byte for each bit, handed over before a byte is full.

use super::Counts;
use crate::facts::{Flag, Marks, Tab};

/// Bytes of bits of all flags.
const FLAGS: usize = Flag::COUNT.div_ceil(8);
/// Words of eight bytes: flags of judged leads, of the others, limits of M7, classes of the tables.
const OTHERS: usize = FLAGS;
const LIMITS: usize = OTHERS + FLAGS;
const TABS: usize = LIMITS + 4;
const WORDS: usize = TABS + 8 * Tab::COUNT;

/// By byte: its bits, each in a byte of its own.
pub(super) struct Spread([u64; 256]);

impl Spread {
    pub(super) fn new() -> Self {
        let mut table = [0; 256];
        for (bits, spread) in (0_u64..).zip(&mut table) {
            *spread = (0..8).map(|bit| (bits >> bit & 1) << (8 * bit)).sum();
        }
        Self(table)
    }

    const fn of(&self, bits: u8) -> u64 {
        self.0[bits as usize]
    }
}

/// What waits to be taken into the [`Counts`] of the same leads.
#[derive(Clone)]
pub(super) struct Tally {
    /// Leads since the last time: at most 255.
    leads: u8,
    words: [u64; WORDS],
}

impl Default for Tally {
    fn default() -> Self {
        Self {
            leads: 0,
            words: [0; WORDS],
        }
    }
}

impl Tally {
    /// One lead more: makes room for it.
    #[inline]
    pub(super) fn next(&mut self, counts: &mut Counts) {
        if self.leads == u8::MAX {
            self.flush(counts);
        }
        self.leads += 1;
    }

    #[inline]
    fn flags_at(&mut self, from: usize, marks: &Marks, spread: &Spread) {
        for (word, bits) in self.words[from..][..FLAGS]
            .iter_mut()
            .zip(marks.flags.bytes())
        {
            *word += spread.of(bits);
        }
    }

    /// Answers of a judged lead, and its classes.
    #[inline]
    pub(super) fn judged(&mut self, marks: &Marks, spread: &Spread) {
        self.flags_at(0, marks, spread);
        let tabs = self.words[TABS..].chunks_exact_mut(8);
        for (tab, (class, measures)) in tabs.zip(marks.bands.tabs) {
            tab[usize::from(class & 7)] += spread.of(measures);
        }
    }

    /// Answers of another lead.
    #[inline]
    pub(super) fn other(&mut self, marks: &Marks, spread: &Spread) {
        self.flags_at(OTHERS, marks, spread);
    }

    /// Limits of a timed lead.
    #[inline]
    pub(super) fn timed(&mut self, marks: &Marks, spread: &Spread) {
        let (open, hit) = (marks.open_mature, marks.mature & marks.hit);
        let limits = [marks.mature, hit, open, open & marks.open_hit];
        for (word, bits) in self.words[LIMITS..TABS].iter_mut().zip(limits) {
            *word += spread.of(bits);
        }
    }

    /// Hands over what was counted.
    pub(super) fn flush(&mut self, counts: &mut Counts) {
        let words = std::mem::take(self).words;
        take(&words[..OTHERS], &mut counts.flags.0);
        take(&words[OTHERS..LIMITS], &mut counts.other_flags.0);
        let limits = [
            &mut counts.sla_mature,
            &mut counts.sla_hit,
            &mut counts.sla_open_mature,
            &mut counts.sla_open_hit,
        ];
        for (word, counts) in words[LIMITS..TABS].chunks(1).zip(limits) {
            take(word, counts);
        }
        take(
            &words[TABS..],
            counts.tabs.as_flattened_mut().as_flattened_mut(),
        );
    }
}

fn take(words: &[u64], counts: &mut [u64]) {
    for (&word, counts) in words.iter().zip(counts.chunks_mut(8)) {
        if word != 0 {
            for (count, more) in counts.iter_mut().zip(word.to_le_bytes()) {
                *count += u64::from(more);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_leads_than_a_byte_holds_are_counted() {
        let (spread, mut tally, mut counts) = (Spread::new(), Tally::default(), Counts::default());
        let mut marks = Marks {
            mature: 0b1010_0001,
            hit: 0b1000_0011,
            ..Marks::default()
        };
        marks.flags.set(Flag::Day1Due);
        marks.flags.set(Flag::MessageRecent);
        marks.bands.tabs[Tab::Reply as usize] = (1, 0b11);
        for lead in 0..1_000 {
            tally.next(&mut counts);
            tally.timed(&marks, &spread);
            if lead % 4 == 0 {
                tally.other(&marks, &spread);
            } else {
                tally.judged(&marks, &spread);
            }
        }
        tally.flush(&mut counts);
        tally.flush(&mut counts);
        assert_eq!(counts.of(Flag::Day1Due), 750);
        assert_eq!(counts.of(Flag::MessageRecent), 750);
        assert_eq!(counts.received_of(Flag::MessageRecent), 1_000);
        assert_eq!(counts.flags.0.iter().sum::<u64>(), 1_500);
        assert_eq!(counts.sla_mature, [1_000, 0, 0, 0, 0, 1_000, 0, 1_000]);
        assert_eq!(counts.sla_hit, [1_000, 0, 0, 0, 0, 0, 0, 1_000]);
        assert_eq!(counts.sla_open_mature, [0; 8]);
        assert_eq!(counts.tab(Tab::Reply)[1], [750, 750, 0, 0, 0, 0, 0, 0]);
    }
}
