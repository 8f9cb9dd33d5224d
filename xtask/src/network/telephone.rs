//! The telephone system's log: most calls of the CRM, some that nobody keyed, and the customers who rang themselves.

use super::Network;
use super::calendar::{DAY, HOUR, Local, MINUTE};
use super::export::{Clock, Rows, id};
use super::follow_up::User;
use super::long_game::{is_reached, owner};
use super::places::DEALERS;
use super::prng::Prng;

const HEADER: &str =
    "Call ID,Start Time,Direction,Dealer,Customer Phone Number,Lead ID,Agent,Result,Duration";

/// One line of it.
#[derive(Debug, Clone, Copy)]
struct Call {
    at: Local,
    inbound: bool,
    dealer: usize,
    number: u64,
    /// Known to the telephone system, which it rarely is.
    lead: Option<usize>,
    user: User,
    result: &'static str,
    seconds: i64,
}

/// In the words of a telephone system.
fn result(crm: &str, inbound: bool) -> &'static str {
    match crm {
        "Contacted" => "Connected",
        "Left voicemail" | "Left live message" => "Voicemail",
        "Busy" => "Busy",
        "Wrong number" => "Failed",
        _ if inbound => "Missed",
        _ => "No answer",
    }
}

impl Network {
    /// One row a call.
    pub(super) fn calls_csv(&self, prng: &mut Prng, doubted: &[usize]) -> String {
        let mut calls = self.dials(prng, doubted);
        self.strangers(prng, &mut calls);
        calls.retain(|call| call.at <= super::UNTIL);
        calls.sort_by_key(|call| (call.at, call.number));
        let mut rows = Rows::new(HEADER, "\r\n");
        for (place, call) in calls.into_iter().enumerate() {
            rows.cell(&format!("C{:07}", 1_400_000 + place));
            rows.time(call.at, Clock::Iso);
            rows.cell(if call.inbound { "Inbound" } else { "Outbound" });
            rows.cell(DEALERS[call.dealer].name);
            rows.cell(&format!("+31{:09}", call.number));
            rows.cell(
                &call
                    .lead
                    .map_or(String::new(), |place| id(&self.leads[place])),
            );
            rows.cell(self.name(call.user));
            rows.cell(call.result);
            rows.cell(&call.seconds.to_string());
            rows.end();
        }
        rows.text
    }

    /// The calls of the leads in the files.
    fn dials(&self, prng: &mut Prng, doubted: &[usize]) -> Vec<Call> {
        let mut calls = Vec::new();
        for (place, (lead, log)) in self.leads.iter().zip(&self.logs).enumerate() {
            if !lead.has_phone {
                continue;
            }
            let plain = Call {
                at: lead.created,
                inbound: false,
                dealer: lead.dealer,
                number: 600_000_000 + u64::from(self.number(place)),
                lead: None,
                user: owner(lead),
                result: "No answer",
                seconds: 0,
            };
            let keyed = |prng: &mut Prng| prng.chance(0.22).then_some(place);
            for touch in log.iter().filter(|touch| touch.channel == "Phone") {
                let doubt = matches!(touch.user, User::Person(person) if doubted.contains(&person));
                let lead = keyed(prng);
                if prng.chance(if doubt && touch.duration < 60 {
                    0.35
                } else {
                    0.035
                }) || (touch.duration == 0 && touch.result == "Left voicemail")
                {
                    continue;
                }
                calls.push(Call {
                    at: Local(touch.at.0 - prng.between(-20, 90)),
                    inbound: touch.inbound,
                    lead,
                    user: touch.user,
                    result: result(touch.result, touch.inbound),
                    seconds: touch.duration,
                    ..plain
                });
            }
            let Some(last) = log.iter().rfind(|touch| touch.is_dial()) else {
                continue;
            };
            // Called, and not keyed.
            if prng.chance(0.11) {
                let at = last.at.after_open(prng.between(90, 2_400) * MINUTE);
                let voicemail = prng.chance(0.5);
                let (result, seconds) = if voicemail {
                    ("Voicemail", prng.between(9, 40))
                } else {
                    ("No answer", 0)
                };
                calls.push(Call {
                    at,
                    lead: keyed(prng),
                    result,
                    seconds,
                    ..plain
                });
            }
            // The customer rings back, now and then to nobody.
            if !is_reached(log) && prng.chance(0.16) {
                let minutes = prng.quantile(&[
                    (0.0, 2.0),
                    (0.48, 15.0),
                    (0.67, 60.0),
                    (0.84, 300.0),
                    (1.0, 2_400.0),
                ]);
                let at = last.at.after_open(minutes as i64 * MINUTE);
                calls.push(Call {
                    at,
                    inbound: true,
                    result: "Missed",
                    user: User::Nobody,
                    ..plain
                });
                if prng.chance(0.45) {
                    let at = at.after_open(prng.between(4, 500) * MINUTE);
                    calls.push(Call {
                        at,
                        result: "No answer",
                        ..plain
                    });
                }
            }
        }
        calls
    }

    /// People who rang the dealers and were never keyed as a lead.
    fn strangers(&self, prng: &mut Prng, calls: &mut Vec<Call>) {
        let total: u32 = DEALERS.iter().map(|dealer| dealer.leads).sum();
        for (dealer, ways) in DEALERS.iter().enumerate() {
            for _ in 0..900 * ways.leads / total {
                let day = Local(Local::at(2026, 4, 1, 0, 0).0 + prng.between(0, 182) * DAY);
                let at = day.after_open(prng.between(0, 8 * HOUR));
                let missed = prng.chance(0.17);
                let (result, seconds) = match () {
                    () if !missed => ("Connected", prng.between(35, 540)),
                    () if prng.chance(0.4) => ("Voicemail", prng.between(12, 60)),
                    () => ("Missed", 0),
                };
                let staff: Vec<usize> = (0..self.people.len())
                    .filter(|&place| self.people[place].dealer == dealer)
                    .collect();
                let user = if missed {
                    User::Nobody
                } else {
                    User::Person(*prng.pick(&staff))
                };
                let number = 205_550_000 + prng.below(10_000);
                let call = Call {
                    at,
                    inbound: true,
                    dealer,
                    number,
                    lead: None,
                    user,
                    result,
                    seconds,
                };
                calls.push(call);
                if missed && prng.chance(0.5) {
                    let at = at.after_open(prng.between(5, 600) * MINUTE);
                    let user = User::Person(*prng.pick(&staff));
                    calls.push(Call {
                        at,
                        inbound: false,
                        user,
                        result: "Connected",
                        seconds: prng.between(40, 300),
                        ..call
                    });
                }
            }
        }
    }
}
