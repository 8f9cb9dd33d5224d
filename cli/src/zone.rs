//! Time zones natively: the same table of offsets that the browser makes from `Intl`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset as _, TimeZone as _};
use reality_gap_core::time::Zone;

/// First and last instant of the table, UTC milliseconds: 1990-01-01 and 2050-01-01.
const SPAN: (i64, i64) = (631_152_000_000, 2_524_608_000_000);

/// The zone with this IANA name; `None` when there is none.
pub fn named(name: &str) -> Option<Zone> {
    if name == "UTC" {
        return Some(Zone::utc());
    }
    let tz: chrono_tz::Tz = name.parse().ok()?;
    let offset = |ms: i64| -> i32 {
        let utc = DateTime::from_timestamp_millis(ms)
            .unwrap_or_default()
            .naive_utc();
        tz.offset_from_utc_datetime(&utc).fix().local_minus_utc()
    };
    let step = 24 * 3_600_000;
    let mut offsets = vec![(SPAN.0, offset(SPAN.0))];
    let mut at = SPAN.0;
    while at < SPAN.1 {
        let next = at + step;
        let (before, after) = (offset(at), offset(next));
        if before != after {
            let (mut low, mut high) = (at, next);
            while high - low > 1_000 {
                let middle = (low + high) / 2_000 * 1_000;
                if offset(middle) == before {
                    low = middle
                } else {
                    high = middle
                }
            }
            offsets.push((high, after));
        }
        at = next;
    }
    Some(Zone {
        name: name.to_owned(),
        offsets,
    })
}

/// An instant as people write it: RFC 3339; or without an offset, or only a date (its last millisecond), in the zone.
pub(crate) fn parse_instant(text: &str, zone: &Zone) -> Option<i64> {
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.timestamp_millis());
    }
    let wall_clock = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%.f"))
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M"))
        .ok()
        .or_else(|| {
            NaiveDate::parse_from_str(text, "%Y-%m-%d")
                .ok()?
                .and_hms_milli_opt(23, 59, 59, 999)
        })?;
    zone.instant(wall_clock.and_utc().timestamp_millis()).0.ms()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amsterdam_changes_its_clock_twice_a_year() {
        let zone = named("Europe/Amsterdam").expect("a zone that exists");
        assert_eq!(zone.offset_ms(1_319_936_399_999), 7_200_000);
        assert_eq!(zone.offset_ms(1_319_936_400_000), 3_600_000);
        assert_eq!(zone.offsets.len(), 1 + 2 * 60);
        assert!(named("Mars/Olympus").is_none());
    }

    #[test]
    fn an_instant_is_read_with_and_without_offset() {
        let zone = named("Europe/Amsterdam").expect("a zone that exists");
        let at = Some(1_331_737_494_681);
        assert_eq!(parse_instant("2012-03-14T16:04:54.681+01:00", &zone), at);
        assert_eq!(parse_instant("2012-03-14T16:04:54.681", &zone), at);
        assert_eq!(parse_instant("yesterday", &zone), None);
    }
}
