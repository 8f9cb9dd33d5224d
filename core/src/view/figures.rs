//! What figures are called where their ids would stand in a table.

use super::words;

/// The name of a figure, for people.
pub(super) fn figure(id: &str) -> String {
    words::plain(match id {
        "reality_gap" => "Reality gap",
        "gap_not_attempted" => "Of the gap: not called",
        "gap_not_reached" => "Of the gap: called, not reached",
        "contact_rate_phone" => "Reached by phone",
        "contact_rate_any" => "Reached",
        "attempt_rate_phone" => "Phoned",
        "attempt_rate_any" => "Tried by a person",
        "untouched_rate" => "Not touched by a person",
        "attempts_per_lead" => "Attempts a lead",
        "single_email_only_rate" => "One e-mail, nothing else",
        "multi_path_rate" => "Called and written to on the first day",
        "sla_5m" => "First touch within 5 minutes",
        "sla_30m" => "First touch within 30 minutes",
        "sla_60m" => "First touch within an hour",
        "call_back_rate" => "Customers who rang back after a missed call",
        "call_back_within_5h" => "Of those, within 5 hours",
        "appointment_set_rate" => "Appointment made",
        "show_rate" => "Appointment kept",
        "sold_from_shown_rate" => "Sold, of those who came",
        "closing_ratio_30d" => "Sold within 30 days",
        "leakage_source" => "Calls in that belong to no lead",
        "bought_anyway_rate" => "Sold after they were dropped or closed",
        "dropped_per_person_per_day" => "Leads dropped, a person a day",
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::figure;
    use crate::metrics::BENCHMARKS;

    #[test]
    fn nobody_has_to_read_an_id() {
        for benchmark in BENCHMARKS {
            let name = figure(benchmark.figure);
            assert_ne!(
                name,
                super::words::plain(benchmark.figure),
                "{}",
                benchmark.figure
            );
        }
    }
}
