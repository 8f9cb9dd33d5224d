//! What a report says about its input beside the sums.

use crate::facts::Facts;
use crate::records::{Belief, FileReading, Knows};
use crate::time::Zone;

/// The part of a report that does not depend on the selection.
#[derive(Debug, Clone, Default)]
pub struct Meta {
    /// The instant everything was judged at, UTC milliseconds.
    pub as_of: Option<i64>,
    /// How the files were read.
    pub files: Vec<FileReading>,
    /// What the files can tell.
    pub knows: Knows,
    /// Hash of the records.
    pub data_hash: u64,
    /// Open-time clocks ran.
    pub open_hours: bool,
    /// The files can tell when a customer was reached.
    pub contact_times: bool,
    /// The files can tell when a lead was sold.
    pub sale_times: bool,
    /// The files hold a log of touches with their times, not only a first attempt.
    pub touch_log: bool,
    /// The expectations hold a plan of touches (M17).
    pub plan: bool,
    /// What people believe.
    pub beliefs: Vec<Belief>,
}

impl Meta {
    /// Of one set of facts.
    #[must_use]
    pub fn of(facts: &Facts) -> Self {
        Self {
            as_of: facts.as_of,
            files: facts.files.clone(),
            knows: facts.knows,
            data_hash: facts.data_hash,
            open_hours: facts.open_hours,
            contact_times: facts.contact_times,
            sale_times: facts.sale_times,
            touch_log: facts.touch_log,
            plan: facts.plan,
            beliefs: facts.beliefs.clone(),
        }
    }

    /// Of two shards together: files one after the other, hashes added.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        let (a, b) = (self.knows, other.knows);
        self.knows = Knows {
            touches: a.touches | b.touches,
            leads: a.leads | b.leads,
            created: a.created | b.created,
            created_time: a.created_time | b.created_time,
            touch_time: a.touch_time | b.touch_time,
            channel: a.channel | b.channel,
            direction: a.direction | b.direction,
            actor: a.actor | b.actor,
            result: a.result | b.result,
            contacted: a.contacted | b.contacted,
            outcome: a.outcome | b.outcome,
            closed: a.closed | b.closed,
            dealer: a.dealer | b.dealer,
            person: a.person | b.person,
            owner: a.owner | b.owner,
            source: a.source | b.source,
            attempts: a.attempts | b.attempts,
            calls: a.calls | b.calls,
            only_calls: (a.only_calls | !a.touches)
                & (b.only_calls | !b.touches)
                & (a.only_calls | b.only_calls),
            tasks: a.tasks | b.tasks,
            appointments: a.appointments | b.appointments,
            surveys: a.surveys | b.surveys,
            scores: a.scores | b.scores,
            reasons: a.reasons | b.reasons,
            beliefs: a.beliefs | b.beliefs,
            hot: a.hot | b.hot,
            phone: a.phone | b.phone,
            email: a.email | b.email,
            customer: a.customer | b.customer,
            assigned: a.assigned | b.assigned,
            lost_reason: a.lost_reason | b.lost_reason,
            cost: a.cost | b.cost,
            gross: a.gross | b.gross,
            after_hours: a.after_hours | b.after_hours,
            readiness: a.readiness | b.readiness,
            crm_response: a.crm_response | b.crm_response,
            duration: a.duration | b.duration,
            opt_out: a.opt_out | b.opt_out,
            exclusions: a.exclusions | b.exclusions,
        };
        self.as_of = self.as_of.max(other.as_of);
        self.files.extend(other.files);
        self.beliefs.extend(other.beliefs);
        self.data_hash = self.data_hash.wrapping_add(other.data_hash);
        self.open_hours |= other.open_hours;
        self.contact_times |= other.contact_times;
        self.sale_times |= other.sale_times;
        self.touch_log |= other.touch_log;
        self.plan |= other.plan;
        self
    }

    /// The as-of time as RFC 3339 in the zone's offset, with milliseconds when they are not 0.
    #[must_use]
    pub fn as_of_text(&self, zone: &Zone) -> Option<String> {
        rfc3339(self.as_of?, zone)
    }
}

/// An instant as RFC 3339 in the zone's offset, with milliseconds when they are not 0.
pub(super) fn rfc3339(ms: i64, zone: &Zone) -> Option<String> {
    let seconds = i32::try_from(zone.offset_ms(ms) / 1_000).ok()?;
    let at = chrono::DateTime::from_timestamp_millis(ms)?
        .with_timezone(&chrono::FixedOffset::east_opt(seconds)?);
    let digits = if ms % 1_000 == 0 {
        chrono::SecondsFormat::Secs
    } else {
        chrono::SecondsFormat::Millis
    };
    Some(at.to_rfc3339_opts(digits, false))
}
