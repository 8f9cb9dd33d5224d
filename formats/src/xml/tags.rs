//! Tags and texts of XML as people and old programs write it.
//!
//! Why not a parser of XML: the sample that the ADF specification prints is not XML (its declarations have no `=`, its
//! quotes are typographic), leads arrive with a bare `&` in a name, with tags that differ in case from their ends, with
//! several documents in one file and text around them. A strict reader refuses all of these, and a lead is lost. This one
//! takes what looks like a tag for a tag and everything else for text. Entities that a document declares itself are never
//! expanded, and nothing is ever fetched.

use std::borrow::Cow;

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// `<name …>`; without prefix, as written. True when it ends at once (`/>`).
    Start(&'a str, Vec<(&'a str, Cow<'a, str>)>, bool),
    /// `</name>`.
    End(&'a str),
    /// Text, its entities replaced.
    Text(Cow<'a, str>),
}

/// Reads pieces one after the other.
#[derive(Debug, Clone)]
pub(crate) struct Tags<'a> {
    text: &'a str,
    pub(crate) at: usize,
}

impl<'a> Tags<'a> {
    /// From a place on.
    pub(crate) const fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Passes over everything to the end of this mark, or of the text.
    fn pass(&mut self, mark: &str) -> &'a str {
        let rest = self.rest();
        let (inside, end) = match rest.find(mark) {
            Some(found) => (&rest[..found], found + mark.len()),
            None => (rest, rest.len()),
        };
        self.at += end;
        inside
    }

    /// What begins with `<!` or `<?` is passed over, but for the text of a CDATA section.
    fn declaration(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        if rest.starts_with("<![CDATA[") {
            self.at += "<![CDATA[".len();
            return Some(self.pass("]]>"));
        }
        if rest.starts_with("<!--") {
            self.pass("-->");
        } else if rest.starts_with("<!") {
            // A document type, perhaps with declarations within brackets.
            let plain = rest.find('>').unwrap_or(rest.len());
            if rest[..plain].contains('[') {
                self.pass("]");
            }
            self.pass(">");
        } else {
            self.pass(">");
        }
        None
    }

    fn tag(&mut self) -> Piece<'a> {
        let rest = self.rest();
        let ends = rest.starts_with("</");
        let from = 1 + usize::from(ends);
        let name_end = rest[from..]
            .find(|c: char| !is_name(c))
            .map_or(rest.len(), |found| from + found);
        let name = local(&rest[from..name_end]);
        let (attributes, length, closed) = attributes(&rest[name_end..], !ends);
        self.at += name_end + length;
        if ends {
            Piece::End(name)
        } else {
            Piece::Start(name, attributes, closed)
        }
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            if rest.starts_with("<!") || rest.starts_with("<?") {
                match self.declaration() {
                    Some(text) => return Some(Piece::Text(Cow::Borrowed(text))),
                    None => continue,
                }
            }
            if is_tag(rest) {
                return Some(self.tag());
            }
            let length = rest
                .char_indices()
                .skip(1)
                .find(|&(at, c)| c == '<' && begins(&rest[at..]))
                .map_or(rest.len(), |(at, _)| at);
            self.at += length;
            return Some(Piece::Text(unescape(&rest[..length])));
        }
    }
}

/// A tag, a declaration or a comment begins here, rather than a `<` in a text.
fn begins(rest: &str) -> bool {
    rest.starts_with("<!") || rest.starts_with("<?") || is_tag(rest)
}

