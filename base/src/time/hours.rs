//! Opening hours: which minutes of the week the dealer is open.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{DAY, HOUR, MINUTE, Zone, day};
use crate::json::{object, words};
use crate::list::insert;
use crate::words::{Said, msg};

/// Opening hours on the wall clock (`hours.json`): weekly spans with holidays, for every dealer, or for each its own.
///
/// ```json
/// { "weekly": { "mon": [["09:00", "17:00"]], "sat": [["10:00", "13:00"], ["14:00", "16:00"]] },
///   "holidays": ["2026-12-25"],
///   "dealers": { "Northgate": { "timezone": "America/Chicago", "holidays": ["2026-07-03"] } } }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Hours {
    /// Open spans by day (`mon` … `sun`); a day that is not named is closed.
    pub weekly: BTreeMap<String, Vec<[String; 2]>>,
    /// Local dates (`YYYY-MM-DD`) on which the dealer is closed.
    pub holidays: Vec<String>,
    /// IANA zone of the wall clock; the report's zone when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Offsets of that zone, as in [`Zone::offsets`]; needed where it is not the report's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offsets: Vec<(i64, i32)>,
    /// How a wait is counted in opening hours.
    #[serde(skip_serializing_if = "is_usual")]
    pub counting: Counting,
    /// What is different for single dealers, by name: their zone and their weekly spans replace the ones above, their
    /// holidays are further ones. Without weekly spans above, the hours of all other dealers are not known.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub dealers: BTreeMap<String, Self>,
}

/// How a wait is counted in opening hours (rule R6). Tools differ, and so do their figures: a lead of Friday 16:00 that
/// is answered on Monday at 10:00 waited 2 open hours, or 66 hours from the shifted start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// Only open time counts.
    #[default]
    OpenTime,
    /// A lead that comes in while closed starts at the next opening; from then on all time counts.
    ShiftedStart,
}

object! { Hours = Self::default(); 0;
    "weekly" => weekly
    "holidays" => holidays
    "timezone" => timezone
    "offsets" => offsets
    "counting" => counting
    "dealers" => dealers
}

