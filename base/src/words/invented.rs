//! A language that nobody speaks: what it does not say stands out in a test.

use super::bare;

/// Letters that no message is written in, in place of those of the alphabet.
const LETTERS: [&str; 26] = [
    "á", "ƀ", "ç", "ð", "é", "ƒ", "ĝ", "ĥ", "í", "ĵ", "ķ", "ļ", "ɱ", "ñ", "ó", "þ", "ǫ", "ŕ", "š",
    "ţ", "ú", "ṽ", "ŵ", "ẋ", "ý", "ž",
];

/// The message in those letters and half as long again; what is in braces stays. One that is so already stays too.
pub(super) fn accented(english: &str) -> String {
    let english = bare(english);
    if LETTERS.iter().any(|letter| english.contains(letter)) {
        return english.to_owned();
    }
    let (mut out, mut inside, mut letters) = (String::new(), false, 0);
    for c in english.chars() {
        inside = (inside || c == '{') && c != '}';
        let at = c.to_ascii_lowercase() as usize;
        match at.checked_sub('a' as usize).and_then(|at| LETTERS.get(at)) {
            Some(letter) if !inside => {
                letters += 1;
                out.push_str(letter);
            }
            _ => out.push(c),
        }
    }
    out.push_str(&"ö".repeat(letters / 2));
    out
}
