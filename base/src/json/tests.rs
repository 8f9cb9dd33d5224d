//! The reader of JSON beside one that everybody uses.

use super::{Json, parse, read};

fn of_serde(value: &serde_json::Value) -> Json {
    match value {
        serde_json::Value::Null => Json::Null,
        serde_json::Value::Bool(flag) => Json::Flag(*flag),
        serde_json::Value::Number(number) => Json::Number(number.to_string()),
        serde_json::Value::String(text) => Json::Text(text.clone()),
        serde_json::Value::Array(items) => Json::List(items.iter().map(of_serde).collect()),
        serde_json::Value::Object(entries) => Json::Object(
            entries
                .iter()
                .map(|(key, value)| (key.clone(), of_serde(value)))
                .collect(),
        ),
    }
}

#[test]
fn reads_what_serde_reads() {
    for text in [
        "null",
        " true ",
        "[]",
        "{}",
        "[1, -2, 0, 12.5]",
        r#"{"a": {"b": [false, null]}, "c": "d"}"#,
        r#""a\"\\\/\b\f\n\r\t\u00e9\u20ac\ud83d\ude00 é €""#,
        "\"\u{7f}\"",
    ] {
        let expected = serde_json::from_str(text).expect(text);
        assert_eq!(parse(text), Ok(of_serde(&expected)), "{text}");
    }
}

#[test]
fn refuses_what_serde_refuses() {
    for text in [
        "",
        " ",
        "nul",
        "[1,]",
        "[1 2]",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "'a'",
        "\"a",
        "\"a\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u+123\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"a\nb\"",
        "01",
        "1.",
        ".5",
        "-",
        "+1",
        "1e",
        "0x1",
        "1 1",
        "truefalse",
        "\u{feff}1",
    ] {
        assert!(
            serde_json::from_str::<serde_json::Value>(text).is_err(),
            "{text}"
        );
        assert!(parse(text).is_err(), "{text}");
    }
    assert!(parse(&"[".repeat(100_000)).is_err());
}

#[test]
fn says_where_it_is_wrong() {
    let fault = parse("{\n  \"a\": 1\n  \"b\": 2 }").expect_err("a comma is missing");
    assert_eq!(
        fault.to_string(),
        "expected `,` or `}`, found `\\\"` on line 3"
    );
    let fault = read::<Vec<u32>>("[1, -1]").expect_err("no count");
    assert_eq!(fault.to_string(), "expected a whole number, found -1");
}

#[test]
fn numbers_are_the_closest_floats() {
    for text in [
        "0",
        "-0.0",
        "0.75",
        "75",
        "1e-7",
        "1.5E3",
        "0.1",
        "0.30000000000000004",
        "123456.789e-3",
        "-2.5e+2",
    ] {
        assert_eq!(read::<f64>(text).ok(), text.parse::<f64>().ok(), "{text}");
    }
    assert!(read::<f64>("1e400").is_err());
    assert_eq!(read::<f64>("1e-400"), Ok(0.0));
    assert!(read::<u32>("4294967296").is_err() && read::<u64>("-1").is_err());
    assert!(read::<i64>("1.0").is_err() && read::<char>("\"ab\"").is_err());
}
