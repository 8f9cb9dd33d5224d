//! Which leads the filter selects.

use crate::facts::{Facts, Flag};
use crate::records::{Channel, NONE};
use crate::settings::Filter;
use crate::time::day;

/// One flag per fact row. A date limit that is not a date selects nothing; a lead without a day is outside every date
/// limit.
pub(super) fn chosen(facts: &Facts, filter: &Filter) -> Vec<bool> {
    let choice = Choice::of(facts, filter);
    let sources = Names::of(&facts.sources, &filter.sources);
    let places = facts.places.iter();
    let mut chosen: Vec<bool> = places
        .map(|at| choice.has(at.day, at.dealer, at.person) && sources.has(at.source))
        .collect();
    if let Some(events) = Events::of(filter) {
        for (row, chosen) in chosen.iter_mut().enumerate() {
            *chosen = *chosen && events.has(facts, row);
        }
    }
    chosen
}

/// What a filter says about what rows hold beside their places.
struct Events {
    channels: Names,
    arrival: Names,
}

impl Events {
    fn of(filter: &Filter) -> Option<Self> {
        if filter.channels.is_empty() && filter.arrival.is_empty() {
            return None;
        }
        let names = Channel::ALL.map(|channel| channel.name().to_owned());
        Some(Self {
            channels: Names::of(&names, &filter.channels),
            arrival: Names::of(&Filter::ARRIVAL.map(str::to_owned), &filter.arrival),
        })
    }

    fn has(&self, facts: &Facts, row: usize) -> bool {
        let Some(at) = facts.places.get(row) else {
            return false;
        };
        let channel = at.channel.map_or(NONE, |channel| channel as u32);
        let arrival = || match facts.marks.get(row) {
            Some(marks) if marks.flags.has(Flag::HoursKnown) => {
                u32::from(marks.flags.has(Flag::AfterHours))
            }
            _ => NONE,
        };
        self.channels.has(channel) && (self.arrival.all || self.arrival.has(arrival()))
    }
}

/// Rows of the workable leads sold between the dates of the filter, whenever they came in, and selected by its other
/// fields.
pub(super) fn sold_in_period(facts: &Facts, filter: &Filter) -> impl Iterator<Item = usize> {
    let choice = Choice::of(facts, filter);
    let sources = Names::of(&facts.sources, &filter.sources);
    let events = Events::of(filter);
    facts.sales.iter().filter_map(move |&(row, day)| {
        let at = facts.places.get(row as usize)?;
        let events = events.as_ref().is_none_or(|e| e.has(facts, row as usize));
        let chosen = events && choice.has(day, at.dealer, at.person) && sources.has(at.source);
        chosen.then_some(row as usize)
    })
}

/// How many calls that belong to no lead the filter selects: none where it asks for what only leads have.
pub(super) fn strays(facts: &Facts, filter: &Filter) -> u64 {
    if filter.is_of_leads() {
        return 0;
    }
    let choice = Choice::of(facts, filter);
    let strays = facts.strays.iter();
    strays
        .filter(|call| choice.has(call.day, call.dealer, call.person))
        .count() as u64
}

/// What a filter says about days, dealers and people.
struct Choice {
    dated: bool,
    from: i32,
    to: i32,
    dealers: Names,
    people: Names,
}

impl Choice {
    fn of(facts: &Facts, filter: &Filter) -> Self {
        let from = filter
            .from
            .as_deref()
            .map(|text| day(text).unwrap_or(i32::MAX));
        let to = filter
            .to
            .as_deref()
            .map(|text| day(text).unwrap_or(i32::MIN));
        Self {
            dated: from.is_some() || to.is_some(),
            from: from.unwrap_or(i32::MIN),
            to: to.unwrap_or(i32::MAX),
            dealers: Names::of(&facts.dealers, &filter.dealers),
            people: Names::of(&facts.people, &filter.people),
        }
    }

    fn has(&self, day: i32, dealer: u32, person: u32) -> bool {
        (!self.dated || day != i32::MIN && self.from <= day && day <= self.to)
            && self.dealers.has(dealer)
            && self.people.has(person)
    }
}

/// The codes that some names stand for; all of them when no name is given.
pub(super) struct Names {
    all: bool,
    codes: Vec<bool>,
    blank: bool,
}

impl Names {
    pub(super) fn of(dictionary: &[String], wanted: &[String]) -> Self {
        let mut codes = vec![false; dictionary.len()];
        for name in wanted {
            for (code, known) in dictionary.iter().enumerate() {
                codes[code] |= known == name;
            }
        }
        Self {
            all: wanted.is_empty(),
            codes,
            blank: wanted.iter().any(String::is_empty),
        }
    }

    pub(super) fn has(&self, code: u32) -> bool {
        self.all
            || if code == NONE {
                self.blank
            } else {
                self.codes.get(code as usize).copied().unwrap_or(false)
            }
    }
}
