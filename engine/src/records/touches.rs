//! The touches of all files: when each was, whose lead it is about, and their order.

use std::ops::Range;

use super::customers::Customers;
use super::dataset::{NONE, Note, Touch, in_time};
use super::file::FileData;
use super::join::{Codes, Decided, UNDEFINED};
use crate::diagnostic::Error;
use crate::time::{Clock, Instant, Stamp, Zone};
use crate::words::Said;

/// Gives touches their instant and the index of their lead; those that cannot be used are dropped and counted.
pub(super) fn resolve_touches(
    file: &mut Decided,
    codes: &Codes,
    index: &[u32],
    customers: Option<&Customers>,
    zone: &Zone,
    utc: &Zone,
) -> Result<(), Error> {
    let mut resolving = Resolving {
        day_first: file.touch,
        clock: Decided::clock(file.data.touch_date(), zone, utc),
        codes,
        index,
        customers,
        kept: 0,
    };
    let data = &mut file.data;
    let all = data.touches.len();
    let mut touches = std::mem::take(&mut data.touches);
    let mut lines = std::mem::take(&mut data.touch_lines);
    for from in (0..all).step_by(SOME) {
        let places = from..all.min(from + SOME);
        resolving.some(data, &mut touches, &mut lines, places);
    }
    let kept = resolving.kept;
    touches.truncate(kept);
    lines.truncate(kept);
    (data.touches, data.touch_lines) = (touches, lines);
    if customers.is_none() || all == 0 {
        return Ok(());
    }
    if kept == 0 {
        return Err(Error::new(
            "E025",
            &data.name,
            Said::of(
                "the files do not join: {file} names no lead id, and none of its customers' phone numbers or addresses is one of a lead",
                vec![("file", data.name.as_str().into())],
            ),
            "say which columns hold the lead id, the phone number or the address (on the command line: --map touches.phone=HEADER)",
        ));
    }
    let text = Said::of(
        "{k} of {n} touches found their lead by the customer's phone number or address",
        vec![
            ("k", kept.to_string().into()),
            ("n", all.to_string().into()),
        ],
    );
    data.notes.push(Note {
        header: String::new(),
        text,
    });
    Ok(())
}

/// So many touches at a time: a browser compiles a function anew while it is not running, so that one that is called once
/// for all of them would stay as slow as it began.
const SOME: usize = 4_096;

/// What touches of one file are resolved by.
struct Resolving<'a> {
    day_first: bool,
    clock: Clock<'a>,
    codes: &'a Codes,
    index: &'a [u32],
    customers: Option<&'a Customers>,
    /// So many could be used: they stand first.
    kept: usize,
}

impl Resolving<'_> {
    #[inline(never)]
    fn some(
        &mut self,
        data: &mut FileData,
        touches: &mut [Touch],
        lines: &mut [u32],
        places: Range<usize>,
    ) {
        let mut kept = self.kept;
        for at in places {
            let line = lines[at];
            if let Some(touch) = self.one(data, touches[at], u64::from(line)) {
                (touches[kept], lines[kept]) = (touch, line);
                kept += 1;
            }
        }
        self.kept = kept;
    }

    #[inline]
    fn one(&mut self, data: &mut FileData, mut touch: Touch, line: u64) -> Option<Touch> {
        let stamp = Stamp::from_bits(touch.at.ms().unwrap_or(i64::MIN).cast_unsigned());
        if stamp.is_none() {
            touch.at = Instant::UNKNOWN;
        } else {
            let resolved = stamp.resolve(self.day_first, &mut self.clock);
            if !resolved.instant.is_known() {
                data.aside.add("T005", line);
                return None;
            }
            if resolved.ambiguous {
                data.flags.add("F004", line);
            }
            touch.at = resolved.instant;
        }
        let lead = match self.customers {
            None => self.index[self.codes.of(touch.lead) as usize],
            Some(customers) => customers.find_any(data.customers[touch.lead as usize], touch.at),
        };
        if lead == UNDEFINED {
            let code = if self.customers.is_some() {
                "T021"
            } else {
                "T003"
            };
            data.aside.add(code, line);
            return None;
        }
        touch.lead = lead;
        Some(touch)
    }
}

/// All touches by `(lead, at, meta)`: a counting sort by lead, then each lead's few by time.
pub(super) fn in_order(files: &mut [Decided], leads: usize, person_codes: &[u32]) -> Vec<Touch> {
    let mut ends = vec![0_u32; leads + 1];
    for some in all_touches(files) {
        count_some(some, &mut ends);
    }
    for at in 1..ends.len() {
        ends[at] += ends[at - 1];
    }
    let count = ends.last().copied().unwrap_or(0) as usize;
    let nothing = Touch {
        at: Instant::UNKNOWN,
        lead: 0,
        meta: 0,
    };
    let mut touches = vec![nothing; count];
    for file in files {
        for some in std::mem::take(&mut file.data.touches).chunks(SOME) {
            place_some(some, person_codes, &mut ends, &mut touches);
        }
    }
    let mut start = 0;
    for end in ends {
        let of_lead = &mut touches[start..end as usize];
        if of_lead.len() > 1 {
            in_time(of_lead);
        }
        start = end as usize;
    }
    touches
}

/// The touches of all files, some at a time.
pub(super) fn all_touches(files: &[Decided]) -> impl Iterator<Item = &[Touch]> {
    files.iter().flat_map(|file| file.data.touches.chunks(SOME))
}

/// Counts the touches of each lead, one place further on.
#[inline(never)]
fn count_some(touches: &[Touch], ends: &mut [u32]) {
    for touch in touches {
        ends[touch.lead as usize + 1] += 1;
    }
}

/// Puts touches where those of their lead begin, with the final codes of people.
#[inline(never)]
fn place_some(touches: &[Touch], person_codes: &[u32], starts: &mut [u32], into: &mut [Touch]) {
    for &touch in touches {
        let person = touch.person();
        let touch = if person == NONE {
            touch
        } else {
            touch.with_person(person_codes[person as usize])
        };
        let place = &mut starts[touch.lead as usize];
        into[*place as usize] = touch;
        *place += 1;
    }
}

/// Tells who is named by touches.
#[inline(never)]
pub(super) fn people_of(touches: &[Touch], used: &mut dyn FnMut(u32)) {
    for touch in touches {
        used(touch.person());
    }
}
