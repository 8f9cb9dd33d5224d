//! Is this a file that another reader has to open first? Decided from the first bytes, cheaply: the readers of rare
//! formats are loaded only when one of them is needed.

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
    let text = head.strip_prefix(super::BOM).unwrap_or(head);
    match text.trim_ascii_start().first() {
        Some(b'{' | b'[') => Some(Foreign::Json),
        Some(b'<') => Some(Foreign::Xml),
        _ => None,
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
            (b"lead id,created\n1,2\n", None),
            (b"", None),
        ] {
            assert_eq!(foreign(head), expected);
        }
    }
}
