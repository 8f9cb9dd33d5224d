//! Opening hours: which minutes of the week the dealer is open.

use serde::{Deserialize, Serialize};

use super::{DAY, HOUR, MINUTE, Zone, day};
use crate::order::sorted;

/// Weekly opening hours with holidays, on the wall clock of the report's zone (`hours.json`).
///
/// ```json
/// { "weekly": { "mon": [["09:00", "17:00"]], "sat": [["10:00", "13:00"], ["14:00", "16:00"]] },
///   "holidays": ["2026-12-25"] }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// Open spans by day (`mon` … `sun`); a day that is not named is closed.
    pub weekly: std::collections::BTreeMap<String, Vec<[String; 2]>>,
    /// Local dates (`YYYY-MM-DD`) on which the dealer is closed.
    #[serde(default)]
    pub holidays: Vec<String>,
    /// IANA zone of the wall clock; the report's zone when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
}

/// Days of the week as `hours.json` names them, Monday first.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Hours {
    /// What is wrong with these hours, in the grammar "expected X, found Y"; `None` when they can be used.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        for (day, spans) in &self.weekly {
            if !WEEKDAYS.contains(&day.as_str()) {
                return Some(format!("expected a day from `mon` to `sun`, found `{day}`"));
            }
            for [from, to] in spans {
                match (time_of_day(from), time_of_day(to)) {
                    (Some(open), Some(close)) if open < close => {}
                    (Some(_), Some(_)) => {
                        return Some(format!(
                            "expected an opening before its closing, found `{from}` to `{to}`"
                        ));
                    }
                    (open, _) => {
                        let bad = if open.is_none() { from } else { to };
                        return Some(format!("expected a time such as `09:00`, found `{bad}`"));
                    }
                }
            }
        }
        let bad = self.holidays.iter().find(|date| day(date).is_none())?;
        Some(format!(
            "expected a date such as `2026-12-25`, found `{bad}`"
        ))
    }

    /// What keeps these hours from being used in a report of this zone; `None` when they can. Hours on another zone's
    /// wall clock are refused: the core has no table of that zone's offsets.
    #[must_use]
    pub fn problem_in(&self, zone: &Zone) -> Option<String> {
        let other = self.timezone.as_ref().filter(|name| **name != zone.name);
        self.problem().or_else(|| {
            let (found, expected) = (other?, &zone.name);
            Some(format!(
                "expected opening hours in the zone of the report, `{expected}`, found `{found}`"
            ))
        })
    }

    /// The open time between two instants, ready to be asked often. Unusable entries count as closed.
    ///
    /// Spans are wall-clock spans: on the day the clocks change a span over the change is an hour longer or shorter.
    #[must_use]
    pub fn open_time(&self, zone: &Zone, from_ms: i64, to_ms: i64) -> OpenTime {
        let mut week: [Vec<(i64, i64)>; 7] = Default::default();
        for (day, spans) in WEEKDAYS.iter().zip(&mut week) {
            for [from, to] in self.weekly.get(*day).into_iter().flatten() {
                if let (Some(open), Some(close)) = (time_of_day(from), time_of_day(to))
                    && open < close
                {
                    spans.push((open, close));
                }
            }
            *spans = sorted(std::mem::take(spans), Ord::cmp);
        }
        let holidays: Vec<i64> = self
            .holidays
            .iter()
            .filter_map(|text| day(text).map(i64::from))
            .collect();
        let holidays = sorted(holidays, Ord::cmp);
        let first = zone.local_ms(from_ms).div_euclid(DAY) - 1;
        let last = zone.local_ms(to_ms).div_euclid(DAY) + 1;
        let mut open = OpenTime {
            first_day: first,
            spans: Vec::new(),
            index: Vec::new(),
        };
        let mut before = 0;
        let mut reached = i64::MIN;
        // A guard against absurd ranges (a date read as the year 9999): 400 years of days at most.
        for day in first..=last.min(first + 146_097) {
            // 1970-01-01 was a Thursday.
            let weekday = usize::try_from((day + 3).rem_euclid(7)).unwrap_or(0);
            open.index.push(open.spans.len());
            if holidays.binary_search(&day).is_ok() {
                continue;
            }
            for &(from, to) in &week[weekday] {
                let start = zone
                    .instant(day * DAY + from)
                    .0
                    .ms()
                    .unwrap_or(reached)
                    .max(reached);
                let end = zone.instant(day * DAY + to).0.ms().unwrap_or(start);
                if end > start {
                    open.spans.push(Span { start, end, before });
                    before += end - start;
                    reached = end;
                }
            }
        }
        open
    }
}

/// Open spans as instants, each with the open time before it.
#[derive(Debug, Clone, Default)]
pub struct OpenTime {
    first_day: i64,
    spans: Vec<Span>,
    /// By local day from `first_day`: the first span of that day or later.
    index: Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    start: i64,
    end: i64,
    before: i64,
}

impl OpenTime {
    /// Open milliseconds in `[from, to)`; 0 when `to` is not later (rule R6: a touch made while closed ends the clock
    /// with the open time so far, which can be 0).
    #[must_use]
    pub fn between(&self, from_ms: i64, to_ms: i64) -> i64 {
        if to_ms <= from_ms {
            0
        } else {
            self.until(to_ms) - self.until(from_ms)
        }
    }

    /// The local day (days since 1970-01-01) on which the dealer is open at or next after an instant.
    #[must_use]
    pub fn open_day(&self, zone: &Zone, at_ms: i64) -> Option<i64> {
        let next = self.spans.partition_point(|span| span.end <= at_ms);
        let span = self.spans.get(next)?;
        Some(zone.local_ms(span.start.max(at_ms)).div_euclid(DAY))
    }

