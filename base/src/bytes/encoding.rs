//! Which encoding a file is in, and which files are not text at all.

use std::borrow::Cow;

use crate::diagnostic::Error;

/// The UTF-8 byte order mark.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Refuses a file whose first bytes show that it is not CSV text in an encoding that is read.
pub fn refuse_if_not_text(name: &str, head: &[u8]) -> Result<(), Error> {
    if head.starts_with(b"%PDF") {
        return Err(Error::new(
            "E003",
            name,
            "expected CSV text, found a PDF document",
            "export the list as CSV from the CRM",
        ));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        let excel = contains(head, b"xl/") || contains(head, b"[Content_Types].xml");
        return Err(if excel || ends_with_ignore_case(name, ".xlsx") {
            Error::new(
                "E002",
                name,
                "expected CSV text, found an Excel workbook",
                "save it as CSV (UTF-8) in Excel",
            )
        } else {
            Error::new(
                "E003",
                name,
                "expected CSV text, found a ZIP archive",
                "unpack it and give the CSV file inside",
            )
        });
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Error::new(
            "E002",
            name,
            "expected CSV text, found an old Excel workbook or another Office document",
            "save it as CSV (UTF-8) in Excel",
        ));
    }
    if head.starts_with(b"\x1F\x8B") {
        return Err(Error::new(
            "E003",
            name,
            "expected CSV text, found gzip-compressed data",
            "unpack it and give the CSV file inside",
        ));
    }
    let nulls = head.iter().filter(|&&byte| byte == 0).count();
    if nulls * 100 > head.len() {
        return Err(Error::new(
            "E003",
            name,
            "expected CSV text, found binary data",
            "export the list as CSV from the CRM",
        ));
    }
    Ok(())
}

/// Almost every zero byte of the beginning stands at one side of a pair, as in UTF-16 text without a byte order mark.
fn looks_like_utf16(head: &[u8]) -> Option<Form> {
    let head = &head[..head.len().min(4_096) & !1];
    if head.len() < 4 {
        return None;
    }
    let (mut even, mut odd) = (0, 0);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    // Delimiters, digits and line breaks are there in every script, and few characters end in a zero byte.
    let clear =
        |zeros: usize, others: usize| zeros > 1 && zeros * 16 >= head.len() && zeros > others * 8;
    if clear(odd, even) {
        Some(Form::Little)
    } else if clear(even, odd) {
        Some(Form::Big)
    } else {
        None
    }
}

/// Text that becomes UTF-8 before it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// UTF-16, low byte first.
    Little,
    /// UTF-16, high byte first.
    Big,
    /// Windows-1252, as told.
    Western,
}

/// Makes UTF-8 of a text that is in UTF-16, or that is said to be in Windows-1252, however its bytes are cut.
#[derive(Debug)]
pub struct Decoder {
    form: Form,
    /// The beginning of a character.
    rest: Vec<u8>,
    /// How the text is encoded, in words.
    pub name: &'static str,
}

impl Decoder {
    /// For a file that begins like this; none where the text is taken as it is. `told` is the name of an encoding.
    pub fn new(head: &[u8], told: Option<&str>) -> Option<Self> {
        let (form, name) = match told {
            Some("utf-16le") => (Form::Little, "utf-16le as told"),
            Some("utf-16be") => (Form::Big, "utf-16be as told"),
            Some("windows-1252" | "iso-8859-1") => (Form::Western, "windows-1252 as told"),
            _ if head.starts_with(b"\xFF\xFE") => (Form::Little, "utf-16le with byte order mark"),
            _ if head.starts_with(b"\xFE\xFF") => (Form::Big, "utf-16be with byte order mark"),
            _ => match looks_like_utf16(head)? {
                Form::Big => (Form::Big, "utf-16be"),
                form => (form, "utf-16le"),
            },
        };
        Some(Self {
            form,
            rest: Vec::new(),
            name,
        })
    }