fn is_tag(rest: &str) -> bool {
    let Some(after) = rest.strip_prefix('<') else {
        return false;
    };
    after
        .strip_prefix('/')
        .unwrap_or(after)
        .starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':')
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Attributes up to the end of the tag, how many bytes that takes, and whether the tag ends the element, too.
fn attributes(text: &str, wanted: bool) -> (Vec<(&str, Cow<'_, str>)>, usize, bool) {
    let mut found = Vec::new();
    let mut at = 0;
    let mut slash = false;
    while let Some(c) = text[at..].chars().next() {
        match c {
            '>' => return (found, at + 1, slash),
            // The end of this tag is missing.
            '<' => return (found, at, slash),
            '/' => {
                slash = true;
                at += 1;
            }
            c if is_name(c) => {
                slash = false;
                let end = length_while(&text[at..], is_name) + at;
                let name = local(&text[at..end]);
                let gap = length_while(&text[end..], char::is_whitespace) + end;
                let Some(after) = text[gap..].strip_prefix('=') else {
                    at = end;
                    continue;
                };
                let from = text.len() - after.trim_start().len();
                let (value, length) = quoted(&text[from..]);
                at = from + length;
                if wanted {
                    found.push((name, unescape(value)));
                }
            }
            _ => at += c.len_utf8(),
        }
    }
    (found, text.len(), slash)
}

fn length_while(text: &str, test: impl Fn(char) -> bool) -> usize {
    text.find(|c: char| !test(c)).unwrap_or(text.len())
}

/// The value of an attribute and how many bytes it takes: in quotes of any kind, or a word.
fn quoted(text: &str) -> (&str, usize) {
    let Some(open) = text.chars().next() else {
        return ("", 0);
    };
    let close: &[char] = match open {
        '"' => &['"'],
        '\'' => &['\''],
        '“' | '”' | '„' => &['”', '“', '"'],
        '‘' | '’' => &['’', '‘', '\''],
        _ => {
            let end = length_while(text, |c| !c.is_whitespace() && c != '>');
            let end = text[..end].strip_suffix('/').map_or(end, str::len);
            return (&text[..end], end);
        }
    };
    let inside = &text[open.len_utf8()..];
    match inside.find(close) {
        Some(end) => {
            let closing = inside[end..].chars().next().map_or(0, char::len_utf8);
            (&inside[..end], open.len_utf8() + end + closing)
        }
        // Never closed: as far as the tag goes.
        None => {
            let end = inside.find('>').unwrap_or(inside.len());
            (&inside[..end], open.len_utf8() + end)
        }
    }
}

/// Names of characters that turn up in leads, beside those of XML.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("eacute", "é"),
    ("egrave", "è"),
    ("agrave", "à"),
    ("ccedil", "ç"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("ntilde", "ñ"),
    ("rsquo", "’"),
    ("lsquo", "‘"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("euro", "€"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
];

/// Replaces entities; one that is not known, and a bare `&`, stay as they are.
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else {
        return Cow::Borrowed(text);
    };
    let mut out = text[..first].to_owned();
    let mut rest = &text[first..];
    while let Some(after) = rest.strip_prefix('&') {
        let name = &after[..length_while(after, |c| c.is_ascii_alphanumeric() || c == '#').min(12)];
        let character = after[name.len()..]
            .starts_with(';')
            .then(|| entity(name))
            .flatten();
        rest = match character {
            Some(character) => {
                out.push_str(&character);
                &after[name.len() + 1..]
            }
            None => {
                out.push('&');
                after
            }
        };
        let next = rest.find('&').unwrap_or(rest.len());
        out.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    Cow::Owned(out)
}

fn entity(name: &str) -> Option<Cow<'static, str>> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(|c| c.to_string().into());
    }
    NAMED
        .iter()
        .find(|(known, _)| *known == name)
        .map(|&(_, character)| character.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        Tags::new(text, 0)
            .map(|piece| match piece {
                Piece::Start(name, attributes, closed) => {
                    let attributes: String = attributes
                        .iter()
                        .map(|(name, value)| format!(" {name}={value}"))
                        .collect();
                    format!("<{name}{attributes}{}>", if closed { "/" } else { "" })
                }
                Piece::End(name) => format!("</{name}>"),
                Piece::Text(text) => text.into_owned(),
            })
            .collect()
    }

    #[test]
    fn what_is_no_xml_is_read_all_the_same() {
        assert_eq!(
            shown(
                "<?ADF VERSION \"1.0\"?><?XML VERSION “1.0”?><a:b x='1' y=“2” z=3/>A & B &lt;5 < 6</a:b >"
            ),
            ["<b x=1 y=2 z=3/>", "A & B <5 < 6", "</b>"]
        );
        assert_eq!(
            shown(
                "<!DOCTYPE x [<!ENTITY lol \"ha\"><!ENTITY e SYSTEM \"file:///x\">]><x>&lol;&e;&eacute;&#233;&#xE9;</x>"
            ),
            ["<x>", "&lol;&e;ééé", "</x>"]
        );
        assert_eq!(
            shown("<a><!-- <b> --><![CDATA[<b>&amp;]]></a"),
            ["<a>", "<b>&amp;", "</a>"]
        );
        assert_eq!(shown("<a b=\"1 <c>"), ["<a b=1 <c>"]);
    }

    #[test]
    fn any_text_ends() {
        for text in [
            "<",
            "&",
            "<a",
            "</",
            "<!",
            "<![CDATA[",
            "<!DOCTYPE [",
            "<a =",
            "<a b=",
            "&#;",
            "&#x110000;",
            "é<é",
        ] {
            assert!(shown(text).len() < 4, "{text}");
        }
    }
}
