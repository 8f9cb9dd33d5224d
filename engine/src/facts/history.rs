//! One lead's touches, folded in order of time.

use super::row::Bucket;
use super::talk::Turn;
use crate::records::{Actor, Channel, Direction, Lead, NONE, Touch, TouchResult};
use crate::time::{DAY, Instant, MINUTE};

/// Redials on one channel within this time of an attempt are that attempt (M13).
const REDIAL: i64 = 5 * MINUTE;
/// A call-back within this time of a phone attempt is credited to it (rule R9).
const CALL_BACK: i64 = 7 * DAY;
/// Entries this close together belong together (M50, M51).
pub(super) const TEN_MINUTES: i64 = 10 * MINUTE;

/// What the touches of one lead add up to.
#[derive(Debug, Clone, Copy)]
pub(super) struct History {
    pub(super) first_any: Instant,
    pub(super) first_human: Instant,
    pub(super) first_call: Instant,
    pub(super) first_message: Instant,
    pub(super) first_contact: Instant,
    /// Last human outbound touch.
    pub(super) last_human: Instant,
    /// Since when the customer waits for an answer: first inbound touch that no person has answered yet.
    pub(super) asked: Instant,
    /// When the last message was left, if no call and no contact followed.
    pub(super) left_message: Instant,
    /// The first touch from the customer, by whomever; without a time where that is not known.
    pub(super) heard: Option<Instant>,
    /// The same for the first message to the customer that a person or an AI wrote.
    pub(super) written: Option<Instant>,
    /// Who made the first human touch.
    pub(super) person: u32,
    pub(super) first_channel: Option<Channel>,
    /// A human touch exists whose time is not known.
    pub(super) untimed: bool,
    pub(super) untimed_call: bool,
    pub(super) untimed_contact: bool,
    pub(super) touches: [u16; 10],
    pub(super) automatic: u16,
    pub(super) inbound: u16,
    pub(super) connects: u16,
    pub(super) attempts: u16,
    pub(super) phone_attempts: u16,
    pub(super) reached_by_attempt: u16,
    pub(super) contacted: bool,
    pub(super) contacted_phone: bool,
    /// The touches tell of a contact, whatever a column of the lead says.
    pub(super) logged_contact: bool,
    /// When the last counted attempt on each channel began; `i64::MIN` when none did.
    last: [i64; 10],
    /// A human has turned to the customer.
    pub(super) turned: bool,
}

/// What limits the counting for one lead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Nothing after this instant exists.
    pub(super) as_of: i64,
    /// With a horizon, counts and flags take only touches up to t0 + horizon.
    pub(super) within: Option<i64>,
    /// M13 stops counting here: the end of the duty, or a contact the CRM states.
    pub(super) stop: i64,
}

impl History {
    pub(super) const EMPTY: Self = Self {
        first_any: Instant::UNKNOWN,
        first_human: Instant::UNKNOWN,
        first_call: Instant::UNKNOWN,
        first_message: Instant::UNKNOWN,
        first_contact: Instant::UNKNOWN,
        last_human: Instant::UNKNOWN,
        asked: Instant::UNKNOWN,
        left_message: Instant::UNKNOWN,
        heard: None,
        written: None,
        person: NONE,
        first_channel: None,
        untimed: false,
        untimed_call: false,
        untimed_contact: false,
        touches: [0; 10],
        automatic: 0,
        inbound: 0,
        connects: 0,
        attempts: 0,
        phone_attempts: 0,
        reached_by_attempt: 0,
        contacted: false,
        contacted_phone: false,
        logged_contact: false,
        last: [i64::MIN; 10],
        turned: false,
    };

    /// Folds touches sorted by time (those without a time first), and hands out what people did.
    pub(super) fn of(touches: &[Touch], limits: Limits, turns: &mut Vec<Turn>) -> Self {
        let mut history = Self::EMPTY;
        let as_of = Instant::from_ms(limits.as_of);
        for &touch in touches {
            if touch.at > as_of {
                break;
            }
            // Bookkeeping and what was never done are not touches at all.
            if touch.actor() == Actor::System || touch.result() == TouchResult::NotDone {
                continue;
            }
            if touch.actor() == Actor::Human {
                turns.push(Turn::of(touch));
            }
            if touch.direction() == Direction::Inbound {
                history.inbound(touch, limits);
            } else {
                history.outbound(touch, limits);
            }
        }
        history.logged_contact = history.contacted;
        history
    }

