//! Where cells and rows end: 64 bytes at a time, by vector compares and bit masks.
//!
//! The parity of the quotes before a byte (a prefix-xor of the quote mask) tells inside from outside. Quotes that stand
//! where RFC 4180 does not allow them are noticed here, so that everything before them can be trusted.
#![expect(
    unsafe_code,
    reason = "vector instructions of the target; checked against the scalar version by a property test"
)]

/// Bytes per block.
const BLOCK: usize = 64;

/// One bit per byte of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Masks {
    delimiter: u64,
    newline: u64,
    quote: u64,
}

/// The structure of a growing buffer, positions relative to its beginning.
#[derive(Debug, Default)]
pub struct Index {
    /// Positions of separators (delimiters and row ends outside quotes); valid up to `separators_len`.
    separators: Vec<u32>,
    separators_len: usize,
    /// For each row end: how many separators there are up to and including it.
    pub row_ends: Vec<u32>,
    /// Positions of line breaks inside quotes.
    pub inner_newlines: Vec<u32>,
    /// First position at which a quote breaks the rules.
    pub malformed: Option<usize>,
    /// Everything before this position is indexed.
    pub indexed: usize,
    /// Where the last quote was opened.
    opened: usize,
    inside: bool,
    after_closing: bool,
    after_closing_return: bool,
    /// The byte before the next block ends a cell (or there is none).
    after_separator: bool,
    after_quote: bool,
}

impl Index {
    /// An index of an empty buffer that begins at the beginning of a row.
    #[inline]
    pub fn new() -> Self {
        Self {
            after_separator: true,
            ..Self::default()
        }
    }

    /// Positions of delimiters and row ends.
    #[inline]
    pub fn separators(&self) -> &[u32] {
        &self.separators[..self.separators_len]
    }

    /// Where the quote was opened that is still open at the end of what is indexed.
    #[inline]
    pub fn open_quote(&self) -> Option<usize> {
        self.inside.then_some(self.opened)
    }

    /// Indexes what is new in the buffer: whole blocks, and the rest too if `last`. Stops at the first malformed quote.
    #[inline]
    pub fn extend(&mut self, bytes: &[u8], delimiter: u8, newline: u8, last: bool) {
        let room = self.separators_len + (bytes.len() - self.indexed) + 2 * BLOCK;
        if self.separators.len() < room {
            self.separators.resize(room, 0);
        }
        while self.malformed.is_none() && bytes.len() - self.indexed >= BLOCK {
            let Some(block) = bytes[self.indexed..].first_chunk::<BLOCK>() else {
                break;
            };
            self.take(masks(block, delimiter, newline), block, BLOCK);
        }
        if last && self.malformed.is_none() && self.indexed < bytes.len() {
            let rest = &bytes[self.indexed..];
            let mut block = [0; BLOCK];
            block[..rest.len()].copy_from_slice(rest);
            self.take(masks(&block, delimiter, newline), &block, rest.len());
        }
    }

    #[inline(always)]
    fn take(&mut self, masks: Masks, block: &[u8; BLOCK], len: usize) {
        let base = self.indexed;
        let mut separators = masks.delimiter | masks.newline;
        let mut row_ends = masks.newline;
        if masks.quote != 0
            || self.inside
            || self.after_closing
            || self.after_closing_return
            || self.after_quote
        {
            let inside = prefix_xor(masks.quote) ^ if self.inside { u64::MAX } else { 0 };
            self.inner_newlines
                .extend(bits(row_ends & inside).map(|bit| base as u32 + bit));
            separators &= !inside;
            row_ends &= !inside;
            self.check_quotes(masks, inside, separators, block, len);
            if let Some(at) = self.malformed {
                // What is beyond cannot be trusted.
                let trusted = (1_u64 << (at - base)) - 1;
                separators &= trusted;
                row_ends &= trusted;
            }
            self.inside = inside >> (BLOCK - 1) != 0;
        }
        // A block is only short at the end of the file: the padding is zero and matches nothing but a zero delimiter.
        self.after_separator = separators >> (BLOCK - 1) != 0;
        self.after_quote = masks.quote >> (BLOCK - 1) != 0;

        while row_ends != 0 {
            let bit = row_ends & row_ends.wrapping_neg();
            let upto = separators & (bit | (bit - 1));
            self.row_ends
                .push(self.separators_len as u32 + upto.count_ones());
            row_ends ^= bit;
        }
        self.emit(separators, base as u32);
        self.indexed += len;
    }

