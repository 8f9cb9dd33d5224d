//! What belongs to one lead, handed out lead by lead.

use crate::records::{Appointment, Call, Lead, More, Task, Touch};

/// What the files give about one lead.
pub(super) struct Given<'a> {
    pub(super) lead: &'a Lead,
    pub(super) more: &'a More,
    pub(super) touches: &'a [Touch],
    pub(super) calls: &'a [Call],
    pub(super) tasks: &'a [Task],
    pub(super) appointments: &'a [Appointment],
}

/// Records sorted by lead, handed out lead by lead.
pub(super) struct Own<'a, T> {
    rest: &'a [T],
    lead: fn(&T) -> u32,
}

impl<'a, T> Own<'a, T> {
    pub(super) const fn new(all: &'a [T], lead: fn(&T) -> u32) -> Self {
        Self { rest: all, lead }
    }

    /// Those of one lead; leads are asked for in ascending order.
    #[inline(never)]
    pub(super) fn of(&mut self, index: u32) -> &'a [T] {
        let own = |from: &'a [T], until: u32| {
            from.iter()
                .take_while(|record| (self.lead)(record) < until)
                .count()
        };
        let from = self.rest.get(own(self.rest, index)..).unwrap_or_default();
        let (own, rest) = from.split_at(own(from, index.saturating_add(1)));
        self.rest = rest;
        own
    }
}
