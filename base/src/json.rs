//! Reading JSON that people and pages write: settings, opening hours, what a user did.
//!
//! One reader of plain values and one table of fields a type, instead of a reader made by the compiler for each type:
//! that was a tenth of the program that a page loads.

use std::collections::BTreeMap;
use std::fmt;

/// A value as it is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A number, as its digits.
    Number(String),
    /// Text without its quotes and escapes.
    Text(String),
    /// Values in brackets.
    List(Vec<Json>),
    /// Keys and values in braces, as written.
    Object(Vec<(String, Json)>),
}

/// Why something cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The keys that lead to it, with points between them.
    pub path: String,
    /// What should stand there.
    pub expected: String,
    /// What does.
    pub found: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected ")?;
        f.write_str(&self.expected)?;
        if !self.path.is_empty() {
            f.write_str(" for `")?;
            f.write_str(&self.path)?;
            f.write_str("`")?;
        }
        f.write_str(", found ")?;
        f.write_str(&self.found)
    }
}

impl Fault {
    fn new(expected: &str, found: String) -> Self {
        Self {
            path: String::new(),
            expected: expected.to_owned(),
            found,
        }
    }

    /// The same fault, seen from the object that has it under this key.
    fn under(mut self, key: &str) -> Self {
        if !self.path.is_empty() {
            self.path.insert(0, '.');
        }
        self.path.insert_str(0, key);
        self
    }
}

/// What can be read from JSON.
pub trait FromJson: Sized {
    /// Reads a value.
    ///
    /// # Errors
    /// When it has another shape, or a key that means nothing.
    fn from_json(json: &Json) -> Result<Self, Fault>;
}

/// Reads a text as JSON, and that as what is asked for.
///
/// # Errors
/// When the text is no JSON, or something else.
pub fn read<T: FromJson>(text: &str) -> Result<T, Fault> {
    T::from_json(&parse(text)?)
}

/// Takes a value into its place.
pub(crate) fn set<T: FromJson>(place: &mut T, json: &Json) -> Result<(), Fault> {
    *place = T::from_json(json)?;
    Ok(())
}

/// Reads a type from an object: its keys, of which the first so many have to be there, and a value to begin with.
macro_rules! object {
    ($type:ty = $first:expr; $required:literal; $($key:literal => $field:ident)*) => {
        impl $crate::json::FromJson for $type {
            fn from_json(json: &$crate::json::Json) -> Result<Self, $crate::json::Fault> {
                let mut out: Self = $first;
                json.fields(&[$($key),*], $required, &mut |key, value| match key {
                    $($key => $crate::json::set(&mut out.$field, value),)*
                    _ => Ok(()),
                })?;
                Ok(out)
            }
        }
    };
}

/// Reads a type from one of some words.
macro_rules! words {
    ($type:ty; $($word:literal => $value:ident)*) => {
        impl $crate::json::FromJson for $type {
            fn from_json(json: &$crate::json::Json) -> Result<Self, $crate::json::Fault> {
                const ALL: &[$type] = &[$(<$type>::$value),*];
                Ok(ALL[json.word(&[$($word),*])?])
            }
        }
    };
}

pub(crate) use {object, words};

impl Json {
    /// Hands on each key with its value, `null` as if it were absent.
    pub(crate) fn fields(
        &self,
        known: &[&str],
        required: usize,
        each: &mut dyn FnMut(&str, &Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let entries = self.entries()?;
        for (key, value) in entries {
            if !known.contains(&key.as_str()) {
                return Err(Fault::new(&one_of(known), format!("unknown field `{key}`")));
            }
            if *value != Self::Null {
                each(key, value).map_err(|fault| fault.under(key))?;
            }
        }
        let is_there = |key: &&&str| entries.iter().any(|own| own.0 == **key);
        match known.iter().take(required).find(|key| !is_there(key)) {
            None => Ok(()),
            Some(key) => Err(Fault::new(&format!("`{key}`"), "none".to_owned())),
        }
    }

    /// The place of the word among the known ones.
    pub(crate) fn word(&self, known: &[&str]) -> Result<usize, Fault> {
        let found = match self {
            Self::Text(text) => known.iter().position(|word| word == text),
            _ => None,
        };
        found.ok_or_else(|| self.instead_of(&one_of(known)))
    }

    fn entries(&self) -> Result<&[(String, Self)], Fault> {
        match self {
            Self::Object(entries) => Ok(entries),
            _ => Err(self.instead_of("an object")),
        }
    }

    fn items(&self) -> Result<&[Self], Fault> {
        match self {
            Self::List(items) => Ok(items),
            _ => Err(self.instead_of("a list")),
        }
    }

    /// A whole number between two.
    fn whole(&self, least: i64, most: i64) -> Result<i64, Fault> {
        let number = match self {
            Self::Number(digits) => digits.parse().ok(),
            _ => None,
        };
        number
            .filter(|number| (least..=most).contains(number))
            .ok_or_else(|| self.instead_of("a whole number"))
    }

    fn instead_of(&self, expected: &str) -> Fault {
        let found = match self {
            Self::Null => "nothing".to_owned(),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(digits) => digits.clone(),
            Self::Text(text) => format!("`{text}`"),
            Self::List(_) => "a list".to_owned(),
            Self::Object(_) => "an object".to_owned(),
        };
        Fault::new(expected, found)
    }
}

fn one_of(known: &[&str]) -> String {
    format!("one of `{}`", known.join("`, `"))
}

impl FromJson for bool {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        match json {
            Json::Flag(flag) => Ok(*flag),
            _ => Err(json.instead_of("`true` or `false`")),
        }
    }
}

