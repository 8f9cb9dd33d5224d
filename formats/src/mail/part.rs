//! The parts of a message, decoded.

use std::borrow::Cow;

/// How deep parts may be within parts.
const DEEPEST: usize = 8;
/// How many parts of a message are looked at.
const MOST: usize = 200;

/// A part that is no container of parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// `text/plain`, in lower case.
    pub(super) kind: String,
    /// File name, if it has one.
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// The head of a message or a part: names and texts, unfolded.
#[derive(Debug, Default)]
pub(super) struct Head(Vec<(String, String)>);

impl Head {
    /// The text of the first field with this name (lower case).
    pub(super) fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(own, _)| own == name)
            .map_or("", |(_, text)| text)
    }
}

/// Head and parts of a message.
pub(super) fn parts(message: &[u8]) -> (Head, Vec<Part>) {
    let mut found = Vec::new();
    let (head, body) = head(message.trim_ascii_start());
    gather(&head, body, 0, &mut found);
    (head, found)
}

fn gather(head: &Head, body: &[u8], depth: usize, found: &mut Vec<Part>) {
    if found.len() == MOST {
        return;
    }
    let content = head.get("content-type");
    let kind = content
        .split(';')
        .next()
        .unwrap_or("")
        .trim()
        .to_ascii_lowercase();
    if kind.starts_with("multipart/")
        && let Some(boundary) = parameter(content, "boundary")
        && depth < DEEPEST
    {
        for inner in split(body, boundary.as_bytes()) {
            let (head, body) = self::head(inner);
            gather(&head, body, depth + 1, found);
        }
        return;
    }
    let bytes = decode(body, head.get("content-transfer-encoding"));
    if kind == "message/rfc822" && depth < DEEPEST {
        let (head, body) = self::head(&bytes);
        gather(&head, body, depth + 1, found);
        return;
    }
    let name = parameter(head.get("content-disposition"), "filename")
        .or_else(|| parameter(content, "name"))
        .unwrap_or_default();
    found.push(Part {
        kind,
        name: words(&name).into_owned(),
        bytes: bytes.into_owned(),
    });
}

/// Head and body.
fn head(message: &[u8]) -> (Head, &[u8]) {
    let mut head = Head::default();
    let mut at = 0;
    for line in message.split_inclusive(|&byte| byte == b'\n') {
        at += line.len();
        let text = line.trim_ascii_end();
        if text.is_empty() {
            break;
        }
        let text = String::from_utf8_lossy(text);
        if text.starts_with([' ', '\t']) {
            if let Some((_, last)) = head.0.last_mut() {
                last.push(' ');
                last.push_str(text.trim_start());
            }
        } else if let Some((name, value)) = text.split_once(':')
            && !text.starts_with("From ")
        {
            let name = name.trim().to_ascii_lowercase();
            head.0.push((name, words(value.trim()).into_owned()));
        }
    }
    (head, &message[at..])
}

/// What is between the lines of a boundary.
fn split<'b>(body: &'b [u8], boundary: &[u8]) -> Vec<&'b [u8]> {
    let mut found = Vec::new();
    let (mut start, mut at) = (None, 0);
    for line in body.split_inclusive(|&byte| byte == b'\n') {
        if let Some(rest) = line
            .strip_prefix(b"--")
            .and_then(|line| line.strip_prefix(boundary))
        {
            if let Some(start) = start {
                found.push(&body[start..at]);
            }
            start = Some(at + line.len());
            if rest.starts_with(b"--") {
                return found;
            }
        }
        at += line.len();
    }
    // The last one was never ended.
    found.extend(start.map(|start| &body[start..]));
    found
}

/// A parameter of a field: `boundary="x"`, `filename*=utf-8''x`.
fn parameter(field: &str, wanted: &str) -> Option<String> {
    let mut rest = field;
    while let Some((_, after)) = rest.split_once(';') {
        rest = after;
        let Some((name, value)) = after.split_once('=') else {
            return None;
        };
        let name = name.trim().to_ascii_lowercase();
        let value = value.trim_start();
        let text = match value.strip_prefix('"') {
            Some(inside) => inside.split('"').next().unwrap_or(""),
            None => value.split(';').next().unwrap_or("").trim_end(),
        };
        if name == wanted {
            return Some(text.to_owned());
        }
        if name.strip_suffix('*') == Some(wanted) {
            let coded = text.rsplit('\'').next().unwrap_or("");
            let bytes = quoted_printable(coded.replace('%', "=").as_bytes());
            return Some(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    None
}

fn decode<'b>(body: &'b [u8], encoding: &str) -> Cow<'b, [u8]> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => Cow::Owned(base64(body)),
        "quoted-printable" => Cow::Owned(quoted_printable(body)),
        _ => Cow::Borrowed(body),
    }
}