    /// The instant at or after which the dealer is open next.
    #[must_use]
    pub fn next_open(&self, at_ms: i64) -> Option<i64> {
        let next = self.spans.partition_point(|span| span.end <= at_ms);
        Some(self.spans.get(next)?.start.max(at_ms))
    }

    /// Open milliseconds from the beginning of the table to an instant.
    fn until(&self, at: i64) -> i64 {
        // Offsets are less than a day, so the span sought is at most a day's spans away from the UTC day's.
        let day = at.div_euclid(DAY) - 1 - self.first_day;
        let from = usize::try_from(day).ok().map_or(0, |day| {
            self.index.get(day).copied().unwrap_or(self.spans.len())
        });
        let mut total = match from.checked_sub(1).and_then(|last| self.spans.get(last)) {
            Some(span) => span.before + span.end - span.start,
            None => 0,
        };
        for span in self.spans.get(from..).unwrap_or_default() {
            if span.start >= at {
                break;
            }
            total = span.before + span.end.min(at) - span.start;
        }
        total
    }
}

/// `HH:MM` (or `24:00`) in milliseconds since midnight.
fn time_of_day(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    let digits =
        |part: &str| part.bytes().all(|b| b.is_ascii_digit()) && (1..=2).contains(&part.len());
    if !digits(hour) || !digits(minute) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    let ms = hour * HOUR + minute * MINUTE;
    (minute < 60 && ms <= DAY).then_some(ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weekdays() -> Hours {
        let spans = vec![["09:00".to_owned(), "17:00".to_owned()]];
        let weekly = WEEKDAYS[..5]
            .iter()
            .map(|day| ((*day).to_owned(), spans.clone()))
            .collect();
        Hours {
            weekly,
            holidays: Vec::new(),
            timezone: None,
        }
    }

    fn at(text: &str) -> i64 {
        chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M")
            .expect("a time")
            .and_utc()
            .timestamp_millis()
    }

    #[test]
    fn counts_open_minutes_only() {
        // Monday to Friday 09:00–17:00; 2026-01-02 is a Friday.
        let cases = [
            ("2026-01-02 16:00", "2026-01-05 10:00", 120),
            ("2026-01-02 20:00", "2026-01-05 09:20", 20),
            ("2026-01-03 23:00", "2026-01-04 08:00", 0),
            ("2026-01-05 09:00", "2026-01-05 17:00", 480),
            ("2026-01-05 08:00", "2026-01-12 08:00", 2_400),
        ];
        let open =
            weekdays().open_time(&Zone::utc(), at("2026-01-01 00:00"), at("2026-02-01 00:00"));
        for (from, to, minutes) in cases {
            assert_eq!(
                open.between(at(from), at(to)),
                minutes * MINUTE,
                "{from} to {to}"
            );
        }
        assert_eq!(
            open.between(at("2026-01-06 12:00"), at("2026-01-05 12:00")),
            0
        );
    }

    #[test]
    fn a_holiday_is_closed() {
        let hours = Hours {
            holidays: vec!["2026-01-05".to_owned()],
            ..weekdays()
        };
        let open = hours.open_time(&Zone::utc(), at("2026-01-01 00:00"), at("2026-02-01 00:00"));
        assert_eq!(
            open.between(at("2026-01-02 16:00"), at("2026-01-06 10:00")),
            120 * MINUTE
        );
        assert_eq!(
            open.open_day(&Zone::utc(), at("2026-01-02 18:00")),
            Some(at("2026-01-06 00:00") / DAY)
        );
    }

    #[test]
    fn follows_the_wall_clock_over_a_change() {
        // Amsterdam: 2011-10-28 is a Friday in summer time, 2011-10-31 a Monday in winter time.
        let zone = Zone {
            name: "Europe/Amsterdam".into(),
            offsets: vec![(0, 7200), (1_319_936_400_000, 3600)],
        };
        let open = weekdays().open_time(&zone, at("2011-10-01 00:00"), at("2011-11-30 00:00"));
        // Friday 16:00 local = 14:00Z, Monday 10:00 local = 09:00Z.
        assert_eq!(
            open.between(at("2011-10-28 14:00"), at("2011-10-31 09:00")),
            120 * MINUTE
        );
    }

    #[test]
    fn an_open_sunday_over_the_change_has_an_hour_more() {
        let zone = Zone {
            name: "Europe/Amsterdam".into(),
            offsets: vec![(0, 7200), (1_319_936_400_000, 3600)],
        };
        let weekly = [(
            "sun".to_owned(),
            vec![["00:00".to_owned(), "24:00".to_owned()]],
        )]
        .into();
        let hours = Hours {
            weekly,
            holidays: Vec::new(),
            timezone: None,
        };
        let open = hours.open_time(&zone, at("2011-10-28 00:00"), at("2011-11-02 00:00"));
        assert_eq!(
            open.between(at("2011-10-28 12:00"), at("2011-11-01 12:00")),
            25 * HOUR
        );
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(weekdays().problem(), None);
        let mut hours = weekdays();
        hours.weekly.insert("monday".into(), Vec::new());
        assert_eq!(
            hours.problem().as_deref(),
            Some("expected a day from `mon` to `sun`, found `monday`")
        );
        let weekly = [("mon".to_owned(), vec![["9".to_owned(), "17:00".to_owned()]])].into();
        let hours = Hours {
            weekly,
            holidays: Vec::new(),
            timezone: None,
        };
        assert_eq!(
            hours.problem().as_deref(),
            Some("expected a time such as `09:00`, found `9`")
        );
    }
}
