//! Fourth reason: trust in automation.

use super::{Evidence, Reason, Verdict, bar_of, difference, judged, known, shares};
use crate::chart::Role;
use crate::report::Report;
use crate::view::words;
use crate::words::Said;

const IDS: [&str; 5] = [
    "automation_mask",
    "automation_mask_gap",
    "automation_mask_ratio",
    "sla_60m",
    "automation_mask_open_hours",
];
const CLOCKS: [&str; 2] = ["response_time_any", "response_time_human"];

pub(super) fn reason(report: &Report) -> Reason<'_> {
    Reason {
        key: "reason-mask",
        title: "Trust in automation",
        claim: "the automatic answer makes it look as if somebody had come.",
        falls: "It falls where a person comes as often within 60 minutes after an automatic answer as without one, to within 5 points.",
        evidence: evidence(report),
        ids: (&IDS, &CLOCKS, &[]),
    }
}

fn evidence(report: &Report) -> Result<Evidence, Option<&Said>> {
    let mask = known(report, IDS[0])?;
    let k = mask.k.unwrap_or(0);
    let mut sentence = words::fill(
        "{part} leads had an automatic answer first and nobody within 60 minutes.",
        &[("part", &words::of(k, mask.n))],
    );
    let [any, human] = CLOCKS.map(|id| report.distribution(id).and_then(|d| d.median_ms));
    if let (Some(any), Some(human)) = (any, human) {
        let half = words::fill(
            "Half had any message or call after {any}, half a person after {person}.",
            &[("any", &words::span(any)), ("person", &words::span(human))],
        );
        sentence = format!("{sentence} {half}");
    }
    let (verdict, test) = match known(report, IDS[1]) {
        Ok(gap) => (
            Verdict::of_difference(gap),
            words::fill(
                "The share left waiting after one minus that of the others is {difference}.",
                &[("difference", &difference(gap))],
            ),
        ),
        Err(_) if k == 0 => (
            Verdict::Against,
            words::say("No lead waited after an automatic answer."),
        ),
        Err(_) => (
            Verdict::Open,
            words::say("One of the two is not in these files."),
        ),
    };
    let named = [
        ("Automatic, nobody", Some(mask), Role::Automatic),
        ("In open hours", report.estimate(IDS[4]), Role::Automatic),
        ("A person within 1 h", report.estimate(IDS[3]), Role::Actual),
    ];
    let list = named.map(|(label, e, _)| (label, e));
    let tables = vec![shares("First answers within 60 minutes", &list)];
    Ok(Evidence {
        sentence,
        concerned: (k, judged(report)),
        verdict,
        test,
        bars: named
            .into_iter()
            .filter_map(|(label, e, role)| bar_of(label, e, role))
            .collect(),
        remark: None,
        tables,
        grouped: Some([
            "Automatic answer first, nobody within 60 minutes, by person",
            "Automatic answer first, nobody within 60 minutes, by dealer",
        ]),
    })
}