    /// Appends the text of the next bytes.
    #[inline]
    pub fn decode(&mut self, bytes: &[u8], last: bool, to: &mut Vec<u8>) {
        let mut push = |c: char| to.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        if self.form == Form::Western {
            return bytes.iter().for_each(|&byte| push(western(byte)));
        }
        self.rest.extend_from_slice(bytes);
        let unit = |pair: &[u8]| match self.form {
            Form::Big => u16::from_be_bytes([pair[0], pair[1]]),
            _ => u16::from_le_bytes([pair[0], pair[1]]),
        };
        let mut whole = self.rest.len() & !1;
        // The first half of a pair waits for the second.
        if whole > 0 && !last && (0xD800..0xDC00).contains(&unit(&self.rest[whole - 2..])) {
            whole -= 2;
        }
        for c in char::decode_utf16(self.rest[..whole].chunks_exact(2).map(unit)) {
            push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        if last && whole < self.rest.len() {
            push(char::REPLACEMENT_CHARACTER);
        }
        self.rest.drain(..whole);
    }
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|w| w == needle)
}

fn ends_with_ignore_case(name: &str, end: &str) -> bool {
    name.to_ascii_lowercase().ends_with(end)
}

/// Windows-1252 characters of the bytes 0x80–0x9F; the five unassigned ones stay control characters.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// A cell as text. Bytes that are not valid UTF-8 are read as Windows-1252, which every byte string is.
#[inline]
pub fn decode(cell: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(cell.iter().map(|&byte| western(byte)).collect()),
    }
}

/// A character of Windows-1252.
#[inline]
fn western(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(head: &[u8]) -> Option<&'static str> {
        refuse_if_not_text("f", head).err().map(|e| e.code)
    }

    #[test]
    fn what_is_not_text_is_refused() {
        assert_eq!(code(b"%PDF-1.4"), Some("E003"));
        assert_eq!(code(b"PK\x03\x04....[Content_Types].xml"), Some("E002"));
        assert_eq!(code(b"PK\x03\x04....a.csv"), Some("E003"));
        assert_eq!(code(b"\x1F\x8B\x08"), Some("E003"));
        assert_eq!(code(b"a,b\n\0,2"), Some("E003"));
        assert_eq!(code(b"a,b\n1,2"), None);
        assert_eq!(code(b""), None);
    }

    #[test]
    fn utf_16_comes_out_however_it_is_cut() {
        let text = "id,náme😀\n1,Łódź\n";
        for big in [false, true] {
            let bytes: Vec<u8> = text
                .encode_utf16()
                .flat_map(|unit| {
                    if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect();
            for size in [1, 2, 3, 5, 100] {
                let mut decoder = Decoder::new(&bytes, None).expect("UTF-16");
                assert_eq!(decoder.name, if big { "utf-16be" } else { "utf-16le" });
                let mut out = Vec::new();
                for chunk in bytes.chunks(size) {
                    decoder.decode(chunk, false, &mut out);
                }
                decoder.decode(b"", true, &mut out);
                assert_eq!(String::from_utf8(out).as_deref(), Ok(text));
            }
        }
        let mut out = Vec::new();
        let mut decoder = Decoder::new(b"\xFF\xFEa\0", None).expect("UTF-16");
        decoder.decode(b"a\0\x00\xD8b\0c", true, &mut out);
        assert_eq!(String::from_utf8(out).as_deref(), Ok("a\u{FFFD}b\u{FFFD}"));
        assert!(Decoder::new(b"a,b\n\0,2", None).is_none());
        assert!(Decoder::new(b"", None).is_none());
    }

    #[test]
    fn invalid_utf8_is_read_as_windows_1252() {
        assert_eq!(decode(b"Citro\xEBn \x80"), "Citroën €");
        assert_eq!(decode("Citroën".as_bytes()), "Citroën");
    }
}
