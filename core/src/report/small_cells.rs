//! Small cells, hidden: a figure about fewer leads than the limit is not shown, nor is any other from which it could be
//! worked out by subtracting from a total (primary and complementary suppression).
//!
//! Hidden is: every figure whose n is small; every figure whose k, or n − k, is small and not 0. Where exactly one
//! group of a breakdown would be hidden, or where the hidden ones together are still few, the smallest of the others is
//! hidden as well, until what is missing from the total says nothing about anyone. The same along the rows of a table.

use super::{Distribution, Estimate, Group, Report, Table, Value};
use crate::order::sorted;
use crate::words::Said;

/// How much of a figure is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hidden {
    Nothing,
    /// k, the value and its interval.
    Numerator,
    /// n as well.
    Everything,
}

/// Rows of a table that add up to another row: table, total, parts.
const SUMS: &[(&str, &str, &[&str])] = &[
    (
        "gap_waterfall",
        "phoned",
        &["called_not_reached", "reached_by_phone"],
    ),
    (
        "gap_waterfall",
        "all",
        &[
            "no_activity",
            "customer_only",
            "automatic_only",
            "one_email",
            "several_emails",
            "text_or_whatsapp",
            "visit_or_other",
            "phoned",
        ],
    ),
];

/// The report without small cells.
pub fn hide_small_cells(report: &mut Report, least: u64) {
    if least < 2 {
        return;
    }
    let why = Said::of(
        "fewer than {least} leads",
        vec![("least", least.to_string().into())],
    );
    hide_estimates(&mut report.estimates, least, &why);
    let clocks = &report.distributions;
    let mut hidden: Vec<bool> = clocks
        .iter()
        .map(|d| d.n > 0 && (d.n < least || small(d.observed, d.n, least)))
        .collect();
    for (at, clock) in clocks.iter().enumerate() {
        let kin = |other: &Distribution| {
            other.id == clock.id && field(&other.group) == field(&clock.group)
        };
        // Once a family, at its first member.
        if field(&clock.group).is_some() && !clocks[..at].iter().any(kin) {
            let family = (0..clocks.len()).filter(|&other| kin(&clocks[other]));
            let family: Vec<(u64, usize)> = family.map(|other| (clocks[other].n, other)).collect();
            fill(&family, &mut hidden, least);
        }
    }
    for (distribution, hidden) in report.distributions.iter_mut().zip(hidden) {
        if hidden {
            (distribution.n, distribution.censored) = (0, 0);
            (distribution.observed, distribution.untimed) = (0, 0);
            for time in [
                &mut distribution.median_ms,
                &mut distribution.median_low_ms,
                &mut distribution.median_high_ms,
                &mut distribution.p75_ms,
                &mut distribution.p90_ms,
                &mut distribution.observed_median_ms,
                &mut distribution.observed_p75_ms,
                &mut distribution.observed_p90_ms,
            ] {
                *time = None;
            }
            distribution.survival.clear();
            distribution.why = Some(why.clone());
        }
    }
    for table in &mut report.tables {
        hide_rows(table, least, &why);
    }
    let whole = |e: &Estimate| e.group.is_empty();
    let hides = |e: &Estimate| e.why.as_ref() == Some(&why);
    let groups_hidden = report.estimates.iter().any(|e| !whole(e) && hides(e));
    report.findings.retain(|finding| {
        // A sentence about one dealer is a cell of that dealer.
        let named = finding.id.starts_with("dealer") || finding.id.starts_with("person");
        finding.n >= least && !small(finding.k, finding.n, least) && !(named && groups_hidden)
    });
}

/// True when k or its complement in n is few, and somebody.
const fn small(k: u64, n: u64, least: u64) -> bool {
    let rest = n.saturating_sub(k);
    (k > 0 && k < least) || (rest > 0 && rest < least)
}

fn hide_estimates(estimates: &mut [Estimate], least: u64, why: &Said) {
    let mut hidden: Vec<Hidden> = estimates
        .iter()
        .map(|e| match e.k {
            _ if e.n == 0 => Hidden::Nothing,
            _ if e.n < least => Hidden::Everything,
            Some(k) if matches!(e.unit, "share" | "points") && small(k, e.n, least) => {
                Hidden::Numerator
            }
            _ => Hidden::Nothing,
        })
        .collect();
    // Each figure of each breakdown: the places of its groups, smallest first.
    let mut done: Vec<(&str, &str)> = Vec::new();
    for at in 0..estimates.len() {
        let Some(field) = field(&estimates[at].group) else {
            continue;
        };
        let id = estimates[at].id;
        if done.contains(&(id, field)) {
            continue;
        }
        done.push((id, field));
        let mut family: Vec<(u64, usize)> = (0..estimates.len())
            .filter(|&other| {
                estimates[other].id == id && self::field(&estimates[other].group) == Some(field)
            })
            .map(|other| (estimates[other].n, other))
            .collect();
        family = sorted(family, Ord::cmp);
        family.retain(|&(n, _)| n > 0);
        for level in [Hidden::Everything, Hidden::Numerator] {
            complement(&family, estimates, &mut hidden, level, least);
        }
    }
    for (estimate, hidden) in estimates.iter_mut().zip(hidden) {
        if hidden == Hidden::Nothing {
            continue;
        }
        (estimate.value, estimate.low, estimate.high) = (None, None, None);
        estimate.k = None;
        if hidden == Hidden::Everything {
            (estimate.n, estimate.mature, estimate.immature) = (0, 0, 0);
        }
        estimate.why = Some(why.clone());
    }
}

