//! The rows of these files joined to leads: by lead id, or else by the customer's phone number.

use super::columns::{EventFile, EventRow, stamp};
use super::{
    Appointment, Belief, Call, Survey, Task, appointments, beliefs, calls, surveys, tasks,
};
use crate::order::sorted;
use crate::records::customers::{Customers, keys};
use crate::records::dataset::{Kind, NONE};
use crate::records::intern::Interner;
use crate::records::join::{Codes, Decided, UNDEFINED};
use crate::records::merge::Merged;
use crate::records::names::{Names, smaller_name};
use crate::records::values::Direction;
use crate::time::{DAY, Instant, Zone};

/// What these files hold, in canonical order.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    pub(crate) calls: Vec<Call>,
    pub(crate) tasks: Vec<Task>,
    pub(crate) appointments: Vec<Appointment>,
    pub(crate) surveys: Vec<Survey>,
    pub(crate) beliefs: Vec<Belief>,
    /// A call tells its direction; the logs tell results, lengths.
    pub(crate) direction: bool,
    pub(crate) result: bool,
    pub(crate) duration: bool,
}

/// Where no file tells of leads or touches, the rows of these files are about leads all the same: by lead id, or else by
/// the customer's number, or else each row is about one of its own.
pub(crate) fn define(
    file: &Decided,
    codes: &Codes,
    ids: &Interner,
    names: &Names,
    index: &mut [u32],
    merged: &mut Vec<Merged>,
    lead_ids: &mut Vec<u32>,
) {
    let Some(events) = &file.data.events else {
        return;
    };
    let mut about: Vec<(u64, u32)> = events
        .rows
        .iter()
        .map(|row| (if events.own_ids { customer(row) } else { 0 }, row.lead))
        .filter(|&(_, lead)| lead != NONE)
        .map(|(key, lead)| (key, codes.of(lead)))
        .collect();
    if events.own_ids {
        // The calls of one number are about one lead, named by the first of their ids.
        about = sorted(about, |one, other| {
            (one.0, ids.get(one.1)).cmp(&(other.0, ids.get(other.1)))
        });
    }
    let mut last = (0, UNDEFINED);
    for (key, code) in about {
        if index[code as usize] != UNDEFINED {
            continue;
        }
        if key == 0 || last.0 != key {
            last = (key, merged.len() as u32);
            lead_ids.push(code);
            merged.push(Merged::NEW);
        }
        index[code as usize] = last.1;
    }
    for row in events.rows.iter().filter(|row| row.lead != NONE) {
        let lead = &mut merged[index[codes.of(row.lead) as usize] as usize].lead;
        smaller_name(&mut lead.person, row.person, &names.people);
        smaller_name(&mut lead.dealer, row.dealer, &names.dealers);
    }
}

/// The key of the customer's number; 0 when there is none, or nobody can say which number is the customer's.
fn customer(row: &EventRow) -> u64 {
    match (row.phones, calls::told_direction(row)) {
        ([_, _, customer], _) if customer != 0 => customer,
        ([from, ..], Direction::Inbound) => from,
        ([_, to, _], Direction::Outbound) => to,
        _ => 0,
    }
}

/// What all files are joined with.
pub(crate) struct Known<'a> {
    pub(crate) index: &'a [u32],
    pub(crate) people: &'a [u32],
    pub(crate) dealers: &'a [u32],
    pub(crate) reasons: &'a [u32],
    pub(crate) customers: &'a Customers,
    /// No file tells of leads or touches: these files say what leads there are.
    pub(crate) alone: bool,
}

