//! Text in another encoding: decided by evidence, or told; turned into UTF-8 as it comes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    CoderResult, Decoder, Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1250, WINDOWS_1252,
};
use reality_gap_core::diagnostic::Error;
use reality_gap_core::table::About;

use crate::outlet::{Outlet, Stream};

/// Bytes that are looked at.
const SAMPLE: usize = 256 * 1024;
/// Letters that a note names.
const NAMED: usize = 8;
/// With fewer signs beyond ASCII than this, the note says that the evidence is thin.
const FEW: usize = 12;

/// The upper half of the code page that western programs of DOS wrote.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";

/// Letters of western languages beyond ASCII.
const LETTERS: &str = "äöüßéèàçñóíáúÄÖÜÉêëâïîôûùòìãõåæøœýÿšžÈÊËÀÂÁÇÑÓÍÚÏÎÔÛÙÒÌÃÕÅÆØŒÝŸŠŽ";
/// How many of them are common.
const COMMON: usize = 17;
/// Signs that stand in western texts, not within words.
const SIGNS: &str = "€£§°²³©®™–—‘’´“”„…«»¿¡ªº·½\u{A0}";

/// Turns one file into UTF-8.
#[derive(Debug)]
pub(crate) struct Recode {
    name: String,
    state: State,
    then: Stream,
}

#[derive(Debug)]
enum State {
    /// The bytes so far; too few to decide.
    Sample(Vec<u8>),
    Turning(Turn),
}

/// How bytes become text.
enum Turn {
    Library(Box<Decoder>),
    Dos(Vec<char>),
    /// Four bytes a letter: the highest first or last, and the bytes of a letter that is not complete.
    Utf32(bool, Vec<u8>),
}

impl std::fmt::Debug for Turn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Turn")
    }
}

impl Recode {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            state: State::Sample(Vec::new()),
            then: Stream::of_text(name),
        }
    }

    pub(crate) fn push(&mut self, bytes: &[u8], out: &mut Outlet<'_>) -> Result<(), Error> {
        match &mut self.state {
            State::Sample(sample) => {
                sample.extend_from_slice(bytes);
                if sample.len() < SAMPLE {
                    return Ok(());
                }
                self.decide(out)
            }
            State::Turning(turn) => {
                let text = turn.text(bytes, false);
                self.then.push(text.as_bytes(), out).map(|_| ())
            }
        }
    }

    pub(crate) fn close(mut self, out: &mut Outlet<'_>) -> Result<(), Error> {
        if matches!(self.state, State::Sample(_)) {
            self.decide(out)?;
        }
        if let State::Turning(turn) = &mut self.state {
            let rest = turn.text(b"", true);
            self.then.push(rest.as_bytes(), out)?;
        }
        self.then.close(out)
    }

    fn decide(&mut self, out: &mut Outlet<'_>) -> Result<(), Error> {
        let State::Sample(sample) = &mut self.state else {
            return Ok(());
        };
        let sample = std::mem::take(sample);
        let told = out.encoding_of(&self.name);
        let (label, mut turn) = match &told {
            Some(label) => named(&self.name, label)?,
            None => found(&sample),
        };
        let text = turn.text(&sample, false);
        let note = match told {
            Some(_) => format!("its letters are read as {label}, as told"),
            None if label == "utf-32" => {
                "its letters are read as utf-32, by its byte order mark".to_owned()
            }
            None => reason(&label, &text),
        };
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(&text);
        out.say(About::Encoding, label);
        out.say(About::Note, note);
        self.state = State::Turning(turn);
        self.then.push(text.as_bytes(), out).map(|_| ())
    }
}

impl Turn {
    fn library(encoding: &'static Encoding) -> Self {
        Self::Library(Box::new(encoding.new_decoder_without_bom_handling()))
    }

    fn dos() -> Self {
        Self::Dos(DOS.chars().collect())
    }

    fn text(&mut self, mut bytes: &[u8], last: bool) -> String {
        match self {
            Self::Library(decoder) => {
                let most = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(0);
                let mut text = String::with_capacity(most);
                loop {
                    let (result, read, _) = decoder.decode_to_string(bytes, &mut text, last);
                    bytes = &bytes[read..];
                    if result == CoderResult::InputEmpty {
                        return text;
                    }
                    text.reserve(64);
                }
            }
            Self::Dos(high) => {
                let letter = |byte: &u8| {
                    high.get(usize::from(byte & 0x7F))
                        .copied()
                        .unwrap_or('\u{FFFD}')
                };
                bytes
                    .iter()
                    .map(|byte| {
                        if byte.is_ascii() {
                            char::from(*byte)
                        } else {
                            letter(byte)
                        }
                    })
                    .collect()
            }
            Self::Utf32(big, rest) => {
                rest.extend_from_slice(bytes);
                let (letters, over) = rest.as_chunks::<4>();
                let mut text: String = letters
                    .iter()
                    .map(|letter| {
                        if *big {
                            u32::from_be_bytes(*letter)
                        } else {
                            u32::from_le_bytes(*letter)
                        }
                    })
                    .map(|letter| char::from_u32(letter).unwrap_or('\u{FFFD}'))
                    .collect();
                if last && !over.is_empty() {
                    text.push('\u{FFFD}');
                }
                *rest = over.to_vec();
                text
            }
        }
    }
}

