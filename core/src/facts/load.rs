//! How many leads a person gets in a day: one pass over all leads.

use super::clock::{Item, LOADS, Marks, Stop, Timeline};
use super::flag::Flag;
use super::row::FactRow;
use crate::records::Channel;

/// From here on a day is a busy one: leads of such days that were not called are listed.
const BUSY: u8 = 6;

/// Marks each workable lead with the number of workable leads that its owner got on the same local day. Those to be
/// marked have a load of 1 so far.
pub(super) fn mark(rows: &[FactRow], marks: &mut [Marks]) {
    // One number per person and day; sorting brings those of one day together.
    let items = (0_u32..)
        .zip(rows)
        .zip(marks.iter())
        .filter(|(_, mark)| mark.load > 0)
        .map(|((at, row), _)| Item {
            ms: i64::from(row.person) << 24
                | i64::from(row.day.clamp(-(1 << 22), 1 << 22) + (1 << 22)),
            row: at,
            stop: Stop::Event,
        });
    let mut days = Timeline {
        items: items.collect(),
    };
    days.sort(&mut Vec::new());
    for day in days.items.chunk_by(|one, other| one.ms == other.ms) {
        let load = u8::try_from(day.len()).map_or(LOADS, |load| load.min(LOADS));
        for item in day {
            let at = item.row as usize;
            if let (Some(mark), Some(row)) = (marks.get_mut(at), rows.get(at)) {
                mark.load = load;
                if load >= BUSY && row.touches[Channel::Phone as usize] == 0 {
                    mark.flags.set(Flag::BusyMissed);
                }
            }
        }
    }
}
