//! What belongs to one lead, handed out lead by lead.

use crate::records::{Appointment, Call, Contact, Lead, More, Task, Touch};

/// What the files give about one lead.
pub(super) struct Given<'a> {
    pub(super) lead: &'a Lead,
    pub(super) contact: &'a Contact,
    pub(super) more: &'a More,
    pub(super) touches: &'a [Touch],
    pub(super) calls: &'a [Call],
    pub(super) tasks: &'a [Task],
    pub(super) appointments: &'a [Appointment],
}

/// Records sorted by lead, handed out lead by lead.
pub(super) struct Own<'a, T, F> {
    rest: &'a [T],
    lead: F,
}

impl<'a, T, F: Fn(&T) -> u32> Own<'a, T, F> {
    pub(super) const fn new(all: &'a [T], lead: F) -> Self {
        Self { rest: all, lead }
    }

    /// Those of one lead; all leads are asked for, in ascending order.
    pub(super) fn of(&mut self, index: u32) -> &'a [T] {
        let all = self.rest;
        let own = all.iter().take_while(|record| (self.lead)(record) <= index);
        let (own, rest) = all.split_at(own.count());
        self.rest = rest;
        own
    }
}