words! { Counting;
    "open-time" => OpenTime
    "shifted-start" => ShiftedStart
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_usual(counting: &Counting) -> bool {
    *counting == Counting::OpenTime
}

/// Days of the week as `hours.json` names them, Monday first.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A complaint about one text.
fn found(message: &'static str, found: &str) -> Said {
    Said::of(message, vec![("found", found.into())])
}

impl Hours {
    /// What is wrong with these hours, in the grammar "expected X, found Y"; `None` when they can be used.
    #[must_use]
    pub fn problem(&self) -> Option<Said> {
        for (day, spans) in &self.weekly {
            if !WEEKDAYS.contains(&day.as_str()) {
                return Some(found(
                    msg("expected a day from `mon` to `sun`, found `{found}`"),
                    day,
                ));
            }
            for [from, to] in spans {
                match (time_of_day(from), time_of_day(to)) {
                    (Some(open), Some(close)) if open < close => {}
                    (Some(_), Some(_)) => {
                        let parts =
                            vec![("from", from.as_str().into()), ("to", to.as_str().into())];
                        return Some(Said::of(
                            "expected an opening before its closing, found `{from}` to `{to}`",
                            parts,
                        ));
                    }
                    (open, _) => {
                        let bad = if open.is_none() { from } else { to };
                        return Some(found(
                            msg("expected a time such as `09:00`, found `{found}`"),
                            bad,
                        ));
                    }
                }
            }
        }
        if let Some(bad) = self.holidays.iter().find(|date| day(date).is_none()) {
            return Some(found(
                msg("expected a date such as `2026-12-25`, found `{found}`"),
                bad,
            ));
        }
        let nested = self
            .dealers
            .iter()
            .find(|(_, own)| !own.dealers.is_empty() || !is_usual(&own.counting));
        if let Some((name, _)) = nested {
            return Some(found(
                msg(
                    "expected weekly spans, holidays and a timezone for the dealer `{found}`, found more",
                ),
                name,
            ));
        }
        self.dealers.values().find_map(Self::problem)
    }

    /// What keeps these hours from being used in a report of this zone; `None` when they can. Hours on another zone's
    /// wall clock need that zone's offsets.
    #[must_use]
    pub fn problem_in(&self, zone: &Zone) -> Option<Said> {
        let other = |hours: &&Self| {
            hours.offsets.is_empty() && hours.timezone.as_ref().is_some_and(|own| *own != zone.name)
        };
        self.problem().or_else(|| {
            let other = [self]
                .into_iter()
                .chain(self.dealers.values())
                .find(other)?;
            let (found, zone) = (other.timezone.as_deref()?, zone.name.as_str());
            Some(Said::of(
                "expected the zone of the report, `{zone}`, or one whose offsets are known, found `{found}`",
                vec![("zone", zone.into()), ("found", found.into())],
            ))
        })
    }

    /// Fills in the offsets of other zones than the report's, where this finds the zone of a name.
    pub fn resolve(&mut self, zone: &Zone, find: &mut dyn FnMut(&str) -> Option<Zone>) {
        if let Some(name) = self.timezone.as_ref().filter(|name| **name != zone.name)
            && let Some(found) = find(name)
        {
            self.offsets = found.offsets;
        }
        for own in self.dealers.values_mut() {
            own.resolve(zone, find);
        }
    }

    /// The zone of the wall clock.
    fn zone(&self, report: &Zone) -> Zone {
        match &self.timezone {
            Some(name) if *name != report.name => Zone {
                name: name.clone(),
                offsets: self.offsets.clone(),
            },
            _ => report.clone(),
        }
    }

    /// The open time of dealers between two instants, by their place in this list.
    #[must_use]
    pub fn open_times(
        &self,
        zone: &Zone,
        dealers: &[String],
        from_ms: i64,
        to_ms: i64,
    ) -> OpenTimes {
        let own = |name: &String| {
            let own = self.dealers.get(name)?;
            let mut hours = self.clone();
            if !own.weekly.is_empty() {
                hours.weekly.clone_from(&own.weekly);
            }
            if own.timezone.is_some() {
                hours.timezone.clone_from(&own.timezone);
                hours.offsets.clone_from(&own.offsets);
            }
            hours.holidays.extend(own.holidays.iter().cloned());
            Some(hours.open_time(zone, from_ms, to_ms))
        };
        OpenTimes {
            usual: (!self.weekly.is_empty()).then(|| self.open_time(zone, from_ms, to_ms)),
            dealers: if self.dealers.is_empty() {
                Vec::new()
            } else {
                dealers.iter().map(own).collect()
            },
        }
    }

    /// The open time between two instants, ready to be asked often, whatever is different for single dealers. Unusable
    /// entries count as closed.
    ///
    /// Spans are wall-clock spans: on the day the clocks change a span over the change is an hour longer or shorter.
    #[must_use]
    pub fn open_time(&self, report: &Zone, from_ms: i64, to_ms: i64) -> OpenTime {
        let zone = self.zone(report);
        let mut week: [Vec<(i64, i64)>; 7] = Default::default();
        for (day, spans) in WEEKDAYS.iter().zip(&mut week) {
            for [from, to] in self.weekly.get(*day).into_iter().flatten() {
                if let (Some(open), Some(close)) = (time_of_day(from), time_of_day(to))
                    && open < close
                {
                    insert(spans, (open, close));
                }
            }
        }
        let mut holidays = Vec::new();
        for holiday in self.holidays.iter().filter_map(|text| day(text)) {
            insert(&mut holidays, i64::from(holiday));
        }
        let first = zone.local_ms(from_ms).div_euclid(DAY) - 1;
        // Two weeks more, for the next opening after the last instant.
        let last = zone.local_ms(to_ms).div_euclid(DAY) + 14;
        let mut open = OpenTime {
            first_day: first,
            spans: Vec::new(),
            index: Vec::new(),
            shifted: self.counting == Counting::ShiftedStart,
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

/// The open time of every dealer.
#[derive(Debug, Clone, Default)]
pub struct OpenTimes {
    /// Of dealers without hours of their own.
    usual: Option<OpenTime>,
    dealers: Vec<Option<OpenTime>>,
}

impl OpenTimes {
    /// Of the dealer at this place of the list, or of none; `None` when it is not known.
    #[must_use]
    #[inline]
    pub fn of(&self, dealer: u32) -> Option<&OpenTime> {
        match self.dealers.get(dealer as usize) {
            Some(Some(own)) => Some(own),
            _ => self.usual.as_ref(),
        }
    }
}

/// Open spans as instants, each with the open time before it.
#[derive(Debug, Clone, Default)]
pub struct OpenTime {
    first_day: i64,
    spans: Vec<Span>,
    /// By local day from `first_day`: the first span of that day or later.
    index: Vec<usize>,
    /// Count from the shifted start.
    shifted: bool,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    start: i64,
    end: i64,
    before: i64,
}

impl OpenTime {
    /// The wait in `[from, to)` as it is counted in opening hours; 0 when `to` is not later (rule R6: a touch made
    /// while closed ends the clock with the time so far, which can be 0).
    #[must_use]
    #[inline]
    pub fn between(&self, from_ms: i64, to_ms: i64) -> i64 {
        if to_ms <= from_ms {
            0
        } else if self.shifted {
            self.next_open(from_ms)
                .map_or(0, |start| (to_ms - start).max(0))
        } else {
            self.until(to_ms) - self.until(from_ms)
        }
    }

    /// The instant at or next after this one at which the dealer is open; `None` beyond the table.
    #[must_use]
    #[inline]
    pub fn next_open(&self, at_ms: i64) -> Option<i64> {
        let next = self.spans.partition_point(|span| span.end <= at_ms);
        Some(self.spans.get(next)?.start.max(at_ms))
    }

    /// The local day (days since 1970-01-01, in this zone) on which the dealer is open at or next after an instant.
    #[must_use]
    #[inline]
    pub fn open_day(&self, zone: &Zone, at_ms: i64) -> Option<i64> {
        Some(zone.local_ms(self.next_open(at_ms)?).div_euclid(DAY))
    }

    /// Open milliseconds from the beginning of the table to an instant.
    #[inline]
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
            ..Hours::default()
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
    fn counts_from_the_shifted_start() {
        let cases = [
            ("2026-01-02 16:00", "2026-01-05 10:00", 3_960),
            ("2026-01-02 20:00", "2026-01-05 09:20", 20),
            ("2026-01-03 23:00", "2026-01-04 08:00", 0),
        ];
        let hours = Hours {
            counting: Counting::ShiftedStart,
            ..weekdays()
        };
        let open = hours.open_time(&Zone::utc(), at("2026-01-01 00:00"), at("2026-02-01 00:00"));
        for (from, to, minutes) in cases {
            assert_eq!(
                open.between(at(from), at(to)),
                minutes * MINUTE,
                "{from} to {to}"
            );
        }
    }

    #[test]
    fn a_dealer_can_have_hours_of_its_own() {
        let chicago = Zone {
            name: "America/Chicago".into(),
            offsets: vec![(0, -21_600)],
        };
        let mut hours: Hours = crate::json::read(
            r#"{ "weekly": { "fri": [["09:00", "17:00"]], "mon": [["09:00", "17:00"]] },
                 "dealers": { "West": { "timezone": "America/Chicago", "holidays": ["2026-01-05"] },
                              "Late": { "weekly": { "fri": [["12:00", "20:00"]] } } } }"#,
        )
        .expect("hours");
        assert!(hours.problem_in(&Zone::utc()).is_some());
        hours.resolve(&Zone::utc(), &mut |name| {
            (name == chicago.name).then(|| chicago.clone())
        });
        assert_eq!(hours.problem_in(&Zone::utc()), None);
        let dealers = ["East", "Late", "West"].map(str::to_owned);
        let (from, to) = (at("2026-01-01 00:00"), at("2026-02-01 00:00"));
        let open = hours.open_times(&Zone::utc(), &dealers, from, to);
        let next = |dealer: u32| {
            open.of(dealer)
                .and_then(|open| open.next_open(at("2026-01-02 18:00")))
        };
        assert_eq!(next(0), Some(at("2026-01-05 09:00")));
        assert_eq!(next(1), Some(at("2026-01-02 18:00")));
        // 18:00 UTC is noon in Chicago; there Monday is a holiday.
        assert_eq!(next(2), Some(at("2026-01-02 18:00")));
        let west = open
            .of(2)
            .and_then(|open| open.next_open(at("2026-01-03 00:00")));
        assert_eq!(west, Some(at("2026-01-09 15:00")));
        assert_eq!(next(9), next(0));
        hours.weekly.clear();
        let open = hours.open_times(&Zone::utc(), &dealers, from, to);
        assert!(open.of(0).is_none() && open.of(1).is_some());
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
            ..Hours::default()
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
            hours.problem().map(|problem| problem.english()).as_deref(),
            Some("expected a day from `mon` to `sun`, found `monday`")
        );
        let weekly = [("mon".to_owned(), vec![["9".to_owned(), "17:00".to_owned()]])].into();
        let hours = Hours {
            weekly,
            ..Hours::default()
        };
        assert_eq!(
            hours.problem().map(|problem| problem.english()).as_deref(),
            Some("expected a time such as `09:00`, found `9`")
        );
    }
}
