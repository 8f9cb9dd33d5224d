//! What is known about a file before its first row: what the user decided, what kind it is, which system wrote it.

use super::dataset::Kind;
use super::headers::Header;
use super::profiles::Profile;
use crate::settings::Settings;

/// The grounds on which columns are decided.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grounds<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) kind: Option<Kind>,
    pub(crate) profile: Option<Profile>,
}

impl Grounds<'_> {
    /// What is known about the system says this of the column with this header.
    pub(crate) fn says(&self, fact: &'static str, header: &Header) -> bool {
        self.profile
            .is_some_and(|profile| profile.says(fact, header))
    }
}
