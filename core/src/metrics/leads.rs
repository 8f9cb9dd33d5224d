//! From fact rows to lines about leads.

use super::meta::rfc3339;
use crate::facts::{Facts, human_touches};
use crate::order::sorted;
use crate::records::{Channel, NONE, Outcome};
use crate::report::{LeadLine, Leads};
use crate::settings::Settings;
use crate::summary::Behind;

/// The leads behind a figure as lines, from the `before`th on, at most `count`. `rows` are those that [`Behind::rows`]
/// gave.
#[must_use]
pub fn leads(
    behind: &Behind,
    rows: &[u32],
    facts: &Facts,
    settings: &Settings,
    before: usize,
    count: usize,
) -> Leads {
    let page = rows.iter().skip(before).take(count);
    Leads {
        place: String::new(),
        behind: behind.name,
        title: behind.title,
        total: rows.len() as u64,
        before: before as u64,
        leads: page
            .filter_map(|&at| line(facts, settings, at as usize))
            .collect(),
    }
}

/// The same leads in another order: by the number of a column of their list and ` up` or ` down`, those of which it is
/// not known last; as they are where the order names no column.
#[must_use]
pub fn arranged(rows: Vec<u32>, facts: &Facts, order: &str) -> Vec<u32> {
    let Some((column, direction)) = order.split_once(' ') else {
        return rows;
    };
    let name = |names: &'_ [String], code: u32| -> Option<String> {
        let name = names.get(code as usize).filter(|_| code != NONE);
        name.filter(|name| !name.is_empty())
            .map(|name| name.to_lowercase())
    };
    // Words and numbers beside each other: a column has one of them.
    let key = |at: u32| -> Option<(String, i64)> {
        let row = facts.rows.get(at as usize)?;
        let words = |words: Option<String>| Some((words?, 0));
        let number = |number: i64| Some((String::new(), number));
        match column {
            "1" => words(Some(facts.ids.get(at as usize)?.to_lowercase())),
            "2" => words(name(&facts.dealers, row.dealer)),
            "3" => words(name(&facts.people, row.person)),
            "4" => number(row.created.ms()?),
            "5" => number(i64::try_from(human_touches(row)).ok()?),
            "6" => number(i64::from(row.touches[Channel::Phone as usize])),
            "7" => number(row.last_human.ms()?),
            "8" => words((row.outcome != Outcome::Unknown).then(|| status(row.outcome).to_owned())),
            _ => None,
        }
    };
    let down = direction == "down";
    let keyed: Vec<(Option<(String, i64)>, u32)> =
        rows.into_iter().map(|at| (key(at), at)).collect();
    let keyed = sorted(keyed, |one, other| match (&one.0, &other.0) {
        (Some(a), Some(b)) if down => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    keyed.into_iter().map(|(_, at)| at).collect()
}

const fn status(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Unknown => "unknown",
        Outcome::Open => "open",
        Outcome::Won => "won",
        Outcome::Lost => "lost",
        Outcome::Cancelled => "cancelled",
        Outcome::OptOut => "opted_out",
    }
}

fn line(facts: &Facts, settings: &Settings, at: usize) -> Option<LeadLine> {
    let row = facts.rows.get(at)?;
    let name = |names: &[String], code: u32| {
        let name = names.get(code as usize).filter(|_| code != NONE);
        name.filter(|name| !name.is_empty()).cloned()
    };
    let time = |at: crate::time::Instant| rfc3339(at.ms()?, &settings.zone);
    Some(LeadLine {
        lead: facts.ids.get(at)?.to_string(),
        dealer: name(&facts.dealers, row.dealer),
        person: name(&facts.people, row.person),
        came_in: time(row.created),
        attempts: human_touches(row),
        calls: u64::from(row.touches[Channel::Phone as usize]),
        last_touch: time(row.last_human),
        status: status(row.outcome),
    })
}
