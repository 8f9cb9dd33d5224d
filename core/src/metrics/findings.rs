//! Where to start: a few rules, each with its receipt. They say what is associated with what, and blame nobody.
//!
//! ## Question
//!
//! Where to start?
//!
//! ## Formula
//!
//! The largest bucket of leads not phoned; leads with e-mail only; leads without a touch by a person; leads with
//! exactly one; the dealer farthest below and the one farthest above the selection's rate (of calls or of contact
//! by phone, as the basis says) outside the 95 % limits of the [funnel](funnel.md). A rule speaks when k is above 0 and n at
//! least 20; the two about dealers always stay, the others fill up to four, most leads first. Dealers without a
//! name are left out.
//!
//! After these four the coaching hints, most first: messages left without another call (from 10 %), promises not kept
//! (5 %), automatic first and no person within the hour (20 %), a phone number and no call (30 %), questions not
//! answered within the hour (20 %), dropped leads (20 %), silence on days 8–30 (80 %), a median of two attempts or
//! fewer, leads not marked hot called at least 5 points less (interval above 0), a touch after an opt-out (from the
//! first). Then praise: no complaint about too many calls, high scores. Then the person whose leads times distance to
//! the selection's rate are the most. With a daily cap, too many leads a day (from 20 %) come before everything.
//!
//! ## Unit
//!
//! Leads.
//!
//! ## Denominator
//!
//! As the finding says.
//!
//! ## Missing and too recent
//!
//! A rule that needs a column the files lack is silent. With
//! `--horizon`, only leads at least that old count, and only what happened within it; younger leads are `immature`,
//! never failures.
//!
//! ## Small samples
//!
//! Nothing is said about fewer than 20 leads (but for opt-outs); 95 % Wilson interval otherwise.
//!
//! ## Example
//!
//! Five leads are fewer than 20: nothing is said.
//!
//! ```text
//! findings = 0
//! ```
//!
//! ## Sources
//!
//! Associations only; no cause is named.

use super::coaching::below;
use super::funnel::Zone;
use super::hints::{ENOUGH, hints};
use super::metric::Context;
use super::reality_gap::basis;
use crate::facts::Bucket;
use crate::order::sorted;
use crate::report::{Estimate, Finding};
use crate::settings::Basis;
use crate::stats::{float, wilson};
use crate::summary::{Cell, Summary};
use crate::words::{Part, Said, msg};

/// At most this many findings.
const MOST: usize = 4;

/// Up to four findings, most leads first; then the hints, and where coaching pays most.
pub(super) fn findings(
    summary: &Summary,
    estimates: &[Estimate],
    context: &Context<'_>,
) -> Vec<Finding> {
    let mut dealers = by_dealer(context);
    let most_first = |list: Vec<Finding>| sorted(list, |one, other| other.k.cmp(&one.k));
    let mut found = most_first(by_lead(&summary.whole, context));
    found.truncate(MOST - dealers.len());
    found.append(&mut dealers);
    let mut found = most_first(found);
    let mut hints = hints(&summary.whole, estimates, context);
    // More leads than people can see to: said before anything that people could do better.
    let first = hints
        .iter()
        .take_while(|hint| hint.id == "capacity")
        .count();
    let rest = hints.split_off(first);
    hints.append(&mut found);
    hints.extend(rest);
    hints.extend(people(context));
    hints
}

/// The person whose distance to the selection's rate is the most leads.
fn people(context: &Context<'_>) -> Option<Finding> {
    let compared = context.compared?;
    let (more, unit) = *below(&compared.people, compared.rate).first()?;
    let message = match basis(context) {
        Basis::Attempt => msg(
            "{name}: {k} of {n} leads were not called. At the selection's rate {more} more would be, the most of all people.",
        ),
        Basis::Contact => msg(
            "{name}: {k} of {n} leads were not reached by phone. At the selection's rate {more} more would be, the most of all people.",
        ),
    };
    let text = of(
        message,
        unit.n - unit.k,
        unit.n,
        vec![
            ("name", unit.name.into()),
            ("more", Part::Decimals(more, 0)),
        ],
    );
    finding(
        "person_pays_most",
        unit.n - unit.k,
        unit.n,
        text,
        "interval clearly below the selection's rate; leads concerned times distance; look at the load first",
    )
}

fn finding(id: &'static str, k: u64, n: u64, text: Said, rule: impl Into<Said>) -> Option<Finding> {
    (k > 0 && n >= ENOUGH).then(|| Finding {
        id,
        text,
        k,
        n,
        interval: wilson(k, n),
        rule: rule.into(),
        behind: behind(id),
    })
}

/// The set of leads behind a finding about leads.
fn behind(id: &str) -> Option<&'static str> {
    match id {
        "email_only" => Some("email_only"),
        "untouched" => Some("untouched"),
        "one_attempt" => Some("one_touch"),
        _ => None,
    }
}

