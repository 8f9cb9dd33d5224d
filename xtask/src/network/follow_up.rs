//! What a dealer does with a lead: nothing, a machine's answer, an e-mail, a call, five calls.

use super::calendar::{DAY, HOUR, Local, MINUTE};
use super::lead::{Lead, Person};
use super::places::DEALERS;
use super::prng::Prng;

/// Who acted, as the log names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum User {
    Person(usize),
    Machine,
    Nobody,
}

/// One line of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Touch {
    pub(crate) at: Local,
    pub(crate) user: User,
    pub(crate) channel: &'static str,
    pub(crate) inbound: bool,
    pub(crate) result: &'static str,
    pub(crate) kind: &'static str,
    /// Seconds; 0 is written as a blank.
    pub(crate) duration: i64,
    /// Place in the list of messages.
    pub(crate) message: Option<usize>,
}

/// What happens, decided before it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Course {
    Nothing,
    Machine,
    OneEmail,
    Emails,
    Message,
    Other,
    Phone,
}

/// Open minutes until a person acts, by share of leads: a third within a quarter of an hour, a tenth after two days.
const MINUTES: [(f64, f64); 8] = [
    (0.0, 1.0),
    (0.2, 8.0),
    (0.4, 24.0),
    (0.6, 85.0),
    (0.75, 260.0),
    (0.9, 1_100.0),
    (0.97, 3_200.0),
    (1.0, 7_500.0),
];

/// Seconds until the machine answers.
const MACHINE: [(f64, f64); 4] = [(0.0, 4.0), (0.5, 25.0), (0.9, 70.0), (1.0, 119.0)];

/// Follows a lead up until `until`, decides how it ends, and returns what the log says, in order.
pub(crate) fn follow_up(
    prng: &mut Prng,
    lead: &mut Lead,
    people: &[Person],
    until: Local,
) -> Vec<Touch> {
    let mut story = Story {
        prng,
        log: Vec::new(),
        user: User::Nobody,
    };
    let course = story.course(lead, people);
    story.opening(lead, course);
    let spoke = story.people_act(lead, people, course);
    if story.prng.chance(0.01) {
        // Keyed into the CRM after the call.
        let early = Local(lead.created.0 - story.prng.between(7, 400) * MINUTE);
        story.push(early, "Phone", false, "Left voicemail", "Call");
    }
    story.log.retain(|touch| touch.at <= until);
    story.log.sort_by_key(|touch| touch.at);
    let log = std::mem::take(&mut story.log);
    ending(prng, lead, course, spoke, until);
    log
}

struct Story<'a> {
    prng: &'a mut Prng,
    log: Vec<Touch>,
    user: User,
}

