//! A time zone as a table of offsets, handed in from outside (`Intl` in the browser, a crate natively).

use serde::Serialize;

use super::Instant;
use crate::json::object;

/// An IANA zone: its name and, from each UTC instant on, its offset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Zone {
    /// IANA name, e.g. `Europe/Amsterdam`.
    pub name: String,
    /// `(UTC milliseconds from which the offset holds, offset east of UTC in seconds)`, ascending. The first entry's
    /// offset also holds before it.
    pub offsets: Vec<(i64, i32)>,
}

object! { Zone = Self { name: String::new(), offsets: Vec::new() }; 2;
    "name" => name
    "offsets" => offsets
}

impl Default for Zone {
    #[inline]
    fn default() -> Self {
        Self::utc()
    }
}

impl Zone {
    /// Coordinated Universal Time.
    #[must_use]
    #[inline]
    pub fn utc() -> Self {
        Self {
            name: "UTC".to_owned(),
            offsets: vec![(0, 0)],
        }
    }

    /// Offset east of UTC, in milliseconds, at a UTC instant.
    #[must_use]
    #[inline]
    pub fn offset_ms(&self, utc_ms: i64) -> i64 {
        let at = self.offsets.partition_point(|&(from, _)| from <= utc_ms);
        let (_, seconds) = self
            .offsets
            .get(at.saturating_sub(1))
            .copied()
            .unwrap_or((0, 0));
        i64::from(seconds) * 1_000
    }

    /// Wall-clock milliseconds (as if the wall clock were UTC) at an instant.
    #[must_use]
    #[inline]
    pub fn local_ms(&self, utc_ms: i64) -> i64 {
        utc_ms + self.offset_ms(utc_ms)
    }

    /// The instant of a wall-clock time. In a repeated hour the first is taken; a time inside a skipped hour is read
    /// with the offset before the skip. The flag says that the wall clock was ambiguous or skipped.
    #[must_use]
    #[inline]
    pub fn instant(&self, local_ms: i64) -> (Instant, bool) {
        let day = 86_400_000;
        let mut before = self.offset_ms(local_ms - day);
        let mut after = self.offset_ms(local_ms + day);
        if before == after {
            // Two changes within two days do not occur in civil zones; look closer all the same.
            before = self.offset_ms(local_ms - before - 1);
            after = self.offset_ms(local_ms - after);
        }
        let early = local_ms - before;
        let late = local_ms - after;
        let early_holds = self.offset_ms(early) == before;
        let late_holds = self.offset_ms(late) == after;
        match (early_holds, late_holds) {
            (true, true) => (Instant::from_ms(early.min(late)), early != late),
            (true, false) => (Instant::from_ms(early), false),
            (false, true) => (Instant::from_ms(late), false),
            (false, false) => (Instant::from_ms(early), true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Amsterdam around 2011: summer time ends 2011-10-30T01:00Z, starts 2011-03-27T01:00Z.
    fn amsterdam() -> Zone {
        Zone {
            name: "Europe/Amsterdam".into(),
            offsets: vec![
                (0, 3600),
                (1_301_187_600_000, 7200),
                (1_319_936_400_000, 3600),
            ],
        }
    }

    #[test]
    fn the_first_of_a_repeated_hour_is_taken_and_flagged() {
        // 2011-10-30T02:30 local occurs at 00:30Z and 01:30Z.
        let local = 1_319_941_800_000;
        assert_eq!(
            amsterdam().instant(local),
            (Instant::from_ms(1_319_934_600_000), true)
        );
    }

    #[test]
    fn a_skipped_hour_is_flagged() {
        // 2011-03-27T02:30 local never occurs.
        let local = 1_301_193_000_000;
        assert_eq!(
            amsterdam().instant(local),
            (Instant::from_ms(local - 3_600_000), true)
        );
    }

    #[test]
    fn plain_times_round_trip() {
        for utc in [1_300_000_000_000, 1_310_000_000_000, 1_325_000_000_000] {
            let zone = amsterdam();
            assert_eq!(
                zone.instant(zone.local_ms(utc)),
                (Instant::from_ms(utc), false)
            );
        }
    }
}
