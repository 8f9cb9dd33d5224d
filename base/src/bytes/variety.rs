//! Files in hundreds of dialects, made from a seed, and whether their delimiter and quote are found.

use std::fmt::Write as _;

use super::Dialect;

const PEOPLE: [&str; 10] = [
    "Ann Lee",
    "Patrick O'Brien",
    "Zoë D'Arcy",
    "Łukasz Nowak",
    "Jürgen Groß",
    "Smith, John",
    "'Mo' Salah",
    "Anna-Lena von der Heide",
    "J. R. \"Bob\" Dobbs",
    "Total",
];
const DEALERS: [&str; 6] = [
    "Northgate Cars",
    "Autohaus Müller; Filiale 2",
    "Garage du Lac, SA",
    "A|B Motors",
    "O'Neill & Sons",
    "Car: Point",
];
const NOTES: [&str; 10] = [
    "called, no answer; try again tomorrow",
    "wants 19\" wheels, red or blue",
    "he said \"maybe\", then hung up",
    "price: 12.500,00 | trade-in: 3.000,00",
    "it's the customer's 2nd visit",
    "two lines\nof text, here",
    "~ 10 km away ^ see map: A1",
    "C:\\temp\\lead.txt",
    "ok",
    "'tis urgent",
];
const HEADERS: [&str; 16] = [
    "Lead ID",
    "Created",
    "Dealer",
    "Sales Rep",
    "Source",
    "Status",
    "E-Mail",
    "Phone",
    "Amount",
    "Notes",
    "Score",
    "Customer's name",
    "Time",
    "Response (min)",
    "VIN",
    "Erstellt am",
];

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    /// A cell of the column with this header; some are blank.
    fn cell(&mut self, header: &str, german: bool) -> String {
        if header != "Lead ID" && self.below(9) == 0 {
            return String::new();
        }
        let (day, month) = (1 + self.below(28), 1 + self.below(12));
        let (hour, minute, second) = (self.below(24), self.below(60), self.below(60));
        let (cents, thousands, rest) = (self.below(100), self.below(90), 100 + self.below(900));
        match header {
            "Lead ID" => format!("{}", 40_000 + self.below(50_000)),
            "Created" => format!("2026-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
            "Erstellt am" => format!("{day:02}.{month:02}.2026 {hour:02}:{minute:02}"),
            "Dealer" => self.of(&DEALERS).into(),
            "Sales Rep" | "Customer's name" => self.of(&PEOPLE).into(),
            "Source" => self
                .of(&[
                    "Website",
                    "Portal: mobile",
                    "Walk-in",
                    "OEM, Europe",
                    "Phone",
                ])
                .into(),
            "Status" => self
                .of(&["Open", "Sold", "Lost", "Lost; bought elsewhere"])
                .into(),
            "E-Mail" => format!("a.{}@example.com", self.below(900)),
            "Phone" => format!("+49 30 {}", 1_000_000 + self.below(9_000_000)),
            "Amount" if german => format!("{thousands}.{rest},{cents:02}"),
            "Amount" => format!("${thousands},{rest}.{cents:02}"),
            "Score" if german => format!("{},{}", self.below(5), self.below(10)),
            "Score" => format!("{}.{}", self.below(5), self.below(10)),
            "Time" => format!("{hour:02}:{minute:02}:{second:02}"),
            "Response (min)" => format!("{}", self.below(3_000)),
            "VIN" => format!("WVWZZZ1KZ{}", 10_000_000 + self.below(9_000_000)),
            _ => self.of(&NOTES).into(),
        }
    }
}

/// How cells are quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Where it is needed.
    Minimal,
    /// Each cell.
    All,
    /// Each cell that is no number.
    Texts,
}

struct Made {
    text: String,
    name: String,
    delimiter: u8,
    columns: usize,
    /// The quote, if a cell has it.
    quote: Option<u8>,
    /// A backslash escapes something.
    escaped: bool,
}

