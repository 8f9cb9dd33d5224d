//! Hot leads, callable leads, completeness, assignment, after hours.

use super::case::Case;
use super::flag::Flags;

/// Answers what this file is about.
pub(super) fn answer(_case: &Case<'_>, _flags: &mut Flags) {}
