//! A language as the page loads it: lines of text, made of `core/languages/*.json` by `cargo xtask build`.
//!
//! The first line is the language's tag. Every other line is the hash of an English message (FNV-1a, 32 bit, eight
//! hexadecimal digits), a tab, and what to say instead; the forms of a plural stand one after the other, parted by U+001F.
//! Lines are in the order of the hashes. How numbers and dates are written are messages too, whose
//! English begins with `#`.

use std::collections::BTreeMap;

/// Parts the forms of a plural and the names of a list.
pub(super) const PART: char = '\u{1f}';

/// What one language says.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    tag: String,
    said: BTreeMap<u32, String>,
    #[cfg(any(test, feature = "invented"))]
    invented: bool,
}

/// The hash under which a message is found.
fn hash(english: &str) -> u32 {
    english.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

impl Pack {
    /// Reads a pack, and lines of English message, tab, text that go before it. Empty texts say English alone.
    #[must_use]
    pub fn read(pack: &str, own: &str) -> Self {
        let mut lines = pack.lines();
        let tag = lines.next().filter(|tag| !tag.is_empty()).unwrap_or("en");
        let of_pack = lines.filter_map(|line| {
            let (hash, text) = line.split_once('\t')?;
            Some((u32::from_str_radix(hash, 16).ok()?, text.to_owned()))
        });
        let mut said: BTreeMap<u32, String> = of_pack.collect();
        said.extend(own.lines().filter_map(|line| {
            let (english, text) = line.split_once('\t')?;
            Some((hash(english), text.to_owned()))
        }));
        Self {
            tag: tag.to_owned(),
            said,
            #[cfg(any(test, feature = "invented"))]
            invented: false,
        }
    }

    /// The language that says every message in letters nobody else uses, and longer.
    #[cfg(any(test, feature = "invented"))]
    #[must_use]
    pub fn invented() -> Self {
        Self {
            tag: "en-XA".to_owned(),
            invented: true,
            ..Self::default()
        }
    }

    pub(super) fn tag(&self) -> &str {
        &self.tag
    }

    pub(super) fn get(&self, english: &str) -> Option<&str> {
        self.said.get(&hash(english)).map(String::as_str)
    }

    pub(super) fn say(&self, english: &str) -> Option<String> {
        #[cfg(any(test, feature = "invented"))]
        if self.invented && !english.starts_with('#') {
            return Some(super::invented::accented(english));
        }
        self.get(english).map(str::to_owned)
    }

    /// The form for so many: what the host says goes before the pack's.
    pub(super) fn plural(&self, n: u64, one: &str, other: &str) -> Option<String> {
        #[cfg(any(test, feature = "invented"))]
        if self.invented {
            return self.say(if n == 1 { one } else { other });
        }
        let at = self.category(n);
        if let Some(own) = self.get(if at == 0 { one } else { other }) {
            return Some(own.to_owned());
        }
        let forms = self.get(&format!("{one}{PART}{other}"))?;
        forms.split(PART).nth(at).map(str::to_owned)
    }

    /// Which form is for so many, by the rule of the language (Unicode CLDR, cardinal numbers without decimals).
    fn category(&self, n: u64) -> usize {
        match self.get("#plural").unwrap_or("one") {
            "zero-one" => usize::from(n > 1),
            "none" => 0,
            _ => usize::from(n != 1),
        }
    }

    pub(super) fn keeps_capitals(&self) -> bool {
        self.get("#capitals").is_some()
    }

    pub(super) fn right_to_left(&self) -> bool {
        self.get("#direction") == Some("rtl")
    }
}