    fn inbound(&mut self, touch: Touch, limits: Limits) {
        let counts = counts(touch, limits);
        self.heard = self.heard.or(Some(touch.at));
        if counts {
            self.inbound = self.inbound.saturating_add(1);
        }
        if touch.actor() != Actor::Human {
            return;
        }
        let contact = match touch.channel() {
            // A missed call is a duty, not a contact. Where nobody wrote whether it was answered, ringing back within
            // seven days of our call counts.
            Channel::Phone => match touch.result() {
                TouchResult::Connected => true,
                TouchResult::Unknown => self.rings_back(touch),
                _ => false,
            },
            Channel::Visit => matches!(
                touch.result(),
                TouchResult::Unknown | TouchResult::Connected
            ),
            // A reply answers someone; the enquiry itself does not.
            _ => self.turned,
        };
        // An answered call or a visit needs no answer any more.
        let answered = matches!(touch.channel(), Channel::Phone | Channel::Visit) && contact;
        if !answered && !self.asked.is_known() {
            self.asked = touch.at;
        }
        if contact {
            self.left_message = Instant::UNKNOWN;
            let credited = touch.channel() != Channel::Phone || self.rings_back(touch);
            self.contact(touch, counts, credited);
        }
    }

    fn rings_back(&self, touch: Touch) -> bool {
        let called = self.touches[Channel::Phone as usize] > 0
            || self.last[Channel::Phone as usize] > i64::MIN;
        let first = self.last[Channel::Phone as usize];
        called && (first == i64::MIN || touch.at.ms().is_none_or(|at| at - first <= CALL_BACK))
    }

    fn outbound(&mut self, touch: Touch, limits: Limits) {
        let counts = counts(touch, limits);
        first(&mut self.first_any, touch.at);
        let channel = touch.channel();
        let message = matches!(channel, Channel::Email | Channel::Text | Channel::Whatsapp);
        if message && matches!(touch.actor(), Actor::Human | Actor::AiAgent) {
            self.written = self.written.or(Some(touch.at));
        }
        if touch.actor() != Actor::Human {
            if counts {
                self.automatic = self.automatic.saturating_add(1);
            }
            return;
        }
        let index = channel as usize;
        // The first with a time, or else the first.
        if !self.first_human.is_known() && (touch.at.is_known() || !self.turned) {
            self.first_channel = Some(channel);
            self.person = touch.person();
        }
        self.turned = true;
        self.untimed |= !touch.at.is_known();
        first(&mut self.first_human, touch.at);
        if channel == Channel::Phone {
            self.untimed_call |= !touch.at.is_known();
            first(&mut self.first_call, touch.at);
        } else if message {
            first(&mut self.first_message, touch.at);
        }
        let connected = touch.result() == TouchResult::Connected;
        if touch.at.is_known() {
            self.last_human = touch.at;
        }
        self.asked = Instant::UNKNOWN;
        if channel == Channel::Phone || connected {
            let left = matches!(
                touch.result(),
                TouchResult::Voicemail | TouchResult::LiveMessage
            );
            self.left_message = if left { touch.at } else { Instant::UNKNOWN };
        }
        if counts {
            self.touches[index] = self.touches[index].saturating_add(1);
            if channel == Channel::Phone && connected {
                self.connects = self.connects.saturating_add(1);
            }
        }
        self.attempt(touch, counts, limits);
        if connected || channel == Channel::Visit && touch.result() == TouchResult::Unknown {
            self.contact(touch, counts, true);
        }
    }

