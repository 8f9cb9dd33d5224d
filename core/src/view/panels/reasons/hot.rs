//! Second reason: hot leads only.

use super::{Evidence, Reason, Verdict, bar, difference, judged, known};
use crate::chart::Role;
use crate::report::Report;
use crate::view::cells::rows;
use crate::view::{twin as tables, words};
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
        let (role, marked) = if hot {
            (Role::Actual, "Hot")
        } else {
            (Role::Called, "Others")
        };
        let n = r.count("leads").unwrap_or(0);
        let attempted = r.count("attempted").unwrap_or(0);
        let [turned, called] = [
            ("share", "low", "high"),
            ("share_called", "low_called", "high_called"),
        ]
        .map(|(share, low, high)| Some((r.number(share)?, r.number(low)?, r.number(high)?)));
        bars.extend(bar(&format!("{marked}: turned to"), turned, n, role));
        calls.extend(bar(&format!("{marked}: called"), called, n, role));
        parts.push(words::of(attempted, n));
        if !hot {
            left = n.saturating_sub(attempted);
        }
        for (what, share, k) in [
            ("turned to", turned, "attempted"),
            ("called", called, "called"),
        ] {
            cells.push(vec![
                format!("{marked}: {what}"),
                share.map(|s| words::share(s.0)).unwrap_or_default(),
                share.map(|s| words::interval(s.1, s.2)).unwrap_or_default(),
                r.count(k).map(words::count).unwrap_or_default(),
                words::count(n),
            ]);
        }
    }
    bars.append(&mut calls);
    let sentence = format!(
        "A person turned to {} leads marked hot, and to {} others.",
        parts.first().map_or("no", String::as_str),
        parts.get(1).map_or("no", String::as_str)
    );
    Ok(Evidence {
        sentence,
        concerned: (left, judged(report)),
        verdict: Verdict::of_difference(bias),
        test: format!("The difference is {}.", difference(bias)),
        bars,
        remark: Some(
            "A mark that was set after the first call tells nothing about what came first."
                .to_owned(),
        ),
        tables: vec![tables::table(
            "Hot leads and the others",
            &super::HEADS,
            &cells,
        )],
    })
}