/// Hides more of a family until what is missing from its total is enough, or nothing is left.
fn complement(
    family: &[(u64, usize)],
    estimates: &[Estimate],
    hidden: &mut [Hidden],
    level: Hidden,
    least: u64,
) {
    loop {
        let missing = family.iter().filter(|&&(_, at)| hidden[at] >= level);
        let (mut count, mut n, mut k) = (0_u64, 0, 0);
        for &(size, at) in missing {
            count += 1;
            n += size;
            k += estimates[at].k.unwrap_or(0);
        }
        let enough = match level {
            Hidden::Everything => n >= least,
            _ => !small(k, n, least),
        };
        if count == 0 || (count > 1 && enough) {
            return;
        }
        let Some(&(_, next)) = family.iter().find(|&&(_, at)| hidden[at] < level) else {
            return;
        };
        hidden[next] = level;
    }
}

/// The same where all of a member is hidden: `(size, place)` of the members of one sum.
fn fill(members: &[(u64, usize)], hidden: &mut [bool], least: u64) {
    loop {
        let missing = members.iter().filter(|&&(_, at)| hidden[at]);
        let (mut count, mut sum) = (0, 0);
        for &(size, _) in missing {
            count += 1;
            sum += size;
        }
        let others = members
            .iter()
            .filter(|&&(size, at)| size > 0 && !hidden[at]);
        let next = others.min();
        match next {
            Some(&(_, at)) if count == 1 || (count > 0 && sum < least) => hidden[at] = true,
            _ => return,
        }
    }
}

/// The field of a breakdown.
fn field(group: &Group) -> Option<&'static str> {
    group.keys().next().copied()
}

fn hide_rows(table: &mut Table, least: u64, why: &Said) {
    let counts: Vec<usize> = (0..table.columns.len())
        .filter(|&at| table.columns[at].unit == "count")
        .collect();
    let count = |row: &[Value], at: usize| match row.get(at) {
        Some(&Value::Count(n)) => Some(n),
        _ => None,
    };
    let size = |row: &[Value]| counts.iter().filter_map(|&at| count(row, at)).max();
    let mut hidden: Vec<bool> = table
        .rows
        .iter()
        .map(|row| {
            let few = |n: u64| n > 0 && n < least;
            counts.iter().enumerate().any(|(nth, &at)| {
                let Some(n) = count(row, at) else {
                    return false;
                };
                // The difference of two counts of a row is a count too: won and not won of leads.
                few(n)
                    || counts[..nth]
                        .iter()
                        .any(|&other| count(row, other).is_some_and(|other| few(n.abs_diff(other))))
            })
        })
        .collect();
    let place = |name: &str| {
        table
            .rows
            .iter()
            .position(|row| matches!(row.first(), Some(Value::Text(text)) if text == name))
    };
    let mut sums: Vec<Vec<usize>> = SUMS
        .iter()
        .filter(|sum| sum.0 == table.id)
        .map(|(_, total, parts)| {
            let members = std::iter::once(total).chain(*parts);
            members.filter_map(|name| place(name)).collect()
        })
        .collect();
    if sums.is_empty() {
        sums.push((0..table.rows.len()).collect());
    }
    // One sum may hide what another one gives away.
    for _ in 0..2 {
        for members in &sums {
            let sized = members
                .iter()
                .map(|&at| (size(&table.rows[at]).unwrap_or(0), at));
            fill(&sized.collect::<Vec<_>>(), &mut hidden, least);
        }
    }
    if !hidden.contains(&true) {
        return;
    }
    for (row, hidden) in table.rows.iter_mut().zip(hidden) {
        if !hidden {
            continue;
        }
        // The first cell says what the row is about.
        for (cell, column) in row.iter_mut().zip(&table.columns).skip(1) {
            // A name may stay, an amount is a figure.
            if column.unit == "money" || !matches!(cell, Value::Text(_)) {
                *cell = Value::Unknown;
            }
        }
    }
    table.why = Some(Said::of(
        "cells about {few} are not shown",
        vec![("few", why.clone().into())],
    ));
}
