//! Columns of a lead that few exports have: who got it when, how it ended and why, what it cost, and what the CRM itself
//! says about the response.

use super::Network;
use super::calendar::{DAY, Local, MINUTE};
use super::export::Rows;
use super::follow_up::{Touch, User};
use super::lead::Lead;
use super::places::DEALERS;
use super::prng::Prng;

/// The columns, after those that every file of leads has.
pub(super) const HEADER: &str = ",Assigned Date,Lost Date,Lost Reason,Do Not Call,Opt Out Date,Originated After Hours,\
                                 Actual Response Time (Min),Adjusted Response Time (Min),Contacted Indicator,Timeframe,\
                                 Lead Cost,Total Gross";

/// What is in them.
#[derive(Debug, Clone, Default)]
pub(super) struct More {
    assigned: Option<Local>,
    pub(super) lost: Option<Local>,
    reason: &'static str,
    no_calls: bool,
    pub(super) opt_out: Option<Local>,
    after_hours: bool,
    response: Option<(i64, i64)>,
    contacted: bool,
    timeframe: &'static str,
    cost: Option<i64>,
    gross: Option<i64>,
}

impl More {
    /// The cells of one lead.
    pub(super) fn write(&self, rows: &mut Rows) {
        let yes = |yes| if yes { "Yes" } else { "No" };
        let number = |number: Option<i64>| number.map_or(String::new(), |n| n.to_string());
        rows.maybe(self.assigned);
        rows.maybe(self.lost);
        rows.cell(self.reason);
        rows.cell(yes(self.no_calls));
        rows.maybe(self.opt_out);
        rows.cell(yes(self.after_hours));
        rows.cell(&number(self.response.map(|(actual, _)| actual)));
        rows.cell(&number(self.response.map(|(_, adjusted)| adjusted)));
        rows.cell(yes(self.contacted));
        rows.cell(self.timeframe);
        rows.cell(&self.cost.map_or(String::new(), |cents| {
            format!("{}.{:02}", cents / 100, cents % 100)
        }));
        rows.cell(&number(self.gross));
    }
}

/// When the follow-up ended, for a lead that is neither open nor sold; and its status, where time has changed it.
pub(super) fn close(
    prng: &mut Prng,
    lead: &mut Lead,
    log: &[Touch],
    until: Local,
) -> Option<Local> {
    let last = log
        .last()
        .map_or(lead.created, |touch| touch.at.max(lead.created));
    let open = matches!(lead.status, "Active" | "Waiting for prospect response");
    let closed = match lead.status {
        "Sold" => return None,
        _ if open && lead.kind != "Service" && prng.chance(0.74) => {
            Local(last.0 + prng.between(5 * DAY, 40 * DAY)).after_open(prng.between(0, 20_000))
        }
        _ if open => return None,
        _ => last.after_open(prng.between(10 * MINUTE, 4 * DAY)),
    };
    if closed > until {
        if !open {
            return Some(Local(until.0 - prng.between(1, 300) * MINUTE).max(last));
        }
        return None;
    }
    if open {
        lead.status = *prng.pick(&[
            "Lost",
            "Lost",
            "Lost",
            "No intent to buy",
            "Bought Elsewhere",
        ]);
    }
    Some(closed)
}

/// The dealers' words for it; customers say other things.
const REASONS: [(&str, f64); 8] = [
    ("No reply", 37.0),
    ("Bought elsewhere", 22.0),
    ("Not interested any more", 18.0),
    ("Price", 6.0),
    ("Availability", 3.0),
    ("Part exchange", 1.0),
    ("Just looking", 9.0),
    ("", 4.0),
];

/// What a lead of each source costs, in cents; leads of one's own site cost nothing that the CRM knows.
fn cost(source: &str) -> Option<i64> {
    match source {
        "CarFinder" => Some(2_450),
        "AutoPlaza" => Some(3_900),
        "Manufacturer site" => Some(1_200),
        "Newsletter" => Some(310),
        "Website" | "Website, chat" => Some(780),
        _ => None,
    }
}

