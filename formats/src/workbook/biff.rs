//! Records of the binary formats, and the numbers and texts in them.

/// The records of a stream, one after the other: id, bytes, where the next begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Records<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Records<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let head = self.bytes.get(self.at..self.at.checked_add(4)?)?;
        let id = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let start = self.at + 4;
        let data = self.bytes.get(start..start + length)?;
        self.at = start + length;
        Some((id, data))
    }
}

/// Reads numbers and texts; a text may go on in the next record.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    rest: &'a [u8],
    /// The records that continue this one.
    more: std::vec::IntoIter<&'a [u8]>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self::continued(bytes, Vec::new())
    }

    pub(super) fn continued(bytes: &'a [u8], more: Vec<&'a [u8]>) -> Self {
        Self {
            rest: bytes,
            more: more.into_iter(),
        }
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        while self.rest.is_empty() {
            self.rest = self.more.next()?;
        }
        let (&first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    pub(super) fn f64(&mut self) -> Option<f64> {
        let (low, high) = (self.u32()?, self.u32()?);
        Some(f64::from_bits(u64::from(low) | u64::from(high) << 32))
    }

    pub(super) fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > self.rest.len() {
            count -= self.rest.len();
            self.rest = self.more.next()?;
        }
        self.rest = &self.rest[count..];
        Some(())
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// A text with its length in front, as a byte if `short`: marked as one or two bytes a letter, perhaps with formats
    /// and pronunciation.
    pub(super) fn text(&mut self, short: bool) -> Option<String> {
        let length = if short {
            usize::from(self.byte()?)
        } else {
            usize::from(self.u16()?)
        };
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { self.u16()? } else { 0 };
        let spoken = if flags & 4 != 0 { self.u32()? } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut units = Vec::with_capacity(length.min(4_096));
        while units.len() < length {
            if self.rest.is_empty() {
                self.rest = self.more.next()?;
                // Where a text goes on in another record it says again how wide its letters are.
                wide = self.byte()? & 1 != 0;
                continue;
            }
            units.push(if wide {
                self.u16()?
            } else {
                u16::from(self.byte()?)
            });
        }
        self.skip(usize::from(runs) * 4 + spoken as usize)?;
        Some(utf16(units.into_iter()))
    }

    /// A text of two bytes a letter, with its length in front as four bytes.
    pub(super) fn wide_text(&mut self) -> Option<String> {
        let length = self.u32()? as usize;
        let bytes = self.rest.get(..length.checked_mul(2)?)?;
        self.rest = &self.rest[length * 2..];
        Some(utf16(
            bytes
                .chunks_exact(2)
                .map(|two| u16::from_le_bytes([two[0], two[1]])),
        ))
    }
}

fn utf16(units: impl Iterator<Item = u16>) -> String {
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// A number in four bytes: the upper half of one, or a whole number, perhaps in hundredths.
pub(super) fn rk(bits: u32) -> f64 {
    let value = if bits & 2 != 0 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 != 0 { value / 100.0 } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record() {
        let second = [1, b'c', 0, 0xE4, 0, 0x3D, 0xD8];
        let third = [1, 0, 0xDE];
        let first = [6, 0, 0, b'a', b'b'];
        let mut fields = Fields::continued(&first, vec![&second, &third]);
        assert_eq!(fields.text(false).as_deref(), Some("abcä😀"));
    }

    #[test]
    fn small_numbers_unfold() {
        assert_eq!(rk(0x3FF0_0000), 1.0);
        assert_eq!(rk(0x004B_5646), 1_234_321.0);
        assert_eq!(rk((-5_i32 << 2).cast_unsigned() | 3), -0.05);
    }
}