impl FromJson for String {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        match json {
            Json::Text(text) => Ok(text.clone()),
            _ => Err(json.instead_of("text")),
        }
    }
}

impl FromJson for char {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        let one = match json {
            Json::Text(text) => {
                let mut chars = text.chars();
                chars.next().filter(|_| chars.next().is_none())
            }
            _ => None,
        };
        one.ok_or_else(|| json.instead_of("one character"))
    }
}

impl FromJson for f64 {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        let number = match json {
            Json::Number(digits) => Some(float(digits)),
            _ => None,
        };
        number
            .filter(|number| number.is_finite())
            .ok_or_else(|| json.instead_of("a number"))
    }
}

impl FromJson for i64 {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        json.whole(Self::MIN, Self::MAX)
    }
}

impl FromJson for i32 {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        let number = json.whole(Self::MIN.into(), Self::MAX.into())?;
        Ok(Self::try_from(number).unwrap_or_default())
    }
}

impl FromJson for u32 {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        let number = json.whole(0, Self::MAX.into())?;
        Ok(Self::try_from(number).unwrap_or_default())
    }
}

impl FromJson for u64 {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        Ok(json.whole(0, i64::MAX)?.unsigned_abs())
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        match json {
            Json::Null => Ok(None),
            _ => T::from_json(json).map(Some),
        }
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        let mut out = Self::new();
        for item in json.items()? {
            out.push(T::from_json(item)?);
        }
        Ok(out)
    }
}

impl<T: FromJson> FromJson for BTreeMap<String, T> {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        let mut out = Self::new();
        for (key, value) in json.entries()? {
            let value = T::from_json(value).map_err(|fault| fault.under(key))?;
            out.insert(key.clone(), value);
        }
        Ok(out)
    }
}

/// A pair in brackets.
impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        match json {
            Json::List(items) if items.len() == 2 => {
                Ok((A::from_json(&items[0])?, B::from_json(&items[1])?))
            }
            _ => Err(json.instead_of("a pair")),
        }
    }
}

impl<T: FromJson> FromJson for [T; 2] {
    fn from_json(json: &Json) -> Result<Self, Fault> {
        <(T, T)>::from_json(json).map(Self::from)
    }
}

/// The number that these digits write.
fn float(digits: &str) -> f64 {
    let (plain, power) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let mut power: i32 = power.parse().unwrap_or(0);
    let (negative, plain) = plain
        .strip_prefix('-')
        .map_or((false, plain), |plain| (true, plain));
    let mut value = 0_u64;
    let mut after = false;
    for byte in plain.bytes() {
        if byte == b'.' {
            after = true;
        } else if value < u64::MAX / 10 - 9 {
            value = value * 10 + u64::from(byte & 15);
            power = power.saturating_sub(i32::from(after));
        } else {
            power = power.saturating_add(i32::from(!after));
        }
    }
    let mut ten = 1.0;
    for _ in 0..power.abs().min(400) {
        ten *= 10.0;
    }
    let value = if value == 0 {
        0.0
    } else if power < 0 {
        value as f64 / ten
    } else {
        value as f64 * ten
    };
    if negative { -value } else { value }
}

/// Lists and objects within each other beyond this are nobody's settings.
const DEEPEST: u32 = 64;

