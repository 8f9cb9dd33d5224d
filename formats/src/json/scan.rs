//! JSON, read where it stands: a value becomes a tree, or is only passed over. Numbers keep every digit.

use std::borrow::Cow;

use crate::tree::Value;

/// How deep values may be within values.
pub(super) const DEEPEST: usize = 64;

/// Why a value cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// The text ends within it.
    Ends,
    /// Something else stands where one of these has to.
    Expected(&'static str, usize),
    /// Too many values within values.
    Deep(usize),
}

/// Takes the value of a member, whose key was just read.
type Member<'m, 'a> = dyn FnMut(&mut Scan<'a>, Cow<'a, str>) -> Result<(), Fault> + 'm;

/// Reads values from a place in a text on.
#[derive(Debug, Clone)]
pub(super) struct Scan<'a> {
    text: &'a str,
    pub(super) at: usize,
}

impl<'a> Scan<'a> {
    /// From this place on.
    pub(super) const fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no white space; it stays.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
        self.byte()
    }

    /// Takes this byte, if it is the next.
    pub(super) fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn fault(&mut self, expected: &'static str) -> Fault {
        match self.peek() {
            None => Fault::Ends,
            Some(_) => Fault::Expected(expected, self.at),
        }
    }

    /// The value that stands here.
    pub(super) fn value(&mut self, depth: usize) -> Result<Value<'a>, Fault> {
        match self.peek() {
            Some(b'{') => {
                let mut members = Vec::new();
                self.object(depth, &mut |scan, key| {
                    let value = scan.value(depth + 1)?;
                    members.push((key, value));
                    Ok(())
                })?;
                Ok(Value::Object(members))
            }
            Some(b'[') => {
                let mut elements = Vec::new();
                self.array(depth, &mut |scan| {
                    elements.push(scan.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Value::List(elements))
            }
            Some(b'"') => Ok(Value::Text(self.string()?)),
            _ => self.word(),
        }
    }

    /// Passes over the value that stands here.
    pub(super) fn skip(&mut self, depth: usize) -> Result<(), Fault> {
        match self.peek() {
            Some(b'{') => self.object(depth, &mut |scan, _| scan.skip(depth + 1)),
            Some(b'[') => self.array(depth, &mut |scan| scan.skip(depth + 1)),
            Some(b'"') => self.string().map(drop),
            _ => self.word().map(drop),
        }
    }

    /// The members of an object, each with its key; `member` takes the value.
    pub(super) fn object(
        &mut self,
        depth: usize,
        member: &mut Member<'_, 'a>,
    ) -> Result<(), Fault> {
        if depth >= DEEPEST {
            return Err(Fault::Deep(self.at));
        }
        self.take(b'{');
        if self.take(b'}') {
            return Ok(());
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.fault("a name in quotes"));
            }
            let key = self.string()?;
            if !self.take(b':') {
                return Err(self.fault("`:`"));
            }
            member(self, key)?;
            if self.take(b'}') {
                return Ok(());
            }
            if !self.take(b',') {
                return Err(self.fault("`,` or `}`"));
            }
        }
    }

    /// The elements of an array; `element` takes each.
    pub(super) fn array(
        &mut self,
        depth: usize,
        element: &mut dyn FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        if depth >= DEEPEST {
            return Err(Fault::Deep(self.at));
        }
        self.take(b'[');
        if self.take(b']') {
            return Ok(());
        }
        loop {
            element(self)?;
            if self.take(b']') {
                return Ok(());
            }
            if !self.take(b',') {
                return Err(self.fault("`,` or `]`"));
            }
        }
    }

    /// A number, or true, false, null and their kin.
    fn word(&mut self) -> Result<Value<'a>, Fault> {
        let start = self.at;
        while matches!(
            self.byte(),
            Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'+' | b'.')
        ) {
            self.at += 1;
        }
        let word = &self.text[start..self.at];
        if self.at == self.text.len() {
            // It may go on: only a word that stands alone is one.
            if start == 0 && !word.is_empty() {
                return literal(word).ok_or(Fault::Ends);
            }
            return Err(Fault::Ends);
        }
        literal(word).ok_or_else(|| {
            self.at = start;
            Fault::Expected("a value", start)
        })
    }

    /// A text in quotes.
    fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let mut at = start;
        loop {
            match bytes.get(at) {
                None => return Err(Fault::Ends),
                Some(b'"') => break,
                Some(b'\\') => return self.escaped(start, at),
                Some(_) => at += 1,
            }
        }
        self.at = at + 1;
        Ok(Cow::Borrowed(&self.text[start..at]))
    }

    /// The same with an escape in it, at `at`.
    fn escaped(&mut self, start: usize, at: usize) -> Result<Cow<'a, str>, Fault> {
        let mut text = self.text[start..at].to_owned();
        let mut rest = self.text[at..].char_indices();
        while let Some((offset, c)) = rest.next() {
            match c {
                '"' => {
                    self.at = at + offset + 1;
                    return Ok(Cow::Owned(text));
                }
                '\\' => {
                    let (place, escape) = rest.next().ok_or(Fault::Ends)?;
                    text.push(match escape {
                        'b' => '\u{8}',
                        'f' => '\u{c}',
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        '"' | '\\' | '/' => escape,
                        'u' => {
                            let from = at + place + 1;
                            let (c, length) = self.code_point(from)?;
                            for _ in 0..length {
                                rest.next();
                            }
                            c
                        }
                        _ => return Err(Fault::Expected("an escape such as `\\n`", at + offset)),
                    });
                }
                _ => text.push(c),
            }
        }
        Err(Fault::Ends)
    }

    /// The character of the four digits at this place, or of two such escapes, and how many bytes that takes.
    fn code_point(&self, from: usize) -> Result<(char, usize), Fault> {
        let unit = |from: usize| {
            let digits = self.text.as_bytes().get(from..from + 4)?;
            digits.iter().try_fold(0_u32, |sum, &digit| {
                Some(sum * 16 + char::from(digit).to_digit(16)?)
            })
        };
        if from + 4 > self.text.len() {
            return Err(Fault::Ends);
        }
        let first = unit(from).ok_or(Fault::Expected("four digits after `\\u`", from))?;
        if (0xD800..0xDC00).contains(&first)
            && self.text.as_bytes().get(from + 4..from + 6) == Some(b"\\u")
            && let Some(second) = unit(from + 6).filter(|unit| (0xDC00..0xE000).contains(unit))
        {
            let both = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            return Ok((char::from_u32(both).unwrap_or('\u{FFFD}'), 10));
        }
        Ok((char::from_u32(first).unwrap_or('\u{FFFD}'), 4))
    }
}

