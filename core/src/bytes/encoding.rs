//! Which encoding a file is in, and which files are not text at all.

use std::borrow::Cow;

use crate::diagnostic::Error;

/// The UTF-8 byte order mark.
pub(crate) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Refuses a file whose first bytes show that it is not CSV text in an encoding that is read.
pub(crate) fn refuse_if_not_text(name: &str, head: &[u8]) -> Result<(), Error> {
    let expected = |found: &str| format!("expected CSV text, found {found}");
    if head.starts_with(b"%PDF") {
        return Err(Error::new(
            "E003",
            name,
            expected("a PDF document"),
            "export the list as CSV from the CRM",
        ));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        let excel = contains(head, b"xl/") || contains(head, b"[Content_Types].xml");
        return Err(if excel || ends_with_ignore_case(name, ".xlsx") {
            Error::new(
                "E002",
                name,
                expected("an Excel workbook"),
                "save it as CSV (UTF-8) in Excel; direct XLSX reading is coming",
            )
        } else {
            Error::new(
                "E003",
                name,
                expected("a ZIP archive"),
                "unpack it and give the CSV file inside",
            )
        });
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Error::new(
            "E002",
            name,
            expected("an old Excel workbook or another Office document"),
            "save it as CSV (UTF-8) in Excel",
        ));
    }
    if head.starts_with(b"\x1F\x8B") {
        return Err(Error::new(
            "E003",
            name,
            expected("gzip-compressed data"),
            "unpack it and give the CSV file inside",
        ));
    }
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") || looks_like_utf16(head) {
        return Err(Error::new(
            "E004",
            name,
            "expected UTF-8 text, found UTF-16",
            "save the file as CSV (UTF-8)",
        ));
    }
    if head.contains(&0) {
        return Err(Error::new(
            "E003",
            name,
            expected("binary data"),
            "export the list as CSV from the CRM",
        ));
    }
    Ok(())
}

/// Every other byte of the beginning is NUL, as in UTF-16 text without a byte order mark.
fn looks_like_utf16(head: &[u8]) -> bool {
    let head = &head[..head.len().min(512)];
    if head.len() < 4 {
        return false;
    }
    let zeros = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let half = head.len() / 2;
    (zeros(0) * 10 >= half * 9 && zeros(1) == 0) || (zeros(1) * 10 >= half * 9 && zeros(0) == 0)
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
pub(crate) fn decode(cell: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(
            cell.iter()
                .map(|&byte| match byte {
                    0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
                    _ => char::from(byte),
                })
                .collect(),
        ),
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
        assert_eq!(code(b"\xFF\xFEa\0,\0"), Some("E004"));
        assert_eq!(code(b"a\0,\0b\0\n\0"), Some("E004"));
        assert_eq!(code(b"\0a\0,\0b\0\n"), Some("E004"));
        assert_eq!(code(b"a,b\n\0,2"), Some("E003"));
        assert_eq!(code(b"a,b\n1,2"), None);
        assert_eq!(code(b""), None);
    }

    #[test]
    fn invalid_utf8_is_read_as_windows_1252() {
        assert_eq!(decode(b"Citro\xEBn \x80"), "Citroën €");
        assert_eq!(decode("Citroën".as_bytes()), "Citroën");
    }
}