fn made(
    seed: usize,
    delimiter: u8,
    quote: u8,
    style: Style,
    backslash: bool,
    newline: &str,
) -> Made {
    let mut random =
        Random(0x9E37_79B9_7F4A_7C15 ^ (seed as u64 + 1).wrapping_mul(0x2545_F491_4F6C_DD1D));
    for _ in 0..5 {
        random.below(2);
    }
    let german = random.below(2) == 0;
    let columns = if random.below(14) == 0 {
        1
    } else {
        2 + random.below(12)
    };
    let rows = [2, 3, 5, 12, 40, 150][random.below(6)];
    let mut headers: Vec<&str> = Vec::new();
    while headers.len() < columns {
        let header = random.of(&HEADERS);
        if !headers.contains(&header) {
            headers.push(header);
        }
    }
    let (mut used, mut escaped) = (false, false);
    let mut cell = |text: &str| {
        let needs = text
            .bytes()
            .any(|byte| byte == delimiter || byte == quote || matches!(byte, b'\n' | b'\r'))
            || (quote == b'"' && text.contains('"'));
        let number = text.bytes().any(|byte| byte.is_ascii_digit())
            && text.bytes().all(|byte| !byte.is_ascii_alphabetic());
        let quoted = quote != 0
            && match style {
                Style::Minimal => needs,
                Style::All => true,
                Style::Texts => needs || !number,
            };
        let mark = char::from(quote);
        used |= quoted;
        if quoted {
            let text = if backslash {
                escaped |= text.contains(mark);
                text.replace('\\', "\\\\")
                    .replace(mark, &format!("\\{mark}"))
            } else {
                text.replace(mark, &format!("{mark}{mark}"))
            };
            format!("{mark}{text}{mark}")
        } else if quote == 0 {
            // A system that knows no quotes leaves out what it cannot write.
            text.replace(char::from(delimiter), " ")
                .replace(['\n', '\r'], " ")
        } else {
            text.to_owned()
        }
    };
    let mut text = String::new();
    let separator = char::from(delimiter).to_string();
    let line = |cells: Vec<String>| cells.join(&separator) + newline;
    let above = random.below(6);
    if above == 1 {
        text += &format!(
            "Lead report{newline}Filters: Dealer = Northgate Cars, Period = 01.09.2026 - 30.09.2026{newline}{newline}"
        );
    } else if above == 2 {
        text += &format!("# exported on 2026-10-01 08:00:00; by admin{newline}");
    } else if above == 3 {
        text += &line(
            ["Lead report".to_owned()]
                .into_iter()
                .chain((1..columns).map(|_| String::new()))
                .collect(),
        );
    }
    text += &line(headers.iter().map(|header| cell(header)).collect());
    let ragged = random.below(8) == 0;
    for row in 0..rows {
        let mut cells: Vec<String> = headers
            .iter()
            .map(|header| cell(&random.cell(header, german)))
            .collect();
        if ragged && random.below(4) == 0 && cells.len() > 2 {
            cells.pop();
        }
        if row + 1 == rows && random.below(8) == 0 && columns > 2 {
            text += &line(
                ["Total".to_owned(), row.to_string()]
                    .into_iter()
                    .chain((2..columns).map(|_| String::new()))
                    .collect(),
            );
        }
        text += &line(cells);
    }
    let mark = if quote == 0 {
        "none".to_owned()
    } else {
        format!("{}", char::from(quote))
    };
    let delimiter_name = match delimiter {
        b'\t' => "tab".to_owned(),
        0x1F => "unit separator".to_owned(),
        1 => "control-a".to_owned(),
        other => char::from(other).to_string(),
    };
    let mut name = format!("`{delimiter_name}`, quote {mark}");
    if quote != 0 {
        let _ = write!(
            name,
            " ({style:?}{})",
            if backslash { ", backslash" } else { "" }
        );
    }
    let ending = match newline {
        "\n" => "LF",
        "\r" => "CR",
        _ => "CRLF",
    };
    let _ = write!(
        name,
        ", {ending}, {columns} columns, {rows} rows, seed {seed}"
    );
    let (quote, escaped) = (used.then_some(quote), escaped);
    Made {
        text,
        name,
        delimiter,
        columns,
        quote,
        escaped,
    }
}

/// All dialects, with what is to be found in each.
fn all() -> Vec<Made> {
    let styles = [
        (b'"', Style::Minimal, false),
        (b'"', Style::All, false),
        (b'"', Style::Texts, false),
        (b'"', Style::Minimal, true),
        (b'\'', Style::Minimal, false),
        (b'\'', Style::All, false),
        (0, Style::Minimal, false),
    ];
    let mut list = Vec::new();
    for round in 0..3 {
        for delimiter in *b",;\t|\x1F\x01^~:" {
            for (quote, style, backslash) in styles {
                for newline in ["\n", "\r\n", "\r"] {
                    // The rare ones once.
                    if round == 0 || b",;\t|".contains(&delimiter) {
                        list.push(made(
                            list.len(),
                            delimiter,
                            quote,
                            style,
                            backslash,
                            newline,
                        ));
                    }
                }
            }
        }
    }
    list
}

#[test]
fn dialects_are_found_in_99_of_100_files() {
    let list = all();
    let documented = include_str!("../../../docs/formats.md");
    let mut misses = Vec::new();
    for one in &list {
        let found = Dialect::detect(one.text.as_bytes(), None, None);
        let delimiter = one.columns == 1 && !one.text.contains(char::from(found.delimiter))
            || found.delimiter == one.delimiter;
        // Where no cell is quoted any quote that encloses nothing is right.
        let quote = match one.quote {
            Some(quote) => found.quote == quote && (found.backslash || !one.escaped),
            None => found.quote != b'\'',
        };
        if !delimiter || !quote {
            eprintln!(
                "{} read as `{}`, quote {:?}, backslash {}",
                one.name,
                char::from(found.delimiter).escape_debug(),
                char::from(found.quote),
                found.backslash
            );
            misses.push(&one.name);
        }
    }
    eprintln!(
        "{} of {} dialects found",
        list.len() - misses.len(),
        list.len()
    );
    assert!(
        list.len() >= 200 && misses.len() * 100 <= list.len(),
        "{} misses",
        misses.len()
    );
    for miss in misses {
        assert!(
            documented.contains(&**miss),
            "not in docs/formats.md: {miss}"
        );
    }
}
