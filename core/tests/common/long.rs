//! Leads over days and weeks, and reading their report.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "each test file is a crate of its own and uses a part"
)]

use crate::common::{MONDAY, T, call, leads};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::report;
use reality_gap_core::records::{
    Appointment, Dataset, NONE, Outcome, Task, TaskState, TouchResult, Visit,
};
use reality_gap_core::report::{Estimate, Report, Value};
use reality_gap_core::settings::Settings;
use reality_gap_core::time::{DAY, HOUR, Instant};

pub const ONE_DAY: i64 = 1440;

pub fn of(data: Dataset) -> Report {
    with(data, &Settings::default())
}

pub fn with(data: Dataset, settings: &Settings) -> Report {
    report(&Facts::fold(data, settings), settings)
}

pub fn share(report: &Report, id: &str) -> (Option<u64>, u64) {
    let estimate = figure(report, id);
    (estimate.k, estimate.n)
}

pub fn figure<'a>(report: &'a Report, id: &str) -> &'a Estimate {
    report
        .estimate(id)
        .unwrap_or_else(|| panic!("no figure {id}"))
}

/// The cells of a row of a table after its name.
pub fn cells(report: &Report, id: &str, row: &str) -> Vec<Value> {
    let table = report.table(id).unwrap_or_else(|| panic!("no table {id}"));
    let found = table
        .rows
        .iter()
        .find(|cells| cells[0] == Value::Text(row.into()));
    found.unwrap_or_else(|| panic!("{id}: no row {row}, {table:?}"))[1..].to_vec()
}

/// k and n of a row of a table of shares.
pub fn k_n(report: &Report, id: &str, row: &str) -> (u64, u64) {
    match cells(report, id, row)[..2] {
        [Value::Count(k), Value::Count(n)] => (k, n),
        ref other => panic!("{id}[{row}]: {other:?}"),
    }
}

pub fn at(days: i64) -> Instant {
    Instant::from_ms(MONDAY + days * DAY)
}

/// Leads of [`MONDAY`] 09:00, all open, judged so many days after that Monday's midnight.
pub fn open(all: &[&[T]], days: i64) -> Dataset {
    let mut data = leads(all);
    for lead in &mut data.leads {
        lead.created = Instant::from_ms(MONDAY + 9 * HOUR);
        lead.outcome = Outcome::Open;
    }
    data.newest = Some(MONDAY + days * DAY);
    data
}

/// A call at ten on a day, counted from 1.
pub fn ten(day: i64, result: TouchResult) -> T {
    call((day - 1) * ONE_DAY + 600, result)
}

pub fn task(lead: u32, created: i64, due: i64, state: TaskState) -> Task {
    Task {
        lead,
        person: NONE,
        created: at(created),
        due: at(due),
        due_is_date: false,
        done: Instant::UNKNOWN,
        rescheduled: Instant::UNKNOWN,
        state,
        channel: None,
    }
}

pub fn appointment(lead: u32, day: i64, visit: Visit) -> Appointment {
    Appointment {
        lead,
        person: NONE,
        created: at(1),
        at: at(day),
        confirmed: None,
        visit,
        test_drive: None,
    }
}