impl Network {
    /// The further columns of a lead; `lost` is when it was closed.
    pub(super) fn further(&self, prng: &mut Prng, place: usize, lost: Option<Local>) -> More {
        let (lead, log) = (&self.leads[place], &self.logs[place]);
        let by_person = |touch: &&Touch| {
            touch.user != User::Machine && !touch.inbound && touch.channel != "Note"
        };
        let first = log.iter().find(by_person).map(|touch| touch.at);
        let delay = (prng.quantile(&[
            (0.0, 0.0),
            (0.6, 1.0),
            (0.8, 9.0),
            (0.95, 75.0),
            (1.0, 900.0),
        ]) * DEALERS[lead.dealer].slow) as i64;
        let assigned = lead.person.map(|_| {
            let at = lead.created.after_open(delay * MINUTE);
            let at = if delay < 2 {
                Local(lead.created.0 + delay * MINUTE + 20)
            } else {
                at
            };
            first.map_or(at, |first| at.min(first)).max(lead.created)
        });
        // The CRM stops its clock at whatever comes first, its own answer and a bare note included.
        let crm = log
            .iter()
            .find(|touch| !touch.inbound && touch.at >= lead.created);
        let response = crm.filter(|_| prng.chance(0.97)).map(|touch| {
            let shifted = lead.created.after_open(0);
            let from = if lead.created.is_open() {
                lead.created
            } else {
                shifted
            };
            (
                (touch.at.0 - lead.created.0) / MINUTE,
                ((touch.at.0 - from.0) / MINUTE).max(0),
            )
        });
        let spoke = log
            .iter()
            .any(|touch| touch.result == "Contacted" || touch.inbound && touch.kind == "Reply");
        let message = log.iter().any(|touch| touch.result.starts_with("Left"));
        let contacted = if spoke {
            prng.chance(0.96)
        } else {
            message && prng.chance(0.12)
        };
        let asked = lead.status == "Requested no further contact" || prng.chance(0.006);
        let opt_out = asked.then(|| match (lost, log.last()) {
            // Now and then somebody writes once more.
            (_, Some(last)) if log.len() > 1 && prng.chance(0.2) => {
                Local(last.at.0 - prng.between(60, 2_800) * MINUTE)
            }
            (_, Some(last)) => Local(last.at.0 + prng.between(5, 300) * MINUTE),
            (Some(lost), None) => lost,
            (None, None) => Local(lead.created.0 + DAY),
        });
        let opt_out = opt_out.map(|at| at.clamp(lead.created, super::UNTIL));
        let reason = if lost.is_some()
            && matches!(
                lead.status,
                "Lost" | "Bought Elsewhere" | "No intent to buy"
            ) {
            REASONS[prng.weighted(&REASONS.map(|(_, weight)| weight))].0
        } else {
            ""
        };
        let timeframe = match lead.kind {
            "Service" => "",
            _ if lead.hot => *prng.pick(&["Now", "Now", "Within 30 days", ""]),
            _ => *prng.pick(&[
                "Now",
                "Within 30 days",
                "Within 60 days",
                "3-6 months",
                "Just researching",
                "",
                "",
            ]),
        };
        More {
            assigned: assigned.filter(|&at| prng.chance(0.985) && at <= super::UNTIL),
            lost,
            reason,
            no_calls: asked,
            opt_out,
            after_hours: !lead.created.is_open(),
            response,
            contacted,
            timeframe,
            cost: cost(lead.source),
            gross: lead.sold.map(|_| {
                prng.quantile(&[
                    (0.0, -400.0),
                    (0.1, 350.0),
                    (0.5, 1_450.0),
                    (0.9, 3_300.0),
                    (1.0, 7_900.0),
                ]) as i64
            }),
        }
    }
}
