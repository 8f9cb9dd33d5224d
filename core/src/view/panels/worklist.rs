//! Whom to turn to now: leads in order, each with its reason.

use super::Place;
use crate::node::{Element, Node, el};
use crate::report::{Report, Todo};
use crate::view::cells::{Row, rows};
use crate::view::shell::{cannot_tell, counted, fold, lead, more, panel, remark, twin};
use crate::view::{
    cell::{self, Cell},
    twin as tables, words,
};

const TITLE: &str = "Worklist";

/// So many leads stand in the open, on paper too; the others can be opened.
const SHOWN: usize = 25;

/// The panel.
pub(in crate::view) fn worklist(report: &Report, at: &Place<'_>) -> Option<Element> {
    let card = panel("worklist", "rg-full", TITLE);
    let table = report.table("worklist");
    let counted = counted(report, &[], &[], &["worklist"]);
    if let Some(why) = table
        .filter(|t| t.rows.is_empty())
        .and_then(|t| t.why.as_ref())
    {
        return Some(cannot_tell(card, Some(why)).child(more([counted])));
    }
    let list: Vec<Row<'_>> = rows(table).collect();
    let total: u64 = list.iter().filter_map(|r| r.count("leads")).sum();
    let as_of = report.as_of.as_deref().map(words::instant);
    let as_of = as_of.unwrap_or_default();
    if total == 0 {
        let nobody = words::fill(
            "As of {time} no open lead waits for anybody, as far as the files tell.",
            &[("time", &as_of)],
        );
        return Some(card.child(lead(nobody)).child(more([counted])));
    }
    let reasons: Vec<String> = list
        .iter()
        .filter(|r| r.count("leads").unwrap_or(0) > 0)
        .map(|r| {
            let reason = words::within(&words::reason(&r.text("reason")));
            format!("{reason} {}", words::count(r.count("leads").unwrap_or(0)))
        })
        .collect();
    let sentence = words::plural(
        total,
        "{n} open lead waits for somebody to call or write, as of {time}: {reasons}. Customers who asked to be left alone are never on the list.",
        "{n} open leads wait for somebody to call or write, as of {time}: {reasons}. Customers who asked to be left alone are never on the list.",
        &[("time", &as_of), ("reasons", &reasons.join("; "))],
    );
    let todos = &report.worklist;
    let (first, rest) = todos.split_at(todos.len().min(SHOWN));
    let mut card = card.child(lead(sentence));
    if !first.is_empty() {
        card = card.child(items(first));
    }
    let listed = todos.len() as u64;
    if listed > 0 && listed < total {
        card = card.child(remark(words::fill(
            "Listed: the first {part}. Choose a dealer or a person above to see theirs.",
            &[("part", &words::of(listed, total))],
        )));
    }
    let mut parts = Vec::new();
    if !rest.is_empty() {
        let title = words::fill("The next {n}", &[("n", &words::count(rest.len() as u64))]);
        parts.push(fold("rest", &title, [Node::from(items(rest))]));
    }
    if !todos.is_empty() {
        parts.push(twin(twins(todos)));
    }
    parts.push(counted);
    if at.interactive && !todos.is_empty() {
        parts.push(
            el("button")
                .key("save")
                .class("rg-button")
                .attr("type", "button")
                .attr("data-rg", "export")
                .attr("data-rg-field", "worklist")
                .text(words::say("Worklist as CSV")),
        );
    }
    Some(card.child(more(parts)))
}

fn items(todos: &[Todo]) -> Element {
    let start = todos.first().map_or(1, |todo| todo.rank);
    el("ol")
        .class("rg-findings rg-todos")
        .attr("start", start.to_string())
        .children(todos.iter().map(item))
}

fn item(todo: &Todo) -> Element {
    let names = [&todo.dealer, &todo.person];
    let names: String = names
        .into_iter()
        .flatten()
        .map(|name| format!(" · {name}"))
        .collect();
    let also: Vec<String> = todo
        .also
        .iter()
        .map(|reason| words::within(&words::reason(reason)))
        .collect();
    let also = if also.is_empty() {
        String::new()
    } else {
        format!(
            " {}",
            words::fill("Also: {reasons}.", &[("reasons", &also.join(", "))])
        )
    };
    el("li")
        .key(todo.rank.to_string())
        .child(
            el("p")
                .child(el("strong").text(todo.lead.as_str()))
                .text(names),
        )
        .child(
            el("p")
                .class("rg-remark")
                .text(format!("{}{also}", todo.why.spoken())),
        )
}

fn twins(todos: &[Todo]) -> Element {
    let name = |name: &Option<String>| name.clone().unwrap_or_default();
    let rows: Vec<Vec<Cell>> = todos
        .iter()
        .map(|todo| {
            vec![
                cell::count(Some(todo.rank)),
                todo.lead.clone().into(),
                name(&todo.dealer).into(),
                name(&todo.person).into(),
                words::reason(todo.reason).into(),
                cell::moment(todo.at.as_deref()),
            ]
        })
        .collect();
    tables::table(
        "Leads to turn to, in order",
        &[
            ("No.", false),
            ("Lead", false),
            ("Dealer", false),
            ("Person", false),
            ("Reason", false),
            ("Since, or due", false),
        ],
        &rows,
    )
}
