//! Shapes of JSON, and the same records read by another reader.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::Limits;
use crate::kept::{open, open_by};

/// What comes out, without what is said about format and encoding.
fn shown(text: &str) -> String {
    let all = open("f.json", text.as_bytes()).tables();
    let lines = all
        .lines()
        .filter(|line| !line.starts_with("@format") && !line.starts_with("@encoding"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn lists_are_found_wherever_they_are() {
    let table = "[f.json]\n#|a\n1|1\n2|2";
    for text in [
        r#"[{"a":1},{"a":2}]"#,
        "\u{feff} [ {\"a\":1} ,\n{\"a\":2} ] ",
        r#"{"data":[{"a":1},{"a":2}],"page":1}"#,
        r#"{"page":{"n":1},"whatever":[{"a":1},{"a":2}]}"#,
        r#"{"d":{"results":[{"a":1},{"a":2}]}}"#,
        r#"{"_embedded":{"leads":[{"a":1},{"a":2}]}}"#,
        r#"{"data":{"leads":{"edges":[{"node":{"a":1}},{"node":{"a":2}}]}}}"#,
        r#"{"hits":{"total":2,"hits":[{"_source":{"a":1}},{"_source":{"a":2}}]}}"#,
        "{\"a\":1}\n{\"a\":2}",
        "{\"a\":1}\r\n\r\n{\"a\":2}\r\n"
            .trim_end()
            .replace("\r\n\r\n", "\n")
            .as_str(),
        "{\n\"a\":1\n}\n{\n\"a\":2\n}",
        "{\"a\":1}{\"a\":2}",
        "[\n{\"a\":1},{\"a\":2}\n]",
    ] {
        assert_eq!(shown(text), table, "{text}");
    }
}

#[test]
fn pages_of_an_api_one_a_line() {
    assert_eq!(
        shown("{\"next\":2,\"results\":[{\"id\":1}]}\n{\"next\":null,\"results\":[{\"id\":2}]}\n"),
        "[f.json]\n#|id\n1|1\n1|2"
    );
}

#[test]
fn what_is_nested_becomes_columns() {
    assert_eq!(
        shown(
            r#"[{"id":"007","big":12345678901234567890.10,"c":{"id":5,"n":null},"t":["a","b"],"e":[],"x":{},"f":true,
               "v":[{"m":"A"},{"m":"B","primary":true}],"k":[{"name":"Color","value":"red"},{"name":"Trim","value":2}],
               "id":8},{"c":null,"later":"y"}]"#
        ),
        "[f.json]\n#|id|big|c.id|c.n|t|e|x|f|v.m|v.primary|v.2.m|k.Color|k.Trim|id.2|later\n\
         1|007|12345678901234567890.10|5||a; b|||true|B|true|A|red|2|8|\n\
         2|||||||||||||||y"
    );
}

#[test]
fn touches_within_leads_are_a_table_of_their_own() {
    assert_eq!(
        shown(
            r#"{"leads":[{"leadId":1,"calls":[{"type":"call","at":"x"},{"type":"call","leadId":1}]},{"leadId":2,"calls":[]}],"users":[{"id":5}]}"#
        ),
        "[f.json: leads]\n@note|`users` is left out\n#|leadId|calls\n1|1|\n2|2|\n\
         [f.json: calls]\n#|lead.id|type|at|leadId\n1|1|call|x|\n2||call||1"
    );
    // Without an id the lead gets one.
    assert_eq!(
        shown(r#"[{"n":"A","tasks":[{"type":"t"}]},{"n":"B"}]"#),
        "[f.json]\n#|n|lead.id\n1|A|f.json record 1\n2|B|f.json record 2\n\
         [f.json: tasks]\n#|lead.id|type\n1|f.json record 1|t"
    );
    // A list of notes is no list of touches.
    assert_eq!(
        shown(r#"[{"id":1,"history":[{"field":"a","old":1}]}]"#),
        "[f.json]\n#|id|history.field|history.old\n1|1|a|1"
    );
}

#[test]
fn what_is_around_leads_is_said_by_each() {
    assert_eq!(
        shown(r#"{"dealers":[{"name":"N","leads":[{"id":1},{"id":2}]},{"name":"W","leads":[]}]}"#),
        "[f.json]\n@note|`f.json: dealers without leads` is left out (1 entry)\n\
         #|dealer.name|id\n1|N|1\n2|N|2"
    );
    assert_eq!(
        shown(r#"{"dealer":{"id":7,"name":"N"},"leads":[{"id":1}]}"#),
        "[f.json]\n#|dealer.id|dealer.name|id\n1|7|N|1"
    );
    assert_eq!(
        shown(r#"{"-N1":{"a":1},"-N2":{"a":2}}"#),
        "[f.json]\n#|id|a\n1|-N1|1\n2|-N2|2"
    );
}

#[test]
fn a_document_of_one_record() {
    assert_eq!(shown("[\n{\"a\":1}\n]"), "[f.json]\n#|a\n1|1");
    assert_eq!(
        shown(r#"{"id":1,"createdAt":"x","contacts":[{"n":"A"}]}"#),
        "[f.json]\n#|id|createdAt|contacts.n\n1|1|x|A"
    );
    let many = format!("[{{\"a\":0{}}}]", ",\"a\":1".repeat(9000));
    assert!(shown(&many).contains("a.9001"));
}

#[test]
fn rows_of_cells() {
    let table = "[f.json]\n#|a|b\n2|1|x\n3|2|";
    assert_eq!(shown(r#"[["a","b"],[1,"x"],[2,null]]"#), table);
    assert_eq!(shown("[\"a\",\"b\"]\n[1,\"x\"]\n[2,null]\n"), table);
    assert_eq!(
        shown(r#"{"columns":["a","b"],"data":[[1,"x"]]}"#),
        "[f.json]\n#|a|b\n1|1|x"
    );
}

#[test]
fn what_breaks_off_keeps_what_is_before() {
    let text = r#"{"page":1,"data":[{"a":1},{"a":2}]}"#;
    for (cut, expected) in [
        (
            text.len() - 1,
            "@note|the file ends after record 2, before its list does\n#|a\n1|1\n2|2",
        ),
        (
            text.len() - 2,
            "@note|the file ends after record 2, before its list does\n#|a\n1|1\n2|2",
        ),
        (
            text.len() - 3,
            "@note|the file ends within record 2; the records before it are read\n#|a\n1|1\n!C004 2",
        ),
        (
            text.len() - 9,
            "@note|the file ends after record 1, before its list does\n#|a\n1|1",
        ),
    ] {
        let expected = expected.replacen(
            "@note|the file ends after record 2, before its list does\n",
            if cut == text.len() - 1 {
                ""
            } else {
                "@note|the file ends after record 2, before its list does\n"
            },
            1,
        );
        assert_eq!(
            shown(&text[..cut]),
            format!("[f.json]\n{expected}"),
            "{cut}"
        );
    }
}

#[test]
fn faults_say_what_and_where() {
    for (text, expected) in [
        (
            "[]",
            "f.json: expected records (a list of objects), found none (E051)",
        ),
        (
            "{\"results\":[],\"total\":0}",
            "f.json: expected records (a list of objects), found an empty list (E051)",
        ),
        (
            "[\"a\",2]",
            "f.json: expected records (a list of objects), found a list of single values (E051)",
        ),
        (
            "[{\"a\":1},\n{\"a\":2},]",
            "f.json: line 2: expected a value, found `]` (E048)",
        ),
        (
            "{\"data\":[{\"a\":1}\n{\"a\":2}]}",
            "f.json: line 2: expected `,` or `]`, found `{\"a\":2}]}` (E048)",
        ),
        (
            "{\"weekly\":{}}",
            "f.json: expected a list of leads or touches, found opening hours (E052)",
        ),
    ] {
        let found = shown(text);
        assert!(found.starts_with(expected), "{text}: {found}");
    }
    let deep = format!("{}1{}", "[{\"a\":".repeat(100), "}]".repeat(100));
    assert!(shown(&deep).contains("E049"));
}

#[test]
fn too_much_is_refused() {
    let columns: String = (0..40).map(|n| format!("{{\"k{n}\":1}},")).collect();
    let text = format!("[{}]", columns.trim_end_matches(','));
    let limits = Limits {
        columns: 10,
        ..Limits::default()
    };
    let kept = open_by("f.json", text.as_bytes(), 100, limits);
    assert_eq!(kept.codes(), [("E050", "f.json")]);
    let limits = Limits {
        unfolded: 500,
        ..Limits::default()
    };
    let kept = open_by("f.json", text.as_bytes(), 100, limits);
    assert_eq!(kept.codes(), [("E050", "f.json")]);
    let limits = Limits {
        cell: 10,
        ..Limits::default()
    };
    let kept = open_by(
        "f.json",
        br#"[{"a":"short"},{"a":"much longer"}]"#,
        3,
        limits,
    );
    assert!(
        kept.tables().contains("#|a\n1|short\n!C010 2"),
        "{}",
        kept.tables()
    );
}

/// Throws the dice: xorshift.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }

    fn blank(&mut self) -> &'static str {
        ["", "", " ", "\n", "\t "][self.below(5) as usize]
    }

    fn text(&mut self) -> String {
        const PIECES: [&str; 12] = [
            "a", "Z", "é", "😀", "\"", "\\", "\n", " ", "7", "\u{1}", ",", "{",
        ];
        (0..self.below(5))
            .map(|_| PIECES[self.below(12) as usize])
            .collect()
    }

    fn quoted(&mut self, text: &str) -> String {
        let mut out = "\"".to_owned();
        for c in text.chars() {
            if c == '"' || c == '\\' || c < ' ' || self.below(4) == 0 {
                let mut units = [0; 2];
                for unit in c.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            } else {
                out.push(c);
            }
        }
        out + "\""
    }

    fn value(&mut self, depth: u64) -> String {
        match self.below(if depth == 0 { 5 } else { 8 }) {
            0 => "null".to_owned(),
            1 => ["true", "false"][self.below(2) as usize].to_owned(),
            2 => self.below(u64::MAX >> 1).to_string(),
            3 => format!("-{}.5", self.below(1000)),
            4 => {
                let text = self.text();
                self.quoted(&text)
            }
            5 => self.object(depth - 1),
            6 => {
                let many = self.below(4);
                let items: Vec<String> = (0..many).map(|_| self.value(0)).collect();
                format!("[{}]", items.join(","))
            }
            _ => {
                let many = self.below(4);
                let items: Vec<String> = (0..many).map(|_| self.object(depth - 1)).collect();
                format!("[{}{}]", self.blank(), items.join(" ,"))
            }
        }
    }

    fn object(&mut self, depth: u64) -> String {
        let mut members = Vec::new();
        for key in 0..8 {
            if self.below(3) == 0 {
                let blank = self.blank();
                members.push(format!(
                    "\"k{key}\"{blank}:{}{}",
                    self.blank(),
                    self.value(depth)
                ));
            }
        }
        format!("{{{}{}}}", self.blank(), members.join(","))
    }
}

/// The same rule, written down once more for another tree.
fn flatten(path: &str, value: &Value, cells: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                flatten(&path, value, cells);
            }
        }
        Value::Array(items) => {
            let texts: Vec<String> = items.iter().filter_map(scalar).collect();
            cells.insert(path.to_owned(), texts.join("; "));
            for (at, object) in items.iter().filter(|item| item.is_object()).enumerate() {
                let path = if at == 0 {
                    path.to_owned()
                } else {
                    format!("{path}.{}", at + 1)
                };
                flatten(&path, object, cells);
            }
        }
        value => {
            cells.insert(path.to_owned(), scalar(value).unwrap_or_default());
        }
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    }
}

/// Header and cells of a table, quotes undone.
fn records(table: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = table.chars().peekable();
    while let Some(c) = chars.next() {
        let cell = rows
            .last_mut()
            .and_then(|row| row.last_mut())
            .expect("a cell");
        match c {
            '"' if !quoted && cell.is_empty() => quoted = true,
            '"' if quoted && chars.peek() == Some(&'"') => {
                cell.push('"');
                chars.next();
            }
            '"' if quoted => quoted = false,
            '\u{1F}' if !quoted => rows.last_mut().expect("a row").push(String::new()),
            '\u{1E}' if !quoted => rows.push(vec![String::new()]),
            c => cell.push(c),
        }
    }
    rows
}

#[test]
fn the_same_as_another_reader_on_any_document() {
    let mut dice = Dice(0x5EED_1234_5678_9ABC);
    for round in 0..400 {
        let many = 1 + dice.below(6);
        let objects: Vec<String> = (0..many)
            .map(|id| {
                let object = dice.object(3);
                let rest = object.trim_start_matches('{').trim_start();
                let comma = if rest == "}" { "" } else { "," };
                format!("{{\"id\":{id}{comma}{rest}")
            })
            .collect();
        let lines = round % 3 == 0;
        let document = if lines {
            let flat: Vec<String> = objects
                .iter()
                .map(|one| one.replace(['\n', '\t'], " "))
                .collect();
            flat.join("\n") + "\n"
        } else {
            format!("[{}]", objects.join(",\n"))
        };
        let kept = open_by(
            "f.json",
            document.as_bytes(),
            1 + round % 50,
            Limits::default(),
        );
        let (_, text) = kept.texts().into_iter().next().expect("a table");
        let rows = records(&text);
        let header = rows
            .iter()
            .find(|row| row[0] == "#")
            .expect("a header")
            .clone();
        let found: Vec<BTreeMap<String, String>> = rows
            .iter()
            .filter(|row| row[0].parse::<u64>().is_ok())
            .map(|row| {
                header
                    .iter()
                    .zip(row)
                    .skip(1)
                    .filter(|(_, cell)| !cell.is_empty())
                    .map(|(name, cell)| (name.clone(), cell.clone()))
                    .collect()
            })
            .collect();
        let expected: Vec<BTreeMap<String, String>> = objects
            .iter()
            .map(|object| {
                let value: Value = serde_json::from_str(object).expect("well-formed");
                let mut cells = BTreeMap::new();
                flatten("", &value, &mut cells);
                cells.retain(|_, cell| !cell.is_empty());
                cells
            })
            .collect();
        assert_eq!(found, expected, "{document}");
    }
}
