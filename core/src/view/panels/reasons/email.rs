//! First reason: over-reliance on e-mail.

use super::{Evidence, Reason, Verdict, bar_of, judged, known, shares, with_interval};
use crate::chart::Role;
use crate::report::Report;
use crate::view::words;
use crate::words::Said;

const IDS: [&str; 4] = [
    "email_only_rate",
    "single_email_only_rate",
    "attempt_rate_email",
    "attempt_rate_phone",
];

pub(super) fn reason(report: &Report) -> Reason<'_> {
    Reason {
        key: "reason-email",
        title: "Over-reliance on e-mail",
        claim: "people write instead of calling.",
        falls: "It falls where more leads are called than e-mailed.",
        evidence: evidence(report),
        ids: (&IDS, &[], &[]),
    }
}

fn evidence(report: &Report) -> Result<Evidence, Option<&Said>> {
    let only = known(report, IDS[0])?;
    let (written, called) = (known(report, IDS[2])?, known(report, IDS[3])?);
    let k = only.k.unwrap_or(0);
    let single = report.estimate(IDS[1]);
    let one = single.and_then(|e| e.k).unwrap_or(0);
    let sentence = words::fill(
        if one > 0 {
            "{part} leads that a person turned to got e-mail and nothing else, {one} of them one single e-mail."
        } else {
            "{part} leads that a person turned to got e-mail and nothing else."
        },
        &[("part", &words::of(k, only.n)), ("one", &words::count(one))],
    );
    let verdict = match (written.low, written.high, called.low, called.high) {
        (Some(low), _, _, Some(high)) if low > high => Verdict::For,
        (_, Some(high), Some(low), _) if high < low => Verdict::Against,
        _ => Verdict::Open,
    };
    let named = [
        ("Called", Some(called), Role::Actual),
        ("E-mailed", Some(written), Role::SeveralEmails),
        ("E-mail only", Some(only), Role::OneEmail),
        ("One single e-mail", single, Role::OneEmail),
    ];
    let list = named.map(|(label, e, _)| (label, e));
    let tables = vec![shares("Calls and e-mails by a person", &list)];
    Ok(Evidence {
        sentence,
        concerned: (k, judged(report)),
        verdict,
        test: words::fill(
            "Called {called}, e-mailed {written}.",
            &[
                ("called", &with_interval(called)),
                ("written", &with_interval(written)),
            ],
        ),
        bars: named
            .into_iter()
            .filter_map(|(label, e, role)| bar_of(label, e, role))
            .collect(),
        remark: None,
        tables,
        grouped: Some([
            "E-mail and nothing else, by person",
            "E-mail and nothing else, by dealer",
        ]),
    })
}
