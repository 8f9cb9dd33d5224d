//! Coaching hints: when a figure speaks, in which words, with which rule and source.

use super::metric::Context;
use crate::facts::Flag;
use crate::report::{Estimate, Finding};
use crate::stats::{float, wilson};
use crate::summary::Cell;
use crate::words::{Part, Said, msg};

/// Nothing is said about fewer than this.
pub(super) const ENOUGH: u64 = 20;

/// Where k and n of a hint come from.
enum From {
    /// An estimate of the report.
    Figure(&'static str),
    /// Two answers: how many of the first have the second.
    Flags(Flag, Flag),
    /// Two answers: how many of the first lack the second.
    Lacking(Flag, Flag),
}

/// One hint: it speaks when k / n is at least `from_share` and n at least `enough`.
struct Hint {
    id: &'static str,
    from: From,
    from_share: f64,
    enough: u64,
    /// The sentence.
    text: &'static str,
    rule: &'static str,
    behind: &'static str,
}

const HINTS: &[Hint] = &[
    Hint {
        id: "touched_after_opt_out",
        from: From::Flags(Flag::OptedOut, Flag::TouchedAfterOptOut),
        from_share: 0.0,
        enough: 1,
        text: "{k} of {n} customers who asked to be left alone were turned to afterwards. Check these first.",
        rule: "a touch by a person after the opt-out; spoken of from the first one on",
        behind: "touched_after_opt_out",
    },
    Hint {
        id: "left_message",
        from: From::Figure("left_message_never_called_again"),
        from_share: 0.1,
        enough: ENOUGH,
        text: "{k} of {n} leads with a message left were not called again. About 4 in 5 customers do not ring back; those who do mostly do so within 5 hours.",
        rule: "no contact and no further call within 24 hours, from 10 % on; call-backs: TrackBack (vendor), about 1 in 5, 84 % of them within 5 hours",
        behind: "never_called_again",
    },
    Hint {
        id: "missed_promises",
        from: From::Figure("missed_promise_rate"),
        from_share: 0.05,
        enough: ENOUGH,
        text: "{k} of {n} promises were not kept in time. Doing what was said is what customers with low scores miss most.",
        rule: "from 5 % on; 19 % of low scores name it (TrackBack, vendor, n not published)",
        behind: "broken_promise",
    },
    Hint {
        id: "masked",
        from: From::Figure("automation_mask"),
        from_share: 0.2,
        enough: ENOUGH,
        text: "{k} of {n} leads got an automatic message first and no person within the hour. The CRM may show them as answered.",
        rule: "first touch automatic, no touch by a person within 60 minutes, from 20 % on",
        behind: "masked",
    },
    Hint {
        id: "not_called",
        from: From::Flags(Flag::Callable, Flag::NotCalled),
        from_share: 0.3,
        enough: ENOUGH,
        text: "{k} of {n} leads with a phone number have no call.",
        rule: "a phone number is there and no call by a person is logged, from 30 % on",
        behind: "not_called",
    },
    Hint {
        id: "fumbled",
        from: From::Figure("fumble_rate"),
        from_share: 0.2,
        enough: ENOUGH,
        text: "{k} of {n} questions of customers got no answer by a person within the hour.",
        rule: "M24, from 20 % on",
        behind: "customer_waiting",
    },
    Hint {
        id: "dropped",
        from: From::Flags(Flag::Open, Flag::Dropped),
        from_share: 0.2,
        enough: ENOUGH,
        text: "{k} of {n} open leads had no touch by a person lately and have no next step.",
        rule: "M29: more than 7 days without a touch, 14 once reached, nothing planned, from 20 % on",
        behind: "dropped",
    },
    Hint {
        id: "long_tail",
        from: From::Lacking(Flag::Tail30Due, Flag::Tail30Done),
        from_share: 0.8,
        enough: ENOUGH,
        text: "{k} of {n} leads still open after the first week got no touch in days 8 to 30. More than a quarter of sales come after day 3.",
        rule: "from 80 % on; 26.7 % of sales after day 3 (Foureyes, H1 2025, 8 million opportunities)",
        behind: "tail_30_missed",
    },
];

/// Every hint that speaks, most first.
pub(super) fn hints(cell: &Cell, estimates: &[Estimate], context: &Context<'_>) -> Vec<Finding> {
    let counts = &cell.counts;
    let mut found: Vec<Finding> = HINTS
        .iter()
        .filter_map(|hint| {
            let (k, n) = match hint.from {
                From::Figure(id) => {
                    let figure = whole(estimates, id)?;
                    figure.value?;
                    (figure.k?, figure.n)
                }
                From::Flags(n, k) => (counts.of(k), counts.of(n)),
                From::Lacking(n, k) => (counts.of(n) - counts.of(k), counts.of(n)),
            };
            let speaks = k > 0 && n >= hint.enough && float(k) >= hint.from_share * float(n);
            speaks.then(|| {
                made(
                    hint.id,
                    k,
                    n,
                    hint.text,
                    vec![],
                    hint.rule,
                    Some(hint.behind),
                )
            })
        })
        .collect();
    found.extend(few_attempts(cell));
    found.extend(hot_first(cell, estimates));
    let mut out: Vec<Finding> = capacity(context).into_iter().collect();
    out.extend(crate::order::sorted(found, |one, other| {
        other.k.cmp(&one.k)
    }));
    out.extend(praise(cell, estimates));
    out
}

fn whole<'a>(estimates: &'a [Estimate], id: &str) -> Option<&'a Estimate> {
    estimates.iter().find(|e| e.id == id && e.group.is_empty())
}

