//! Settings that have the right shape and yet cannot be used.

use crate::diagnostic::Error;
use crate::settings::Settings;

/// The code of opening hours that cannot be used.
pub(super) const HOURS: &str = "E030";

/// What is wrong with the opening hours, which `file` holds; `None` when there are none or they can be used.
#[must_use]
pub fn hours_fault(settings: &Settings, file: &str) -> Option<Error> {
    let problem = settings.hours.as_ref()?.problem_in(&settings.zone)?;
    Some(Error::new(
        HOURS,
        file,
        problem,
        "correct the opening hours",
    ))
}
