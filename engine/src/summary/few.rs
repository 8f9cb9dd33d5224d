//! The few counts of a group that its figures on show are made of: small enough to be counted for hundreds of groups at
//! once without leaving the processor's nearest memory.

use super::Counts;
use super::brief::Lanes;
use super::standing::Standing;
use crate::facts::{FactRow, Flag, Marks, human_touches};
use crate::records::Channel;

/// Counts of one group.
#[derive(Clone, Copy, Default)]
pub(super) struct Few {
    lanes: Lanes,
    /// Dials, connected dials, e-mail only; timed, old enough for 60 minutes, masked; with a number, of those not called.
    more: [u32; 8],
}

impl Few {
    /// One lead, of which `lanes` are.
    pub(super) fn add(&mut self, lanes: &Lanes, row: &FactRow, marks: &Marks, standing: Standing) {
        self.lanes.add(lanes);
        if standing == Standing::Received {
            return;
        }
        // Bit 5 of `SLA`: 60 minutes.
        let hour = marks.timed && marks.mature >> 5 & 1 == 1;
        let times = [marks.timed, hour, hour && marks.masked];
        for (sum, is) in self.more[3..6].iter_mut().zip(times) {
            *sum += u32::from(is);
        }
        if standing != Standing::Judged {
            return;
        }
        let emails = u64::from(row.touches[Channel::Email as usize]);
        self.more[0] += u32::from(row.dials);
        self.more[1] += u32::from(row.connects);
        self.more[2] += u32::from(emails > 0 && emails == human_touches(row));
        self.more[6] += u32::from(marks.flags.has(Flag::Callable));
        self.more[7] += u32::from(marks.flags.has(Flag::NotCalled));
    }

    /// The same among all counts, of which the others stay 0.
    pub(super) fn counts(&self) -> Counts {
        let brief = self.lanes.brief();
        let [
            dials,
            connects,
            email_only,
            timed,
            hour_old,
            masked,
            callable,
            not_called,
        ] = self.more.map(u64::from);
        let mut counts = Counts {
            received: brief.received,
            workable: brief.workable,
            judged: brief.judged,
            phone_judged: brief.phone_judged,
            phoned: brief.called,
            attempted: brief.attempted,
            contacted: brief.contacted,
            contacted_phone: brief.reached,
            won: brief.won,
            dials,
            connects,
            email_only,
            timed,
            hour_old,
            masked,
            ..Counts::default()
        };
        counts.flags.0[Flag::Callable as usize] = callable;
        counts.flags.0[Flag::NotCalled as usize] = not_called;
        counts
    }
}