/// The encoding that somebody named.
fn named(file: &str, label: &str) -> Result<(String, Turn), Error> {
    let plain = label.trim().to_ascii_lowercase();
    if ["cp850", "ibm850", "dos"].contains(&plain.as_str()) {
        return Ok(("cp850".to_owned(), Turn::dos()));
    }
    if let Some(encoding) = Encoding::for_label(plain.as_bytes()) {
        return Ok((
            encoding.name().to_ascii_lowercase(),
            Turn::library(encoding),
        ));
    }
    Err(Error::new(
        "E056",
        file,
        format!("expected the name of an encoding, found `{label}`"),
        "use a name such as `windows-1250`, or leave it out",
    ))
}

/// The encoding by evidence.
fn found(sample: &[u8]) -> (String, Turn) {
    for (mark, big) in [(b"\xFF\xFE\0\0", false), (b"\0\0\xFE\xFF", true)] {
        if sample.starts_with(mark) {
            return ("utf-32".to_owned(), Turn::Utf32(big, Vec::new()));
        }
    }
    let windows = western(sample, &mut Turn::library(WINDOWS_1252));
    let mac = western(sample, &mut Turn::library(MACINTOSH));
    let old = western(sample, &mut Turn::dos());
    let best = windows.max(mac).max(old);
    // Nine in ten letters are where they can be.
    if best >= 900 && best > windows {
        return match mac >= old {
            true => ("macintosh".to_owned(), Turn::library(MACINTOSH)),
            false => ("cp850".to_owned(), Turn::dos()),
        };
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let mut encoding = detector.guess(None, Utf8Detection::Deny);
    if encoding == WINDOWS_1252 && is_latin_9(sample) {
        encoding = ISO_8859_15;
    } else if encoding == WINDOWS_1252 && is_hungarian(sample) {
        encoding = WINDOWS_1250;
    }
    (
        encoding.name().to_ascii_lowercase(),
        Turn::library(encoding),
    )
}

/// Of a thousand bytes beyond ASCII, how many are letters or signs where a western text has such.
fn western(sample: &[u8], turn: &mut Turn) -> usize {
    let high: Vec<u8> = (0x80..=0xFF).collect();
    // Of two encodings in which every letter is one of the west, the common ones decide.
    let weight = |letter: char| match LETTERS.chars().position(|other| other == letter) {
        Some(at) if at < COMMON => 1000,
        Some(_) => 980,
        None => 0,
    };
    let table: Vec<(char, usize)> = turn
        .text(&high, true)
        .chars()
        .map(|letter| (letter, weight(letter)))
        .collect();
    let (mut good, mut all) = (0, 0);
    for (at, &byte) in sample.iter().enumerate().filter(|(_, byte)| **byte >= 0x80) {
        let (letter, weight) = table[usize::from(byte & 0x7F)];
        let near = |at: Option<usize>| at.and_then(|at| sample.get(at)).copied().unwrap_or(b' ');
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        let (begins, ends) = (after.is_ascii_alphabetic(), before.is_ascii_alphabetic());
        let fits = if weight > 0 {
            let case = if letter.is_lowercase() {
                !after.is_ascii_uppercase()
            } else {
                !before.is_ascii_lowercase()
            };
            case && (begins || ends)
        } else {
            SIGNS.contains(letter)
                && (!(begins && ends) || matches!(letter, '’' | '´'))
                && !(ends && matches!(letter, '“' | '„'))
                && !(begins && letter == '£')
        };
        all += 1;
        good += if fits { weight.max(980) } else { 0 };
    }
    good.checked_div(all).unwrap_or(1000)
}

/// Windows-1252 or the standard that differs from it in eight signs: the currency sign, which nobody writes, is the euro.
fn is_latin_9(sample: &[u8]) -> bool {
    let any = |of: &[u8]| sample.iter().any(|byte| of.contains(byte));
    any(b"\xA4\xA6\xA8\xB4\xB8") && !sample.iter().any(|byte| (0x80..0xA0).contains(byte))
}

/// Only the letters of Hungarian, and those among them that are others in the west.
fn is_hungarian(sample: &[u8]) -> bool {
    const OWN: &[u8] = b"\xD5\xDB\xF5\xFB";
    const ALL: &[u8] = b"\xC1\xC9\xCD\xD3\xD6\xDA\xDC\xE1\xE9\xED\xF3\xF6\xFA\xFC";
    let mut own = false;
    sample.iter().filter(|byte| **byte >= 0xC0).all(|byte| {
        own |= OWN.contains(byte);
        OWN.contains(byte) || ALL.contains(byte)
    }) && own
}

/// Why it was decided so, with letters that show it.
fn reason(label: &str, text: &str) -> String {
    let mut letters: Vec<(usize, char)> = Vec::new();
    let mut all = 0;
    for letter in text.chars().filter(|letter| !letter.is_ascii()) {
        all += 1;
        match letters.iter().position(|(_, known)| *known == letter) {
            Some(at) => letters[at].0 += 1,
            None if letters.len() < 200 => letters.push((1, letter)),
            None => {}
        }
    }
    letters.sort_by_key(|&(count, letter)| (std::cmp::Reverse(count), letter));
    let named: Vec<String> = letters
        .iter()
        .take(NAMED)
        .map(|(_, letter)| letter.to_string())
        .collect();
    let named = named.join(" ");
    if all < FEW {
        return format!(
            "its letters are read as {label}, decided from only {all}: {named}; say its encoding if names look wrong"
        );
    }
    format!("its letters are read as {label}, decided by their frequency: {named}")
}

#[cfg(test)]
mod tests;