    /// An opening quote stands at the beginning of a cell, a closing one at its end; a pair in between is one quote.
    #[inline]
    fn check_quotes(
        &mut self,
        masks: Masks,
        inside: u64,
        separators: u64,
        block: &[u8; BLOCK],
        len: usize,
    ) {
        let opening = masks.quote & inside;
        let closing = masks.quote & !inside;
        let may_open =
            ((separators | masks.quote) << 1) | u64::from(self.after_separator || self.after_quote);
        let mut wrong = opening & !may_open;
        let valid = if len == BLOCK {
            u64::MAX
        } else {
            (1_u64 << len) - 1
        };

        let after_closing = (closing << 1) | u64::from(self.after_closing);
        let unexpected = after_closing & !(separators | masks.quote) & valid;
        if self.after_closing_return && masks.newline & 1 == 0 && len > 0 {
            wrong |= 1;
        }
        self.after_closing_return = false;
        for bit in bits(unexpected) {
            if block[bit as usize] != b'\r' {
                wrong |= 1 << bit;
            } else if bit + 1 == BLOCK as u32 {
                self.after_closing_return = true;
            } else if (bit as usize) + 1 < len && masks.newline >> (bit + 1) & 1 == 0 {
                wrong |= 2 << bit;
            }
        }
        self.after_closing = closing >> (BLOCK - 1) != 0;
        if wrong != 0 {
            self.malformed = Some(self.indexed + wrong.trailing_zeros() as usize);
        }
        // Only a quote at the beginning of a cell opens it; the second of a pair goes on.
        let begins = opening & ((separators << 1) | u64::from(self.after_separator));
        if begins != 0 {
            self.opened = self.indexed + (63 - begins.leading_zeros()) as usize;
        }
    }

    /// Appends the position of each bit; four at a time, because a loop of unknown length costs a misprediction.
    #[inline(always)]
    fn emit(&mut self, mut mask: u64, base: u32) {
        let count = mask.count_ones() as usize;
        let mut at = self.separators_len;
        let end = at + count;
        while at < end {
            // SAFETY: `extend` made room for every byte that is not indexed yet and two blocks more; at most three
            // places beyond `end` are written.
            unsafe {
                for step in 0..4 {
                    *self.separators.get_unchecked_mut(at + step) =
                        base.wrapping_add(mask.trailing_zeros());
                    mask &= mask.wrapping_sub(1);
                }
            }
            at += 4;
        }
        self.separators_len = end;
    }

    /// Forgets the first `bytes` bytes of the buffer, all of complete rows.
    #[inline]
    pub fn drop_front(&mut self, bytes: usize, separators: usize, rows: usize) {
        let cut = bytes as u32;
        self.separators
            .copy_within(separators..self.separators_len, 0);
        self.separators_len -= separators;
        for at in &mut self.separators[..self.separators_len] {
            *at -= cut;
        }
        self.row_ends.drain(..rows);
        for at in &mut self.row_ends {
            *at -= separators as u32;
        }
        self.inner_newlines.retain(|&at| at >= cut);
        for at in &mut self.inner_newlines {
            *at -= cut;
        }
        self.indexed -= bytes;
        self.opened = self.opened.saturating_sub(bytes);
    }
}

#[inline]
fn bits(mut mask: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        (mask != 0).then(|| {
            let bit = mask.trailing_zeros();
            mask &= mask - 1;
            bit
        })
    })
}

/// Bit i of the result is the parity of the bits 0..=i.
#[inline]
const fn prefix_xor(mut mask: u64) -> u64 {
    mask ^= mask << 1;
    mask ^= mask << 2;
    mask ^= mask << 4;
    mask ^= mask << 8;
    mask ^= mask << 16;
    mask ^= mask << 32;
    mask
}

