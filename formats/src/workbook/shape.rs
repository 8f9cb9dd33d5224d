//! What a number format makes of a number: a date, a time, digits with zeros in front, or the number itself.

/// What a number is, by its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shape {
    /// The number itself.
    #[default]
    Plain,
    /// At least this many digits, with zeros in front.
    Zeros(u8),
    /// A date, or a date with a time.
    Date,
    /// A time of day or a length of time.
    Clock,
}

impl Shape {
    /// Of a format that every workbook has by its number.
    pub(super) fn builtin(id: usize) -> Self {
        match id {
            14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::Date,
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Self::Clock,
            _ => Self::Plain,
        }
    }

    /// Of a format as it is written: `yyyy-mm-dd`, `[h]:mm`, `TT.MM.JJJJ`, `00000`.
    pub(super) fn of(code: &str) -> Self {
        let mut date = false;
        let mut clock = false;
        let mut months_or_minutes = false;
        let mut zeros = 0_u8;
        let mut digits = false;
        let mut fraction = false;
        let mut last_letter = ' ';
        let mut chars = code.chars().peekable();
        while let Some(char) = chars.next() {
            match char {
                ';' => break,
                '"' => {
                    chars.by_ref().find(|&char| char == '"');
                }
                '\\' | '_' | '*' => {
                    chars.next();
                }
                '[' => {
                    let inner: String = chars.by_ref().take_while(|&char| char != ']').collect();
                    let letter = inner.chars().next().unwrap_or(' ').to_ascii_lowercase();
                    if matches!(letter, 'h' | 'm' | 's' | 'u' | 'z')
                        && inner
                            .chars()
                            .all(|char| char.to_ascii_lowercase() == letter)
                    {
                        clock = true;
                        last_letter = letter;
                    }
                }
                '@' => return Self::Plain,
                // Fractions of a second.
                '.' | ',' if last_letter == 's' && chars.peek() == Some(&'0') => fraction = true,
                '0' if fraction => {}
                '0' => zeros = zeros.saturating_add(1),
                '#' | '?' | '%' => digits = true,
                'E' | 'e' if matches!(chars.peek(), Some('+' | '-')) => return Self::Plain,
                letter if letter.is_alphabetic() => {
                    let letter = letter.to_lowercase().next().unwrap_or(letter);
                    last_letter = letter;
                    fraction = false;
                    match letter {
                        'm' => months_or_minutes = true,
                        'h' | 's' | 'u' => clock = true,
                        'a' if chars
                            .peek()
                            .is_some_and(|next| matches!(next, 'm' | 'M' | '/')) =>
                        {
                            // AM/PM
                            while chars
                                .peek()
                                .is_some_and(|next| matches!(next, 'm' | 'M' | '/' | 'p' | 'P'))
                            {
                                chars.next();
                            }
                        }
                        // English, German, French, Italian, Dutch, Japanese.
                        'y' | 'd' | 'j' | 't' | 'a' | 'e' | 'b' => date = true,
                        'g' => {
                            if starts(&mut chars, "eneral") {
                                return Self::Plain;
                            }
                            date = true;
                        }
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        if code
            .trim_start()
            .to_ascii_lowercase()
            .starts_with("standard")
        {
            return Self::Plain;
        }
        if digits || zeros > 0 {
            return if digits || date || clock || zeros < 2 || code.contains('.') {
                Self::Plain
            } else {
                Self::Zeros(zeros)
            };
        }
        if date || months_or_minutes && !clock {
            Self::Date
        } else if clock {
            Self::Clock
        } else {
            Self::Plain
        }
    }
}

/// Takes the letters that follow if they are these.
fn starts(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, word: &str) -> bool {
    let mut ahead = chars.clone();
    let same = word.chars().all(|letter| {
        ahead
            .next()
            .is_some_and(|c| c.eq_ignore_ascii_case(&letter))
    });
    if same {
        *chars = ahead;
    }
    same
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_format_says_what_a_number_is() {
        for (code, shape) in [
            ("General", Shape::Plain),
            ("Standard", Shape::Plain),
            ("0", Shape::Plain),
            ("0.00%", Shape::Plain),
            ("#,##0.00 \"days\"", Shape::Plain),
            ("[Red]#,##0;[Blue]-#,##0", Shape::Plain),
            ("0.00E+00", Shape::Plain),
            ("@", Shape::Plain),
            ("_-* #,##0.00\\ _d_m_y", Shape::Plain),
            ("00000", Shape::Zeros(5)),
            ("00000\\-0000", Shape::Zeros(9)),
            ("yyyy\\-mm\\-dd", Shape::Date),
            ("[$-409]m/d/yy\\ h:mm\\ AM/PM;@", Shape::Date),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", Shape::Date),
            ("TT.MM.JJJJ", Shape::Date),
            ("jj/mm/aaaa", Shape::Date),
            ("gg/mm/aaaa", Shape::Date),
            ("mmm", Shape::Date),
            ("h:mm AM/PM", Shape::Clock),
            ("[h]:mm", Shape::Clock),
            ("[mm]:ss", Shape::Clock),
            ("mm:ss.0", Shape::Clock),
            ("[$-F400]h:mm:ss\\ AM/PM", Shape::Clock),
        ] {
            assert_eq!(Shape::of(code), shape, "{code}");
        }
    }
}
