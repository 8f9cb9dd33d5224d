//! Texts to small numbers, without an allocation per text.

use super::packed::{Pack, Unpack};
use crate::bytes::{decode, same};

/// Each distinct text once, in one piece of memory; codes count from zero in order of first appearance.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    /// Open addressing, a power of two; [`EMPTY`] or a code with the text's key beside it.
    slots: Vec<Slot>,
    /// The upper bits of a product depend on all bits of its factors: so many are not used.
    shift: u32,
    texts: Vec<u8>,
    /// End of each text in `texts`.
    ends: Vec<u32>,
    /// Texts that were not valid UTF-8.
    pub(crate) repaired: u64,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    /// The text itself if it has at most eight bytes, else a hash of it.
    key: u64,
    len: u32,
    code: u32,
}

const EMPTY: u32 = u32::MAX;
const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

fn word(bytes: &[u8]) -> u64 {
    bytes
        .first_chunk::<8>()
        .map_or(0, |chunk| u64::from_le_bytes(*chunk))
}

/// Equal texts have equal keys; texts of at most eight bytes and the same length have equal keys only if equal.
#[inline(always)]
fn key(text: &[u8]) -> u64 {
    let len = text.len();
    match len {
        0 => 0,
        1..=3 => {
            u64::from(text[0]) | u64::from(text[len / 2]) << 8 | u64::from(text[len - 1]) << 16
        }
        4..=8 => {
            let half = |at: usize| {
                text[at..]
                    .first_chunk::<4>()
                    .map_or(0, |chunk| u32::from_le_bytes(*chunk))
            };
            u64::from(half(0)) | u64::from(half(len - 4)) << 32
        }
        _ => {
            let mut hash = len as u64;
            let mut rest = text;
            while rest.len() > 8 {
                hash = fold(hash ^ word(rest));
                rest = &rest[8..];
            }
            fold(hash ^ word(&text[len - 8..]))
        }
    }
}

/// Every bit of the value counts for every bit of what comes out.
#[inline(always)]
pub(super) const fn fold(value: u64) -> u64 {
    let mixed = value.wrapping_mul(MULTIPLIER);
    (mixed ^ mixed >> 32)
        .wrapping_mul(0xD6E8_FEB8_6659_FD93)
        .rotate_left(23)
}

impl Interner {
    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a code.
    #[inline]
    pub(crate) fn get(&self, code: u32) -> &[u8] {
        let at = code as usize;
        let start = if at == 0 {
            0
        } else {
            self.ends[at - 1] as usize
        };
        &self.texts[start..self.ends[at] as usize]
    }

    /// The text of a code; every text is valid UTF-8.
    pub(crate) fn text(&self, code: u32) -> &str {
        std::str::from_utf8(self.get(code)).unwrap_or_default()
    }

    /// The code of a text, if it is there.
    #[inline(never)]
    pub(crate) fn find(&self, text: &[u8]) -> Option<u32> {
        if self.slots.is_empty() {
            None
        } else {
            self.probe(key(text), text).ok()
        }
    }

    /// The code of a text; new texts get the next one. Text that is not valid UTF-8 is read as Windows-1252.
    #[inline(never)]
    pub(crate) fn intern(&mut self, text: &[u8]) -> u32 {
        let key = key(text);
        if !self.slots.is_empty()
            && let Ok(code) = self.probe(key, text)
        {
            return code;
        }
        self.add(key, text)
    }

    /// All texts, as bytes for another worker.
    pub(super) fn pack(&self, to: &mut Pack) {
        to.number(self.repaired);
        to.text(&self.texts);
        to.count(self.ends.len());
        self.ends.iter().for_each(|&end| to.short(end));
    }

    /// Takes texts in as if they had been met here, and gives the codes that they have here by those that they had there.
    pub(super) fn absorb(&mut self, from: &mut Unpack<'_>) -> Vec<u32> {
        self.repaired += from.number();
        let texts = from.text();
        let mut start = 0;
        (0..from.count())
            .map(|_| {
                let end = from.short() as usize;
                let text = texts.get(start..end).unwrap_or_default();
                start = end;
                self.intern(text)
            })
            .collect()
    }

    #[inline(always)]
    fn probe(&self, key: u64, text: &[u8]) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut at = (key.wrapping_mul(MULTIPLIER) >> self.shift) as usize;
        loop {
            let slot = self.slots[at & mask];
            if slot.code == EMPTY {
                return Err(at & mask);
            }
            if slot.key == key
                && slot.len as usize == text.len()
                && (text.len() <= 8 || same(self.get(slot.code), text))
            {
                return Ok(slot.code);
            }
            at += 1;
        }
    }

    #[cold]
    #[inline(never)]
    fn add(&mut self, key: u64, text: &[u8]) -> u32 {
        if std::str::from_utf8(text).is_err() {
            self.repaired += 1;
            return self.intern(decode(text).as_bytes());
        }
        if (self.ends.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let code = self.ends.len() as u32;
        if let Err(at) = self.probe(key, text) {
            self.slots[at] = Slot {
                key,
                len: text.len() as u32,
                code,
            };
        }
        self.texts.extend_from_slice(text);
        self.ends.push(self.texts.len() as u32);
        code
    }

    fn grow(&mut self) {
        // At least a quarter is in use, and half of it when it is large: what is asked in no order had better be small.
        let factor = if self.slots.len() < 1 << 16 { 4 } else { 2 };
        let size = (self.slots.len() * factor).max(64);
        let old = std::mem::replace(
            &mut self.slots,
            vec![
                Slot {
                    key: 0,
                    len: 0,
                    code: EMPTY
                };
                size
            ],
        );
        self.shift = u64::BITS - size.trailing_zeros();
        let mask = size - 1;
        for slot in old.into_iter().filter(|slot| slot.code != EMPTY) {
            let mut at = (slot.key.wrapping_mul(MULTIPLIER) >> self.shift) as usize;
            while self.slots[at].code != EMPTY {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_have_equal_codes_and_others_do_not() {
        let mut interner = Interner::default();
        let texts: Vec<String> = (0..20_000_u32)
            .map(|n| match n % 4 {
                0 => format!("{n}"),
                1 => format!("{n:08}"),
                2 => format!("dealer number {n} of the north"),
                _ => "x".repeat(n as usize % 40) + &n.to_string(),
            })
            .collect();
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(interner.intern(text.as_bytes()), at as u32, "{text}");
        }
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(interner.find(text.as_bytes()), Some(at as u32));
            assert_eq!(interner.text(at as u32), text);
        }
        assert_eq!(
            interner.find(b"0007"),
            None,
            "leading zeros are part of a text"
        );
    }

    #[test]
    fn windows_1252_meets_its_utf8_twin() {
        let mut interner = Interner::default();
        let code = interner.intern("Citroën".as_bytes());
        assert_eq!(interner.intern(b"Citro\xEBn"), code);
        assert_eq!(interner.repaired, 1);
    }
}
