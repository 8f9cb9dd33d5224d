//! Yes-or-no answers about one lead, each a bit: a share is the leads with one bit among those with another.

/// One answer. A numerator is set only where its denominator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[expect(missing_docs, reason = "a numerator is named after its denominator")]
pub enum Flag {
    // Persistence: `persistence.rs`
    /// Judged by M16 on day 1; the other days follow in the same way.
    Day1Due,
    /// A person turned to the customer on that day.
    Day1Done,
    Day2Due,
    Day2Done,
    Day3Due,
    Day3Done,
    Day7Due,
    Day7Done,
    Day14Due,
    Day14Done,
    Day30Due,
    Day30Done,
    Day60Due,
    Day60Done,
    Day90Due,
    Day90Done,
    /// Open and undecided at the start of days 8–30 (M31), old enough to judge.
    Tail30Due,
    Tail30Done,
    Tail60Due,
    Tail60Done,
    Tail90Due,
    Tail90Done,
    /// Open at the as-of time.
    Open,
    /// Of those, dropped (M29).
    Dropped,
    /// Was dropped once or lost (M30).
    WasDropped,
    /// Of those, sold here later.
    BoughtAnyway,
    /// Old enough for 30, 60, 90 days (M40), and sold within them.
    Closing30Due,
    Closing30Done,
    Closing60Due,
    Closing60Done,
    Closing90Due,
    Closing90Done,
    // Appointments: `visits.rs`
    /// A sales appointment was made (M35).
    AppointmentSet,
    /// A shown appointment (M39), and sold within 30 days of it.
    Shown,
    SoldFromShown,
    /// A test drive took place.
    TestDrive,
    // Dialogue: `dialogue.rs`
    /// Someone turned to the customer, and the customer replied within the horizon (M23).
    Spoken,
    Replied,
    /// A call of ours was missed, and the customer rang back within seven days (M25).
    MissedCall,
    RangBack,
    /// A message was left and no contact came of it, and no further call followed (M26).
    MessageLeft,
    NeverAgain,
    /// A touch by a person after the customer had opted out (F21).
    OptedOut,
    TouchedAfterOptOut,
    // Reasons: `reasons.rs`
    /// Marked hot, and attempted; the others, and attempted (M22).
    Hot,
    HotAttempted,
    NotHot,
    NotHotAttempted,
    /// Called as well (M22 by phone).
    HotCalled,
    NotHotCalled,
    /// A phone number is there, and no call was made (call reluctance).
    Callable,
    NotCalled,
    /// No person in charge for more than 30 open minutes (M33b).
    AssignmentKnown,
    Unassigned,
    /// First response is a bare note, followed by a real touch more than ten minutes later (M51).
    StopClockDue,
    StopClock,
    /// A name and a working way to reach the customer (`lead_completeness`).
    CompletenessKnown,
    Complete,
    /// Came in after hours (M43), among leads of which that is known.
    HoursKnown,
    AfterHours,
    /// Of those due, answered by a person before the first hour after the next opening was over.
    AfterHoursAnswered,
    /// Duplicate, bad, resubmitted (M44), among received.
    Duplicate,
    Bad,
    Resubmitted,
    /// The CRM states a response or a contact, and it agrees with the recomputed one (M54).
    CrmContactKnown,
    CrmContactAgrees,
    CrmSaysContacted,
    /// The CRM says contacted, and its touches do not.
    CrmOnlyContact,
    // Definitions of other tools: `definitions.rs`; 0 is ours, then four a tool in the order of `Definition`.
    /// In the tool's population.
    Tool0,
    Tool0Answered,
    Tool0InAnHour,
    Tool0Contacted,
    Tool1,
    Tool1Answered,
    Tool1InAnHour,
    Tool1Contacted,
    Tool2,
    Tool2Answered,
    Tool2InAnHour,
    Tool2Contacted,
    Tool3,
    Tool3Answered,
    Tool3InAnHour,
    Tool3Contacted,
    Tool4,
    Tool4Answered,
    Tool4InAnHour,
    Tool4Contacted,
    Tool5,
    Tool5Answered,
    Tool5InAnHour,
    Tool5Contacted,
    // Planned cadence: `persistence.rs`
    /// Planned touches are counted as leads with a due step, and with every due step done (M17).
    CadenceDue,
    CadenceKept,
    /// Ready now, within 60 days, later (F22); attempted.
    Ready,
    ReadyAttempted,
    ReadySoon,
    ReadySoonAttempted,
    ReadyLater,
    ReadyLaterAttempted,
    /// In the tool's population, timed, and an hour old by its clock: `definitions.rs`.
    Tool0Hour,
    Tool1Hour,
    Tool2Hour,
    Tool3Hour,
    Tool4Hour,
    Tool5Hour,
    // Reasons, continued: `reasons.rs`
    /// Callable, marked hot; not called.
    CallableHot,
    NotCalledHot,
    /// Callable, written to by a person (e-mail, text, WhatsApp); not called.
    CallableWritten,
    NotCalledWritten,
    /// Callable, and the customer wrote or called; not called.
    CallableAsked,
    NotCalledAsked,
    /// Came in on a day of its person with more than five leads, and was not called (M52).
    BusyMissed,
    // Arrival: `arrival.rs`
    /// Merged into an earlier lead of the same customer (rule R3), among received.
    Merged,
    /// Came in after hours, and the first hour after the next opening is over.
    AfterHoursDue,
    // Promises and call-backs: `promises.rs`, `dialogue.rs`
    /// A promise to the customer was due, and one of them was not kept in time (M27).
    Promised,
    BrokenPromise,
    /// Of those who rang back, within five hours (M25).
    RangBackSoon,
    /// A missed call of ours or a message left that is too recent to judge (M25, M26).
    MissedCallRecent,
    MessageRecent,
    /// One past the last: no answer.
    End,
}

