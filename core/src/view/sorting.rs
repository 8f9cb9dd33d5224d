//! Tables that can be sorted: a button in the heading of each column, and rows in the order that was chosen.
//!
//! A table is known by its panel and its number there. The button is `sort`, its `data-rg-field` the table, its value
//! the number of the column and the direction that comes next: figures from the largest, words from the first, then the other way
//! round, then as the report has them. Figures are compared as numbers, times as times; what is not known stands last
//! in both directions, and equals stay as they were.

use std::cmp::Ordering;

use super::drawing::attribute;
use super::panels::Place;
use crate::node::{Element, Node, el};
use crate::order::sorted;
use crate::words::{fill, month_called, plural, say};

/// The list of leads behind a figure, which is sorted before it is cut into pages.
pub const LEADS: &str = "leads";

/// Makes all tables of a panel sortable.
pub(super) fn sortable(mut panel: Element, at: &Place<'_>) -> Element {
    if at.interactive {
        let key = panel.key.clone().unwrap_or_default();
        tables(&mut panel, &key, &mut 0, at);
    }
    panel
}

/// Gives the list of leads its headings; its rows come in order already.
pub(super) fn sortable_list(mut list: Element, at: &Place<'_>) -> Element {
    let chosen = at.settings.sort.get(LEADS).map(String::as_str);
    if let Some(Node::Element(table)) = list.children.first_mut()
        && let Some(heads) = part(table, "thead")
        && let Some(Node::Element(line)) = heads.children.first_mut()
    {
        headings(line, LEADS, chosen);
    }
    list
}

fn tables(element: &mut Element, panel: &str, number: &mut u32, at: &Place<'_>) {
    for child in &mut element.children {
        let Node::Element(child) = child else {
            continue;
        };
        if child.tag == "table" {
            *number += 1;
            table(child, &format!("{panel} {number}"), at);
        } else if child.tag != "svg" {
            tables(child, panel, number, at);
        }
    }
}

fn table(table: &mut Element, name: &str, at: &Place<'_>) {
    let chosen = at.settings.sort.get(name).map(String::as_str);
    let Some(heads) = part(table, "thead") else {
        return;
    };
    let [Node::Element(line)] = heads.children.as_mut_slice() else {
        return;
    };
    let order = headings(line, name, chosen);
    let Some(body) = part(table, "tbody") else {
        return;
    };
    let Some((column, down)) = order else { return };
    let rows: Vec<(Key, Node)> = std::mem::take(&mut body.children)
        .into_iter()
        .map(|row| (key(&row, column), row))
        .collect();
    let rows = sorted(rows, |one, other| compare(&one.0, &other.0, down));
    body.children.extend(rows.into_iter().map(|row| row.1));
}

/// Makes buttons of the headings; the column by which the table is sorted, and whether downwards.
fn headings(line: &mut Element, name: &str, chosen: Option<&str>) -> Option<(usize, bool)> {
    let (column, direction) = chosen
        .and_then(|chosen| chosen.split_once(' '))
        .unwrap_or_default();
    let chosen: usize = column.parse().unwrap_or(0);
    let mut order = None;
    for (at, head) in line.children.iter_mut().enumerate() {
        let Node::Element(head) = head else { continue };
        if head.children.len() != 1 || words(head).is_empty() {
            continue;
        }
        let figure = attribute(head, "class").is_some_and(|class| class.contains("rg-fig"));
        let now = match direction {
            _ if chosen != at + 1 => None,
            "up" => Some(false),
            "down" => Some(true),
            _ => None,
        };
        if let Some(down) = now {
            order = Some((at, down));
            let said = if down { "descending" } else { "ascending" };
            head.attributes.push(("aria-sort", said.to_owned()));
        }
        *head = header(
            std::mem::replace(head, el("th")),
            name,
            at + 1,
            (figure, now),
        );
    }
    order
}