fn made(
    id: &'static str,
    k: u64,
    n: u64,
    text: &'static str,
    mut parts: Vec<(&'static str, Part)>,
    rule: impl Into<Said>,
    behind: Option<&'static str>,
) -> Finding {
    parts.extend([("k", k.into()), ("n", n.into())]);
    Finding {
        id,
        text: Said::of(text, parts),
        k,
        n,
        interval: wilson(k, n),
        rule: rule.into(),
        behind,
    }
}

/// More leads than a person can see to come before all that people could do better.
fn capacity(context: &Context<'_>) -> Option<Finding> {
    let cap = u64::from(context.settings.daily_cap?);
    let loads = context.loads?;
    let leads = |from| loads.between(from, u64::MAX)[0];
    let (k, n) = (leads(cap.saturating_add(1)), leads(1));
    (n >= ENOUGH && k * 5 >= n).then(|| {
        let cap = vec![("cap", Part::from(cap.to_string()))];
        let rule = Said::of(
            "M52: more than the daily cap of {cap}, from 20 % of leads on",
            cap.clone(),
        );
        made(
            "capacity",
            k,
            n,
            msg("{k} of {n} leads came in on days on which their person got more than {cap}. Look at capacity before anything else."),
            cap,
            rule,
            None,
        )
    })
}

/// M13: the median unreached lead got two attempts or fewer.
fn few_attempts(cell: &Cell) -> Option<Finding> {
    let all = &cell.counts.old_unreached;
    let n: u64 = all.iter().sum();
    let k: u64 = all.iter().take(3).sum();
    let attempted = all.iter().skip(1).any(|&leads| leads > 0);
    (n >= ENOUGH && attempted && 2 * k >= n).then(|| {
        made(
            "few_attempts",
            k,
            n,
            msg("{k} of {n} leads not reached after 14 days got two attempts or fewer. Strong networks make about five."),
            vec![],
            "median of two or fewer; about five: TrackBack (vendor); 93 % of converted leads reached by the 6th call: Velocify, about 2012 (vendor)",
            Some("stopped_early"),
        )
    })
}

/// M22: leads that are not marked hot are called less.
fn hot_first(cell: &Cell, estimates: &[Estimate]) -> Option<Finding> {
    let bias = whole(estimates, "hot_lead_bias_phone")?;
    let (points, low) = (bias.value?, bias.low?);
    let n = cell.counts.of(Flag::NotHot);
    let k = n - cell.counts.of(Flag::NotHotCalled);
    (low > 0.0 && points >= 0.05 && n >= ENOUGH && k > 0).then(|| {
        let rule = msg("M22: difference of at least 5 points whose 95 % interval is above 0");
        made(
            "hot_first",
            k,
            n,
            msg("{k} of {n} leads not marked hot were not called. They are called {points} points less often than those marked hot."),
            vec![("points", Part::Decimals(points * 100.0, 1))],
            rule,
            Some("not_hot_not_called"),
        )
    })
}

/// What goes well.
fn praise(cell: &Cell, estimates: &[Estimate]) -> Vec<Finding> {
    let mut out = Vec::new();
    if let Some(calls) = whole(estimates, "too_many_calls_share")
        && let (Some(0), Some(high)) = (calls.k, calls.high)
        && calls.n >= ENOUGH
    {
        out.push(made(
            "no_complaint",
            0,
            calls.n,
            msg("{k} of {n} customers with a low score complained about too many calls: at most {most} % of such customers do."),
            vec![("most", Part::Decimals(high * 100.0, 1))],
            "M49: none, with the upper end of the 95 % interval",
            None,
        ));
    }
    if let Some(high) = whole(estimates, "score_high_share")
        && let (Some(k), n) = (high.k, high.n)
        && n >= ENOUGH
        && 2 * k >= n
    {
        let names = cell
            .voices
            .reasons
            .0
            .iter()
            .filter(|(name, _)| !name.is_empty());
        let top = names.max_by(|one, other| (one.1[1], &other.0).cmp(&(other.1[1], &one.0)));
        let (text, parts) = match top {
            Some((name, counts)) if counts[1] > 0 => (
                msg(
                    "{k} of {n} customers who answered gave 4 or 5 of 5. Worth passing on. Named most often: {name} ({of_them} of them).",
                ),
                vec![
                    ("name", Part::from(name.as_str())),
                    ("of_them", counts[1].into()),
                ],
            ),
            _ => (
                msg("{k} of {n} customers who answered gave 4 or 5 of 5. Worth passing on."),
                vec![],
            ),
        };
        let rule = "at least half; elsewhere attitude 40 %, knowledge 25 %, speed 22 % of high scores (TrackBack, vendor)";
        out.push(made("praise", k, n, text, parts, rule, None));
    }
    out
}