impl Flag {
    /// How many there are.
    pub const COUNT: usize = Self::End as usize;
}

/// The answers about one lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Flags([u64; 2]);

impl Flags {
    /// Sets a bit.
    #[inline]
    pub(crate) const fn set(&mut self, flag: Flag) {
        let bit = flag as usize;
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    /// Sets a denominator where `due`, and its numerator where `done` as well.
    #[inline]
    pub(crate) const fn share(&mut self, n: Flag, k: Flag, due: bool, done: bool) {
        if due {
            self.set(n);
            if done {
                self.set(k);
            }
        }
    }

    /// Sets those of the flags from this one on whose bit is set.
    #[inline]
    pub(crate) const fn set_row(&mut self, first: Flag, bits: u32) {
        let row = (bits as u128) << first as usize;
        self.0[0] |= row as u64;
        self.0[1] |= (row >> 64) as u64;
    }

    /// True when the bit is set.
    #[inline]
    pub(crate) const fn has(self, flag: Flag) -> bool {
        let bit = flag as usize;
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// All bits, those of the first flags first.
    #[inline]
    pub(crate) const fn bytes(self) -> [u8; 16] {
        (self.0[0] as u128 | (self.0[1] as u128) << 64).to_le_bytes()
    }
}

// Two words of bits.
const _: () = assert!(Flag::COUNT <= 128);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_set_one_by_one() {
        let mut flags = Flags::default();
        flags.share(Flag::Spoken, Flag::Replied, true, false);
        flags.share(Flag::MissedCall, Flag::RangBack, true, true);
        flags.share(Flag::Hot, Flag::HotAttempted, false, true);
        flags.set(Flag::AfterHoursDue);
        assert_eq!(u128::from_le_bytes(flags.bytes()).count_ones(), 4);
        let byte = flags.bytes()[Flag::RangBack as usize / 8];
        assert_eq!(byte >> (Flag::RangBack as u8 % 8) & 1, 1);
        assert!(!flags.has(Flag::Hot) && !flags.has(Flag::Replied) && flags.has(Flag::Spoken));
    }
}
