//! What others found, beside the figures of these files.

use super::Place;
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::rows;
use crate::view::shell::{counted, lead, more, panel, remark};
use crate::view::{
    cell::{self, Cell},
    figures, twin as tables, words,
};

const TITLE: &str = "What others found";

/// The panel; none where no figure has anything beside it.
pub(in crate::view) fn benchmarks(report: &Report, _: &Place<'_>) -> Option<Element> {
    let table = report.table("benchmarks");
    let lines: Vec<Vec<Cell>> = rows(table)
        .filter_map(|r| {
            let figure = r.text("figure");
            let here = report.estimate(&figure).filter(|e| e.value.is_some())?;
            let there = r.number("value")?;
            let write = match here.unit {
                "share" => words::share,
                _ => |value| words::decimals(value, 1),
            };
            let who = [r.text("source"), r.text("year")];
            let who: Vec<String> = who.into_iter().filter(|part| !part.is_empty()).collect();
            Some(vec![
                figures::figure(&figure).into(),
                cell::value(here),
                cell::number(Some(there), write),
                words::say(&r.text("scope")).into(),
                format!("{} ({})", who.join(", "), words::say(&r.text("checked"))).into(),
            ])
        })
        .collect();
    (!lines.is_empty()).then(|| {
        panel("benchmarks", "rg-full", TITLE)
            .child(lead(
                "Beside these figures, as context and never as a pass mark: others counted other leads in other ways.",
            ))
            .child(tables::table(
                "Here and elsewhere",
                &[
                    ("Figure", false),
                    ("Here", true),
                    ("Elsewhere", true),
                    ("About whom", false),
                    ("Who says so", false),
                ],
                &lines,
            ))
            .child(remark(
                "read: found in the source itself; press: in its press release; quoted: by another; vendor: a seller's own claim; practitioner: a rule of thumb in the trade.",
            ))
            .child(more([counted(report, &[], &[], &["benchmarks"])]))
    })
}
