//! What only all leads together tell.

use crate::records::{Lead, NONE};

/// So many leads at a time: what is called often is compiled well.
const SOME: usize = 4_096;

/// What only all leads together tell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Whole {
    /// Some lead has a person in charge, so that a blank means nobody.
    pub(super) owners: bool,
    /// Some lead has a first attempt in a column of its own.
    pub(super) first_attempts: bool,
    /// The same for a first contact.
    pub(super) first_contacts: bool,
    /// Some lead was sold on a day that is known.
    pub(super) sold: bool,
    /// When the first and the last lead came in.
    pub(super) span: Option<(i64, i64)>,
    /// Some lead is marked hot, and some as not.
    hot: bool,
    not_hot: bool,
}

impl Whole {
    pub(super) fn of(leads: &[Lead]) -> Self {
        let mut whole = Self::default();
        for some in leads.chunks(SOME) {
            whole.take(some);
        }
        whole
    }

    #[inline(never)]
    fn take(&mut self, leads: &[Lead]) {
        for lead in leads {
            self.owners |= lead.person != NONE;
            self.first_attempts |= lead.first_attempt.is_known();
            self.first_contacts |= lead.first_contact.is_known();
            self.sold |= lead.sold.is_known();
            self.hot |= lead.hot == Some(true);
            self.not_hot |= lead.hot == Some(false);
            if let Some(created) = lead.created.ms() {
                let (first, last) = self.span.unwrap_or((created, created));
                self.span = Some((first.min(created), last.max(created)));
            }
        }
    }

    /// The hot column never says no: it is a tick box, and a blank one is not hot.
    pub(super) const fn blank_is_not_hot(&self) -> bool {
        self.hot && !self.not_hot
    }
}
