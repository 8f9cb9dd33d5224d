//! What happens after the first weeks: sales that take a season, a letter in May, duplicates, a note instead of a call.

use super::Network;
use super::calendar::{DAY, HOUR, Local, MINUTE};
use super::follow_up::{Touch, User};
use super::lead::Lead;
use super::prng::Prng;

impl Touch {
    /// A line of the log without more to say.
    pub(super) fn plain(
        at: Local,
        user: User,
        channel: &'static str,
        result: &'static str,
    ) -> Self {
        let (kind, message) = match channel {
            "Phone" => ("Call", None),
            "Note" => ("Note", None),
            _ => ("Manual", Some(4)),
        };
        Self {
            at,
            user,
            channel,
            inbound: false,
            result,
            kind,
            duration: 0,
            message,
        }
    }

    /// A person turned to the customer.
    pub(super) fn is_ours(&self) -> bool {
        !self.inbound && self.user != User::Machine && self.channel != "Note"
    }

    /// A person called.
    pub(super) fn is_dial(&self) -> bool {
        self.is_ours() && self.channel == "Phone"
    }
}

/// Whoever is in charge.
pub(super) fn owner(lead: &Lead) -> User {
    lead.person.map_or(User::Nobody, User::Person)
}

/// The customer was spoken to on the phone.
pub(super) fn is_reached(log: &[Touch]) -> bool {
    log.iter()
        .any(|touch| touch.channel == "Phone" && touch.result == "Contacted")
}

/// One more call: those who were reached once can be reached again, the others not, so that the story stays as it is.
pub(super) fn call_again(prng: &mut Prng, log: &[Touch], at: Local, user: User) -> Touch {
    let result = if is_reached(log) && prng.chance(0.5) {
        "Contacted"
    } else {
        *prng.pick(&["Left voicemail", "Left voicemail", "No answer"])
    };
    let duration = match result {
        "Contacted" => prng.between(35, 400),
        "Left voicemail" => prng.between(9, 45),
        _ => 0,
    };
    Touch {
        duration,
        ..Touch::plain(at, user, "Phone", result)
    }
}

/// In half a year more customers are reached than in a month; some of those who were are not after all, so that the story
/// stays the same.
pub(super) fn miss(prng: &mut Prng, lead: &Lead, log: &mut [Touch]) {
    if lead.sold.is_some() || lead.kind != "Internet" || !prng.chance(0.094) {
        return;
    }
    for touch in log.iter_mut().filter(|touch| touch.channel == "Phone") {
        if touch.result == "Contacted" {
            touch.result = if touch.inbound {
                "No answer"
            } else {
                "Left voicemail"
            };
            touch.duration = if touch.inbound {
                0
            } else {
                touch.duration % 30 + 8
            };
        }
    }
}

/// Answers what customers wrote, mostly soon.
pub(super) fn reply(prng: &mut Prng, lead: &Lead, log: &mut Vec<Touch>, until: Local) {
    let asked: Vec<Touch> = log
        .iter()
        .filter(|touch| touch.inbound && touch.kind == "Reply")
        .copied()
        .collect();
    for touch in asked {
        if !prng.chance(0.78) {
            continue;
        }
        let minutes = prng.quantile(&[(0.0, 3.0), (0.5, 26.0), (0.75, 70.0), (1.0, 1_500.0)]);
        let at = touch.at.after_open(minutes as i64 * MINUTE);
        if at <= until {
            log.push(Touch::plain(at, owner(lead), touch.channel, ""));
        }
    }
    log.sort_by_key(|touch| touch.at);
}

/// A sale after a season, and touches on the way.
pub(super) fn go_on(prng: &mut Prng, lead: &mut Lead, log: &mut Vec<Touch>, until: Local) {
    let undecided = matches!(
        lead.status,
        "Active" | "Waiting for prospect response" | "Lost"
    );
    if lead.kind == "Service" || !undecided {
        return;
    }
    let age = (until.0 - lead.created.0) / DAY;
    let called = log.iter().any(Touch::is_dial);
    let late = age > 95 && prng.chance(if called { 0.05 } else { 0.03 });
    if called && prng.chance(if late { 0.6 } else { 0.3 }) {
        let mut at = log.last().map_or(lead.created, |touch| touch.at);
        for _ in 0..prng.between(1, 4) {
            at = Local(at.0 + prng.between(4, 28) * DAY).after_open(prng.between(0, 7) * HOUR);
            if at > until {
                break;
            }
            let touch = if prng.chance(0.4) || !lead.has_email {
                call_again(prng, log, at, owner(lead))
            } else {
                Touch::plain(at, owner(lead), "Email", "")
            };
            log.push(touch);
        }
    }
    if late {
        let sold = Local(lead.created.0 + prng.between(91, age - 1) * DAY).after_open(3 * HOUR);
        if sold <= until {
            log.retain(|touch| touch.at < sold);
            lead.sold = Some(sold);
            lead.status = "Sold";
        }
    }
}

