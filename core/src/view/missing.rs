//! What other columns would add: where more than a few panels cannot tell, one list takes their place, each missing
//! column with the panels it would fill. The reasons are the panels' own.

use super::leads::with_leads;
use super::panels::{Place, received};
use super::shell::{lead, panel, remark};
use super::words;
use crate::node::{Element, Node, el};
use crate::report::Report;

/// So many panels may say for themselves that they cannot tell.
const FEW: usize = 3;

/// Takes panels that cannot tell out of the grid and the chapters, and returns the list of what would fill them; `None`
/// where they are few. Chapters that lose every panel are dropped.
pub(super) fn collapse(
    report: &Report,
    at: &Place<'_>,
    grid: &mut Element,
    chapters: &mut Vec<Element>,
) -> Option<Element> {
    let mut silent: Vec<(String, String)> = Vec::new();
    let mut sheets: Vec<&mut Vec<Node>> = vec![&mut grid.children];
    for chapter in chapters.iter_mut() {
        sheets.extend(chapter.children.iter_mut().filter_map(panels));
    }
    for sheet in &sheets {
        silent.extend(sheet.iter().filter_map(reason));
    }
    if silent.len() <= FEW {
        return None;
    }
    for sheet in sheets {
        sheet.retain(|card| reason(card).is_none());
    }
    // Where even the first question has no answer, who received the leads is what there is to see.
    let instead =
        |card: &Node| matches!(card, Node::Element(card) if card.key.as_deref() == Some("instead"));
    if !grid.children.iter().any(instead)
        && let Some(card) = received(report, at)
    {
        // After the answer.
        grid.children.insert(1, with_leads(card, report, at).into());
    }
    chapters.retain_mut(|chapter| {
        let mut inside = chapter.children.iter_mut().filter_map(panels);
        inside.any(|panels| !panels.is_empty())
    });
    // By reason, in the order in which the panels stand.
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for (title, why) in silent {
        match groups.iter_mut().find(|(known, _)| *known == why) {
            Some((_, titles)) => titles.push(title),
            None => groups.push((why, vec![title])),
        }
    }
    let count: usize = groups.iter().map(|(_, titles)| titles.len()).sum();
    let items = groups.iter().map(|(why, titles)| {
        el("li")
            .child(el("strong").text(why.as_str()))
            .text(" ")
            .text(words::fill(
                "It would fill: {panels}.",
                &[("panels", &titles.join("; "))],
            ))
    });
    let leads = words::plural(report.counts.leads, "{n} lead", "{n} leads", &[]);
    let sentence = words::plural(
        count as u64,
        "{n} panel waits for columns or files that are not here. What these files tell of {leads} stands beside it.",
        "{n} panels wait for columns or files that are not here. What these files tell of {leads} stands beside it.",
        &[("leads", &leads)],
    );
    Some(
        panel("missing", "rg-full", "What other columns would add")
            .child(lead(sentence))
            .child(el("ul").class("rg-reasons").children(items))
            .child(remark(
                "Add the column to the export, or name it under “How it was read”, or open the further file together with this one.",
            )),
    )
}

/// The panels of a chapter.
fn panels(node: &mut Node) -> Option<&mut Vec<Node>> {
    match node {
        Node::Element(element) if element.key.as_deref() == Some("panels") => {
            Some(&mut element.children)
        }
        _ => None,
    }
}

/// Title of a panel that cannot tell, and why.
fn reason(card: &Node) -> Option<(String, String)> {
    let Node::Element(card) = card else {
        return None;
    };
    // The answer says itself that it is not known.
    if card.key.as_deref() == Some("answer") {
        return None;
    }
    let inside = card.children.iter().find_map(|child| match child {
        Node::Element(child) if child.key.as_deref() == Some("cannot") => Some(child),
        _ => None,
    })?;
    // A panel about nobody misses no column: its reason has another key.
    let texts = inside.children.iter().find_map(|child| match child {
        Node::Element(child) if child.key.as_deref() == Some("why") => Some(&child.children),
        _ => None,
    })?;
    let why = texts.iter().find_map(|child| match child {
        Node::Text(why) => Some(why.clone()),
        Node::Element(_) => None,
    })?;
    let title = card
        .attributes
        .iter()
        .find(|(name, _)| *name == "aria-label")?;
    Some((title.1.clone(), why))
}
