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
use crate::report::{Estimate, Finding, decimals, thousands};
use crate::settings::Basis;
use crate::stats::{float, wilson};
use crate::summary::{Cell, Summary};

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
    let deed = match basis(context) {
        Basis::Attempt => "called",
        Basis::Contact => "reached by phone",
    };
    let text = format!(
        "{}: {} leads were not {deed}. At the selection's rate {} more would be, the most of all people.",
        unit.name,
        of(unit.n - unit.k, unit.n),
        decimals(more, 0)
    );
    finding(
        "person_pays_most",
        unit.n - unit.k,
        unit.n,
        text,
        "interval clearly below the selection's rate; leads concerned times distance; look at the load first",
    )
}

fn finding(id: &'static str, k: u64, n: u64, text: String, rule: &str) -> Option<Finding> {
    (k > 0 && n >= ENOUGH).then(|| Finding {
        id,
        text,
        k,
        n,
        interval: wilson(k, n),
        rule: rule.to_owned(),
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
            let text = format!("{} leads were not phoned: {}.", of(k, n), instead(bucket));
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
            let text = format!(
                "{} leads that a person turned to got e-mail only.",
                of(k, n)
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
        let text = format!("{} leads have no touch by a person.", of(k, n));
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
        let text = format!(
            "{} leads that a person turned to have one touch and no second.",
            of(k, n)
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

/// `1,680 of 6,000`.
fn of(k: u64, n: u64) -> String {
    format!("{} of {}", thousands(k), thousands(n))
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
    let deed = match basis(context) {
        Basis::Attempt => "called",
        Basis::Contact => "reached by phone",
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
    // One of forty lies outside on either side though nothing is different there.
    let chance = format!(
        "by chance alone {} of {judged} dealers",
        decimals(float(judged) / 40.0, 1)
    );
    let mut found = Vec::new();
    if let Some(Place { name, k, n, .. }) = lowest {
        let text = format!(
            "{name}: {} leads were not {deed}, clearly more than in the selection.",
            of(n - k, n)
        );
        let rule = format!("lowest rate below the funnel's 95 % limits; {chance}");
        found.extend(finding("dealer_below", n - k, n, text, &rule));
    }
    if let Some(Place { name, k, n, .. }) = highest {
        let text = format!(
            "{name}: {} leads were {deed}, clearly above the selection. Worth asking how.",
            of(k, n)
        );
        let rule = format!("highest rate above the funnel's 95 % limits; {chance}");
        found.extend(finding("dealer_above", k, n, text, &rule));
    }
    found
}

struct Place<'a> {
    name: &'a str,
    k: u64,
    n: u64,
    distance: f64,
}