/// What a word stands for. `NaN` and its kin are what programs write for "nothing".
fn literal<'a>(word: &'a str) -> Option<Value<'a>> {
    match word {
        "true" | "false" => Some(Value::Text(Cow::Borrowed(word))),
        "null" | "NaN" | "Infinity" | "-Infinity" => Some(Value::Null),
        _ => {
            let digits = word.strip_prefix('-').unwrap_or(word);
            let number = digits.starts_with(|c: char| c.is_ascii_digit())
                && digits
                    .bytes()
                    .all(|c| matches!(c, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
            number.then_some(Value::Text(Cow::Borrowed(word)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Result<Value<'_>, Fault> {
        Scan::new(text, 0).value(0)
    }

    #[test]
    fn digits_and_escapes_stay() {
        let read = value(
            r#"[1234567890123456789, "007", -1.50e3, "a\u00e9\ud83d\ude00\n\"", null, true]"#,
        )
        .expect("well-formed");
        let texts: Vec<_> = read
            .elements()
            .iter()
            .map(|v| v.text().unwrap_or("-"))
            .collect();
        assert_eq!(
            texts,
            [
                "1234567890123456789",
                "007",
                "-1.50e3",
                "aé😀\n\"",
                "-",
                "true"
            ]
        );
    }

    #[test]
    fn faults_say_where() {
        assert_eq!(
            value("{\"a\":1,}"),
            Err(Fault::Expected("a name in quotes", 7))
        );
        assert_eq!(value("[1,]"), Err(Fault::Expected("a value", 3)));
        assert_eq!(value("[1"), Err(Fault::Ends));
        assert_eq!(value("{\"a\": tru"), Err(Fault::Ends));
        assert_eq!(value("{\"a\" 1}"), Err(Fault::Expected("`:`", 5)));
        assert_eq!(
            value("[\"\\ud83d\"]"),
            Ok(Value::List(vec![Value::Text("\u{FFFD}".into())]))
        );
        assert!(matches!(
            value(&"[".repeat(1_000_000)),
            Err(Fault::Deep(64))
        ));
        assert!(matches!(
            value(&"{\"a\":".repeat(1_000_000)),
            Err(Fault::Deep(_))
        ));
    }
}