/// A bare note, minutes after the lead came in and well before the first real touch: it stops a CRM's clock.
pub(super) fn note_first(prng: &mut Prng, lead: &Lead, log: &mut Vec<Touch>) {
    let first = log
        .iter()
        .find(|touch| touch.is_ours())
        .map(|touch| touch.at);
    let soon = Local(lead.created.0 + prng.between(2, 6) * MINUTE);
    if lead.created.is_open()
        && first.is_some_and(|first| first.0 > soon.0 + 15 * MINUTE)
        && prng.chance(0.09)
    {
        log.push(Touch::plain(soon, owner(lead), "Note", ""));
        log.sort_by_key(|touch| touch.at);
    }
}

impl Network {
    /// Leads that were sent twice: for each duplicate the lead it repeats, of the same dealer and at most 30 days older.
    pub(super) fn repeats(&self, prng: &mut Prng) -> Vec<Option<usize>> {
        let mut order: Vec<usize> = (0..self.leads.len()).collect();
        order.sort_by_key(|&place| (self.leads[place].dealer, self.leads[place].created));
        let mut repeats = vec![None; self.leads.len()];
        for pair in 1..order.len() {
            let place = order[pair];
            let lead = &self.leads[place];
            let marked = lead.status == "Duplicate lead";
            if !lead.has_phone || !(marked || prng.chance(0.006)) {
                continue;
            }
            let back = prng.below(12) as usize + 1;
            let earlier = order[pair.saturating_sub(back)];
            let first = &self.leads[earlier];
            if first.dealer == lead.dealer
                && first.has_phone
                && first.status != "Duplicate lead"
                && earlier != place
                && lead.created.0 - first.created.0 < 29 * DAY
            {
                repeats[place] = Some(repeats[earlier].unwrap_or(earlier));
            }
        }
        repeats
    }
}

/// Days on which a campaign brings a dealer the leads of six weeks at once, three people taking them all. Leads move by
/// whole weeks, and what happened with them moves too, so that opening hours still hold.
pub(super) fn campaigns(network: &mut Network) {
    let week = 7 * DAY;
    for (dealer, day) in [(0, 70), (1, 96), (2, 54), (3, 110), (6, 82)] {
        let start = Local::at(2026, 4, 1, 0, 0).0 + day * DAY;
        let team: Vec<usize> = (0..network.people.len())
            .filter(|&place| network.people[place].dealer == dealer)
            .take(3)
            .collect();
        let mut turn = 0;
        for (lead, log) in network.leads.iter_mut().zip(&mut network.logs) {
            let later = lead.created.0 - start;
            if lead.dealer != dealer || later < 0 || later >= 6 * week || later % week >= DAY {
                continue;
            }
            let shift = later / week * week;
            let person = team[turn % team.len()];
            turn += 1;
            lead.created = Local(lead.created.0 - shift);
            lead.sold = lead.sold.map(|sold| Local(sold.0 - shift));
            for touch in log {
                touch.at = Local(touch.at.0 - shift);
                if touch.user != User::Machine {
                    touch.user = User::Person(person);
                }
            }
            (lead.person, lead.before) = (Some(person), None);
        }
    }
}

/// Three mornings on which one person ticks off call after call, seconds apart.
pub(super) fn bursts(network: &mut Network, person: usize) {
    for (day, hour, minute) in [(6, 8, 52), (20, 8, 47), (27, 17, 56)] {
        let start = Local::at(2026, 8, day, hour, minute);
        let mut at = start;
        for (lead, log) in network.leads.iter().zip(&mut network.logs) {
            let theirs = lead.person == Some(person) && lead.created < start && lead.sold.is_none();
            let tried =
                log.iter().any(|touch| touch.is_dial() && touch.at < start) && !is_reached(log);
            if theirs && tried && at.0 < start.0 + 4 * MINUTE {
                log.push(Touch::plain(
                    at,
                    User::Person(person),
                    "Phone",
                    "Left voicemail",
                ));
                log.sort_by_key(|touch| touch.at);
                at = Local(at.0 + 6);
            }
        }
    }
}