/// A heading as a button. What comes next: figures down first, words up first, then the other way, then nothing.
fn header(
    mut head: Element,
    table: &str,
    column: usize,
    (figure, now): (bool, Option<bool>),
) -> Element {
    let next = match now {
        None => Some(figure),
        Some(down) if down == figure => Some(!figure),
        Some(_) => None,
    };
    let next = next.map_or(String::new(), |down| {
        format!("{column} {}", if down { "down" } else { "up" })
    });
    let inside = std::mem::take(&mut head.children);
    head.child(
        el("button")
            .class("rg-sort")
            .attr("type", "button")
            .attr("data-rg", "sort")
            .attr("data-rg-field", table)
            .attr("value", next)
            .children(inside),
    )
}

/// What a reader is told about an order: of a column up or down, or none.
#[must_use]
pub fn order(chosen: &str) -> String {
    match chosen.split_once(' ') {
        Some((_, "down")) => say("Sorted: the largest or the last is first."),
        Some(_) => say("Sorted: the smallest or the first is first."),
        None => say("In the order of the report again."),
    }
}

fn part<'a>(table: &'a mut Element, tag: &str) -> Option<&'a mut Element> {
    table.children.iter_mut().find_map(|child| match child {
        Node::Element(child) if child.tag == tag => Some(child),
        _ => None,
    })
}

/// What a cell is compared by.
#[derive(Debug, Clone, PartialEq)]
enum Key {
    Number(f64),
    Words(String),
    Unknown,
}

fn key(row: &Node, column: usize) -> Key {
    let Node::Element(row) = row else {
        return Key::Unknown;
    };
    let Some(Node::Element(cell)) = row.children.get(column) else {
        return Key::Unknown;
    };
    let text = words(cell);
    let figure = attribute(cell, "class").is_some_and(|class| class.contains("rg-fig"));
    let number = moment(&text).or_else(|| figure.then(|| figure_of(&text)).flatten());
    match number {
        Some(number) => Key::Number(number),
        None if figure || text.trim().is_empty() => Key::Unknown,
        None => Key::Words(text.to_lowercase()),
    }
}

fn compare(one: &Key, other: &Key, down: bool) -> Ordering {
    let turned = |order: Ordering| if down { order.reverse() } else { order };
    match (one, other) {
        (Key::Number(a), Key::Number(b)) => turned(a.total_cmp(b)),
        (Key::Words(a), Key::Words(b)) => turned(a.cmp(b)),
        (Key::Unknown, Key::Unknown) => Ordering::Equal,
        (Key::Unknown, _) => Ordering::Greater,
        (_, Key::Unknown) => Ordering::Less,
        (Key::Number(_), Key::Words(_)) => turned(Ordering::Less),
        (Key::Words(_), Key::Number(_)) => turned(Ordering::Greater),
    }
}

/// The number that a figure begins with: `1,234`, `28.0 %`, `26.9–29.2`, `-3.1 points`, `12 of 40`; a span of time in
/// seconds. A mark before exactly three digits sets off thousands, any other one begins the decimals.
fn figure_of(text: &str) -> Option<f64> {
    let text = text.trim();
    let (negative, text) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let mut total = 0.0;
    let mut rest = text;
    let mut parts = 0;
    while let Some((number, after)) = number(rest) {
        let unit = after.trim_start_matches(['\u{a0}', ' ']);
        let end = unit
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(unit.len());
        let (word, further) = unit.split_at(end);
        match (unit_of(word), parts) {
            (Some(seconds), _) => total += number * seconds,
            (None, 0) => return Some(if negative { -number } else { number }),
            (None, _) => break,
        }
        parts += 1;
        rest = further.trim_start_matches(['\u{a0}', ' ']);
    }
    let early = fill("{time} early", &[("time", "")]);
    let early = rest.starts_with(early.trim());
    (parts > 0).then_some(if negative || early { -total } else { total })
}

