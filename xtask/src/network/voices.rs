//! What customers say afterwards, and what everyone believes beforehand.

use super::Network;
use super::calendar::{DAY, Local};
use super::export::{Rows, id};
use super::long_game::is_reached;
use super::places::DEALERS;
use super::prng::Prng;

const SURVEYS: &str =
    "response_id,lead_id,dealer_id,responded_at,score,scale_max,reason_codes,lost_reason,comment";
const BELIEFS: &str = "scope_type,scope_id,respondent,role,metric,channel,value,unit,basis,valid_from,valid_to,recorded_at";

/// Why a score is low, of a hundred; the rest name nothing. Nobody complains about too many calls.
const LOW: [(&str, f64); 5] = [
    ("Didn't do as promised", 19.0),
    ("Left a message and didn't call again", 15.0),
    ("Test drive or sales process", 15.0),
    ("Poor experience", 18.0),
    ("", 33.0),
];

/// Why it is high.
const HIGH: [(&str, f64); 4] = [
    ("Attitude of the salesperson", 40.0),
    ("Product knowledge", 25.0),
    ("Speed of response", 22.0),
    ("", 13.0),
];

/// Why customers who did not buy here say they did not.
const LOST: [(&str, f64); 6] = [
    ("Availability", 40.0),
    ("Price", 26.0),
    ("Part exchange", 11.0),
    ("Bought elsewhere", 9.0),
    ("Nobody called back", 8.0),
    ("", 6.0),
];

impl Network {
    /// One row an answer; about one customer in seven answers.
    pub(super) fn surveys_csv(&self, prng: &mut Prng) -> String {
        let mut rows = Rows::new(SURVEYS, "\n");
        let mut number = 0;
        for (place, (lead, log)) in self.leads.iter().zip(&self.logs).enumerate() {
            let asked = lead.has_email
                && lead.kind != "Service"
                && lead.status != "Dealer test lead"
                && lead.status != "Duplicate lead";
            let at = Local(lead.created.0 + prng.between(6 * DAY, 21 * DAY));
            if !prng.chance(0.14) || !asked || at > super::UNTIL {
                continue;
            }
            let ours = log.iter().filter(|touch| touch.is_ours()).count();
            let content: f64 = match () {
                () if lead.sold.is_some() => 0.88,
                () if is_reached(log) => 0.76,
                () if ours > 1 => 0.55,
                () if ours == 1 => 0.42,
                () => 0.22,
            };
            let high = prng.chance(content);
            let score = if high {
                prng.between(4, 5)
            } else {
                prng.between(1, 3)
            };
            let mut reason = if high {
                HIGH[prng.weighted(&HIGH.map(|(_, weight)| weight))].0
            } else {
                LOW[prng.weighted(&LOW.map(|(_, weight)| weight))].0
            }
            .to_owned();
            if high && reason.starts_with("Att") && prng.chance(0.2) {
                reason.push_str("; Speed of response");
            }
            let lost = match lead.status {
                "Lost" | "Bought Elsewhere" | "No intent to buy" => {
                    LOST[prng.weighted(&LOST.map(|(_, weight)| weight))].0
                }
                _ => "",
            };
            number += 1;
            rows.cell(&format!("S{}", 5_000 + number));
            rows.cell(&id(lead));
            rows.cell(self.dealer(place));
            rows.maybe(Some(at));
            rows.cell(&score.to_string());
            rows.cell("5");
            rows.cell(&reason);
            rows.cell(lost);
            rows.cell(if high && prng.chance(0.1) {
                "Thank you, very friendly"
            } else {
                ""
            });
            rows.end();
        }
        rows.text
    }

    /// What the manufacturer, the dealer principals and the people believe about their own leads.
    pub(super) fn expectations_csv(&self, prng: &mut Prng) -> String {
        let mut rows = Rows::new(BELIEFS, "\n");
        let mut row =
            |scope: &str, name: &str, who: &str, role: &str, metric: [&str; 4], basis: &str| {
                let [metric, channel, value, unit] = metric;
                for cell in [
                    scope,
                    name,
                    who,
                    role,
                    metric,
                    channel,
                    value,
                    unit,
                    basis,
                    "2026-04-01",
                    "2026-09-30",
                    "2026-03-23",
                ] {
                    rows.cell(cell);
                }
                rows.end();
            };
        row(
            "network",
            "",
            "Head of retail",
            "OEM",
            ["contact_rate", "phone", "75", "%"],
            "belief",
        );
        row(
            "network",
            "",
            "Head of retail",
            "OEM",
            ["attempts_per_lead", "", "5", "count"],
            "target",
        );
        row(
            "network",
            "",
            "Dealer standards",
            "OEM",
            ["sla_60", "", "80", "%"],
            "contract",
        );
        for day in ["1", "2", "4", "7", "14"] {
            row(
                "network",
                "",
                "Dealer standards",
                "OEM",
                ["cadence_day", "", day, "day"],
                "contract",
            );
        }
        for dealer in DEALERS {
            let value = prng
                .quantile(&[(0.0, 55.0), (0.3, 70.0), (0.7, 80.0), (1.0, 95.0)])
                .round()
                .to_string();
            row(
                "dealer",
                dealer.name,
                &format!("Principal of {}", dealer.name),
                "dealer principal",
                ["contact_rate", "phone", &value, "%"],
                "belief",
            );
            let value = prng
                .quantile(&[(0.0, 70.0), (1.0, 98.0)])
                .round()
                .to_string();
            row(
                "dealer",
                dealer.name,
                &format!("Principal of {}", dealer.name),
                "dealer principal",
                ["attempt_rate", "phone", &value, "%"],
                "belief",
            );
        }
        for person in self
            .people
            .iter()
            .filter(|person| person.name.len() % 2 == 0)
        {
            let value = prng
                .quantile(&[(0.0, 40.0), (0.3, 65.0), (0.7, 82.0), (1.0, 100.0)])
                .round()
                .to_string();
            row(
                "rep",
                &person.name,
                &person.name,
                "salesperson",
                ["contact_rate", "phone", &value, "%"],
                "belief",
            );
        }
        rows.text
    }
}
