//! Which leads are behind a figure: each by a name that the command line and the panels use.

use crate::facts::{Bucket, Duty, FactRow, Facts, Flag, Marks, Reason, human_touches};
use crate::order::sorted;
use crate::records::{Channel, Exclusion};
use crate::settings::Filter;

/// How leads are picked. All but [`Rule::Received`] pick from the judged leads, as the figures do.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Rule {
    /// In this bucket of the waterfall.
    Bucket(Bucket),
    /// With this answer.
    Flag(Flag),
    /// With the first answer and without the second: in the denominator, not in the numerator.
    Missing(Flag, Flag),
    /// With this answer, workable or not.
    Received(Flag),
    /// On the worklist for this reason, first or other.
    Duty(Reason),
    /// On the worklist.
    Worklist,
    /// By what the row says.
    Row(fn(&FactRow) -> bool),
    /// By what was marked in the fold.
    Mark(fn(&FactRow, &Marks) -> bool),
}

/// One set of leads.
#[derive(Debug, Clone, Copy)]
pub struct Behind {
    /// Its name.
    pub name: &'static str,
    /// The leads in words.
    pub title: &'static str,
    pub(crate) rule: Rule,
}

const fn behind(name: &'static str, title: &'static str, rule: Rule) -> Behind {
    Behind { name, title, rule }
}

fn emails_only(row: &FactRow) -> bool {
    let human = human_touches(row);
    human > 0 && u64::from(row.touches[Channel::Email as usize]) == human
}

