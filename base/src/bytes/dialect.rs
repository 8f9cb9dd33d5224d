//! Delimiter, quote, escape and line ending, by evidence in the first bytes of a file.
//!
//! Every dialect that could be is tried on the sample; the one under which it reads most like a table is taken
//! ([`super::evidence`]). What the user says is not questioned.

use super::evidence::{Found, judge};

/// How many bytes of a file are looked at.
const SAMPLE: usize = 64 * 1024;
/// Characters that separate cells, how much each is trusted (per thousand). Of equally good ones the first.
const DELIMITERS: [(u8, u64); 9] = [
    (b',', 1_000),
    (b';', 1_000),
    (b'\t', 1_000),
    (b'|', 980),
    (0x1F, 1_000),
    (0x01, 1_000),
    (b'^', 900),
    (b'~', 900),
    (b':', 600),
];
/// A file of one column has no delimiter; another reading has to be better than this.
const ONE_COLUMN: u64 = 150_000_000;

/// How cells and rows are separated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// The byte between cells.
    pub delimiter: u8,
    /// The byte around cells; 0 for none.
    pub quote: u8,
    /// A backslash takes the meaning from the next character.
    pub backslash: bool,
    /// The byte that ends a row: `\n` or, in files that know only it, `\r`.
    pub newline: u8,
    /// `LF`, `CRLF` or `CR`.
    pub line_ending: &'static str,
}

impl Dialect {
    /// How many bytes of a file [`Dialect::detect`] looks at.
    pub const SAMPLE: usize = SAMPLE;

    /// As RFC 4180 has it.
    pub const USUAL: Self = Self {
        delimiter: b',',
        quote: b'"',
        backslash: false,
        newline: b'\n',
        line_ending: "LF",
    };

    /// The index of the fast path knows this quote and escape.
    pub const fn is_fast(self) -> bool {
        self.quote == b'"' && !self.backslash
    }

    /// What is unusual about it, in words; empty when nothing is.
    pub fn unusual(self) -> String {
        let mut text = match self.quote {
            b'"' => String::new(),
            0 => "quotes are text".to_owned(),
            quote => format!("quoted with `{}`", char::from(quote)),
        };
        if self.backslash {
            if !text.is_empty() {
                text.push_str(", ");
            }
            text.push_str("escaped with a backslash");
        }
        text
    }

    /// Decides from the first bytes of a file, without its byte order mark; `delimiter` and `quote` as told.
    #[inline]
    pub fn detect(sample: &[u8], delimiter: Option<u8>, quote: Option<u8>) -> Self {
        let whole = sample.len() < SAMPLE;
        let sample = &sample[..sample.len().min(SAMPLE)];
        let has = |byte: u8| sample.contains(&byte);
        let newlines: &[u8] = match (has(b'\n'), lone_return(sample)) {
            (true, true) => b"\n\r",
            (false, true) => b"\r",
            _ => b"\n",
        };
        let escapes = sample.windows(2).any(|pair| {
            pair[0] == b'\\' && matches!(pair[1], b'"' | b'\'' | b'N' | b',' | b';' | b'\t' | b'|')
        });
        let mut best = (0, Self::USUAL, Found::default());
        for (candidate, trust) in DELIMITERS {
            let candidate = delimiter.unwrap_or(candidate);
            for &newline in newlines {
                for backslash in [false, true] {
                    let mut usual = Found::default();
                    for other in [b'"', b'\'', 0] {
                        let dialect = Self {
                            delimiter: candidate,
                            quote: quote.unwrap_or(other),
                            backslash,
                            newline,
                            ..Self::USUAL
                        };
                        if (backslash && !escapes)
                            || !has(candidate)
                            || (other == b'\'' && !has(b'\''))
                            || (other == 0 && usual.wrong == 0)
                        {
                            continue;
                        }
                        let found = judge(sample, dialect, whole);
                        let plausible = quote.is_some()
                            || match other {
                                b'"' => true,
                                // Some cells in single quotes are no dialect; most are, or those that need it.
                                b'\'' => found.needed > 0 || found.enclosed * 10 >= found.cells,
                                // A slip of the pen is none either. Tabs are often written without any quotes.
                                _ => {
                                    usual.enclosed == 0
                                        && usual.wrong >= if candidate == b'\t' { 1 } else { 3 }
                                }
                            };
                        if other == b'"' {
                            usual = found;
                        }
                        let score = found.score * trust;
                        if plausible && score > best.0 {
                            best = (score, dialect, found);
                        }
                        if quote.is_some() {
                            break;
                        }
                    }
                }
            }
            if delimiter.is_some() {
                break;
            }
        }
        let (score, mut dialect, found) = best;
        if let Some(delimiter) = delimiter {
            dialect.delimiter = delimiter;
        } else if score < ONE_COLUMN {
            // One column, as far as can be told: what stands in its cells separates nothing.
            let absent = |&(byte, _): &(u8, u64)| !has(byte);
            dialect = Self {
                delimiter: DELIMITERS
                    .into_iter()
                    .find(absent)
                    .map_or(b',', |one| one.0),
                newline: newlines[0],
                ..Self::USUAL
            };
            let single = Self {
                quote: b'\'',
                ..dialect
            };
            let singles = judge(sample, single, whole);
            if singles.wrong == 0 && singles.enclosed * 2 > singles.cells {
                dialect = single;
            }
        }
        if score == 0 {
            dialect.newline = newlines[0];
            dialect.quote = quote.unwrap_or(dialect.quote);
        }
        let crlf = if score == 0 {
            sample.windows(2).filter(|pair| pair == b"\r\n").count() * 2
                > sample.iter().filter(|&&byte| byte == b'\n').count()
        } else {
            found.crlf * 2 > found.records
        };
        dialect.line_ending = match (dialect.newline, crlf) {
            (b'\r', _) => "CR",
            (_, true) => "CRLF",
            _ => "LF",
        };
        dialect
    }
}

