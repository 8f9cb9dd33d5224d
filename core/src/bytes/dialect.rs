//! Delimiter and line ending, by evidence in the first bytes of a file.

/// How many bytes of a file are looked at.
pub(crate) const SAMPLE: usize = 64 * 1024;
/// How many records of the sample are compared.
const RECORDS: usize = 200;

/// How cells and rows are separated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// The byte between cells.
    pub(crate) delimiter: u8,
    /// The byte that ends a row: `\n` or, in files that know only it, `\r`.
    pub(crate) newline: u8,
    /// `LF`, `CRLF` or `CR`.
    pub(crate) line_ending: &'static str,
}

impl Dialect {
    /// How many bytes of a file [`Dialect::detect`] looks at.
    pub(crate) const SAMPLE: usize = SAMPLE;

    /// Decides from the first bytes of a file, without its byte order mark.
    pub(crate) fn detect(sample: &[u8]) -> Self {
        let sample = &sample[..sample.len().min(SAMPLE)];
        let mut best = (0_usize, 0_usize, b',');
        for delimiter in *b",;\t|" {
            let counts = counts(sample, delimiter);
            let Some(&header) = counts.first() else {
                continue;
            };
            if header == 0 {
                continue;
            }
            // Records that agree with the header, per thousand; then the number of cells.
            let agree = counts.iter().filter(|&&n| n == header).count() * 1_000 / counts.len();
            if (agree, header) > (best.0, best.1) {
                best = (agree, header, delimiter);
            }
        }
        let (newline, line_ending) = line_ending(sample, best.2);
        Self {
            delimiter: best.2,
            newline,
            line_ending,
        }
    }
}

/// Walks over the bytes outside quotes; a quote opens only where a cell begins.
fn outside(sample: &[u8], delimiter: u8, mut visit: impl FnMut(usize, u8)) {
    let mut inside = false;
    let mut cell_begins = true;
    for (at, &byte) in sample.iter().enumerate() {
        if inside {
            inside = byte != b'"';
            continue;
        }
        if byte == b'"' && (cell_begins || (at > 0 && sample[at - 1] == b'"')) {
            inside = true;
            cell_begins = false;
            continue;
        }
        cell_begins = byte == delimiter || byte == b'\n' || byte == b'\r';
        visit(at, byte);
    }
}

/// Delimiters in each record that is complete (or the only one) and not blank.
fn counts(sample: &[u8], delimiter: u8) -> Vec<usize> {
    let mut counts = Vec::new();
    let mut here = 0;
    let mut blank = true;
    let mut last = 0;
    outside(sample, delimiter, |at, byte| {
        if at > last + 1 {
            blank = false;
        }
        last = at;
        if byte == b'\n' || byte == b'\r' {
            if !blank && counts.len() < RECORDS {
                counts.push(here);
            }
            here = 0;
            blank = true;
        } else {
            blank = false;
            here += usize::from(byte == delimiter);
        }
    });
    if !blank && (counts.is_empty() || sample.len() < SAMPLE) && counts.len() < RECORDS {
        counts.push(here);
    }
    counts
}

fn line_ending(sample: &[u8], delimiter: u8) -> (u8, &'static str) {
    let (mut lf, mut crlf, mut cr) = (0_usize, 0_usize, 0_usize);
    outside(sample, delimiter, |at, byte| match byte {
        b'\n' if at > 0 && sample[at - 1] == b'\r' => crlf += 1,
        b'\n' => lf += 1,
        b'\r' if sample.get(at + 1) != Some(&b'\n') => cr += 1,
        _ => {}
    });
    if lf == 0 && crlf == 0 && cr > 0 {
        (b'\r', "CR")
    } else if crlf > lf {
        (b'\n', "CRLF")
    } else {
        (b'\n', "LF")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sample: &str, delimiter: char, line_ending: &str) {
        let dialect = Dialect::detect(sample.as_bytes());
        assert_eq!(
            (char::from(dialect.delimiter), dialect.line_ending),
            (delimiter, line_ending),
            "{sample:?}"
        );
    }

    #[test]
    fn the_delimiter_is_the_one_that_is_there_in_every_row() {
        check("a,b,c\n1,2,3\n", ',', "LF");
        check("a;b;c\r\n1;2,5;3\r\n1;2,5;3\r\n", ';', "CRLF");
        check("a\tb\n\"1\t2\"\t3\n", '\t', "LF");
        check("a|b\r1|2\r", '|', "CR");
        check("name;note\n\"x, y, z\";\"a, b\"\n", ';', "LF");
        check("one\n1\n", ',', "LF");
        check("a;b,c\n1;2\n3;4\n", ';', "LF");
        check("", ',', "LF");
    }
}
