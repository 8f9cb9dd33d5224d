//! From fact rows to lines about leads.

use super::meta::rfc3339;
use crate::facts::{Facts, human_touches};
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
        status: match row.outcome {
            Outcome::Unknown => "unknown",
            Outcome::Open => "open",
            Outcome::Won => "won",
            Outcome::Lost => "lost",
            Outcome::Cancelled => "cancelled",
            Outcome::OptOut => "opted_out",
        },
    })
}
