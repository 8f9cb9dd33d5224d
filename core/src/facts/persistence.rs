//! Follow-up by day, long tail, dropped leads, closing ratios.

use super::case::Case;
use super::flag::Flags;

/// Answers what this file is about.
pub(super) fn answer(_case: &Case<'_>, _flags: &mut Flags) {}
