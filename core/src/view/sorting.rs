//! Tables that can be sorted: a button in the heading of each column, and rows in the order that was chosen.
//!
//! A table is known by its panel and its number there. The button is `sort`, its `data-rg-field` the table, its value
//! the number of the column and the direction that comes next: figures from the largest, words from the first, then the other way
//! round, then as the report has them. A cell brings the value it is compared by (see `cell`), and no word is read; what is
//! not known stands last in both directions, and equals stay as they were.

use std::cmp::Ordering;

use super::drawing::attribute;
use super::panels::Place;
use crate::node::{Element, Node, Rank, el};
use crate::order::sorted;
use crate::words::say;

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

/// What a cell is compared by: its value, or where it has none its words.
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
    match cell.rank {
        Rank::Value(value) => Key::Number(value),
        Rank::Unknown => Key::Unknown,
        Rank::Words => {
            let text = words(cell);
            if text.trim().is_empty() {
                Key::Unknown
            } else {
                Key::Words(text.to_lowercase())
            }
        }
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
