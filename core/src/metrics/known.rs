//! What the files can tell, and which column would tell the rest. Unknown is never zero.

use super::metric::Context;

/// Known, or why not.
pub(super) type Known = Result<(), &'static str>;

impl Context<'_> {
    /// Whether anyone was turned to at all, by whatever way.
    pub(super) fn knows_attempts(&self) -> Known {
        self.knows_touches()?;
        if self.meta.knows.only_calls {
            Err("only a telephone log tells touches, other ways are not known; add the activities")
        } else {
            Ok(())
        }
    }

    /// Whether anyone was turned to, perhaps only by phone.
    fn knows_touches(&self) -> Known {
        let knows = self.meta.knows;
        if knows.touches || knows.attempts {
            Ok(())
        } else {
            Err("no file tells touches; add the activities, or map attempts")
        }
    }

    /// By which channel; all channels.
    pub(super) fn knows_all_channels(&self) -> Known {
        self.knows_attempts()?;
        self.knows_channels()
    }

    /// By which channel; perhaps only those by phone.
    pub(super) fn knows_channels(&self) -> Known {
        self.knows_touches()?;
        if self.meta.knows.channel {
            Ok(())
        } else {
            Err("no column says by which channel a touch went; map channel")
        }
    }

    /// Which leads were phoned. Where a telephone log alone says what leads there are, all were.
    pub(super) fn knows_phoned(&self) -> Known {
        self.knows_channels()?;
        let knows = self.meta.knows;
        if knows.only_calls && !knows.leads {
            Err("the files name only leads that have a call; add the file of leads")
        } else {
            Ok(())
        }
    }

    /// Who was never turned to.
    pub(super) fn knows_untouched(&self) -> Known {
        self.knows_attempts()?;
        if self.meta.knows.leads {
            Ok(())
        } else {
            Err("the files name only leads that have a touch; add the file of leads")
        }
    }

    /// Whether the customer was reached on any channel.
    pub(super) fn knows_contact(&self) -> Known {
        let knows = self.meta.knows;
        if knows.only_calls && !knows.contacted {
            self.knows_attempts()
        } else if knows.result || knows.contacted {
            Ok(())
        } else {
            Err("no column says whether the customer was reached; map result, or contacted")
        }
    }

    /// When the customer was reached.
    pub(super) fn knows_contact_time(&self) -> Known {
        self.knows_contact()?;
        if self.meta.contact_times {
            Ok(())
        } else {
            Err(
                "no column says when the customer was reached; map at and result, or first_contact_at",
            )
        }
    }

    /// Whether the customer was reached by phone.
    pub(super) fn knows_phone_contact(&self) -> Known {
        let knows = self.meta.knows;
        if !(knows.result || knows.contacted) {
            Err("no column says whether a call was answered; map result, or contacted")
        } else if knows.result && !knows.channel {
            Err("no column says by which channel a touch went; map channel")
        } else {
            Ok(())
        }
    }

    /// Which dials were answered.
    pub(super) fn knows_connects(&self) -> Known {
        self.knows_channels()?;
        if self.meta.knows.result {
            Ok(())
        } else {
            Err("no column says whether a call was answered; map result")
        }
    }

    /// Which leads are hot.
    pub(super) fn knows_hot(&self) -> Known {
        if self.meta.knows.hot {
            Ok(())
        } else {
            Err("no column says which leads are hot; map hot")
        }
    }

    /// Which leads can be called, and which were.
    pub(super) fn knows_callable(&self) -> Known {
        self.knows_channels()?;
        if self.meta.knows.phone {
            Ok(())
        } else {
            Err("no column holds phone numbers; map phone")
        }
    }

    /// Who has a lead, and since when.
    pub(super) fn knows_assignment(&self) -> Known {
        self.knows_start()?;
        let knows = self.meta.knows;
        if knows.assigned || knows.owner {
            Ok(())
        } else {
            Err("no column says who has a lead; map person, or assigned_at")
        }
    }

    /// Whose lead it is, and on which day it came in.
    pub(super) fn knows_load(&self) -> Known {
        self.knows_day()?;
        if self.meta.knows.owner {
            Ok(())
        } else {
            Err("no column names the person in charge; map person")
        }
    }

    /// What the telephone system logged.
    pub(super) fn knows_calls(&self) -> Known {
        if self.meta.knows.calls {
            Ok(())
        } else {
            Err("no telephone log among the files; add the log of calls")
        }
    }

    /// How long calls of the CRM were.
    pub(super) fn knows_duration(&self) -> Known {
        if self.meta.knows.duration {
            Ok(())
        } else {
            Err("no column says how long a call was; map duration")
        }
    }

    /// Who called when.
    pub(super) fn knows_callers(&self) -> Known {
        let knows = self.meta.knows;
        if !knows.touch_time {
            Err("no column says when a touch was made; map at")
        } else if !knows.person {
            Err("no column says who made a touch; map person")
        } else {
            Ok(())
        }
    }

    /// When leads were given to a person.
    pub(super) fn knows_assigned(&self) -> Known {
        self.knows_start()?;
        if self.meta.knows.assigned {
            Ok(())
        } else {
            Err("no column says when a lead was assigned to a person; map assigned_at")
        }
    }

    /// Which leads came in after hours.
    pub(super) fn knows_hours(&self) -> Known {
        if self.meta.open_hours || self.meta.knows.after_hours {
            Ok(())
        } else {
            Err("nothing says what came in after hours; add opening hours, or map after_hours")
        }
    }

    /// Which leads are of one customer, or marked as such.
    pub(super) fn knows_duplicates(&self) -> Known {
        if self.meta.knows.exclusions {
            Ok(())
        } else {
            self.knows_customers()
        }
    }

    /// Which leads are of one customer.
    pub(super) fn knows_customers(&self) -> Known {
        let knows = self.meta.knows;
        if knows.phone || knows.email {
            Ok(())
        } else {
            Err("no column tells which leads are of one customer; map phone, or email")
        }
    }

    /// Which leads are no enquiries at all.
    pub(super) fn knows_bad(&self) -> Known {
        let knows = self.meta.knows;
        if knows.exclusions || knows.phone && knows.email {
            Ok(())
        } else {
            Err("no column tells tests, spam or unreachable leads; map status, or phone and email")
        }
    }

    /// Whether a lead has a name and a way to reach the customer.
    pub(super) fn knows_completeness(&self) -> Known {
        if self.meta.knows.customer {
            self.knows_customers()
        } else {
            Err("no column holds the customer's name; map customer")
        }
    }

    /// When customers asked to be left alone.
    pub(super) fn knows_opt_outs(&self) -> Known {
        self.knows_attempts()?;
        if self.meta.knows.opt_out {
            Ok(())
        } else {
            Err(
                "no column says when a customer asked to be left alone; map opt_out, or opt_out_phone",
            )
        }
    }

    /// What leads cost or earned, by source.
    pub(super) fn knows_money(&self) -> Known {
        let knows = self.meta.knows;
        if !knows.cost && !knows.gross {
            Err("no column says what a lead cost or earned; map cost, and gross")
        } else if !knows.source {
            Err("no column says where a lead came from; map source")
        } else {
            Ok(())
        }
    }

    /// Response as the CRM states it.
    pub(super) fn knows_stated_response(&self) -> Known {
        self.knows_response()?;
        if self.meta.knows.crm_response {
            Ok(())
        } else {
            Err("no column states a response time of the CRM; add it")
        }
    }

    /// Contact as the CRM states it, and as its touches tell it.
    pub(super) fn knows_stated_contact(&self) -> Known {
        let knows = self.meta.knows;
        if !knows.contacted {
            Err("no column states a contact; map contacted, or first_contact_at")
        } else if !knows.result {
            Err("no column says whether a touch was answered; map result")
        } else {
            Ok(())
        }
    }

    /// Which attempt reached the customer.
    pub(super) fn knows_reaching_attempt(&self) -> Known {
        self.knows_attempts()?;
        if self.meta.knows.result {
            Ok(())
        } else {
            Err("no column says which attempt reached the customer; map result")
        }
    }

    /// On which day leads came in.
    pub(super) fn knows_day(&self) -> Known {
        if self.meta.knows.created {
            Ok(())
        } else {
            Err("no column says when a lead came in; map created_at")
        }
    }

    /// Who acted, a person or a machine.
    pub(super) fn knows_actor(&self) -> Known {
        if self.meta.knows.actor {
            Ok(())
        } else {
            Err("no column says who acted, a person or a machine; map actor")
        }
    }

    /// How leads ended.
    pub(super) fn knows_outcome(&self) -> Known {
        if self.meta.knows.outcome {
            Ok(())
        } else {
            Err("no column says how a lead ended; map outcome, or sold_at")
        }
    }

    /// When each touch was made, not only the first attempt, and on which day leads came in.
    pub(super) fn knows_log(&self) -> Known {
        self.knows_day()?;
        self.knows_attempts()?;
        if self.meta.touch_log {
            Ok(())
        } else {
            Err("no column says when each touch was made; add the activities with their times")
        }
    }

    /// Which leads are over.
    pub(super) fn knows_end(&self) -> Known {
        let knows = self.meta.knows;
        if knows.outcome || knows.closed {
            Ok(())
        } else {
            Err("no column says which leads are closed; map outcome, or closed_at")
        }
    }

    /// When leads were over.
    pub(super) fn knows_closing(&self) -> Known {
        if self.meta.knows.closed {
            Ok(())
        } else {
            Err("no column says when a lead was closed; map closed_at")
        }
    }

    /// When leads were sold.
    pub(super) fn knows_sale_time(&self) -> Known {
        if self.meta.sale_times {
            Ok(())
        } else {
            Err("no column says when a lead was sold; map sold_at, or closed_at")
        }
    }

    /// Who is in charge.
    pub(super) fn knows_person(&self) -> Known {
        if self.meta.knows.person {
            Ok(())
        } else {
            Err("no column says who is in charge of a lead; map person")
        }
    }

    /// Who turned to whom.
    pub(super) fn knows_direction(&self) -> Known {
        if self.meta.knows.direction {
            Ok(())
        } else {
            Err("no column says who turned to whom; map direction")
        }
    }

    /// What became of appointments.
    pub(super) fn knows_appointments(&self) -> Known {
        if self.meta.knows.appointments {
            Ok(())
        } else {
            Err("no file tells appointments; add the appointments")
        }
    }

    /// How ready the customer is.
    pub(super) fn knows_readiness(&self) -> Known {
        if self.meta.knows.readiness {
            Ok(())
        } else {
            Err("no column says how ready the customer is; map readiness")
        }
    }

    /// When leads came in, to the minute.
    pub(super) fn knows_start(&self) -> Known {
        let knows = self.meta.knows;
        if !knows.created {
            Err("no column says when a lead came in; map created_at")
        } else if !knows.created_time {
            Err("the column of creation holds dates without a time; map a created_at with a time")
        } else {
            Ok(())
        }
    }

    /// How long leads waited for a touch.
    pub(super) fn knows_response(&self) -> Known {
        self.knows_attempts()?;
        self.knows_call_response()
    }

    /// How long leads waited for a call.
    pub(super) fn knows_call_response(&self) -> Known {
        self.knows_start()?;
        self.knows_touches()?;
        if self.meta.knows.touch_time {
            Ok(())
        } else {
            Err("no column says when a touch was made; map at, or first_attempt_at")
        }
    }
}

