//! The first leads of the worklist, mergeable: the first hundred of two shards' first hundreds are those of the whole.

use crate::facts::{Duty, Facts, Reason};
use crate::order::sorted;
use crate::records::NONE;

/// So many leads of the list are kept by name; how many there are in all is counted.
const MOST: usize = 100;

/// One lead of the worklist. The order of the fields is the order of the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Todo {
    /// The first reason.
    pub reason: Reason,
    /// Place within it: ascending.
    pub urgency: i64,
    /// Lead id as written.
    pub lead: String,
    /// Dealer, where one is given.
    pub dealer: Option<String>,
    /// Person in charge, where one is given.
    pub person: Option<String>,
    /// Bit i: `Reason::ALL[i]` holds.
    pub reasons: u8,
    /// The time the first reason is about; `i64::MIN` when not known.
    pub at: i64,
}

/// The first [`MOST`] selected leads.
pub(super) fn first(facts: &Facts, chosen: &[bool]) -> Vec<Todo> {
    let selected = |duty: &&Duty| chosen.get(duty.row as usize) == Some(&true);
    facts
        .duties
        .iter()
        .filter(selected)
        .take(MOST)
        .filter_map(|duty| todo(facts, duty))
        .collect()
}

fn todo(facts: &Facts, duty: &Duty) -> Option<Todo> {
    let row = facts.rows.get(duty.row as usize)?;
    let name = |names: &[String], code: u32| {
        let name = names.get(code as usize).filter(|_| code != NONE);
        name.filter(|name| !name.is_empty()).cloned()
    };
    Some(Todo {
        reason: duty.reason,
        urgency: duty.urgency(),
        lead: facts.ids.get(duty.row as usize)?.to_string(),
        dealer: name(&facts.dealers, row.dealer),
        person: name(&facts.people, row.person),
        reasons: duty.reasons,
        at: duty.at,
    })
}

/// Both lists as one.
pub(super) fn merged(mut one: Vec<Todo>, mut other: Vec<Todo>) -> Vec<Todo> {
    if other.is_empty() {
        return one;
    }
    one.append(&mut other);
    let mut list = sorted(one, Ord::cmp);
    list.truncate(MOST);
    list
}
