//! What figures are called where their ids would stand in a table.

use super::words;
use crate::words::msg;

/// The name of a figure, for people.
pub(super) fn figure(id: &str) -> String {
    words::plain(match id {
        "reality_gap" => msg("Reality gap"),
        "gap_not_attempted" => msg("Of the gap: not called"),
        "gap_not_reached" => msg("Of the gap: called, not reached"),
        "contact_rate_phone" => msg("Reached by phone"),
        "contact_rate_any" => msg("Reached"),
        "attempt_rate_phone" => msg("Phoned"),
        "attempt_rate_any" => msg("Tried by a person"),
        "untouched_rate" => msg("Not touched by a person"),
        "attempts_per_lead" => msg("Attempts a lead"),
        "single_email_only_rate" => msg("One e-mail, nothing else"),
        "multi_path_rate" => msg("Called and written to on the first day"),
        "sla_5m" => msg("First touch within 5 minutes"),
        "sla_30m" => msg("First touch within 30 minutes"),
        "sla_60m" => msg("First touch within an hour"),
        "call_back_rate" => msg("Customers who rang back after a missed call"),
        "call_back_within_5h" => msg("Of those, within 5 hours"),
        "appointment_set_rate" => msg("Appointment made"),
        "show_rate" => msg("Appointment kept"),
        "sold_from_shown_rate" => msg("Sold, of those who came"),
        "closing_ratio_30d" => msg("Sold within 30 days"),
        "leakage_source" => msg("Calls in that belong to no lead"),
        "bought_anyway_rate" => msg("Sold after they were dropped or closed"),
        "dropped_per_person_per_day" => msg("Leads dropped, a person a day"),
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn nobody_has_to_read_an_id() {
        // Those that stand beside what others found.
        for line in include_str!("../../../docs/benchmarks.json")
            .split("\"figure\":")
            .skip(1)
        {
            let id = line.split('"').nth(1).unwrap_or_default();
            assert_ne!(figure(id), super::words::plain(id), "{id}");
        }
    }
}
