//! What the files can tell, and which column would tell the rest. Unknown is never zero.

use super::metric::Context;

/// Known, or why not.
pub(super) type Known = Result<(), &'static str>;

impl Context<'_> {
    /// Whether anyone was turned to at all.
    pub(super) fn knows_attempts(&self) -> Known {
        let knows = self.meta.knows;
        if knows.touches || knows.attempts {
            Ok(())
        } else {
            Err("no file tells touches; add the activities, or map attempts")
        }
    }

    /// By which channel.
    pub(super) fn knows_channels(&self) -> Known {
        self.knows_attempts()?;
        if self.meta.knows.channel {
            Ok(())
        } else {
            Err("no column says by which channel a touch went; map channel")
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
        if knows.result || knows.contacted {
            Ok(())
        } else {
            Err("no column says whether the customer was reached; map result, or contacted")
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
        self.knows_start()?;
        self.knows_attempts()?;
        if self.meta.knows.touch_time {
            Ok(())
        } else {
            Err("no column says when a touch was made; map at, or first_attempt_at")
        }
    }
}