/// Every set that can be shown.
pub const BEHIND: &[Behind] = &[
    behind("all", "All leads that count", Rule::Row(|_| true)),
    behind(
        "not_phoned",
        "Not phoned",
        Rule::Row(|row| !row.bucket.is_phoned()),
    ),
    behind("phoned", "Phoned", Rule::Row(|row| row.bucket.is_phoned())),
    behind(
        "no_activity",
        "No activity logged",
        Rule::Bucket(Bucket::Nothing),
    ),
    behind(
        "customer_only",
        "Customer only, no answer",
        Rule::Bucket(Bucket::InboundOnly),
    ),
    behind(
        "automatic_only",
        "Automatic messages only",
        Rule::Bucket(Bucket::AutomaticOnly),
    ),
    behind(
        "one_email",
        "One e-mail, nothing else",
        Rule::Bucket(Bucket::OneEmail),
    ),
    behind(
        "several_emails",
        "Several e-mails, no call",
        Rule::Bucket(Bucket::SeveralEmails),
    ),
    behind(
        "text_or_whatsapp",
        "Text or WhatsApp, no call",
        Rule::Bucket(Bucket::Message),
    ),
    behind(
        "visit_or_other",
        "Visit or other, no call",
        Rule::Bucket(Bucket::Other),
    ),
    behind(
        "called_not_reached",
        "Called, not reached",
        Rule::Bucket(Bucket::CalledNotReached),
    ),
    behind(
        "reached_by_phone",
        "Reached by phone",
        Rule::Bucket(Bucket::Reached),
    ),
    behind("email_only", "E-mail only", Rule::Row(emails_only)),
    behind(
        "single_email_only",
        "One single e-mail",
        Rule::Row(|row| emails_only(row) && human_touches(row) == 1),
    ),
    behind(
        "untouched",
        "No touch by a person",
        Rule::Row(|row| human_touches(row) == 0),
    ),
    behind(
        "one_touch",
        "One touch, no second",
        Rule::Row(|row| human_touches(row) == 1),
    ),
    behind(
        "two_touches",
        "Two touches, no third",
        Rule::Row(|row| human_touches(row) == 2),
    ),
    behind(
        "not_reached",
        "Not reached",
        Rule::Row(|row| !row.contacted),
    ),
    behind("won", "Won", Rule::Mark(|_, marks| marks.won)),
    behind(
        "gave_up",
        "Closed early, not reached",
        Rule::Mark(|_, marks| marks.gave_up),
    ),
    behind(
        "masked",
        "Automatic first, no person within the hour",
        Rule::Mark(|_, marks| marks.masked && marks.mature >> 5 & 1 == 1),
    ),
    behind(
        "stopped_early",
        "Not reached after 14 days, two attempts or fewer",
        Rule::Mark(|row, marks| !row.contacted && row.attempts <= 2 && marks.fortnight),
    ),
    behind(
        "broken_promise",
        "A promise was not kept",
        Rule::Flag(Flag::BrokenPromise),
    ),
    behind(
        "not_hot_not_called",
        "Not marked hot, no call",
        Rule::Missing(Flag::NotHot, Flag::NotHotCalled),
    ),
    behind(
        "later_than_a_day",
        "No person within 24 hours",
        Rule::Mark(|_, marks| (marks.mature & !marks.hit) >> 7 & 1 == 1),
    ),
    behind("worklist", "On the worklist", Rule::Worklist),
    behind(
        "promise_overdue",
        "Promise overdue",
        Rule::Duty(Reason::PromiseOverdue),
    ),
    behind(
        "promise_due",
        "Promise for today",
        Rule::Duty(Reason::PromiseDue),
    ),
    behind(
        "customer_waiting",
        "Customer waiting for an answer",
        Rule::Duty(Reason::CustomerWaiting),
    ),
    behind("new", "New, no touch yet", Rule::Duty(Reason::New)),
    behind(
        "message_left",
        "Message left, silence since",
        Rule::Duty(Reason::MessageLeft),
    ),
    behind("no_next_step", "No next step", Rule::Duty(Reason::Dropped)),
    behind(
        "day_1_missed",
        "Not followed up on day 1",
        Rule::Missing(Flag::Day1Due, Flag::Day1Done),
    ),
    behind(
        "day_3_missed",
        "Not followed up on day 3",
        Rule::Missing(Flag::Day3Due, Flag::Day3Done),
    ),
    behind(
        "day_7_missed",
        "Not followed up on day 7",
        Rule::Missing(Flag::Day7Due, Flag::Day7Done),
    ),
    behind(
        "day_30_missed",
        "Not followed up on day 30",
        Rule::Missing(Flag::Day30Due, Flag::Day30Done),
    ),
    behind(
        "tail_30_missed",
        "Silent on days 8 to 30",
        Rule::Missing(Flag::Tail30Due, Flag::Tail30Done),
    ),
    behind(
        "tail_60_missed",
        "Silent on days 31 to 60",
        Rule::Missing(Flag::Tail60Due, Flag::Tail60Done),
    ),
    behind(
        "tail_90_missed",
        "Silent on days 61 to 90",
        Rule::Missing(Flag::Tail90Due, Flag::Tail90Done),
    ),
    behind("dropped", "Dropped", Rule::Flag(Flag::Dropped)),
    behind(
        "bought_anyway",
        "Dropped or lost, bought anyway",
        Rule::Flag(Flag::BoughtAnyway),
    ),
    behind(
        "appointment_set",
        "Appointment made",
        Rule::Flag(Flag::AppointmentSet),
    ),
    behind("shown", "Came to the appointment", Rule::Flag(Flag::Shown)),
    behind("test_drive", "Test drive", Rule::Flag(Flag::TestDrive)),
    behind(
        "not_replied",
        "Customer did not reply",
        Rule::Missing(Flag::Spoken, Flag::Replied),
    ),
    behind("rang_back", "Rang back", Rule::Flag(Flag::RangBack)),
    behind(
        "never_called_again",
        "Message left, never called again",
        Rule::Flag(Flag::NeverAgain),
    ),
    behind(
        "touched_after_opt_out",
        "Touched after opting out",
        Rule::Flag(Flag::TouchedAfterOptOut),
    ),
    behind(
        "hot_not_attempted",
        "Marked hot, no attempt",
        Rule::Missing(Flag::Hot, Flag::HotAttempted),
    ),
    behind(
        "not_hot_not_attempted",
        "Not marked hot, no attempt",
        Rule::Missing(Flag::NotHot, Flag::NotHotAttempted),
    ),
    behind(
        "not_called",
        "Phone number, no call",
        Rule::Flag(Flag::NotCalled),
    ),
    behind(
        "busy_not_called",
        "More than five leads that day, no call",
        Rule::Flag(Flag::BusyMissed),
    ),
    behind(
        "unassigned",
        "Nobody in charge for 30 minutes",
        Rule::Flag(Flag::Unassigned),
    ),
    behind(
        "stop_clock",
        "First response is a bare note",
        Rule::Flag(Flag::StopClock),
    ),
    behind(
        "incomplete",
        "Customer details incomplete",
        Rule::Missing(Flag::CompletenessKnown, Flag::Complete),
    ),
    behind(
        "after_hours",
        "Came in after hours",
        Rule::Flag(Flag::AfterHours),
    ),
    behind(
        "after_hours_unanswered",
        "After hours, not answered in the next opening hour",
        Rule::Missing(Flag::AfterHours, Flag::AfterHoursAnswered),
    ),
    behind("duplicate", "Duplicates", Rule::Received(Flag::Duplicate)),
    behind("bad", "Marked bad", Rule::Received(Flag::Bad)),
    behind(
        "resubmitted",
        "Sent in again",
        Rule::Received(Flag::Resubmitted),
    ),
    behind(
        "crm_contact_differs",
        "Contact in the CRM and in the log differ",
        Rule::Missing(Flag::CrmContactKnown, Flag::CrmContactAgrees),
    ),
    behind(
        "cadence_missed",
        "Planned touch missing",
        Rule::Missing(Flag::CadenceDue, Flag::CadenceKept),
    ),
    behind(
        "ready_not_attempted",
        "Ready now, no attempt",
        Rule::Missing(Flag::Ready, Flag::ReadyAttempted),
    ),
];

