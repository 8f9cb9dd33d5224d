//! Letters of the alphabets that exports are written in: Latin with its extensions, Greek, Cyrillic. The standard tables
//! know all of Unicode and would be a tenth of the program that a browser loads.

/// The small letter; other characters stay as they are.
#[inline]
pub fn lower(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        0x41..=0x5A | 0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3A9 | 0x410..=0x42F => {
            code + 32
        }
        0x400..=0x40F => code + 80,
        // In these blocks large and small letters take turns.
        0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 | 0x1E00..=0x1E95 | 0x1EA0..=0x1EFF => {
            code | 1
        }
        0x139..=0x148 | 0x179..=0x17E => code + code % 2,
        0x178 => 0xFF,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

/// A letter or digit of any alphabet: not a space, control character, punctuation or sign.
#[inline]
pub const fn is_word(c: char) -> bool {
    match c as u32 {
        0..0x80 => c.is_ascii_alphanumeric(),
        0xAA | 0xB5 | 0xBA => true,
        0x80..0xC0 | 0xD7 | 0xF7 => false,
        // General punctuation, currency, arrows, mathematics, boxes, dingbats; ideographic punctuation; marks.
        0x2000..=0x2BFF
        | 0x3000..=0x3004
        | 0x3008..=0x3020
        | 0xFE00..=0xFE6F
        | 0xFEFF
        | 0xFFF0..=0xFFFF => false,
        _ => true,
    }
}

/// True for a large letter.
pub fn is_large(c: char) -> bool {
    lower(c) != c
}

/// True for a small letter.
pub fn is_small(c: char) -> bool {
    is_word(c) && !c.is_ascii_digit() && lower(c) == c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_unicode() {
        let blocks = [
            0..0x130,
            0x132..0x138,
            0x139..0x149,
            0x14A..0x17F,
            0x391..0x3A2,
            0x3A3..0x3AA,
            0x400..0x460,
            0x1EA0..0x1F00,
        ];
        for c in blocks.into_iter().flatten().filter_map(char::from_u32) {
            assert_eq!(vec![lower(c)], c.to_lowercase().collect::<Vec<_>>(), "{c}");
        }
    }

    #[test]
    fn words_are_made_of_letters_and_digits() {
        let texts = "Händler Größe Ñandú Žluť naïve Łódź Ελλάδα Москва 東京 42 ª";
        assert!(texts.chars().filter(|c| *c != ' ').all(is_word));
        assert!(
            !" \t.,;:-_/()[]'\"*#\u{a0}\u{200e}\u{202f}–—…€×÷「」\u{feff}"
                .chars()
                .any(is_word)
        );
    }
}