    /// M13: redials within five minutes of an attempt's start are that attempt; counting stops at contact, and at the
    /// end of the duty.
    fn attempt(&mut self, touch: Touch, counts: bool, limits: Limits) {
        let index = touch.channel() as usize;
        let begun = self.last[index];
        let redial = touch
            .at
            .ms()
            .is_some_and(|at| begun != i64::MIN && at - begun <= REDIAL);
        if let Some(at) = touch.at.ms()
            && !redial
        {
            self.last[index] = at;
        }
        let late = touch.at.ms().is_some_and(|at| at > limits.stop);
        if counts && !redial && !self.contacted && !late {
            self.attempts = self.attempts.saturating_add(1);
            if touch.channel() == Channel::Phone {
                self.phone_attempts = self.phone_attempts.saturating_add(1);
            }
        }
    }

    fn contact(&mut self, touch: Touch, counts: bool, credited: bool) {
        self.untimed_contact |= !touch.at.is_known();
        first(&mut self.first_contact, touch.at);
        if counts {
            if !self.contacted && credited {
                self.reached_by_attempt = self.attempts;
            }
            self.contacted = true;
            self.contacted_phone |= touch.channel() == Channel::Phone;
        }
    }

    /// Attempts that the CRM states in a column of the lead, for leads without a touch of their own.
    pub(super) fn state(&mut self, lead: &Lead, limits: Limits) {
        let human =
            self.touches.iter().any(|&n| n > 0) || self.untimed || self.first_human.is_known();
        if human {
            return;
        }
        let stated = lead.first_attempt.ms().filter(|&at| at <= limits.as_of);
        let counts = stated.is_none_or(|at| limits.within.is_none_or(|end| at <= end));
        let attempts = match (lead.attempts, stated) {
            (u16::MAX, None) => return,
            (u16::MAX | 0, Some(_)) => u16::from(counts),
            (attempts, _) => attempts,
        };
        let channel = lead.channel.unwrap_or(Channel::Other);
        self.touches[channel as usize] = attempts;
        self.attempts = attempts;
        if attempts > 0 {
            self.first_channel = lead.channel;
        }
        self.first_any = self
            .first_any
            .earliest(stated.map_or(Instant::UNKNOWN, Instant::from_ms));
        self.first_human = stated.map_or(Instant::UNKNOWN, Instant::from_ms);
        self.untimed = attempts > 0 && stated.is_none();
        if channel == Channel::Phone {
            self.phone_attempts = attempts;
            self.first_call = self.first_human;
            self.untimed_call = self.untimed;
        }
    }

    /// Human touches, as logged.
    pub(super) fn human(&self) -> u32 {
        self.touches.iter().map(|&n| u32::from(n)).sum()
    }

    /// What happened to the lead: the one place where the precedence of the buckets is decided. First match of:
    /// reached by phone, called, visit or other, text or WhatsApp, several e-mails, one e-mail, automatic only,
    /// customer only, nothing.
    pub(super) fn bucket(&self) -> Bucket {
        let by = |channel: Channel| self.touches[channel as usize];
        if self.contacted_phone {
            Bucket::Reached
        } else if by(Channel::Phone) > 0 {
            Bucket::CalledNotReached
        } else if self.human()
            > [Channel::Email, Channel::Text, Channel::Whatsapp]
                .iter()
                .map(|&c| u32::from(by(c)))
                .sum()
        {
            Bucket::Other
        } else if by(Channel::Text) > 0 || by(Channel::Whatsapp) > 0 {
            Bucket::Message
        } else if by(Channel::Email) > 1 {
            Bucket::SeveralEmails
        } else if by(Channel::Email) == 1 {
            Bucket::OneEmail
        } else if self.automatic > 0 {
            Bucket::AutomaticOnly
        } else if self.inbound > 0 {
            Bucket::InboundOnly
        } else {
            Bucket::Nothing
        }
    }
}

/// Keeps the first known time: touches come in order.
fn first(kept: &mut Instant, at: Instant) {
    if !kept.is_known() {
        *kept = at;
    }
}

/// True when the touch lies within the horizon; without a horizon every touch does.
fn counts(touch: Touch, limits: Limits) -> bool {
    limits
        .within
        .is_none_or(|end| touch.at.ms().is_some_and(|at| at <= end))
}