/// A carriage return that no line feed follows.
fn lone_return(sample: &[u8]) -> bool {
    sample
        .iter()
        .enumerate()
        .any(|(at, &byte)| byte == b'\r' && sample.get(at + 1).is_some_and(|&next| next != b'\n'))
        || (sample.last() == Some(&b'\r') && sample.len() < SAMPLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sample: &str, delimiter: char, quote: char, line_ending: &str) {
        let dialect = Dialect::detect(sample.as_bytes(), None, None);
        let found = match dialect.quote {
            0 => '-',
            quote => char::from(quote),
        };
        assert_eq!(
            (char::from(dialect.delimiter), found, dialect.line_ending),
            (delimiter, quote, line_ending),
            "{sample:?}"
        );
    }

    #[test]
    fn the_delimiter_is_the_one_that_is_there_in_every_row() {
        check("a,b,c\n1,2,3\n", ',', '"', "LF");
        check("a;b;c\r\n1;2,5;3\r\n1;2,5;3\r\n", ';', '"', "CRLF");
        check("a\tb\n\"1\t2\"\t3\n", '\t', '"', "LF");
        check("a|b\r1|2\r", '|', '"', "CR");
        check("name;note\n\"x, y, z\";\"a, b\"\n", ';', '"', "LF");
        check("one\n1\n", ',', '"', "LF");
        check("a;b,c\n1;2\n3;4\n", ';', '"', "LF");
        check("", ',', '"', "LF");
        check("a:b\n1:2\n3:4\n", ':', '"', "LF");
        check("a^b^c\n1^x,y^3\n", '^', '"', "LF");
        check("id\u{1F}name\n1\u{1F}x, y\n", '\u{1F}', '"', "LF");
        check(
            "id,at\n1,2026-01-02 10:11:12\n2,2026-01-02 10:12:12\n",
            ',',
            '"',
            "LF",
        );
    }

    #[test]
    fn the_quote_is_the_one_that_encloses_cells() {
        check("'a','b'\n'1','O''Brien, P'\n", ',', '\'', "LF");
        check("id;name\n1;'x;y'\n2;'z;y'\n", ';', '\'', "LF");
        check("id,name\n1,O'Brien\n2,'tis him\n3,D'Arcy\n", ',', '"', "LF");
        check(
            "id,note\n1,\"it's 'fine'\"\n2,'good'\n3,x\n4,x\n5,x\n6,x\n7,x\n8,x\n9,x\n10,x\n",
            ',',
            '"',
            "LF",
        );
        check("id\tnote\n1\t\"good\" car\n2\tx\n", '\t', '-', "LF");
        check("a,b\n1,x\"y\"\n3,4\n", ',', '"', "LF");
    }

    #[test]
    fn a_backslash_escapes_where_that_makes_a_table() {
        let escapes = |sample: &str| Dialect::detect(sample.as_bytes(), None, None).backslash;
        assert!(escapes(
            "id,note\n1,\"he said \\\"hi\\\", and left\"\n2,x\n"
        ));
        assert!(escapes("id\tnote\n1\t\\N\n2\tx\n"));
        assert!(!escapes("id,path\n1,\"C:\\dir\\\"\n2,\"D:\\x\\\"\n"));
    }

    #[test]
    fn rows_may_end_in_returns_and_cells_hold_line_feeds() {
        check("a,b\r\"1\n2\",3\r\"4\n5\",6\r", ',', '"', "CR");
        check("a,b\n1,\"x\ry\"\n2,z\n", ',', '"', "LF");
    }
}
