//! What sources cost and bring, beside how their leads are followed up.

use super::Place;
use crate::chart::Role;
use crate::node::Element;
use crate::order::sorted;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::lines::{Line, bars};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::{
    cell::{self, Cell},
    twin as tables, words,
};

const TITLE: &str = "Sources and what they cost";

/// Sources that are drawn; the table has all.
const DRAWN: usize = 10;

fn name(row: Row<'_>) -> String {
    let name = row.text("source");
    if name.is_empty() {
        words::say("No source given")
    } else {
        name
    }
}

/// The panel.
pub(in crate::view) fn sources(report: &Report, at: &Place<'_>) -> Option<Element> {
    let report = at.around("sources").unwrap_or(report);
    let card = panel("sources", "", TITLE);
    let roi = report.table("source_roi")?;
    let how = counted(report, &[], &[], &["source_roi"]);
    let list = sorted(rows(Some(roi)).collect(), |one: &Row<'_>, other| {
        other.count("leads").cmp(&one.count("leads"))
    });
    if list.is_empty() {
        return Some(cannot_tell(card, roi.why.as_ref()).child(more([how])));
    }
    // Amounts have two places each, so that they compare as whole numbers.
    let amount =
        |row: &Row<'_>, column: &str| row.text(column).replace('.', "").parse::<i64>().ok();
    let priced = |column: &'static str| {
        let known = list
            .iter()
            .filter_map(move |row| Some((amount(row, column)?, *row)));
        known
            .clone()
            .min_by_key(|k| k.0)
            .zip(known.max_by_key(|k| k.0))
    };
    let (column, range, same) = if priced("per_contact").is_some() {
        (
            "per_contact",
            "A reached customer costs from {low} ({source}) to {high} ({other}).",
            "A reached customer costs {low}.",
        )
    } else {
        (
            "per_lead",
            "A lead costs from {low} ({source}) to {high} ({other}).",
            "A lead costs {low}.",
        )
    };
    let sentence = match priced(column) {
        Some((low, high)) => words::fill(
            if low.0 < high.0 { range } else { same },
            &[
                ("low", &low.1.text(column)),
                ("source", &name(low.1)),
                ("high", &high.1.text(column)),
                ("other", &name(high.1)),
            ],
        ),
        None => words::plural(
            list.len() as u64,
            "{n} source with a cost or a gross.",
            "{n} sources with a cost or a gross.",
            &[],
        ),
    };
    let lines: Vec<Line> = list
        .iter()
        .take(DRAWN)
        .map(|row| {
            let cost = row.text("per_lead");
            let label = if cost.is_empty() {
                name(*row)
            } else {
                words::fill(
                    "{source}: {cost} a lead",
                    &[("source", &name(*row)), ("cost", &cost)],
                )
            };
            Line::of_row(&label, *row, ("contacted", "workable"), Role::Actual)
        })
        .collect();
    let heads = [
        ("Source", false),
        ("Leads", true),
        ("Cost", true),
        ("A lead", true),
        ("A contact", true),
        ("A kept appointment", true),
        ("A sale", true),
        ("Sales", true),
        ("Gross", true),
        ("Return", true),
        ("Reached", true),
    ];
    let table: Vec<Vec<Cell>> = list
        .iter()
        .map(|row| {
            let number = |column: &str| cell::count(row.count(column));
            let money = |column: &str| cell::of(row.number(column), row.text(column));
            vec![
                name(*row).into(),
                number("leads"),
                money("cost"),
                money("per_lead"),
                money("per_contact"),
                money("per_shown"),
                money("per_sale"),
                number("won"),
                money("gross"),
                cell::number(row.number("return"), words::mean),
                cell::share(row.interval().map(|share| share.0)),
            ]
        })
        .collect();
    // What no source can tell is no column.
    let told: Vec<bool> = (0..heads.len())
        .map(|at| table.iter().any(|row| !row[at].text.is_empty()))
        .collect();
    let heads: Vec<_> = heads
        .into_iter()
        .zip(&told)
        .filter(|(_, told)| **told)
        .map(|(head, _)| head)
        .collect();
    let table: Vec<Vec<Cell>> = table
        .into_iter()
        .map(|row| {
            row.into_iter()
                .zip(&told)
                .filter(|(_, told)| **told)
                .map(|(cell, _)| cell)
                .collect()
        })
        .collect();
    let card = card.child(lead(sentence.as_str()));
    let card = if lines.iter().any(|line| line.share.is_some()) {
        card.child(figure(bars(at.side(), &lines, TITLE, &sentence)))
            .child(remark("Bars: share of the source's workable leads that were reached. A source can only bring what is followed up."))
    } else {
        card
    };
    Some(card.child(more([
        twin(tables::table(
            "Cost and gross by source, in the file's currency",
            &heads,
            &table,
        )),
        how,
    ])))
}