/// Bytes of base64; what is no digit of it is passed over.
fn base64(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for &byte in text {
        let digit = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => {
                (bits, held) = (0, 0);
                continue;
            }
            _ => continue,
        };
        bits = bits << 6 | u32::from(digit);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 255) as u8);
        }
    }
    bytes
}

/// Bytes of quoted-printable.
fn quoted_printable(text: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let hex = |byte: u8| char::from(byte).to_digit(16);
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        at += 1;
        if byte != b'=' {
            bytes.push(byte);
            continue;
        }
        let rest = &text[at..];
        let blanks = rest
            .iter()
            .take_while(|b| matches!(b, b' ' | b'\t' | b'\r'))
            .count();
        if rest.get(blanks) == Some(&b'\n') {
            at += blanks + 1;
        } else if let [high, low, ..] = *rest
            && let (Some(high), Some(low)) = (hex(high), hex(low))
        {
            bytes.push((high * 16 + low) as u8);
            at += 2;
        } else {
            bytes.push(b'=');
        }
    }
    bytes
}

/// Encoded words of a head: `=?utf-8?Q?M=C3=BCller?=`.
fn words(text: &str) -> Cow<'_, str> {
    if !text.contains("=?") {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("=?") {
        let mut fields = after.splitn(3, '?');
        let (Some(_), Some(way), Some(coded)) = (fields.next(), fields.next(), fields.next())
        else {
            break;
        };
        let Some((coded, end)) = coded.split_once("?=") else {
            break;
        };
        if !(before.trim().is_empty() && !out.is_empty()) {
            out.push_str(before);
        }
        let bytes = if way.eq_ignore_ascii_case("b") {
            base64(coded.as_bytes())
        } else {
            quoted_printable(coded.replace('_', " ").as_bytes())
        };
        out.push_str(&crate::xml::text(&bytes));
        rest = end;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codings_of_mails() {
        assert_eq!(base64(b"TMO8\r\nY2s="), "Lück".as_bytes());
        assert_eq!(
            quoted_printable(b"a=3Db=\r\nc=C3=BC=x="),
            "a=bcü=x=".as_bytes()
        );
        assert_eq!(words("=?utf-8?Q?M=C3=BCl?= =?utf-8?B?bGVy?= x"), "Müller x");
        assert_eq!(words("=?broken"), "=?broken");
        assert_eq!(
            parameter("a/b; x=1; filename*=utf-8''l%20e.csv", "filename").as_deref(),
            Some("l e.csv")
        );
        assert_eq!(
            parameter("a/b; boundary=\"a;b\"", "boundary").as_deref(),
            Some("a;b")
        );
    }

    #[test]
    fn parts_within_parts() {
        let message = b"Subject: x\r\n y\r\nContent-Type: multipart/mixed;\r\n boundary=A\r\n\r\npreamble\r\n--A\r\nContent-Type: multipart/alternative; boundary=\"B\"\r\n\r\n--B\r\n\r\none\r\n--B\r\nContent-Type: text/html\r\n\r\ntwo\r\n--B--\r\n--A\r\nContent-Type: text/csv; name=l.csv\r\nContent-Transfer-Encoding: base64\r\n\r\nYSxi\r\n";
        let (head, parts) = parts(message);
        assert_eq!(head.get("subject"), "x y");
        let shown: Vec<_> = parts
            .iter()
            .map(|part| {
                (
                    part.kind.as_str(),
                    part.name.as_str(),
                    String::from_utf8_lossy(&part.bytes),
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("", "", "one\r\n".into()),
                ("text/html", "", "two\r\n".into()),
                ("text/csv", "l.csv", "a,b".into())
            ]
        );
    }
}
