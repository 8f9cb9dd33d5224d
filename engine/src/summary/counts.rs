//! Everything that is counted about a set of leads.

use super::tally::{Spread, Tally};
use crate::facts::{FactRow, Flag, LOG, Log, Marks, STATED, Sum, Tab, human_touches};
use crate::records::{Channel, Exclusion, NONE};

/// Sum and sum of squares of a count per lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moments {
    /// Sum.
    pub sum: u64,
    /// Sum of squares.
    pub squares: u128,
}

impl Moments {
    pub(super) fn add(&mut self, count: u64) {
        self.sum += count;
        self.squares += u128::from(count * count);
    }
}

/// Highest class of the histograms by attempts: this many or more.
const TOP: usize = 11;

/// Counts of leads, unless a field says otherwise. "Judged" leads are workable and, where the settings have a horizon,
/// old enough for it; every field from `judged` on is about those.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Leads in the selection.
    pub received: u64,
    /// Of those, workable.
    pub workable: u64,
    /// Outbound human touches of received leads.
    pub touches_received: u64,
    /// Workable and judged.
    pub judged: u64,
    /// Of those, in the question whether they were phoned: without customers who had asked not to be called (rule R14).
    /// Buckets and phone contacts are about these.
    pub phone_judged: u64,
    /// Of those, with a human call.
    pub phoned: u64,
    /// With at least one human touch on any channel.
    pub attempted: u64,
    /// Without any.
    pub untouched: u64,
    /// With a human touch, by channel.
    pub touched: [u64; 10],
    /// Human touches, by channel.
    pub touches: [u64; 10],
    /// Reached on any channel.
    pub contacted: u64,
    /// Reached by phone.
    pub contacted_phone: u64,
    /// Dials.
    pub dials: u64,
    /// Dials that connected.
    pub connects: u64,
    /// Attempts per lead (M13).
    pub attempts: Moments,
    /// Phone attempts per lead (M13).
    pub phone_attempts: Moments,
    /// Human touches per lead, as logged.
    pub touches_any: Moments,
    /// Phone touches per lead, as logged.
    pub touches_phone: Moments,
    /// Won.
    pub won: u64,
    /// By bucket, in the order of `Bucket::ALL`.
    pub buckets: [u64; 9],
    /// By human touches as logged: 0 … 10, 11 or more.
    pub by_touches: [u64; TOP + 1],
    /// By phone touches as logged: 0 … 10, 11 or more.
    pub by_calls: [u64; TOP + 1],
    /// Won, by phone touches as logged.
    pub won_by_calls: [u64; TOP + 1],
    /// Reached by attempt number: index 1 … 10, 11 or more.
    pub reached_by: [u64; TOP + 1],
    /// Not reached (or reached without an attempt), by attempts made.
    pub unreached_by: [u64; TOP + 1],
    /// Unreached leads at least 14 days old, by attempts (M13), as long as the largest.
    pub old_unreached: Vec<u64>,
    /// Closed without a sale and without being reached.
    pub closed_unreached: u64,
    /// Of those, given up early (M15).
    pub gave_up: u64,
    /// Attempted by e-mail only.
    pub email_only: u64,
    /// Attempted by one single e-mail only.
    pub single_email: u64,
    /// Timed, and old enough for 24 hours.
    pub day_old: u64,
    /// Of those, called and written to within 24 hours.
    pub multi_path: u64,
    /// Timed, and old enough for 60 minutes.
    pub hour_old: u64,
    /// Of those, first touched by automation with no person in 60 minutes.
    pub masked: u64,
    /// By band of the first human touch.
    pub bands: [u64; 8],
    /// Won, by band of the first human touch.
    pub won_by_band: [u64; 8],
    /// Workable leads whose response can be timed (whatever the horizon).
    pub timed: u64,
    /// By limit of M7: old enough.
    pub sla_mature: [u64; 8],
    /// By limit of M7: answered in time and old enough.
    pub sla_hit: [u64; 8],
    /// The same in open time.
    pub sla_open_mature: [u64; 8],
    /// The same in open time.
    pub sla_open_hit: [u64; 8],
    /// Timed, old enough for 60 minutes, first touched by automation.
    pub automatic_first: u64,
    /// Timed and masked in open time (M3).
    pub open_masked: u64,
    /// By [`LogCount`](crate::facts::LogCount): calls.
    pub log: [u64; LOG],
    /// Calls in by the telephone log that belong to no lead; of the whole selection only.
    pub strays: u64,
    /// By [`Stated`](crate::facts::Stated).
    pub stated: [u64; STATED],
    /// Workable leads on the worklist, by their first reason.
    pub duties: [u64; 7],
    /// By [`Flag`]: judged leads with this answer. Read with [`Counts::of`].
    pub flags: Flagged,
    /// The same answers about the leads that are not judged. Read with [`Counts::received_of`].
    pub other_flags: Flagged,
    /// Timed leads that came in while open, and after hours: leads, old enough for 60 minutes, answered within them.
    pub arrivals: [[u64; 3]; 2],
    /// By [`Tab`], class and measure.
    pub tabs: [[[u64; 8]; 8]; Tab::COUNT],
    /// By [`Sum`].
    pub sums: [u64; Sum::COUNT],
    /// Closed without a sale and without being reached, by attempts made.
    pub given_up_by: [u64; TOP + 1],
    /// Dropped leads that somebody is in charge of.
    pub dropped_with_person: u64,
    /// Workable leads sold in the period of the selection, whenever they came in.
    pub sold_in_period: u64,
}

