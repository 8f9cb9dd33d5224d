//! What is known about a file before its first row: what the user decided, what kind it is, which system wrote it.

use super::headers::Header;
use super::kind::Kind;
use super::profiles::Profile;
use crate::settings::Settings;

/// The grounds on which columns are decided.
#[derive(Debug, Clone, Copy)]
pub struct Grounds<'a> {
    /// What the user decided.
    pub settings: &'a Settings,
    /// What the file was taken for.
    pub kind: Option<Kind>,
    /// Which export it is.
    pub profile: Option<Profile>,
}

impl Grounds<'_> {
    /// What is known about the system says this of the column with this header.
    pub fn says(&self, fact: &'static str, header: &Header) -> bool {
        self.profile
            .is_some_and(|profile| profile.says(fact, header))
    }
}
