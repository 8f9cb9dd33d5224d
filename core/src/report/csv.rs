//! The figures as CSV, one row an estimate, safe to open in a spreadsheet.

use super::number::as_json;
use super::{About, Group, Report, Table, Value};
use crate::words::Said;

/// All estimates and distributions as CSV with a header line, `,` between cells, CRLF line ends.
///
/// Text that a spreadsheet would run as a formula (`=`, `+`, `-`, `@`, tab, CR first) gets a leading apostrophe;
/// numbers are left alone. `about` is the period and the filters in words.
#[must_use]
pub fn to_csv(report: &Report, about: &About) -> String {
    let mut out = String::from(
        "id,group,value,low,high,k,n,unit,denominator,mature,immature,expected,basis,why,definition,as_of,config_hash,data_hash,period,filter,generator\r\n",
    );
    let as_of = report.as_of.as_deref().unwrap_or("");
    let stamp = [
        as_of,
        &report.config_hash,
        &report.data_hash,
        &about.period,
        &about.filter,
        &report.generator,
    ];
    for e in &report.estimates {
        row(
            &mut out,
            [
                text(e.id),
                text(&group(&e.group)),
                number(e.value),
                number(e.low),
                number(e.high),
                e.k.map(|k| k.to_string()).unwrap_or_default(),
                e.n.to_string(),
                text(e.unit),
                text(e.denominator),
                e.mature.to_string(),
                e.immature.to_string(),
                number(e.expected),
                text(e.basis.unwrap_or("")),
                why(e.why.as_ref()),
                text(e.definition),
            ],
            stamp,
        );
    }
    for d in &report.distributions {
        let figures = [
            (
                "median_ms",
                d.median_ms,
                d.median_low_ms,
                d.median_high_ms,
                d.n,
            ),
            ("p75_ms", d.p75_ms, None, None, d.n),
            ("p90_ms", d.p90_ms, None, None, d.n),
            (
                "observed_median_ms",
                d.observed_median_ms,
                None,
                None,
                d.observed,
            ),
            ("observed_p75_ms", d.observed_p75_ms, None, None, d.observed),
            ("observed_p90_ms", d.observed_p90_ms, None, None, d.observed),
        ];
        for (name, value, low, high, n) in figures {
            let ms = |v: Option<i64>| v.map(|v| v.to_string()).unwrap_or_default();
            row(
                &mut out,
                [
                    text(&format!("{}.{name}", d.id)),
                    text(&group(&d.group)),
                    ms(value),
                    ms(low),
                    ms(high),
                    d.observed.to_string(),
                    n.to_string(),
                    text("ms"),
                    text("timed leads"),
                    String::new(),
                    String::new(),
                    String::new(),
                    String::new(),
                    why(d.why.as_ref()),
                    text(d.definition),
                ],
                stamp,
            );
        }
    }
    out
}

/// A table as CSV with a header line: its id and its group before its columns, why there is nothing to show behind them.
#[must_use]
pub fn table_to_csv(table: &Table) -> String {
    let mut out = String::from("id,group,");
    for column in &table.columns {
        out.push_str(column.id);
        out.push(',');
    }
    out.push_str("why\r\n");
    // A table that cannot tell is one row of blanks that says why.
    let blank = vec![Value::Unknown; table.columns.len()];
    let nothing = [blank];
    let rows: &[Vec<Value>] = match table.why {
        Some(_) if table.rows.is_empty() => &nothing,
        _ => &table.rows,
    };
    for row in rows {
        let cells = row.iter().map(|value| match value {
            Value::Unknown => String::new(),
            Value::Count(count) => count.to_string(),
            Value::Number(value) => number(Some(*value)),
            Value::Text(name) => text(name),
        });
        let mut line = vec![text(table.id), text(&group(&table.group))];
        line.extend(cells);
        line.push(why(table.why.as_ref()));
        out.push_str(&line.join(","));
        out.push_str("\r\n");
    }
    out
}

fn row(out: &mut String, cells: [String; 15], stamp: [&str; 6]) {
    for cell in &cells {
        out.push_str(cell);
        out.push(',');
    }
    out.push_str(&stamp.map(text).join(","));
    out.push_str("\r\n");
}

fn group(group: &Group) -> String {
    let parts: Vec<String> = group
        .iter()
        .map(|(field, value)| format!("{field}={}", value.as_deref().unwrap_or("")))
        .collect();
    parts.join("; ")
}

fn number(value: Option<f64>) -> String {
    value.map(as_json).unwrap_or_default()
}

/// A reason, in English.
fn why(said: Option<&Said>) -> String {
    text(&said.map(Said::english).unwrap_or_default())
}

/// A cell of text: quoted where it has to be, and never a formula to a spreadsheet.
pub(super) fn text(value: &str) -> String {
    if runs(value) {
        quoted(&format!("'{value}"))
    } else {
        quoted(value)
    }
}

/// The same in quotes where it has to be: a spreadsheet of another country parts cells at another sign.
pub(super) fn quoted(value: &str) -> String {
    if value.contains([',', ';', '\t', '"', '\n', '\r']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}

/// Whether a spreadsheet would compute what stands in a cell. A negative number and a lone `-` are what they are.
fn runs(value: &str) -> bool {
    let number = |rest: &str| {
        let digits = rest.strip_suffix('%').unwrap_or(rest).trim_end();
        digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
            && (digits.contains(|c: char| c.is_ascii_digit()) || rest.is_empty())
    };
    match value.strip_prefix('-') {
        Some(rest) => !number(rest),
        // The wide forms are the same signs to a spreadsheet in Japanese.
        None => value.starts_with(['=', '+', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']),
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn a_name_that_looks_like_a_formula_is_guarded() {
        assert_eq!(text("=cmd()"), "'=cmd()");
        assert_eq!(text("@SUM(A1,B1)"), "\"'@SUM(A1,B1)\"");
        for formula in [
            "+1+1",
            "-1+1",
            "-2+3+cmd|' /C calc'!A0",
            "=1",
            "@A1",
            "--1",
            "-A1",
            "-.",
            "-%",
            "-1 %-1",
            "+49 170 5550000",
            "－1",
            "＝1",
            "＋1",
            "＠A1",
        ] {
            assert_eq!(text(formula), format!("'{formula}"));
        }
        for formula in ["\t=1", "\r=1", "\n=1", "=1;=2", "-1;=2"] {
            assert_eq!(text(formula), format!("\"'{formula}\""));
        }
    }

    #[test]
    fn what_is_no_formula_stays_as_it_is() {
        for plain in [
            "",
            "-",
            "-5",
            "-12.50",
            "-1.234",
            "-0.5%",
            "-5 %",
            "5",
            "1-2",
            "a=b",
            "'=1",
            " =1",
            "Riverside",
            "Zoë",
        ] {
            assert_eq!(text(plain), plain);
        }
        assert_eq!(text("-1,5"), "\"-1,5\"");
        assert_eq!(
            text("Keller \"Auto\", Wien"),
            "\"Keller \"\"Auto\"\", Wien\""
        );
        assert_eq!(text("a;b"), "\"a;b\"");
    }
}
