//! A CSV of ours written as another country's spreadsheet wants it: separator, decimal mark, byte order mark.

use super::csv::quoted;

/// How cells are parted and numbers written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Between cells: `,`, `;` or a tab.
    pub separator: char,
    /// A comma between whole and decimals, instead of a point.
    pub comma: bool,
    /// A byte order mark in front, by which spreadsheets know UTF-8.
    pub mark: bool,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            separator: ',',
            comma: false,
            mark: false,
        }
    }
}

/// Columns that hold numbers with decimals; counts have none.
const NUMBERS: [&str; 4] = ["value", "low", "high", "expected"];

impl Form {
    /// From a word of its signs, as pages pass it: the separator; then `,` for a decimal comma; then `b` for the mark.
    #[must_use]
    pub fn named(word: &str) -> Self {
        let mut signs = word.chars();
        let separator = signs.next().filter(|sign| matches!(sign, ';' | '\t'));
        let rest = signs.as_str();
        Self {
            separator: separator.unwrap_or(','),
            // A number with a comma between commas would be two cells in quotes: legal, and misread often.
            comma: rest.contains(',') && separator.is_some(),
            mark: rest.contains('b'),
        }
    }

    /// The same cells in this form. `csv` is one that [`super::to_csv`] and its like wrote.
    #[must_use]
    pub fn write(self, csv: String) -> String {
        let mut out = String::with_capacity(csv.len() + 3);
        if self.mark {
            out.push('\u{feff}');
        }
        if self.separator == ',' {
            out.push_str(&csv);
            return out;
        }
        let mut columns: Vec<bool> = Vec::new();
        let mut rest = csv.as_str();
        let (mut at, mut first) = (0, true);
        while !rest.is_empty() {
            let (cell, end) = cell(rest);
            rest = &rest[end..];
            if first {
                columns.push(NUMBERS.contains(&cell.as_str()));
            }
            if self.comma && !first && columns.get(at) == Some(&true) {
                out.push_str(&cell.replace('.', ","));
            } else {
                out.push_str(&quoted(&cell));
            }
            if let Some(more) = rest.strip_prefix(',') {
                rest = more;
                at += 1;
                out.push(self.separator);
                if rest.is_empty() {
                    break;
                }
            } else {
                rest = rest.trim_start_matches(['\r', '\n']);
                (at, first) = (0, false);
                out.push_str("\r\n");
            }
        }
        out
    }
}

/// The first cell without its quotes, and where it ends.
fn cell(text: &str) -> (String, usize) {
    let Some(inside) = text.strip_prefix('"') else {
        let end = text.find([',', '\r', '\n']).unwrap_or(text.len());
        return (text[..end].to_owned(), end);
    };
    let mut out = String::new();
    let mut at = 0;
    while let Some(quote) = inside[at..].find('"') {
        out.push_str(&inside[at..at + quote]);
        at += quote + 1;
        if !inside[at..].starts_with('"') {
            return (out, at + 1);
        }
        out.push('"');
        at += 1;
    }
    (out, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_named_by_its_signs() {
        assert_eq!(Form::named(""), Form::default());
        assert_eq!(Form::named(","), Form::default());
        let german = Form {
            separator: ';',
            comma: true,
            mark: true,
        };
        assert_eq!(Form::named(";,b"), german);
        assert_eq!(Form::named("\t").separator, '\t');
        assert_eq!(Form::named("x"), Form::default());
        assert!(!Form::named(",,").comma);
    }

    #[test]
    fn cells_stay_what_they_are_and_numbers_take_their_comma() {
        let csv = "id,value,k,why\r\na,0.25,3,\"=\"\"x\"\", y;\nz\"\r\nb,,0,1.5\r\n".to_owned();
        let german = Form::named(";,b").write(csv.clone());
        assert_eq!(
            german,
            "\u{feff}id;value;k;why\r\na;0,25;3;\"=\"\"x\"\", y;\nz\"\r\nb;;0;1.5\r\n"
        );
        assert_eq!(
            Form::named(",b").write(csv.clone()),
            format!("\u{feff}{csv}")
        );
        assert_eq!(Form::default().write(csv.clone()), csv);
    }

    #[test]
    fn an_empty_last_cell_is_kept() {
        assert_eq!(
            Form::named(";").write("a,b\r\n1,\r\n".to_owned()),
            "a;b\r\n1;\r\n"
        );
    }
}