fn by_lead(cell: &Cell, context: &Context<'_>) -> Vec<Finding> {
    let counts = &cell.counts;
    let n = counts.phone_judged;
    let mut found = Vec::new();
    let mut largest = None;
    if context.knows_all_channels().is_ok() {
        // Of equal buckets the first in order.
        for (&bucket, &leads) in Bucket::ALL.iter().zip(&counts.buckets) {
            if !bucket.is_phoned() && leads > largest.map_or(0, |(_, most)| most) {
                largest = Some((bucket, leads));
            }
        }
        if let Some((bucket, k)) = largest {
            let text = of(
                "{k} of {n} leads were not phoned: {instead}.",
                k,
                n,
                vec![("instead", Part::Word(instead(bucket)))],
            );
            let found_one = finding(
                "largest_bucket",
                k,
                n,
                text,
                "the largest bucket of leads that were not phoned",
            );
            found.extend(found_one.map(|found| Finding {
                behind: Some(bucket.name()),
                ..found
            }));
        }
        let emails = matches!(largest, Some((Bucket::OneEmail | Bucket::SeveralEmails, _)));
        if !emails || counts.email_only > largest.map_or(0, |(_, k)| k) {
            let (k, n) = (counts.email_only, counts.attempted);
            let text = of(
                "{k} of {n} leads that a person turned to got e-mail only.",
                k,
                n,
                vec![],
            );
            found.extend(finding(
                "email_only",
                k,
                n,
                text,
                "all touches by a person are e-mails",
            ));
        }
    }
    if context.knows_untouched().is_ok()
        && !matches!(largest, Some((Bucket::Nothing, k)) if k == counts.untouched)
    {
        let (k, n) = (counts.untouched, counts.judged);
        let text = of("{k} of {n} leads have no touch by a person.", k, n, vec![]);
        found.extend(finding(
            "untouched",
            k,
            n,
            text,
            "no outbound touch by a person up to the as-of time",
        ));
    }
    if context.knows_attempts().is_ok() {
        let (k, n) = (counts.by_touches[1], counts.attempted);
        let text = of(
            "{k} of {n} leads that a person turned to have one touch and no second.",
            k,
            n,
            vec![],
        );
        found.extend(finding(
            "one_attempt",
            k,
            n,
            text,
            "exactly one outbound touch by a person",
        ));
    }
    found
}

/// A message about `{k}` of `{n}` leads.
fn of(message: &'static str, k: u64, n: u64, mut parts: Vec<(&'static str, Part)>) -> Said {
    parts.extend([("k", k.into()), ("n", n.into())]);
    Said::of(message, parts)
}

const fn instead(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::Nothing => "no activity is logged",
        Bucket::InboundOnly => "only the customer was active",
        Bucket::AutomaticOnly => "automatic messages only",
        Bucket::OneEmail => "one e-mail by a person",
        Bucket::SeveralEmails => "several e-mails by a person",
        Bucket::Message => "text or WhatsApp",
        Bucket::Other => "visit, chat, letter or another touch",
        Bucket::CalledNotReached | Bucket::Reached => "called",
    }
}

/// The dealer farthest below the selection's rate and the one farthest above it, outside the funnel's limits.
fn by_dealer(context: &Context<'_>) -> Vec<Finding> {
    let Some(compared) = context.compared else {
        return Vec::new();
    };
    let mut lowest: Option<Place<'_>> = None;
    let mut highest: Option<Place<'_>> = None;
    let mut judged = 0;
    for &unit in &compared.dealers.units {
        if unit.n < ENOUGH || compared.dealers.units.len() < 2 {
            continue;
        }
        judged += 1;
        let place = Place {
            name: unit.name,
            k: unit.k,
            n: unit.n,
            distance: unit.share() - compared.rate,
        };
        match unit.zone {
            Zone::Inside => {}
            Zone::AlertBelow | Zone::AlarmBelow => {
                if lowest.as_ref().is_none_or(|l| place.distance < l.distance) {
                    lowest = Some(place);
                }
            }
            Zone::AlertAbove | Zone::AlarmAbove => {
                if highest.as_ref().is_none_or(|h| place.distance > h.distance) {
                    highest = Some(place);
                }
            }
        }
    }
    let contact = matches!(basis(context), Basis::Contact);
    // One of forty lies outside on either side though nothing is different there.
    let rule = |message| {
        Said::of(
            message,
            vec![
                ("few", Part::Decimals(float(judged) / 40.0, 1)),
                ("judged", judged.to_string().into()),
            ],
        )
    };
    let mut found = Vec::new();
    if let Some(Place { name, k, n, .. }) = lowest {
        let message = if contact {
            msg(
                "{name}: {k} of {n} leads were not reached by phone, clearly more than in the selection.",
            )
        } else {
            msg("{name}: {k} of {n} leads were not called, clearly more than in the selection.")
        };
        let text = of(message, n - k, n, vec![("name", name.into())]);
        let rule = rule(msg(
            "lowest rate below the funnel's 95 % limits; by chance alone {few} of {judged} dealers",
        ));
        found.extend(finding("dealer_below", n - k, n, text, rule));
    }
    if let Some(Place { name, k, n, .. }) = highest {
        let message = if contact {
            msg(
                "{name}: {k} of {n} leads were reached by phone, clearly above the selection. Worth asking how.",
            )
        } else {
            msg(
                "{name}: {k} of {n} leads were called, clearly above the selection. Worth asking how.",
            )
        };
        let text = of(message, k, n, vec![("name", name.into())]);
        let rule = rule(msg(
            "highest rate above the funnel's 95 % limits; by chance alone {few} of {judged} dealers",
        ));
        found.extend(finding("dealer_above", k, n, text, rule));
    }
    found
}

struct Place<'a> {
    name: &'a str,
    k: u64,
    n: u64,
    distance: f64,
}
