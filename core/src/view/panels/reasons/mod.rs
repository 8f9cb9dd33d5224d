//! The six reasons, a panel each, in the order of the evidence.
//!
//! A reason is a claim of the field. Its panel says what these files show about it, and whether that speaks for the
//! claim or against it. Claims that they speak for come first, then those they do not decide, those they speak
//! against, and those they cannot tell of; within each the one that would concern most of the workable leads, if it held.

mod capacity;
mod email;
mod hot;
mod mask;
mod reluctance;
mod tracking;

use super::Place;
use crate::chart::{Rate, Role, rates};
use crate::node::{Element, el};
use crate::order::sorted;
use crate::report::{Estimate, Report};
use crate::view::shell::{FEW, cannot_tell, counted, figure, fold, lead, more, panel, remark};
use crate::view::{
    cell::{self, Cell},
    said, twin as tables, words,
};
use crate::words::Said;

/// One reason, as far as the files tell.
struct Reason<'a> {
    /// Key of the panel.
    key: &'static str,
    /// A noun.
    title: &'static str,
    /// What the field says.
    claim: &'static str,
    /// What would disprove it.
    falls: &'static str,
    /// What these files say about it, or why they cannot.
    evidence: Result<Evidence, Option<&'a Said>>,
    /// How it is counted: estimates, distributions, tables.
    ids: (&'a [&'a str], &'a [&'a str], &'a [&'a str]),
}

/// What the files say about a claim.
struct Evidence {
    /// The claim in numbers.
    sentence: String,
    /// Leads that it would concern, and out of how many.
    concerned: (u64, u64),
    verdict: Verdict,
    /// The numbers on what would disprove it.
    test: String,
    bars: Vec<Rate>,
    /// More to say below the chart.
    remark: Option<String>,
    tables: Vec<Element>,
    /// Captions of its first estimate by person and by dealer, where that is shown.
    grouped: Option<[&'static str; 2]>,
}

/// What the files say about the claim.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Against,
    Open,
    For,
}

impl Verdict {
    /// Of a difference in points that the claim needs to be above zero. One that is surely below five points is none that anybody
    /// would notice, however certain.
    fn of_difference(e: &Estimate) -> Self {
        match (e.low, e.high) {
            (_, Some(high)) if high < 0.05 => Self::Against,
            (Some(low), _) if low > 0.0 => Self::For,
            _ => Self::Open,
        }
    }

    /// Of an interval that the claim needs to be above a limit.
    fn above(interval: Option<(f64, f64)>, limit: f64) -> Self {
        match interval {
            Some((low, _)) if low > limit => Self::For,
            Some((_, high)) if high < limit => Self::Against,
            _ => Self::Open,
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::For => "These files speak for the claim.",
            Self::Against => "These files speak against the claim.",
            Self::Open => "These files do not decide it.",
        }
    }
}

/// The panel of the reason that comes at this place, 0–5, in the order of the evidence.
pub(in crate::view) fn reason(report: &Report, at: &Place<'_>, place: usize) -> Option<Element> {
    let all = vec![
        email::reason(report),
        hot::reason(report),
        capacity::reason(report, at),
        mask::reason(report),
        tracking::reason(report),
        reluctance::reason(report, at),
    ];
    // All are out of the same number of leads.
    let strength = |r: &Reason<'_>| match &r.evidence {
        Ok(e) if e.concerned.1 < FEW => (Some(Verdict::Open), e.concerned.0),
        Ok(e) => (Some(e.verdict), e.concerned.0),
        Err(_) => (None, 0),
    };
    let ordered = sorted(all, |a, b| strength(b).cmp(&strength(a)));
    ordered.into_iter().nth(place).map(|r| card(r, report, at))
}

fn card(reason: Reason<'_>, report: &Report, at: &Place<'_>) -> Element {
    let card = panel(reason.key, "", reason.title).child(remark(words::fill(
        "The claim: {claim}",
        &[("claim", &words::say(reason.claim))],
    )));
    let (estimates, distributions, tables) = reason.ids;
    let counted = counted(report, estimates, distributions, tables);
    let evidence = match reason.evidence {
        Ok(evidence) => evidence,
        Err(why) => {
            return cannot_tell(card.child(remark(reason.falls)), why).child(more([counted]));
        }
    };
    let chart = rates(
        at.side(),
        &evidence.bars,
        false,
        reason.title,
        &evidence.sentence,
    );
    let (k, n) = evidence.concerned;
    // A handful of leads decides nothing.
    let verdict = if n < FEW {
        Verdict::Open
    } else {
        evidence.verdict
    };
    let mut card = card
        .child(lead(evidence.sentence))
        .child(figure(chart))
        .child(
            el("p")
                .key("verdict")
                .class("rg-lead")
                .child(el("strong").text(words::say(verdict.words())))
                .text(format!(" {} {}", words::say(reason.falls), evidence.test)),
        );
    if let Some(text) = evidence.remark {
        card = card.child(remark(text));
    }
    let concerned = words::of(k, n);
    let concerned = words::fill(
        if n < FEW {
            "Leads it would concern: {part}. Read with care."
        } else {
            "Leads it would concern: {part}."
        },
        &[("part", &concerned)],
    );
    let groups = evidence.grouped.zip(estimates.first());
    let groups = groups.and_then(|(captions, id)| grouped(report, id, captions));
    let tables = evidence.tables.into_iter().chain(groups);
    card.child(remark(concerned)).child(more([
        fold("table", "Table", tables.map(Into::into)),
        counted,
    ]))
}

