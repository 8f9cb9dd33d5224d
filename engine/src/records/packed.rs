//! Numbers and texts as bytes, for what travels from one worker to another: little ends first, nothing aligned.

/// What takes numbers and texts.
#[derive(Debug, Default)]
pub(super) struct Pack {
    pub(super) bytes: Vec<u8>,
}

impl Pack {
    /// A number.
    pub(super) fn number(&mut self, value: u64) {
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    /// A number of at most 32 bits.
    pub(super) fn short(&mut self, value: u32) {
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    /// A number of at most 8 bits.
    #[inline(never)]
    pub(super) fn byte(&mut self, value: u8) {
        self.bytes.push(value);
    }

    /// So many of something.
    pub(super) fn count(&mut self, count: usize) {
        self.number(count as u64);
    }

    /// A text, with its length before it.
    #[inline(never)]
    pub(super) fn text(&mut self, text: &[u8]) {
        self.count(text.len());
        self.bytes.extend_from_slice(text);
    }

    /// Numbers, with how many they are before them.
    pub(super) fn numbers(&mut self, numbers: &[u64]) {
        self.count(numbers.len());
        numbers.iter().for_each(|&number| self.number(number));
    }

    /// Yes, no, or not known.
    pub(super) fn maybe(&mut self, value: Option<bool>) {
        self.byte(value.map_or(2, u8::from));
    }
}

/// What gives them back in the same order. Behind the end there are zeros and empty texts: whoever packs and whoever unpacks are
/// the same program.
#[derive(Debug)]
pub(super) struct Unpack<'a> {
    rest: &'a [u8],
}

impl<'a> Unpack<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Everything was taken.
    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        let Some((first, rest)) = self.rest.split_first_chunk::<N>() else {
            self.rest = &[];
            return [0; N];
        };
        self.rest = rest;
        *first
    }

    pub(super) fn number(&mut self) -> u64 {
        u64::from_le_bytes(self.array())
    }

    pub(super) fn short(&mut self) -> u32 {
        u32::from_le_bytes(self.array())
    }

    #[inline(never)]
    pub(super) fn byte(&mut self) -> u8 {
        self.array::<1>()[0]
    }

    /// So many of something, each of which takes a byte at least.
    #[inline(never)]
    pub(super) fn count(&mut self) -> usize {
        let count = usize::try_from(self.number()).unwrap_or(usize::MAX);
        count.min(self.rest.len())
    }

    #[inline(never)]
    pub(super) fn text(&mut self) -> &'a [u8] {
        let length = self.count();
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        text
    }

    pub(super) fn numbers(&mut self) -> Vec<u64> {
        let count = self.count();
        (0..count).map(|_| self.number()).collect()
    }

    pub(super) fn maybe(&mut self) -> Option<bool> {
        match self.byte() {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let mut pack = Pack::default();
        pack.number(u64::MAX - 1);
        pack.short(7);
        pack.byte(9);
        pack.text("Zoë".as_bytes());
        pack.numbers(&[3, 1 << 40]);
        for value in [None, Some(true), Some(false)] {
            pack.maybe(value);
        }
        let mut unpack = Unpack::new(&pack.bytes);
        assert_eq!(unpack.number(), u64::MAX - 1);
        assert_eq!((unpack.short(), unpack.byte()), (7, 9));
        assert_eq!(unpack.text(), "Zoë".as_bytes());
        assert_eq!(unpack.numbers(), [3, 1 << 40]);
        assert_eq!(
            [unpack.maybe(), unpack.maybe(), unpack.maybe()],
            [None, Some(true), Some(false)]
        );
        assert!(unpack.is_empty());
    }

    #[test]
    fn behind_the_end_there_is_nothing() {
        let mut unpack = Unpack::new(&[255; 9]);
        assert_eq!(unpack.count(), 1);
        assert_eq!(unpack.number(), 0);
        assert_eq!(unpack.text(), b"");
        assert!(unpack.is_empty());
    }
}