/// What is asked of the files about dialogue, promises and customers' voices.
impl Context<'_> {
    /// Who turned to whom, and when.
    pub(super) fn knows_dialogue(&self) -> Known {
        let knows = self.meta.knows;
        if !knows.direction {
            Err("no column says who turned to whom; map direction, or add the telephone's log")
        } else if !knows.touch_time && !knows.calls {
            Err("no column says when a touch was made; map at")
        } else {
            Ok(())
        }
    }

    /// The same by every way, not by phone alone.
    pub(super) fn knows_whole_dialogue(&self) -> Known {
        self.knows_attempts()?;
        self.knows_dialogue()
    }

    /// Which calls of ours nobody took.
    pub(super) fn knows_missed_calls(&self) -> Known {
        if self.meta.knows.calls {
            return Ok(());
        }
        self.knows_connects()?;
        if self.meta.knows.touch_time {
            Ok(())
        } else {
            Err("no column says when a call was made; map at")
        }
    }

    /// What was promised.
    pub(super) fn knows_promises(&self) -> Known {
        if !self.meta.knows.tasks {
            return Err("no file tells what was promised; add the tasks with a due_at");
        }
        if self.meta.knows.touch_time || self.meta.knows.calls {
            Ok(())
        } else {
            Err("no column says when a touch was made; map at, or add the telephone's log")
        }
    }

    /// What customers said.
    pub(super) fn knows_scores(&self) -> Known {
        if self.meta.knows.scores {
            Ok(())
        } else {
            Err("no file tells what customers said; add the surveys with a score")
        }
    }

    /// Why they said it.
    pub(super) fn knows_reasons(&self) -> Known {
        self.knows_scores()?;
        if self.meta.knows.reasons {
            Ok(())
        } else {
            Err("no column says why customers gave their score; map reason_codes")
        }
    }
}