impl Story<'_> {
    fn push(
        &mut self,
        at: Local,
        channel: &'static str,
        inbound: bool,
        result: &'static str,
        kind: &'static str,
    ) {
        let duration = match (channel, result) {
            ("Phone", "Contacted") => {
                self.prng
                    .quantile(&[(0.0, 25.0), (0.5, 190.0), (0.9, 620.0), (1.0, 1_900.0)])
            }
            ("Phone", "Left voicemail") => self.prng.quantile(&[(0.0, 8.0), (1.0, 48.0)]),
            _ => 0.0,
        };
        let message =
            (channel != "Phone" && channel != "Visit").then(|| self.prng.below(8) as usize);
        let user = self.user;
        self.log.push(Touch {
            at,
            user,
            channel,
            inbound,
            result,
            kind,
            duration: duration as i64,
            message,
        });
    }

    fn course(&mut self, lead: &Lead, people: &[Person]) -> Course {
        let dealer = &DEALERS[lead.dealer];
        self.user = lead
            .before
            .or(lead.person)
            .map_or(User::Nobody, User::Person);
        let mut phones =
            1.09 * dealer.phones * lead.person.map_or(0.35, |place| people[place].phones);
        phones *= if lead.hot { 1.35 } else { 0.95 };
        phones *= if lead.created.is_open() { 1.1 } else { 0.9 };
        if lead.has_phone && self.prng.chance(phones.min(0.93)) {
            return Course::Phone;
        }
        let (nothing, machine) = if dealer.answers_by_itself {
            (12.3, 19.4)
        } else {
            (24.0, 0.0)
        };
        let (emails, messages) = (
            f64::from(u8::from(lead.has_email)),
            f64::from(u8::from(lead.has_phone)),
        );
        let weights = [
            nothing,
            machine * emails,
            14.4 * emails,
            10.3 * emails,
            5.3 * messages,
            3.6,
        ];
        [
            Course::Nothing,
            Course::Machine,
            Course::OneEmail,
            Course::Emails,
            Course::Message,
            Course::Other,
        ][self.prng.weighted(&weights)]
    }

    /// What happens by itself: the customer who is on the line or at the door, and the machine's answer.
    fn opening(&mut self, lead: &Lead, course: Course) {
        match lead.kind {
            "Phone" if lead.created.is_open() => {
                self.push(lead.created, "Phone", true, "Contacted", "Call")
            }
            "Phone" => self.push(lead.created, "Phone", true, "No answer", "Call"),
            "Walk-in" => self.push(lead.created, "Visit", true, "Contacted", "Visit"),
            _ => {}
        }
        let machine = course == Course::Machine
            || (course != Course::Nothing
                && lead.has_email
                && DEALERS[lead.dealer].answers_by_itself
                && self.prng.chance(0.7));
        if machine {
            let user = std::mem::replace(&mut self.user, User::Machine);
            let at = Local(lead.created.0 + self.prng.quantile(&MACHINE) as i64);
            self.push(at, "Email", false, "", "Auto Response");
            if self.prng.chance(0.25) {
                let days = self.prng.between(2, 6);
                self.push(
                    Local(lead.created.0 + days * DAY + 5 * HOUR),
                    "Email",
                    false,
                    "",
                    "Auto Response",
                );
            }
            self.user = user;
        }
    }

    /// What people do. Returns whether they spoke or wrote with the customer.
    fn people_act(&mut self, lead: &Lead, people: &[Person], course: Course) -> bool {
        let slow = DEALERS[lead.dealer].slow * lead.person.map_or(1.5, |place| people[place].slow);
        let patience = if lead.hot { 0.7 } else { 1.0 };
        let open_seconds = (self.prng.quantile(&MINUTES) * slow * patience) as i64 * MINUTE
            + self.prng.between(5, 59);
        let mut at = lead.created.after_open(open_seconds);
        if !lead.created.is_open() && self.prng.chance(0.06) {
            // Somebody answers from the sofa.
            at = Local(lead.created.0 + self.prng.between(4, 90) * MINUTE);
        }
        match course {
            Course::Nothing | Course::Machine => false,
            Course::OneEmail => {
                self.push(at, "Email", false, "", "Manual");
                self.reply(at, "Email", 0.12)
            }
            Course::Emails => {
                let mut replied = false;
                for _ in 0..self.prng.between(2, 4) {
                    self.push(at, "Email", false, "", "Template");
                    replied |= self.reply(at, "Email", 0.10);
                    let gap = self.prng.between(3, 40);
                    at = at.after_open(gap * HOUR);
                }
                replied
            }
            Course::Message => {
                let channel = *self.prng.pick(&["Text", "Text", "WhatsApp"]);
                self.push(at, channel, false, "", "Manual");
                if lead.has_email && self.prng.chance(0.4) {
                    self.push(Local(at.0 + 3 * MINUTE), "Email", false, "", "Template");
                }
                self.reply(at, channel, 0.38)
            }
            Course::Other => {
                let channel = *self.prng.pick(&["Chat", "Chat", "Video", "Letter"]);
                self.push(at, channel, false, "", "Manual");
                self.reply(at, channel, 0.3)
            }
            Course::Phone => self.dial(lead, at),
        }
    }

    fn reply(&mut self, after: Local, channel: &'static str, share: f64) -> bool {
        let replies = self.prng.chance(share);
        if replies {
            let minutes =
                self.prng
                    .quantile(&[(0.0, 2.0), (0.5, 95.0), (0.9, 1_500.0), (1.0, 4_000.0)]);
            self.push(
                Local(after.0 + minutes as i64 * MINUTE),
                channel,
                true,
                "",
                "Reply",
            );
        }
        replies
    }

    fn dial(&mut self, lead: &Lead, mut at: Local) -> bool {
        let tenacity = DEALERS[lead.dealer].tenacity;
        if lead.has_email && self.prng.chance(0.35) {
            self.push(Local(at.0 + 4 * MINUTE), "Email", false, "", "Manual");
        }
        for attempt in 0..9 {
            if attempt == 1 && lead.before.is_some() {
                self.user = lead.person.map_or(User::Nobody, User::Person);
            }
            let evening = at.time_of_day() >= 16 * HOUR;
            if self.prng.chance(if evening { 0.585 } else { 0.515 }) {
                self.push(at, "Phone", false, "Contacted", "Call");
                if self.prng.chance(0.5) {
                    self.push(Local(at.0 + 20 * MINUTE), "Email", false, "", "Manual");
                }
                return true;
            }
            let results = [
                "Left voicemail",
                "No answer",
                "Busy",
                "Left live message",
                "Wrong number",
            ];
            let result = results[self.prng.weighted(&[55.0, 32.0, 6.0, 4.0, 3.0])];
            self.push(at, "Phone", false, result, "Call");
            if result == "Left voicemail" && self.prng.chance(0.14) {
                let back = at.after_open(self.prng.between(6, 400) * MINUTE);
                let answered = self.prng.chance(0.8);
                self.push(
                    back,
                    "Phone",
                    true,
                    if answered { "Contacted" } else { "No answer" },
                    "Call",
                );
                if answered {
                    return true;
                }
            }
            if result == "Wrong number" || !self.prng.chance(tenacity) {
                return false;
            }
            if self.prng.chance(0.08) {
                // A redial within five minutes is one attempt.
                at = Local(at.0 + self.prng.between(1, 4) * MINUTE);
            } else {
                let minutes = self.prng.quantile(&[
                    (0.0, 30.0),
                    (0.4, 240.0),
                    (0.8, 1_100.0),
                    (1.0, 3_800.0),
                ]);
                at = at.after_open(minutes as i64 * MINUTE);
            }
        }
        false
    }
}

