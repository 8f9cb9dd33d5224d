//! Which dealers differ by more than chance: the funnel.

use super::super::Place;
use super::{about, alone, deed, few, shown, small};
use crate::chart::{Spot, funnel as draw};
use crate::node::Element;
use crate::order::sorted;
use crate::report::Report;
use crate::view::cells::Row;
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::{
    cell::{self, Cell},
    said, twin as tables, words,
};

const TITLE: &str = "Dealers and chance";

/// The most dealers that are named as clearly above.
const NAMED: usize = 5;

/// The panel; none where there is nobody to compare.
pub(in crate::view) fn funnel(report: &Report, at: &Place<'_>) -> Option<Element> {
    let report = at.around("dealers").unwrap_or(report);
    if alone(report, "funnel") {
        return None;
    }
    let card = panel("funnel", "", TITLE);
    let counted = counted(report, &[], &[], &["funnel", "comparison"]);
    let table = report.table("funnel");
    let list: Vec<Row<'_>> = shown(table);
    let Some(all) = about(report, "dealers").filter(|_| !list.is_empty()) else {
        let why = table.and_then(|t| t.why.as_ref());
        return Some(cannot_tell(card, why).child(more([counted])));
    };
    let beyond = list
        .iter()
        .filter(|row| !matches!(row.text("zone_by_chance").as_str(), "inside" | ""))
        .count() as u64;
    let sentence = sentence(&all, beyond);
    let spots: Vec<Spot> = list
        .iter()
        .map(|row| {
            let cell = |column| row.number(column).unwrap_or(0.0);
            Spot {
                label: row.name(),
                n: row.count("n").unwrap_or(0),
                share: cell("share"),
                limits: [cell("low"), cell("high"), cell("lowest"), cell("highest")],
                outside: match row.text("zone").as_str() {
                    "inside" => 0,
                    "alert_above" | "alert_below" => 1,
                    _ => 2,
                },
                mark: said::facts(
                    &row.name(),
                    [
                        row.count("k")
                            .zip(row.count("n"))
                            .map(|(k, n)| words::of(k, n)),
                        row.number("share").map(words::share),
                        Some(words::plain(&row.text("zone"))),
                    ],
                ),
            }
        })
        .collect();
    let rate = all.number("rate").unwrap_or(0.0);
    let chart = draw(at.side(), &spots, rate, TITLE, &sentence);
    let mut card = card
        .child(lead(sentence))
        .child(figure(chart))
        .child(remark(words::fill(
            deed(
                report,
                "Line: the network, {share} called. Solid limits: 95\u{a0}% of dealers of that size lie between them by chance; dotted: 99.8\u{a0}%.",
                "Line: the network, {share} reached by phone. Solid limits: 95\u{a0}% of dealers of that size lie between them by chance; dotted: 99.8\u{a0}%.",
            ),
            &[("share", &words::share(rate))],
        )));
    if let Some(tau2) = all.number("tau2").filter(|&t| t > 0.0) {
        card = card.child(remark(words::fill(
            "The limits allow for differences beyond chance for which no file has a reason (phi {phi}, tau² {tau}).",
            &[
                ("phi", &words::decimals(all.number("phi").unwrap_or(1.0), 1)),
                ("tau", &words::decimals(tau2, 4)),
            ],
        )));
    }
    if let Some(best) = best(&list) {
        card = card.child(remark(best));
    }
    Some(
        card.children(small(&list).map(remark))
            .child(more([twin(twins(&list)), counted])),
    )
}

fn sentence(all: &Row<'_>, beyond: u64) -> String {
    let units = all.count("units").unwrap_or(0);
    let expected = few(all.number("expected_alerts").unwrap_or(0.0));
    let alerts = all.count("alerts").unwrap_or(0);
    if all.number("tau2").is_some_and(|tau2| tau2 > 0.0) {
        // What dealers usually differ by is allowed for: first what chance alone would say.
        let beyond = words::plural(
            units,
            "{k} of {n} dealer differ from the network by more than chance does, which alone would make {expected} differ.",
            "{k} of {n} dealers differ from the network by more than chance does, which alone would make {expected} differ.",
            &[("k", &words::count(beyond)), ("expected", &expected)],
        );
        let out = match alerts {
            0 => words::say("Beyond what dealers here usually differ by, none stands out."),
            n => words::plural(
                n,
                "Beyond what dealers here usually differ by, {n} stands out.",
                "Beyond what dealers here usually differ by, {n} stand out.",
                &[],
            ),
        };
        return format!("{beyond} {out}");
    }
    if alerts == 0 {
        return words::plural(
            units,
            "None of the {n} dealer differs from the network by more than chance does. Chance alone would put {expected} outside the limits.",
            "None of the {n} dealers differs from the network by more than chance does. Chance alone would put {expected} outside the limits.",
            &[("expected", &expected)],
        );
    }
    let dealers = words::plural(units, "{n} dealer", "{n} dealers", &[]);
    let alerts = words::plural(
        alerts,
        "{n} of {dealers} lies outside the limits; chance alone would put {expected} there.",
        "{n} of {dealers} lie outside the limits; chance alone would put {expected} there.",
        &[("dealers", &dealers), ("expected", &expected)],
    );
    let expected = few(all.number("expected_alarms").unwrap_or(0.0));
    let expected = [("expected", expected.as_str())];
    let alarms = match all.count("alarms").unwrap_or(0) {
        0 => words::fill(
            "None lies outside the wide ones; chance alone: {expected}.",
            &expected,
        ),
        n => words::plural(
            n,
            "{n} lies outside the wide ones; chance alone: {expected}.",
            "{n} lie outside the wide ones; chance alone: {expected}.",
            &expected,
        ),
    };
    format!("{alerts} {alarms}")
}

/// Dealers clearly above the network, by name.
// words: Inside | Alert above | Alert below | Alarm above | Alarm below
fn best(list: &[Row<'_>]) -> Option<String> {
    let above: Vec<&Row<'_>> = list
        .iter()
        .filter(|row| row.text("zone").ends_with("above"))
        .collect();
    let above = sorted(above, |a, b| {
        let score = |row: &Row<'_>| row.number("score").unwrap_or(0.0);
        score(b).total_cmp(&score(a))
    });
    let names: Vec<String> = above
        .iter()
        .take(NAMED)
        .map(|row| {
            let of = words::of(row.count("k")?, row.count("n")?);
            Some(format!("{} ({of})", row.name()))
        })
        .collect::<Option<_>>()?;
    (!names.is_empty()).then(|| super::above(&names.join(", ")))
}

fn twins(list: &[Row<'_>]) -> Element {
    let body: Vec<Vec<Cell>> = list
        .iter()
        .map(|row| {
            vec![
                row.name().into(),
                cell::share(row.number("share")),
                cell::interval(row.ends("low", "high")),
                cell::interval(row.ends("lowest", "highest")),
                words::plain(&row.text("zone")).into(),
                words::plain(&row.text("zone_by_chance")).into(),
                cell::count(row.count("k")),
                cell::count(row.count("n")),
            ]
        })
        .collect();
    tables::table(
        "Dealers and the limits of chance",
        &[
            ("Dealer", false),
            ("Rate", true),
            ("95 % limits", true),
            ("99.8 % limits", true),
            ("Lies", false),
            ("By chance alone", false),
            ("k", true),
            ("n", true),
        ],
        &body,
    )
}