impl Behind {
    /// The set of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        BEHIND.iter().find(|set| set.name == name)
    }

    /// The indices of its fact rows among those that the filter selects: newest first, then by lead id. The worklist
    /// keeps its own order.
    #[must_use]
    pub fn rows(&self, facts: &Facts, filter: &Filter) -> Vec<u32> {
        let chosen = super::select::chosen(facts, filter);
        let is_chosen = |row: u32| chosen.get(row as usize) == Some(&true);
        let duty = |wanted: fn(&Duty, Reason) -> bool, reason: Reason| -> Vec<u32> {
            let own = facts.duties.iter().filter(|duty| wanted(duty, reason));
            own.map(|duty| duty.row)
                .filter(|&row| is_chosen(row))
                .collect()
        };
        match self.rule {
            Rule::Worklist => return duty(|_, _| true, Reason::New),
            Rule::Duty(reason) => {
                return duty(|duty, reason| duty.reasons >> reason as u8 & 1 == 1, reason);
            }
            _ => {}
        }
        let picked = (0_u32..)
            .zip(facts.rows.iter().zip(&facts.marks))
            .filter(|&(at, (row, marks))| is_chosen(at) && self.holds(row, marks))
            .map(|(at, _)| at)
            .collect();
        let key = |at: u32| {
            let row = facts.rows.get(at as usize);
            let id = facts.ids.get(at as usize);
            (std::cmp::Reverse(row.map(|row| row.created)), id)
        };
        sorted(picked, |&one, &other| key(one).cmp(&key(other)))
    }

    fn holds(&self, row: &FactRow, marks: &Marks) -> bool {
        if let Rule::Received(flag) = self.rule {
            return marks.flags.has(flag);
        }
        row.exclusion == Exclusion::None
            && marks.judged
            && match self.rule {
                Rule::Bucket(bucket) => row.bucket == bucket,
                Rule::Flag(flag) => marks.flags.has(flag),
                Rule::Missing(due, done) => marks.flags.has(due) && !marks.flags.has(done),
                Rule::Row(holds) => holds(row),
                Rule::Mark(holds) => holds(row, marks),
                Rule::Received(_) | Rule::Duty(_) | Rule::Worklist => false,
            }
    }
}
