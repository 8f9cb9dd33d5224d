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
    let text = text.trim_ascii_start();
    let second = text
        .get(1..)
        .and_then(|rest| rest.trim_ascii_start().first());
    match (text.first(), second) {
        (Some(b'{'), Some(b'"' | b'}') | None)
        | (Some(b'['), Some(b'{' | b'[' | b']' | b'"') | None) => Some(Foreign::Json),
        (Some(b'<'), _) => Some(Foreign::Xml),
        _ if is_mail(text) => Some(Foreign::Mail),
        _ if has_message(text) => Some(Foreign::Xml),
        _ => None,
    }
}

/// It begins with the head of an e-mail: nothing but `Name: text` up to a blank line, and what only mails say.
fn is_mail(text: &[u8]) -> bool {
    const ONLY_MAILS: [&[u8]; 5] = [
        b"mime-version",
        b"message-id",
        b"received",
        b"return-path",
        b"delivered-to",
    ];
    const MAILS: [&[u8]; 3] = [b"date", b"subject", b"from"];
    let mut seen = 0;
    for (number, line) in text.split(|&byte| byte == b'\n').take(100).enumerate() {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        if number == 0 && line.starts_with(b"From ") || number > 0 && line[0] <= b' ' {
            continue;
        }
        let name = line.split(|&byte| byte == b':').next().unwrap_or(b"");
        if name.len() == line.len()
            || name
                .iter()
                .any(|byte| !matches!(byte, b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z'))
        {
            return false;
        }
        let one_of = |names: &[&[u8]]| names.iter().any(|one| name.eq_ignore_ascii_case(one));
        seen += 3 * i32::from(one_of(&ONLY_MAILS)) + i32::from(one_of(&MAILS));
    }
    seen >= 3
}

/// A lead message begins on one of the first lines, with words before it, and not within a quoted cell.
fn has_message(text: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 5] = [
        b"<adf",
        b"<?adf",
        b"<?xml",
        b"<prospect",
        b"<processsaleslead",
    ];
    let mut quotes = 0;
    text[..text.len().min(4096)]
        .split(|&byte| byte == b'\n')
        .any(|line| {
            let begins = line.trim_ascii_start();
            let found = BEGINNINGS.iter().any(|one| {
                begins
                    .get(..one.len())
                    .is_some_and(|own| own.eq_ignore_ascii_case(one))
            });
            let whole = quotes % 2 == 0;
            quotes += line.iter().filter(|&&byte| byte == b'"').count();
            found && whole
        })
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
            (b"[Lead ID],[Created]\n", None),
            (b"{Lead},b\n", None),
            (
                b"From a@example.com Mon Mar  2 09:00:00 2026\nSubject: x\nReceived: y\n",
                Some(Foreign::Mail),
            ),
            (
                b"Return-Path: <a@example.com>\r\n\r\nx",
                Some(Foreign::Mail),
            ),
            (
                b"DATE: x\nX-A: y\n z\nSubject: y\nFrom: z\n\n",
                Some(Foreign::Mail),
            ),
            (b"From: 2026-01-01\nTo: 2026-01-31\n\nid,created\n", None),
            (b"received,subject\n2026-01-01 09:00,x\n", None),
            (
                b"New lead\n\n<?ADF version=\"1.0\"?>\n<adf>",
                Some(Foreign::Xml),
            ),
            (
                b"id,message\n1,\"Hi\n<?xml version=\"\"1.0\"\"?><adf>\"\n",
                None,
            ),
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