#[cfg_attr(
    any(
        target_arch = "x86_64",
        all(target_arch = "wasm32", target_feature = "simd128")
    ),
    allow(
        dead_code,
        reason = "the fallback, and what the vector version is tested against"
    )
)]
#[inline]
fn masks_scalar(block: &[u8; BLOCK], delimiter: u8, newline: u8) -> Masks {
    let mut masks = Masks {
        delimiter: 0,
        newline: 0,
        quote: 0,
    };
    for (bit, &byte) in block.iter().enumerate() {
        masks.delimiter |= u64::from(byte == delimiter) << bit;
        masks.newline |= u64::from(byte == newline) << bit;
        masks.quote |= u64::from(byte == b'"') << bit;
    }
    masks
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn masks(block: &[u8; BLOCK], delimiter: u8, newline: u8) -> Masks {
    use core::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_set1_epi8,
    };
    // SAFETY: SSE2 is part of x86_64; the four loads cover the 64 bytes of the block and need no alignment.
    unsafe {
        let at = block.as_ptr().cast::<__m128i>();
        let parts = [
            _mm_loadu_si128(at),
            _mm_loadu_si128(at.add(1)),
            _mm_loadu_si128(at.add(2)),
            _mm_loadu_si128(at.add(3)),
        ];
        let find = |byte: u8| {
            let wanted = _mm_set1_epi8(byte.cast_signed());
            let mut mask = 0;
            for (nth, part) in parts.into_iter().enumerate() {
                let hits = _mm_movemask_epi8(_mm_cmpeq_epi8(part, wanted)) as u32;
                mask |= u64::from(hits) << (16 * nth);
            }
            mask
        };
        Masks {
            delimiter: find(delimiter),
            newline: find(newline),
            quote: find(b'"'),
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
fn masks(block: &[u8; BLOCK], delimiter: u8, newline: u8) -> Masks {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, v128, v128_load};
    // SAFETY: the four loads cover the 64 bytes of the block and need no alignment.
    let parts = unsafe {
        let at = block.as_ptr().cast::<v128>();
        [
            v128_load(at),
            v128_load(at.add(1)),
            v128_load(at.add(2)),
            v128_load(at.add(3)),
        ]
    };
    let find = |byte: u8| {
        let wanted = u8x16_splat(byte);
        let mut mask = 0;
        for (nth, part) in parts.into_iter().enumerate() {
            mask |= u64::from(u8x16_bitmask(u8x16_eq(part, wanted))) << (16 * nth);
        }
        mask
    };
    Masks {
        delimiter: find(delimiter),
        newline: find(newline),
        quote: find(b'"'),
    }
}

#[cfg(not(any(
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
)))]
#[inline]
fn masks(block: &[u8; BLOCK], delimiter: u8, newline: u8) -> Masks {
    masks_scalar(block, delimiter, newline)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Seeded bytes, mostly structural.
    fn bytes(seed: u64, len: usize) -> Vec<u8> {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        (0..len)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                match state >> 32 & 15 {
                    0..3 => b',',
                    3 => b'\n',
                    4..6 => b'"',
                    6 => b'\r',
                    _ => (state >> 40) as u8,
                }
            })
            .collect()
    }

    #[test]
    fn vector_and_scalar_masks_agree() {
        for seed in 1..2_000 {
            let block = *bytes(seed, BLOCK).first_chunk::<BLOCK>().expect("64 bytes");
            for (delimiter, newline) in [(b',', b'\n'), (b';', b'\r'), (0xFF, 0)] {
                assert_eq!(
                    masks(&block, delimiter, newline),
                    masks_scalar(&block, delimiter, newline)
                );
            }
        }
    }

    #[test]
    fn prefix_xor_is_the_parity_of_the_bits_so_far() {
        for seed in 1..500_u64 {
            let mask = seed.wrapping_mul(0xD134_2543_DE82_EF95);
            let parity = (0..64).fold(0_u64, |all, bit| {
                let ones = (mask & (u64::MAX >> (63 - bit))).count_ones();
                all | u64::from(ones & 1) << bit
            });
            assert_eq!(prefix_xor(mask), parity);
        }
    }

    #[test]
    fn indexing_in_pieces_is_indexing_at_once() {
        for seed in 1..300 {
            let text: Vec<u8> = bytes(seed, 1_000)
                .into_iter()
                .filter(|&b| b != b'"')
                .collect();
            let mut whole = Index::new();
            whole.extend(&text, b',', b'\n', true);
            let mut pieces = Index::new();
            for upto in (0..text.len()).step_by(77) {
                pieces.extend(&text[..upto], b',', b'\n', false);
            }
            pieces.extend(&text, b',', b'\n', true);
            let expected: Vec<u32> = (0..text.len() as u32)
                .filter(|&at| matches!(text[at as usize], b',' | b'\n'))
                .collect();
            assert_eq!(whole.separators(), expected);
            assert_eq!(pieces.separators(), expected);
            assert_eq!(whole.row_ends, pieces.row_ends);
        }
    }
}