/// All rows of all files, joined, in canonical order.
pub(crate) fn resolve(
    files: &mut [Decided],
    codes: &[Codes],
    known: &Known<'_>,
    zone: &Zone,
) -> Resolved {
    let utc = Zone::utc();
    let customers = known.customers;
    let mut out = Resolved::default();
    let mut rows: [Vec<EventRow>; 4] = Default::default();
    for (file, codes) in files.iter_mut().zip(codes) {
        let Some(mut events) = file.data.events.take() else {
            continue;
        };
        let scale = scale(&events.rows, &header_of(file, &events, "score"));
        let mut clocks =
            [0, 1, 2, 3].map(|at| Decided::clock(events.dates[at].as_ref(), zone, &utc));
        for mut row in std::mem::take(&mut events.rows) {
            let line = u64::from(row.line);
            let mut refused = None;
            for (at, clock) in clocks.iter_mut().enumerate() {
                let packed = stamp(row.dates[at]);
                row.dates[at] = Instant::UNKNOWN;
                if packed.is_none() {
                    continue;
                }
                let resolved = packed.resolve(file.events[at], clock);
                if resolved.ambiguous {
                    file.data.flags.add("F004", line);
                }
                row.dates[at] = resolved.instant;
                row.date_only[at] = resolved.date_only;
                if !resolved.instant.is_known() {
                    if at == events.kind.needed {
                        refused = Some("V005");
                    } else {
                        file.data.flags.add("F005", line);
                    }
                }
            }
            if let Some(code) = refused {
                file.data.aside.add(code, line);
                continue;
            }
            let named = (known.alone || !events.own_ids) && row.lead != NONE;
            let by_id = match row.lead {
                NONE => NONE,
                _ if !named => NONE,
                local => known.index[codes.of(local) as usize],
            };
            row.lead = if by_id == UNDEFINED { NONE } else { by_id };
            for (code, table) in [
                (&mut row.person, known.people),
                (&mut row.dealer, known.dealers),
                (&mut row.reason, known.reasons),
            ] {
                recode(code, table);
            }
            if row.lead == NONE && events.kind.kind != Kind::Calls {
                // Without a lead id by the customer: see the fields `customer` and `email`.
                let needed = row.dates.get(events.kind.needed);
                let at = needed.copied().unwrap_or(row.dates[0]);
                row.lead = customers.find_any(keys(row.phones[2], row.phones[1]), at);
            }
            if row.unreadable {
                file.data.flags.add("F008", line);
            }
            match events.kind.kind {
                Kind::Calls => {
                    let side = by_phone(&mut row, customers);
                    if row.lead == NONE && named {
                        file.data.flags.add("F009", line);
                    }
                    row.numbers[1] = scale * 100;
                    row.values[calls::SIDE] = side.map_or(255, |side| side as u8);
                    rows[0].push(row);
                }
                Kind::Tasks | Kind::Appointments if row.lead == NONE => {
                    file.data.aside.add("V002", line);
                }
                Kind::Tasks => rows[1].push(row),
                Kind::Appointments => rows[2].push(row),
                Kind::Surveys => {
                    if row.lead == NONE && named {
                        file.data.flags.add("F009", line);
                    }
                    row.texts
                        .iter_mut()
                        .for_each(|code| recode(code, known.reasons));
                    row.texts = sorted(std::mem::take(&mut row.texts), Ord::cmp);
                    if row.numbers[1] == u32::MAX {
                        row.numbers[1] = scale * 100;
                    }
                    rows[3].push(row);
                }
                _ => match beliefs::belief(&row, &events.texts) {
                    Some(belief) => out.beliefs.push(Belief {
                        valid: (day(row.dates[0], zone), day(row.dates[1], zone)),
                        ..belief
                    }),
                    None => file.data.aside.add("V013", line),
                },
            }
        }
        if events.kind.kind == Kind::Calls {
            out.result |= events.has("result")
                || events.has("answered")
                || events.has("answered_by")
                || events.has("duration");
            out.duration |= events.has("duration");
        }
        file.data.events = Some(events);
    }
    let [calls, tasks, appointments, surveys] = rows;
    out.calls = in_order(calls.iter(), 0)
        .into_iter()
        .map(calls::call)
        .collect();
    out.direction = out
        .calls
        .iter()
        .any(|call| call.direction != Direction::Unknown);
    let scored = calls.iter().filter(|row| row.numbers[0] != u32::MAX);
    out.surveys = in_order(surveys.iter().chain(scored), 0)
        .into_iter()
        .map(surveys::survey)
        .collect();
    out.tasks = in_order(tasks.iter(), 1)
        .into_iter()
        .map(tasks::task)
        .collect();
    out.appointments = in_order(appointments.iter(), 1)
        .into_iter()
        .map(appointments::appointment)
        .collect();
    out
}

/// The header of a field; empty without one.
fn header_of(file: &Decided, events: &EventFile, name: &str) -> String {
    let pairs = events.pairs();
    let column = pairs.iter().find(|(field, ..)| *field == name);
    column.map_or_else(String::new, |&(_, column, _)| {
        file.data.header_of(column).to_owned()
    })
}

fn recode(code: &mut u32, table: &[u32]) {
    *code = table.get(*code as usize).copied().unwrap_or(NONE);
}

/// By lead, then by one of the dates, then by whatever else tells rows apart: the order of the files does not matter.
fn in_order<'a>(rows: impl Iterator<Item = &'a EventRow>, by: usize) -> Vec<&'a EventRow> {
    sorted(rows.collect(), |one, other| {
        (one.lead, one.dates[by])
            .cmp(&(other.lead, other.dates[by]))
            .then_with(|| one.key().cmp(&other.key()))
    })
}

/// The lead of a call by the customer's number, and the direction that this shows where the log does not tell.
fn by_phone(row: &mut EventRow, customers: &Customers) -> Option<Direction> {
    let find = |key: u64| customers.find(key, row.dates[0]);
    let key = customer(row);
    if row.lead != NONE || key != 0 {
        if row.lead == NONE {
            row.lead = find(key);
        }
        return None;
    }
    // Nobody says which number is the customer's: the one that is a customer's.
    let (caller, called) = (find(row.phones[0]), find(row.phones[1]));
    match (caller, called) {
        (NONE, NONE) => None,
        (lead, NONE) => {
            row.lead = lead;
            Some(Direction::Inbound)
        }
        (NONE, lead) => {
            row.lead = lead;
            Some(Direction::Outbound)
        }
        _ => None,
    }
}

/// The local day of an instant.
fn day(at: Instant, zone: &Zone) -> Option<i32> {
    i32::try_from(zone.local_ms(at.ms()?).div_euclid(DAY)).ok()
}

/// The top of the scale of a file that does not say: 5, 10 or 100, whichever the highest score fits.
fn scale(rows: &[EventRow], header: &str) -> u32 {
    let highest = rows
        .iter()
        .map(|row| row.numbers[0])
        .filter(|&score| score != u32::MAX)
        .max()
        .unwrap_or(0);
    match highest {
        0..=500 if !header.to_ascii_lowercase().contains("nps") => 5,
        0..=1_000 => 10,
        _ => 100,
    }
}