/// Seconds of a unit of time, as the language writes it.
fn unit_of(word: &str) -> Option<f64> {
    let is = |message: &str| fill(message, &[("n", "")]).trim() == word;
    let days = |n| plural(n, "{n}\u{a0}day", "{n}\u{a0}days", &[("n", "")]).trim() == word;
    Some(match word {
        "" => return None,
        _ if is("{n}\u{a0}s") => 1.0,
        _ if is("{n}\u{a0}min") => 60.0,
        _ if is("{n}\u{a0}h") => 3_600.0,
        _ if days(1) || days(2) => 86_400.0,
        _ => return None,
    })
}

/// A number at the beginning of a text, and what follows it.
fn number(text: &str) -> Option<(f64, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = digits(text);
    if end == 0 {
        return None;
    }
    let mut plain = text[..end].to_owned();
    loop {
        let mut after = text[end..].chars();
        let Some(mark @ (',' | '.' | '\u{a0}' | '\u{202f}' | '’' | '\'')) = after.next() else {
            break;
        };
        let more = digits(after.as_str());
        let fraction = plain.contains('.');
        if more == 3 && !fraction {
            plain.push_str(&after.as_str()[..3]);
        } else if more > 0 && !fraction && matches!(mark, ',' | '.') {
            plain.push('.');
            plain.push_str(&after.as_str()[..more]);
        } else {
            break;
        }
        end += mark.len_utf8() + more;
    }
    Some((crate::settings::decimal(&plain)?, &text[end..]))
}

/// A time as the report writes it, `1 Oct 2026, 09:00`, `1 Oct 2026` or `01.10.2026 09:00`, in minutes. The day comes first in
/// every language of the report.
fn moment(text: &str) -> Option<f64> {
    let mut numbers: Vec<u32> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        match word.parse::<u32>() {
            Ok(number) => numbers.push(number),
            // The month stands where its number would.
            Err(_) if numbers.len() == 1 => {
                numbers.extend(month_called(word).and_then(|month| u32::try_from(month).ok()));
            }
            Err(_) => {}
        }
    }
    let [
        day @ 1..=31,
        month @ 1..=12,
        year @ 1000..=9999,
        ref time @ ..,
    ] = numbers[..]
    else {
        return None;
    };
    let [hour, minute] = [0, 1].map(|at| time.get(at).copied().unwrap_or_default());
    let days = (year * 12 + month) * 31 + day;
    Some(f64::from(days) * 1_440.0 + f64::from(hour * 60 + minute))
}

/// All text of an element.
fn words(element: &Element) -> String {
    let mut out = String::new();
    for child in &element.children {
        match child {
            Node::Text(text) => out.push_str(text),
            Node::Element(child) => out.push_str(&words(child)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    #[test]
    fn figures_are_numbers_however_they_are_written() {
        for (text, number) in [
            (words::count(1_234_567), 1_234_567.0),
            (words::share(0.28), 28.0),
            (words::points(-0.031), -3.1),
            (words::interval(0.269, 0.292), 26.9),
            (words::of(12, 40), 12.0),
            ("+7".to_owned(), 7.0),
            ("1.234,5 %".to_owned(), 1_234.5),
            ("1\u{202f}234,56".to_owned(), 1_234.56),
            (words::span(45_000), 45.0),
            (words::span(7_800_000), 7_800.0),
            (words::span(100 * 3_600_000), 360_000.0),
            (words::span(-300_000), -300.0),
            ("0.5".to_owned(), 0.5),
        ] {
            assert_eq!(figure_of(&text), Some(number), "{text}");
        }
        for text in ["", "not shown", "—", "too few to show"] {
            assert_eq!(figure_of(text), None, "{text}");
        }
    }

    #[test]
    fn times_are_times() {
        let of = |text: &str| moment(&words::instant(text)).expect("a time");
        assert!(of("2026-10-01T09:00:00Z") < of("2026-10-01T09:01:00Z"));
        assert!(of("2026-09-30T23:59:00Z") < of("2026-10-01T00:00:00Z"));
        assert!(of("2025-12-31T00:00:00Z") < of("2026-01-01T00:00:00Z"));
        assert_eq!(moment("12 of 40"), None);
    }
}