/// Reads a text as JSON.
///
/// # Errors
/// When it is none.
pub fn parse(text: &str) -> Result<Json, Fault> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(0)?;
    if parser.peek().is_some() {
        return Err(parser.fault("the end"));
    }
    Ok(value)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next byte that is no blank.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.rest();
        let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        self.at += rest.bytes().take_while(blank).count();
        self.rest().bytes().next()
    }

    fn fault(&self, expected: &str) -> Fault {
        let found = match self.rest().chars().next() {
            Some(c) => {
                let line = self.text.as_bytes()[..self.at]
                    .iter()
                    .filter(|&&byte| byte == b'\n')
                    .count();
                format!("`{}` on line {}", c.escape_default(), line + 1)
            }
            None => "the end".to_owned(),
        };
        Fault::new(expected, found)
    }

    /// Whether this stands here; then it is passed.
    fn skip(&mut self, word: &str) -> bool {
        let is_here = self.rest().starts_with(word);
        if is_here {
            self.at += word.len();
        }
        is_here
    }

    fn value(&mut self, depth: u32) -> Result<Json, Fault> {
        if depth > DEEPEST {
            return Err(self.fault("fewer brackets within each other"));
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => Ok(Json::Text(self.string()?)),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.skip("true") => Ok(Json::Flag(true)),
            _ if self.skip("false") => Ok(Json::Flag(false)),
            _ if self.skip("null") => Ok(Json::Null),
            _ => Err(self.fault("a value")),
        }
    }

    /// What stands between two items: true if another one follows.
    fn more(&mut self, end: u8, expected: &str) -> Result<bool, Fault> {
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(byte) if byte == end => {
                self.at += 1;
                Ok(false)
            }
            _ => Err(self.fault(expected)),
        }
    }

    fn list(&mut self, depth: u32) -> Result<Json, Fault> {
        self.at += 1;
        let mut items = Vec::new();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if !self.more(b']', "`,` or `]`")? {
                return Ok(Json::List(items));
            }
        }
    }

    fn object(&mut self, depth: u32) -> Result<Json, Fault> {
        self.at += 1;
        let mut entries: Vec<(String, Json)> = Vec::new();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Json::Object(entries));
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.fault("a key in quotes"));
            }
            let key = self.string()?;
            if entries.iter().any(|own| own.0 == key) {
                return Err(Fault::new("each key once", format!("`{key}` twice")));
            }
            if self.peek() != Some(b':') {
                return Err(self.fault("`:`"));
            }
            self.at += 1;
            let value = self.value(depth + 1)?;
            entries.push((key, value));
            if !self.more(b'}', "`,` or `}`")? {
                return Ok(Json::Object(entries));
            }
        }
    }

    fn number(&mut self) -> Result<Json, Fault> {
        let rest = self.rest();
        let part = |byte: &u8| matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        let length = rest.bytes().take_while(part).count();
        let digits = rest.get(..length).unwrap_or_default();
        if !is_number(digits) {
            return Err(self.fault("a number"));
        }
        self.at += length;
        Ok(Json::Number(digits.to_owned()))
    }

    fn string(&mut self) -> Result<String, Fault> {
        let mut out = String::new();
        self.at += 1;
        loop {
            let rest = self.rest();
            let plain = rest
                .bytes()
                .take_while(|&byte| byte != b'"' && byte != b'\\' && byte >= b' ')
                .count();
            out.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            if self.skip("\"") {
                return Ok(out);
            }
            if !self.skip("\\") {
                return Err(self.fault("a closing quote"));
            }
            let Some(c) = self.rest().chars().next() else {
                return Err(self.fault("a closing quote"));
            };
            self.at += c.len_utf8();
            out.push(match c {
                '"' | '\\' | '/' => c,
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => self.unicode()?,
                _ => {
                    self.at -= c.len_utf8();
                    return Err(self.fault("an escape"));
                }
            });
        }
    }

    /// Four hexadecimal digits, twice for what needs two halves.
    fn unicode(&mut self) -> Result<char, Fault> {
        let high = self.hex()?;
        let mut code = Some(high);
        if (0xD800..0xDC00).contains(&high) && self.skip("\\u") {
            let low = self.hex()?.checked_sub(0xDC00).filter(|&low| low < 0x400);
            code = low.map(|low| 0x1_0000 + ((high - 0xD800) << 10) + low);
        }
        code.and_then(char::from_u32)
            .ok_or_else(|| self.fault("a character"))
    }

    fn hex(&mut self) -> Result<u32, Fault> {
        let digits = self.rest().get(..4).unwrap_or_default();
        let all = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let code = u32::from_str_radix(digits, 16);
        let code = code.ok().filter(|_| all);
        let code = code.ok_or_else(|| self.fault("four hexadecimal digits"))?;
        self.at += 4;
        Ok(code)
    }
}

/// Whether the characters of a number stand in their order.
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (plain, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, "0"));
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && digits(fraction) && digits(power)
}

#[cfg(test)]
mod tests;
