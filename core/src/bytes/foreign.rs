//! Is this a file that another reader has to open first? Decided from the first bytes, cheaply: the readers of rare
//! formats are loaded only when one of them is needed.

use super::chat::is_chat;
use super::western::is_encoded;

/// What a file is, other than a table of text in UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// Compressed by gzip.
    Gzip,
    /// A ZIP archive: of exports, or a workbook (XLSX, XLSB, ODS).
    Zip,
    /// An old Office document: XLS.
    Ole,
    /// JSON, one value or one a line.
    Json,
    /// XML or HTML: ADF, STAR, or a table that calls itself XLS.
    Xml,
    /// An e-mail that may carry a lead.
    Mail,
    /// A chat as text.
    Chat,
    /// Text in another encoding.
    Encoded,
}

impl Foreign {
    /// The name of the reader.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Zip => "zip",
            Self::Ole => "ole",
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Mail => "mail",
            Self::Chat => "chat",
            Self::Encoded => "encoded",
        }
    }
}

/// Which reader has to open the file that begins like this, if any.
#[must_use]
pub fn foreign(head: &[u8]) -> Option<Foreign> {
    if head.starts_with(b"\x1F\x8B") {
        return Some(Foreign::Gzip);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(Foreign::Zip);
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(Foreign::Ole);
    }
    if is_encoded(head) {
        return Some(Foreign::Encoded);
    }
    let text = head.strip_prefix(super::BOM).unwrap_or(head);
    if is_chat(text) {
        return Some(Foreign::Chat);
    }
    match text.trim_ascii_start().first() {
        Some(b'{' | b'[') => Some(Foreign::Json),
        Some(b'<') => Some(Foreign::Xml),
        _ => None,
    }
}

/// The same where the encoding was told: what is read here at once stays, whatever the bytes look like.
#[must_use]
pub fn foreign_in(head: &[u8], encoding: Option<&str>) -> Option<Foreign> {
    let found = foreign(head);
    let Some(encoding) = encoding else {
        return found;
    };
    let own = [
        "utf-8",
        "utf-16le",
        "utf-16be",
        "windows-1252",
        "iso-8859-1",
    ];
    let is_own = own.iter().any(|own| own.eq_ignore_ascii_case(encoding));
    match found {
        None if !is_own => Some(Foreign::Encoded),
        Some(Foreign::Encoded) if is_own => None,
        found => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell() {
        for (head, expected) in [
            (&b"\x1F\x8B\x08\0"[..], Some(Foreign::Gzip)),
            (b"PK\x03\x04", Some(Foreign::Zip)),
            (b"\xEF\xBB\xBF [{\"a\":1}]", Some(Foreign::Json)),
            (b"\n<?ADF VERSION=\"1.0\"?>", Some(Foreign::Xml)),
            (
                b"1/2/26, 9:15 - A: b\n1/2/26, 9:16 - B: c\n",
                Some(Foreign::Chat),
            ),
            (b"id,name\n1,Wa\xB3\xEAsa\n", Some(Foreign::Encoded)),
            (b"lead id,created\n1,2\n", None),
            (b"", None),
        ] {
            assert_eq!(foreign(head), expected);
        }
        let polish = b"id,name\n1,Wa\xB3\xEAsa\n";
        assert_eq!(foreign_in(polish, Some("Windows-1252")), None);
        assert_eq!(
            foreign_in(b"a,b\n", Some("windows-1250")),
            Some(Foreign::Encoded)
        );
        assert_eq!(foreign_in(b"a,b\n", Some("utf-8")), None);
        assert_eq!(
            foreign_in(b"PK\x03\x04", Some("windows-1250")),
            Some(Foreign::Zip)
        );
    }
}
