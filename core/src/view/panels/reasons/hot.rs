//! Second reason: hot leads only.

use super::{Evidence, Reason, Verdict, bar, difference, judged, known};
use crate::chart::Role;
use crate::report::Report;
use crate::view::cells::rows;
use crate::view::{cell, twin as tables, words};
use crate::words::Said;

const IDS: [&str; 2] = ["hot_lead_bias", "hot_lead_bias_phone"];
const TABLE: &str = "hot_lead_attempts";

pub(super) fn reason(report: &Report) -> Reason<'_> {
    Reason {
        key: "reason-hot",
        title: "Hot leads only",
        claim: "people turn to hot leads and leave the others.",
        falls: "It falls where the others are turned to as often, to within 5 points.",
        evidence: evidence(report),
        ids: (&IDS, &[], &[TABLE]),
    }
}

fn evidence(report: &Report) -> Result<Evidence, Option<&Said>> {
    let bias = known(report, IDS[0])?;
    let mut bars = Vec::new();
    let mut calls = Vec::new();
    let mut cells = Vec::new();
    let mut parts = Vec::new();
    let mut left = 0;
    for r in rows(report.table(TABLE)) {
        let hot = r.text("leads_marked") == "hot";
        let (role, labels) = if hot {
            (Role::Actual, ["Hot: turned to", "Hot: called"])
        } else {
            (Role::Called, ["Others: turned to", "Others: called"])
        };
        let [to_turned, to_called] = labels.map(words::say);
        let n = r.count("leads").unwrap_or(0);
        let attempted = r.count("attempted").unwrap_or(0);
        let [turned, called] = [
            ("share", "low", "high"),
            ("share_called", "low_called", "high_called"),
        ]
        .map(|(share, low, high)| Some((r.number(share)?, r.number(low)?, r.number(high)?)));
        bars.extend(bar(&to_turned, turned, n, role));
        calls.extend(bar(&to_called, called, n, role));
        parts.push(words::of(attempted, n));
        if !hot {
            left = n.saturating_sub(attempted);
        }
        for (what, share, k) in [
            (to_turned, turned, "attempted"),
            (to_called, called, "called"),
        ] {
            cells.push(vec![
                what.into(),
                cell::share(share.map(|s| s.0)),
                cell::around(share),
                cell::count(r.count(k)),
                cell::count(Some(n)),
            ]);
        }
    }
    bars.append(&mut calls);
    let part = |at: usize| parts.get(at).map_or("0", String::as_str);
    let sentence = words::fill(
        "A person turned to {hot} leads marked hot, and to {others} others.",
        &[("hot", part(0)), ("others", part(1))],
    );
    Ok(Evidence {
        sentence,
        concerned: (left, judged(report)),
        verdict: Verdict::of_difference(bias),
        test: words::fill(
            "The difference is {difference}.",
            &[("difference", &difference(bias))],
        ),
        bars,
        remark: Some(
            "A mark that was set after the first call tells nothing about what came first."
                .to_owned(),
        ),
        grouped: None,
        tables: vec![tables::table(
            "Hot leads and the others",
            &super::HEADS,
            &cells,
        )],
    })
}
