//! The response that the CRM states beside the one recomputed from its touches (M54).

use super::case::Case;
use super::clock::{Item, Stop};
use crate::time::MINUTE;

/// How a stated response compares with the recomputed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Stated {
    /// No lead to compare: no time of arrival, or neither side knows a response.
    Nothing,
    /// Both, within a minute of each other.
    Agrees,
    /// The CRM's is the time of the first automatic message.
    Automatic,
    /// The CRM's counts open time only.
    OpenTime,
    /// The CRM's is shorter.
    Shorter,
    /// The CRM's is longer.
    Longer,
    /// The CRM states a response, and the files hold no touch by a person.
    CrmOnly,
    /// The files hold a touch by a person, and the CRM states no response.
    FileOnly,
}

/// How many [`Stated`]s there are.
pub const STATED: usize = Stated::FileOnly as usize + 1;

/// Added to a difference, so that it is above zero.
pub const SHIFT: i64 = 1 << 41;

/// Compares, and gives the difference of the two where there are both: recomputed minus stated.
pub(super) fn response(case: &Case<'_>, at: u32) -> (Stated, Option<Item>) {
    let row = case.row;
    let Some(created) = case
        .created
        .filter(|_| row.timed && !row.touch_before_lead && !case.history.untimed)
    else {
        return (Stated::Nothing, None);
    };
    let told = |ms: i64| (ms >= 0).then_some(ms);
    let stated = told(case.more.crm_response).or(told(case.more.crm_adjusted));
    let since = |instant: crate::time::Instant| instant.ms().map(|ms| (ms - created).max(0));
    let found = since(case.history.first_human);
    let near = |one: Option<i64>, other: i64| one.is_some_and(|one| (one - other).abs() <= MINUTE);
    match (stated, found) {
        (None, None) => (Stated::Nothing, None),
        (None, Some(_)) => (Stated::FileOnly, None),
        (Some(stated), None) => {
            let automatic = near(since(case.history.first_any), stated);
            let class = if automatic {
                Stated::Automatic
            } else {
                Stated::CrmOnly
            };
            (class, None)
        }
        (Some(stated), Some(found)) => {
            let class = if near(Some(found), stated) {
                Stated::Agrees
            } else if near(since(case.history.first_any), stated) {
                Stated::Automatic
            } else if near(case.open_ms, stated) {
                Stated::OpenTime
            } else if stated < found {
                Stated::Shorter
            } else {
                Stated::Longer
            };
            let item = Item {
                ms: (found - stated + SHIFT).clamp(0, 2 * SHIFT),
                row: at,
                stop: Stop::Event,
            };
            (class, Some(item))
        }
    }
}
