//! Sixth reason: call reluctance.

use super::{Evidence, Reason, Verdict, bar, judged, known};
use crate::chart::Role;
use crate::report::Report;
use crate::settings::Settings;
use crate::view::cells::rows;
use crate::view::panels::Place;
use crate::view::{cell, twin as tables, words};
use crate::words::Said;

const IDS: [&str; 2] = ["call_reluctance", "attempt_rate_callable"];
const TABLE: &str = "call_reluctance_by_signal";

pub(super) fn reason<'a>(report: &'a Report, at: &Place<'_>) -> Reason<'a> {
    Reason {
        key: "reason-reluctance",
        title: "Call reluctance",
        claim: "people have the number and do not call.",
        falls: "It falls where the calls that were expected are made.",
        evidence: evidence(report, at.settings),
        ids: (&IDS, &[], &[TABLE]),
    }
}

fn evidence<'a>(report: &'a Report, settings: &Settings) -> Result<Evidence, Option<&'a Said>> {
    let e = known(report, IDS[0])?;
    let k = e.k.unwrap_or(0);
    let belief = settings.network_expectation();
    let mut bars = Vec::new();
    let mut cells = Vec::new();
    let mut written = String::new();
    for r in rows(report.table(TABLE)) {
        let (signal, role) = match r.text("signal").as_str() {
            "all" => ("With a number", Role::Nothing),
            "hot" => ("Marked hot", Role::Customer),
            "written" => ("Written to", Role::OneEmail),
            "customer" => ("Customer wrote", Role::Customer),
            _ => continue,
        };
        let n = r.count("leads").unwrap_or(0);
        let missed = r.count("not_called").unwrap_or(0);
        let label = words::say(signal);
        bars.extend(bar(&label, r.interval(), n, role));
        if signal == "Written to" && missed > 0 {
            written = format!(
                " {}",
                words::fill("Written to: {n} of them.", &[("n", &words::count(missed))])
            );
        }
        cells.push(vec![
            label.into(),
            cell::share(r.number("share")),
            cell::around(r.interval()),
            cell::count(Some(missed)),
            cell::count(Some(n)),
        ]);
    }
    let tables = vec![tables::table(
        "Leads with a number and no call",
        &super::HEADS,
        &cells,
    )];
    Ok(Evidence {
        sentence: words::fill(
            "{part} leads with a phone number were not called.",
            &[("part", &words::of(k, e.n))],
        ) + &written,
        concerned: (k, judged(report)),
        verdict: Verdict::above(e.low.zip(e.high), 1.0 - belief),
        test: words::fill(
            "Called {called}, expected {belief}.",
            &[
                (
                    "called",
                    &report
                        .estimate(IDS[1])
                        .map(super::with_interval)
                        .unwrap_or_default(),
                ),
                ("belief", &words::belief(belief)),
            ],
        ),
        bars,
        remark: Some(
            "Bars: share not called. Customers who asked not to be called are left out.".to_owned(),
        ),
        tables,
        grouped: Some([
            "A number and no call, by person",
            "A number and no call, by dealer",
        ]),
    })
}
