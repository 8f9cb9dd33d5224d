//! Fifth reason: no tracking.

use super::{Evidence, Reason, Verdict, bar, interval, judged};
use crate::chart::{Rate, Role};
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::FEW;
use crate::view::{
    cell::{self, Cell},
    twin as tables, words,
};
use crate::words::Said;

const TABLE: &str = "log_integrity";

/// Estimates: words for a bar, and whether they count leads.
const PARTS: [(&str, &str, bool); 5] = [
    ("leakage_unassigned", "Nobody's, 30 min", true),
    ("stop_clock_rate", "A note came first", true),
    ("unlogged", "Calls not in CRM", false),
    ("leakage_source", "Calls in, no lead", false),
    ("ticked_not_kept_rate", "Ticked, not kept", false),
];

/// Parts of the log: words for a bar about what is not confirmed.
const LOG: [(&str, &str); 5] = [
    ("telephony", "Not in phone log"),
    ("duration", "Without a length"),
    ("bursts", "Calls in a burst"),
    ("notes", "Same note again"),
    ("entered", "Entered late"),
];

const IDS: [&str; 6] = [
    "leakage_unassigned",
    "unlogged",
    "leakage_source",
    "stop_clock_rate",
    "ticked_not_kept_rate",
    "open_leads",
];

/// Where a part is above this, nobody can see all that happens.
const LIMIT: f64 = 0.1;

pub(super) fn reason(report: &Report) -> Reason<'_> {
    Reason {
        key: "reason-tracking",
        title: "No tracking",
        claim: "nobody can see who has which lead, and what was done.",
        falls: "It falls where every part that is known is surely below 10\u{a0}%.",
        evidence: evidence(report),
        ids: (&IDS, &[], &[TABLE, "reconciliation"]),
    }
}

/// One part: words, k, n, share with interval.
struct Part {
    label: &'static str,
    k: u64,
    n: u64,
    share: (f64, f64, f64),
    leads: bool,
}

fn evidence(report: &Report) -> Result<Evidence, Option<&Said>> {
    let mut parts: Vec<Part> = PARTS
        .iter()
        .filter_map(|&(id, label, leads)| {
            let e = report.estimate(id)?;
            Some(Part {
                label,
                k: e.k?,
                n: e.n,
                share: interval(e)?,
                leads,
            })
        })
        .collect();
    for r in rows(report.table(TABLE)) {
        parts.extend(unconfirmed(r));
    }
    if parts.is_empty() {
        return Err(report.estimate(IDS[0]).and_then(|e| e.why.as_ref()));
    }
    let above = |verdict: Verdict| {
        let of = |p: &&Part| {
            p.n >= FEW && Verdict::above(Some((p.share.1, p.share.2)), LIMIT) == verdict
        };
        parts.iter().filter(of).count()
    };
    let (over, under) = (above(Verdict::For), above(Verdict::Against));
    let verdict = match () {
        () if over > 0 => Verdict::For,
        () if under == parts.len() => Verdict::Against,
        () => Verdict::Open,
    };
    let unassigned = parts.iter().find(|p| p.label == PARTS[0].1);
    let said = unassigned.map_or_else(
        || words::say("Who has which lead is not in these files."),
        |p| {
            words::fill(
                "{part} leads were nobody's for more than 30 minutes.",
                &[("part", &words::of(p.k, p.n))],
            )
        },
    );
    let telephony = parts.iter().find(|p| p.label == LOG[0].1);
    let confirmed = telephony.map_or_else(
        || words::say("Without a telephone log no call can be confirmed."),
        |p| {
            words::fill(
                "Of {n} calls in the CRM the telephone log has {k}.",
                &[
                    ("n", &words::count(p.n)),
                    ("k", &words::count(p.n.saturating_sub(p.k))),
                ],
            )
        },
    );
    let leads = parts.iter().filter(|p| p.leads).map(|p| p.k).max();
    let all = PARTS.len() + LOG.len();
    let mut remark = words::say("Unverified says no more than that nothing confirms it.");
    if parts.len() < all {
        let unknown = words::fill(
            "Not known: {k} of {n} parts; “How this is counted” names the columns.",
            &[
                ("k", &words::count((all - parts.len()) as u64)),
                ("n", &words::count(all as u64)),
            ],
        );
        remark = format!("{remark} {unknown}");
    }
    Ok(Evidence {
        sentence: format!("{said} {confirmed}"),
        concerned: (leads.unwrap_or(0), judged(report)),
        verdict,
        test: words::fill(
            "{under} of {n} are, {over} surely above.",
            &[
                ("under", &words::count(under as u64)),
                ("n", &words::count(parts.len() as u64)),
                ("over", &words::count(over as u64)),
            ],
        ),
        bars: parts.iter().filter_map(rate).collect(),
        remark: Some(remark),
        grouped: None,
        tables: vec![twin(&parts), stated(report)],
    })
}

/// What is not confirmed, of one part of the log.
fn unconfirmed(r: Row<'_>) -> Option<Part> {
    let name = r.text("part");
    let (_, label) = LOG.iter().find(|(part, _)| *part == name)?;
    let n = r.count("calls").filter(|&n| n > 0)?;
    let (share, low, high) = r.interval()?;
    Some(Part {
        label,
        k: n.saturating_sub(r.count("confirmed")?),
        n,
        share: (1.0 - share, 1.0 - high, 1.0 - low),
        leads: false,
    })
}

fn rate(part: &Part) -> Option<Rate> {
    let role = if part.leads {
        Role::Nothing
    } else {
        Role::Called
    };
    bar(&words::say(part.label), Some(part.share), part.n, role)
}

fn twin(parts: &[Part]) -> crate::node::Element {
    let rows: Vec<Vec<Cell>> = parts
        .iter()
        .map(|p| {
            vec![
                words::say(p.label).into(),
                cell::share(Some(p.share.0)),
                cell::around(Some(p.share)),
                cell::count(Some(p.k)),
                cell::count(Some(p.n)),
            ]
        })
        .collect();
    tables::table("What is not tracked or not verified", &super::HEADS, &rows)
}

/// What the CRM states beside what its touches say.
// words: Response | Contact
fn stated(report: &Report) -> crate::node::Element {
    let count = |r: &Row<'_>, column: &str| match r.count(column) {
        None => cell::of(None, words::unknown()),
        n => cell::count(n),
    };
    let rows: Vec<Vec<Cell>> = rows(report.table("reconciliation"))
        .map(|r| {
            vec![
                words::plain(&r.text("figure")).into(),
                count(&r, "both"),
                count(&r, "agree"),
                count(&r, "stated_only"),
                count(&r, "found_only"),
            ]
        })
        .collect();
    tables::table(
        "The CRM's own figures beside its touches",
        &[
            ("Figure", false),
            ("Both known", true),
            ("Agree", true),
            ("Only stated", true),
            ("Only in touches", true),
        ],
        &rows,
    )
}