/// A bar; none where the figure is not known or about nobody.
fn bar(label: &str, share: Option<(f64, f64, f64)>, n: u64, role: Role) -> Option<Rate> {
    let (value, ..) = share.filter(|_| n > 0)?;
    Some(Rate {
        label: label.to_owned(),
        share,
        value: format!("{} · n {}", words::share(value), words::count(n)),
        role,
        mark: said::share(label, share, None, Some(n)),
    })
}

/// The bar of an estimate.
fn bar_of(label: &str, e: Option<&Estimate>, role: Role) -> Option<Rate> {
    let e = e?;
    bar(&words::say(label), interval(e), e.n, role)
}

/// Value and interval.
fn interval(e: &Estimate) -> Option<(f64, f64, f64)> {
    let value = e.value?;
    Some((value, e.low.unwrap_or(value), e.high.unwrap_or(value)))
}

/// `28.0 % (26.9–29.2)`.
fn with_interval(e: &Estimate) -> String {
    match words::interval_of(e) {
        Some(interval) => format!("{} ({interval})", words::value(e)),
        None => words::value(e),
    }
}

/// `−2.7 points (−5.8 to 0.4)`.
fn difference(e: &Estimate) -> String {
    let points = |v: f64| words::decimals(v * 100.0, 1).replace('-', "−");
    match (e.value, e.low, e.high) {
        (Some(value), Some(low), Some(high)) => words::fill(
            "{n}\u{a0}points ({low} to {high})",
            &[
                ("n", &points(value)),
                ("low", &points(low)),
                ("high", &points(high)),
            ],
        ),
        _ => words::value(e),
    }
}

/// An estimate that is known, or why not.
fn known<'a>(report: &'a Report, id: &str) -> Result<&'a Estimate, Option<&'a Said>> {
    let e = report.estimate(id).ok_or(None)?;
    if e.value.is_some() {
        Ok(e)
    } else {
        Err(e.why.as_ref())
    }
}

/// Workable leads that are judged.
fn judged(report: &Report) -> u64 {
    report.estimate("attempt_rate_any").map_or(0, |e| e.n)
}

/// The twin of bars that are estimates.
fn shares(caption: &str, list: &[(&str, Option<&Estimate>)]) -> Element {
    let rows: Vec<Vec<Cell>> = list
        .iter()
        .filter_map(|&(label, e)| Some(cells(words::say(label).into(), e?)))
        .collect();
    tables::table(caption, &HEADS, &rows)
}

/// One estimate by person where the report has that, else by dealer; the highest first. The captions for both.
fn grouped(report: &Report, id: &str, captions: [&str; 2]) -> Option<Element> {
    let [by_person, by_dealer] = captions;
    for (field, caption, blank) in [
        ("person", by_person, "Nobody named"),
        ("dealer", by_dealer, "No dealer given"),
    ] {
        let list: Vec<&Estimate> = report.estimates_by(id, field).collect();
        if list.len() < 2 || list.iter().all(|e| e.value.is_none()) {
            continue;
        }
        let value = |e: &Estimate| e.value.unwrap_or(-1.0);
        let rows: Vec<Vec<Cell>> = sorted(list, |a, b| value(b).total_cmp(&value(a)))
            .into_iter()
            .map(|e| {
                let name = e.group.get(field).and_then(Option::as_deref);
                cells(cell::name(name.unwrap_or_default(), blank), e)
            })
            .collect();
        return Some(tables::table(caption, &HEADS, &rows));
    }
    None
}

const HEADS: [(&str, bool); 5] = [
    ("", false),
    ("Share", true),
    ("95 % interval", true),
    ("k", true),
    ("n", true),
];

fn cells(label: Cell, e: &Estimate) -> Vec<Cell> {
    let mut cells = vec![label];
    cells.extend(cell::estimate(e));
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;
    use crate::view::{Choices, Width, fixture};

    fn order(report: &Report) -> Vec<String> {
        let (settings, choices) = (Settings::default(), Choices::default());
        let at = Place {
            width: Width::Wide,
            interactive: false,
            settings: &settings,
            choices: &choices,
            leads: None,
        };
        (0..7)
            .filter_map(|place| reason(report, &at, place)?.key)
            .map(|key| key.trim_start_matches("reason-").to_owned())
            .collect()
    }

    #[test]
    fn what_the_files_speak_for_comes_first_and_what_they_cannot_tell_last() {
        let mut report = fixture::report();
        assert_eq!(
            order(&report),
            ["reluctance", "mask", "email", "hot", "tracking", "capacity"]
        );
        for e in &mut report.estimates {
            if e.id == "call_reluctance" {
                e.value = None;
            }
            if e.id == "automation_mask_gap" {
                (e.low, e.high) = (Some(-0.01), Some(0.02));
            }
        }
        assert_eq!(
            order(&report),
            ["email", "hot", "tracking", "capacity", "mask", "reluctance"]
        );
    }

    #[test]
    fn a_difference_below_five_points_is_none() {
        let mut report = fixture::report();
        let e = report.estimates.first_mut().expect("an estimate");
        for (low, high, verdict) in [
            (0.01, 0.06, Verdict::For),
            (0.01, 0.04, Verdict::Against),
            (-0.01, 0.06, Verdict::Open),
            (-0.3, -0.1, Verdict::Against),
        ] {
            (e.low, e.high) = (Some(low), Some(high));
            assert!(Verdict::of_difference(e) == verdict, "{low} {high}");
        }
    }
}