/// Status, and the sale if there was one by then.
fn ending(prng: &mut Prng, lead: &mut Lead, course: Course, spoke: bool, until: Local) {
    if lead.kind == "Service" {
        lead.status = "Active";
        return;
    }
    let buys = match course {
        Course::Phone if spoke => 0.275,
        Course::Phone => 0.12,
        _ if spoke => 0.225,
        Course::Nothing => 0.05,
        _ => 0.09,
    } * if lead.hot { 1.5 } else { 0.95 };
    if prng.chance(buys) {
        let days = prng.quantile(&[(0.0, 0.2), (0.5, 5.0), (0.9, 19.0), (1.0, 80.0)]);
        let sold = lead
            .created
            .after_open((days * DAY as f64 / 2.6) as i64 + HOUR);
        if sold <= until {
            lead.sold = Some(sold);
            lead.status = "Sold";
            return;
        }
    }
    let statuses = [
        ("Active", 52.0),
        ("Waiting for prospect response", 14.0),
        ("Lost", 12.0),
        ("Bought Elsewhere", 6.0),
        ("No intent to buy", 5.0),
        ("Requested no further contact", 2.6),
        ("Bad or no contact information", 2.4),
        ("Duplicate lead", 3.2),
        ("Dealer test lead", 0.8),
    ];
    lead.status = statuses[prng.weighted(&statuses.map(|(_, weight)| weight))].0;
}
