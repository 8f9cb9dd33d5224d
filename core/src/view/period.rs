//! Spans of days: those that a name stands for, and those that can be chosen by name.

use super::words::msg;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// First and last day of a period as the report names it: `2026-10` or `2026-W41`.
#[must_use]
pub(crate) fn of(name: &str) -> Option<(String, String)> {
    let (year, rest) = name.split_once('-')?;
    let year: i32 = year.parse().ok()?;
    let (first, last) = match rest.strip_prefix('W') {
        Some(week) => {
            let first = NaiveDate::from_isoywd_opt(year, week.parse().ok()?, Weekday::Mon)?;
            (first, first.checked_add_days(Days::new(6))?)
        }
        None => month(NaiveDate::from_ymd_opt(year, rest.parse().ok()?, 1)?)?,
    };
    Some((first.to_string(), last.to_string()))
}

/// The spans that can be chosen by name, up to the day on which the report is judged.
pub(crate) const PRESETS: [(&str, &str); 4] = [
    ("this-month", msg("This month")),
    ("last-month", msg("Last month")),
    ("last-30-days", msg("Last 30 days")),
    ("last-90-days", msg("Last 90 days")),
];

/// First and last day of a preset, where `today` is `YYYY-MM-DD…`.
#[must_use]
pub(crate) fn preset(name: &str, today: &str) -> Option<(String, String)> {
    let today: NaiveDate = date(today)?;
    let back = |days| today.checked_sub_days(Days::new(days));
    let (first, last) = match name {
        "this-month" => (today.with_day(1)?, today),
        "last-month" => month(today.with_day(1)?.checked_sub_months(Months::new(1))?)?,
        "last-30-days" => (back(29)?, today),
        "last-90-days" => (back(89)?, today),
        _ => return None,
    };
    Some((first.to_string(), last.to_string()))
}

fn date(text: &str) -> Option<NaiveDate> {
    let (year, month, day) = crate::words::date_of(text)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, u32::try_from(month).ok()?, day)
}

fn month(first: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    Some((first, first.checked_add_months(Months::new(1))?.pred_opt()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: &str, to: &str) -> Option<(String, String)> {
        Some((from.to_owned(), to.to_owned()))
    }

    #[test]
    fn a_name_stands_for_its_days() {
        assert_eq!(of("2026-02"), span("2026-02-01", "2026-02-28"));
        assert_eq!(of("2028-02"), span("2028-02-01", "2028-02-29"));
        assert_eq!(of("2026-W01"), span("2025-12-29", "2026-01-04"));
        assert_eq!(of("2026-W53"), span("2026-12-28", "2027-01-03"));
        for name in ["", "2026", "2026-13", "2025-W53", "North", "A-W1"] {
            assert_eq!(of(name), None, "{name}");
        }
    }

    #[test]
    fn presets_end_on_the_day_of_judgement() {
        let of = |name| preset(name, "2026-03-31T18:00:00+02:00");
        assert_eq!(of("this-month"), span("2026-03-01", "2026-03-31"));
        assert_eq!(of("last-month"), span("2026-02-01", "2026-02-28"));
        assert_eq!(of("last-30-days"), span("2026-03-02", "2026-03-31"));
        assert_eq!(of("last-90-days"), span("2026-01-01", "2026-03-31"));
        assert_eq!(of("yesterday"), None);
        assert_eq!(preset("this-month", "soon"), None);
        assert_eq!(
            preset("last-month", "2026-01-05"),
            span("2025-12-01", "2025-12-31")
        );
    }
}
