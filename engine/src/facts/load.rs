//! How many leads a person gets in a day: one pass over all leads.

use super::clock::Marks;
use super::flag::Flag;
use super::hash::fnv1a;
use super::row::{FactRow, Place};
use crate::order::ascending;
use crate::records::{Channel, NONE};

/// From here on a day is a busy one: leads of such days that were not called are listed.
const BUSY: u32 = 6;

/// All workable leads that one person got on one local day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PersonDay {
    /// Hash of the person's name and the day, the same in every shard.
    pub(crate) key: u64,
    /// How many leads.
    pub(crate) leads: u32,
}

/// The days of all people, ascending by key. Each lead that has an owner and a day, and is workable (it has some place
/// so far), gets the place of its own.
pub(super) fn mark(
    rows: &[FactRow],
    sites: &[Place],
    people: &[String],
    marks: &mut [Marks],
) -> Vec<PersonDay> {
    let names: Vec<u64> = people.iter().map(|name| fnv1a(name.as_bytes())).collect();
    // Sorting brings those of one day together.
    let mut items: Vec<[u64; 3]> = Vec::with_capacity(sites.len());
    for (at, (site, mark)) in (0_u64..).zip(sites.iter().zip(marks.iter())) {
        if mark.day != NONE
            && let Some(name) = names.get(site.person as usize)
        {
            let day = u64::from(site.day.cast_unsigned());
            items.push([(name ^ day).wrapping_mul(0x9e37_79b9_7f4a_7c15), at, 0]);
        }
    }
    ascending(&mut items);
    let mut days = Vec::with_capacity(items.len());
    // Rows and marks are large: places are put together first, and then taken over in order.
    let mut places = vec![(NONE, 0); rows.len()];
    for day in items.chunk_by(|one, other| one[0] == other[0]) {
        let place = u32::try_from(days.len()).unwrap_or(NONE);
        let leads = u32::try_from(day.len()).unwrap_or(u32::MAX);
        for &[_, at, _] in day {
            let at = at as usize;
            places[at] = (place, leads);
            if leads >= BUSY && rows[at].touches[Channel::Phone as usize] == 0 {
                marks[at].flags.set(Flag::BusyMissed);
            }
        }
        days.extend(day.first().map(|&[key, ..]| PersonDay { key, leads }));
    }
    for (mark, (place, leads)) in marks.iter_mut().zip(places) {
        (mark.day, mark.day_leads) = (place, leads);
    }
    days
}
