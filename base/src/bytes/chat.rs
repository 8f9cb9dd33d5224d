//! Does a text begin like the export of a chat? `12/03/2026, 09:15 - Name: …`, `[12.03.26, 09:15:02] Name: …`,
//! `Name, [20/08/2026 09:13]`.

/// How many lines are looked at.
const LINES: usize = 40;

/// Whether at least two of the first lines, the first among them, begin like messages.
pub(super) fn is_chat(text: &[u8]) -> bool {
    let mut lines = text
        .split(|&byte| byte == b'\n')
        .map(|line| line.trim_ascii())
        .filter(|line| !line.is_empty())
        .take(LINES);
    lines.next().is_some_and(is_message) && lines.any(is_message)
}

/// A line that begins with a date, a time, and a dash or bracket; or that ends with them in brackets.
fn is_message(line: &[u8]) -> bool {
    let line = line.strip_prefix("\u{200E}".as_bytes()).unwrap_or(line);
    if let Some(rest) = line.strip_prefix(b"[") {
        return stamp(rest).is_some_and(|rest| rest.starts_with(b"]"));
    }
    if line.ends_with(b"]")
        && let Some(at) = line.windows(3).position(|window| window == b", [")
    {
        return stamp(&line[at + 3..]) == Some(b"]");
    }
    stamp(line).is_some_and(|rest| rest.starts_with(b" - "))
}

/// What follows a date and a time.
fn stamp(line: &[u8]) -> Option<&[u8]> {
    let date = line
        .iter()
        .take_while(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'/' | b'-'))
        .count();
    let signs = line[..date]
        .iter()
        .filter(|byte| !byte.is_ascii_digit())
        .count();
    if !(6..=11).contains(&date) || !(2..=3).contains(&signs) {
        return None;
    }
    // Between them a comma or a word, after them what the phone says of morning and evening.
    let end = line
        .windows(3)
        .position(|window| window[0] == b']' || window == b" - ")
        .or_else(|| line.len().checked_sub(1).filter(|&end| line[end] == b']'))?;
    let time = line
        .get(date..end)
        .filter(|time| time.len() < 32 && time.len() > 4)?;
    let digits = time.iter().filter(|byte| byte.is_ascii_digit()).count();
    let letters = time
        .iter()
        .filter(|byte| byte.is_ascii_alphabetic())
        .count();
    let clock = time.windows(3).any(|window| {
        window[0].is_ascii_digit() && matches!(window[1], b':' | b'.') && window[2].is_ascii_digit()
    });
    // What separates cells stands nowhere else.
    let cells = time[1..]
        .iter()
        .any(|byte| matches!(byte, b',' | b';' | b'\t' | b'|' | b'"'));
    (clock
        && !cells
        && !matches!(time[0], b';' | b'\t' | b'|')
        && (3..=6).contains(&digits)
        && letters < 5)
        .then_some(&line[end..])
}

#[cfg(test)]
mod tests {
    use super::is_chat;

    #[test]
    fn chats_are_told_from_tables() {
        for text in [
            "12/03/2026, 09:15 - Messages and calls are encrypted.\n12/03/2026, 09:16 - Anna: hi\n",
            "12.03.26, 09:15 - Anna: hi\nmore of it\n12.03.26, 09:17 - Ben: hello\n",
            "9/22/26, 10:20:00\u{202F}AM - Anna: hi\n9/22/26, 10:21:00\u{202F}AM - Ben: hi\n",
            "\u{200E}[9/22/26, 10:17:02 AM] Anna: hi\r\n[9/22/26, 10:18:02 AM] Ben: hi\r\n",
            "[12.03.26, 09:15:02] Anna: hi\n\u{200E}[12.03.26, 09:16:02] Anna: \u{200E}image omitted\n",
            "12/3/26 9:15 - Ana: hola\n12/3/26 9:16 a. m. - Ben: hi\n",
            "2026-03-12, 9:15 a.m. - Anna: hi\n2026-03-12, 9:15 p.m. - Ben: hi\n",
            "Anna Smit, [20/08/2026 09:13]\nhi\n\nBen, [20/08/2026 09:14]\nhello\n",
        ] {
            assert!(is_chat(text.as_bytes()), "{text}");
        }
        for text in [
            "date,time,name\n12/03/2026,09:15,Anna\n",
            "12/03/2026,09:15,Anna\n12/03/2026,09:16,Ben\n",
            "12/03/2026 09:15;Anna - hi;1\n12/03/2026 09:16;Ben - hi;2\n",
            "12/03/2026, 09:15, a - b\n12/03/2026, 09:15, c - d\n",
            "[12, 13]",
            "[\"12.03.26, 09:15\"]",
            "12/03/2026, 09:15 - only one line\n",
            "Leads, [2026]\nid,name\n",
            "]]]\n]]]\n",
            "",
        ] {
            assert!(!is_chat(text.as_bytes()), "{text}");
        }
    }
}