/// How many leads have each [`Flag`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flagged(pub [u64; Flag::COUNT]);

impl Default for Flagged {
    fn default() -> Self {
        Self([0; Flag::COUNT])
    }
}

impl Counts {
    /// Judged leads with this answer.
    #[must_use]
    pub const fn of(&self, flag: Flag) -> u64 {
        self.flags.0[flag as usize]
    }

    /// Received leads with this answer.
    #[must_use]
    pub const fn received_of(&self, flag: Flag) -> u64 {
        self.flags.0[flag as usize] + self.other_flags.0[flag as usize]
    }

    /// Leads by class and measure.
    #[must_use]
    pub const fn tab(&self, tab: Tab) -> &[[u64; 8]; 8] {
        &self.tabs[tab as usize]
    }

    /// A sum over leads.
    #[must_use]
    pub const fn sum(&self, sum: Sum) -> u64 {
        self.sums[sum as usize]
    }

    /// One lead. Its bits wait in the tally until it is flushed.
    pub(super) fn add(&mut self, row: &FactRow, marks: &Marks, tally: &mut Tally, spread: &Spread) {
        tally.next(self);
        let human = human_touches(row);
        self.received += 1;
        self.touches_received += human;
        if row.exclusion != Exclusion::None {
            tally.other(marks, spread);
            return;
        }
        self.workable += 1;
        if let Some(leads) = self.duties.get_mut(usize::from(marks.reason)) {
            *leads += 1;
        }
        if marks.timed {
            tally.timed(marks, spread);
            self.add_times(marks);
            if marks.flags.has(Flag::HoursKnown) {
                // Bit 5 of `SLA`: 60 minutes.
                let due = marks.mature >> 5 & 1;
                let arrival = &mut self.arrivals[usize::from(marks.flags.has(Flag::AfterHours))];
                for (sum, is) in arrival.iter_mut().zip([1, due, due & marks.hit >> 5]) {
                    *sum += u64::from(is);
                }
            }
        }
        if !marks.judged {
            tally.other(marks, spread);
            return;
        }
        self.judged += 1;
        self.add_log(&marks.log);
        self.stated[usize::from(marks.stated).min(STATED - 1)] += 1;
        tally.judged(marks, spread);
        let calls = row.touches[Channel::Phone as usize];
        let emails = row.touches[Channel::Email as usize];
        let attempted = human > 0;
        self.attempted += u64::from(attempted);
        self.untouched += u64::from(!attempted);
        if attempted {
            for (index, &touches) in row.touches.iter().enumerate() {
                self.touched[index] += u64::from(touches > 0);
                self.touches[index] += u64::from(touches);
            }
        }
        self.contacted += u64::from(row.contacted);
        self.contacted_phone += u64::from(row.contacted_phone);
        self.dials += u64::from(row.dials);
        self.connects += u64::from(row.connects);
        self.attempts.add(u64::from(row.attempts));
        self.phone_attempts.add(u64::from(row.phone_attempts));
        self.touches_any.add(human);
        self.touches_phone.add(u64::from(calls));
        self.won += u64::from(marks.won);
        if !marks.no_calls {
            self.phone_judged += 1;
            self.phoned += u64::from(calls > 0);
            self.buckets[row.bucket as usize] += 1;
        }
        self.by_touches[class(human)] += 1;
        self.by_calls[class(u64::from(calls))] += 1;
        self.won_by_calls[class(u64::from(calls))] += u64::from(marks.won);
        if row.reached_by_attempt > 0 {
            self.reached_by[class(u64::from(row.reached_by_attempt))] += 1;
        } else {
            self.unreached_by[class(u64::from(row.attempts))] += 1;
        }
        if !row.contacted {
            self.closed_unreached += u64::from(marks.lost);
            self.gave_up += u64::from(marks.gave_up);
            self.given_up_by[class(u64::from(row.attempts))] += u64::from(marks.lost);
            if marks.fortnight {
                let attempts = usize::from(row.attempts);
                if self.old_unreached.len() <= attempts {
                    self.old_unreached.resize(attempts + 1, 0);
                }
                self.old_unreached[attempts] += 1;
            }
        }
        self.add_bands(row, marks);
        let email_only = attempted && u64::from(emails) == human;
        self.email_only += u64::from(email_only);
        self.single_email += u64::from(email_only && emails == 1);
        if let Some(band) = self.bands.get_mut(usize::from(marks.band)) {
            *band += 1;
            self.won_by_band[usize::from(marks.band)] += u64::from(marks.won);
        }
    }

