//! A zone's clock that remembers the offset of the last time it was asked.

use super::super::{DAY, Instant, Zone};

/// A zone with a memory: within the stretch around the last time the offset is known.
#[derive(Debug)]
pub struct Clock<'a> {
    zone: &'a Zone,
    from: i64,
    until: i64,
    offset: i64,
    /// The column holds dates without a time of day, though it writes one.
    pub(super) dates: bool,
}

impl<'a> Clock<'a> {
    /// A clock of this zone.
    #[inline]
    pub fn new(zone: &'a Zone) -> Self {
        let mut clock = Self {
            zone,
            from: 0,
            until: 0,
            offset: 0,
            dates: false,
        };
        if zone.offsets.len() <= 1 {
            (clock.from, clock.until, clock.offset) = (i64::MIN, i64::MAX, zone.offset_ms(0));
        }
        clock
    }

    /// The same for a column of dates that writes midnight behind each.
    #[inline]
    pub fn of_dates(mut self, dates: bool) -> Self {
        self.dates = dates;
        self
    }

    /// The instant of a wall-clock time in the stretch that was looked up last, where that is quite certain.
    #[inline]
    pub(super) const fn near(&self, wall: i64) -> Option<Instant> {
        if self.from <= wall && wall < self.until && !self.dates {
            Some(Instant::from_ms(wall - self.offset))
        } else {
            None
        }
    }

    /// The instant of a wall-clock time, and whether that time was ambiguous.
    #[inline]
    pub(super) fn instant(&mut self, wall: i64) -> (Instant, bool) {
        if self.from <= wall && wall < self.until {
            return (Instant::from_ms(wall - self.offset), false);
        }
        let offset = self.zone.offset_ms(wall);
        let next = self.zone.offsets.partition_point(|&(from, _)| from <= wall);
        // Two days off any change, local and universal time lie in the same stretch.
        let start = if next <= 1 {
            i64::MIN / 2
        } else {
            self.zone.offsets[next - 1].0
        };
        let end = self
            .zone
            .offsets
            .get(next)
            .map_or(i64::MAX / 2, |&(from, _)| from);
        (self.from, self.until, self.offset) = (start + 2 * DAY, end - 2 * DAY, offset);
        self.zone.instant(wall)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Amsterdam in the summer of 2026.
    pub(in super::super) fn amsterdam() -> Zone {
        Zone {
            name: "Europe/Amsterdam".into(),
            offsets: vec![
                (0, 3600),
                (1_774_746_000_000, 7200),
                (1_792_890_000_000, 3600),
            ],
        }
    }

    #[test]
    #[inline]
    fn the_clock_agrees_with_its_zone() {
        let zone = amsterdam();
        let mut clock = Clock::new(&zone);
        for wall in (1_770_000_000_000..1_800_000_000_000_i64).step_by(13 * 60_000) {
            assert_eq!(clock.instant(wall), zone.instant(wall));
        }
    }
}