    fn add_bands(&mut self, row: &FactRow, marks: &Marks) {
        let bands = &marks.bands;
        // Few leads have an appointment, few files a plan.
        if bands.sums != [0; Sum::COUNT] {
            for (sum, &more) in self.sums.iter_mut().zip(&bands.sums) {
                *sum += u64::from(more);
            }
        }
        self.dropped_with_person += u64::from(row.person != NONE && marks.flags.has(Flag::Dropped));
    }

    fn add_times(&mut self, marks: &Marks) {
        self.timed += 1;
        // Bits 5 and 7 of `SLA`: 60 minutes and 24 hours.
        let (hour, day) = (marks.mature >> 5 & 1 == 1, marks.mature >> 7 & 1 == 1);
        self.hour_old += u64::from(hour);
        self.masked += u64::from(hour && marks.masked);
        self.automatic_first += u64::from(hour && marks.automatic_first);
        self.open_masked += u64::from(marks.open_mature >> 5 & 1 == 1 && marks.open_masked);
        self.day_old += u64::from(day);
        self.multi_path += u64::from(day && marks.multi_path);
    }

    fn add_log(&mut self, log: &Log) {
        // Most leads of most files have no call at all.
        if *log != Log::default() {
            for (sum, &count) in self.log.iter_mut().zip(log) {
                *sum += u64::from(count);
            }
        }
    }

    pub(super) fn absorb(&mut self, other: &Self) {
        macro_rules! absorb {
            ($($field:ident)*) => { $(self.$field.absorb(&other.$field);)* };
        }
        absorb!(
            received
            workable
            touches_received
            judged
            phone_judged
            phoned
            attempted
            untouched
            touched
            touches
            contacted
            contacted_phone
            dials
            connects
            attempts
            phone_attempts
            touches_any
            touches_phone
            won
            buckets
            by_touches
            by_calls
            won_by_calls
            reached_by
            unreached_by
            old_unreached
            closed_unreached
            gave_up
            email_only
            single_email
            open_masked
            log
            strays
            stated
            day_old
            multi_path
            hour_old
            masked
            bands
            won_by_band
            timed
            sla_mature
            sla_hit
            sla_open_mature
            sla_open_hit
            flags
            other_flags
            tabs
            sums
            given_up_by
            arrivals
            dropped_with_person
            automatic_first
            sold_in_period
            duties
        );
    }
}

/// Class of a histogram by attempts.
fn class(count: u64) -> usize {
    usize::try_from(count).unwrap_or(TOP).min(TOP)
}

/// Takes the counts of another set of leads into this one's.
pub(super) trait Absorb {
    fn absorb(&mut self, other: &Self);
}

impl Absorb for u64 {
    fn absorb(&mut self, other: &Self) {
        *self += other;
    }
}

impl Absorb for Moments {
    fn absorb(&mut self, other: &Self) {
        self.sum += other.sum;
        self.squares += other.squares;
    }
}

impl<T: Absorb, const N: usize> Absorb for [T; N] {
    fn absorb(&mut self, other: &Self) {
        for (own, theirs) in self.iter_mut().zip(other) {
            own.absorb(theirs);
        }
    }
}

impl Absorb for Flagged {
    fn absorb(&mut self, other: &Self) {
        self.0.absorb(&other.0);
    }
}

impl Absorb for Vec<u64> {
    fn absorb(&mut self, other: &Self) {
        if self.len() < other.len() {
            self.resize(other.len(), 0);
        }
        for (own, theirs) in self.iter_mut().zip(other) {
            *own += theirs;
        }
    }
}
