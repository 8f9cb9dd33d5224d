//! Local days. Most times of a lead lie between the same two changes of the clocks: that stretch is looked up once.

use crate::time::{DAY, Zone};

/// A zone, and the stretch of time around some instant in which its offset stays the same.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar<'a> {
    pub(super) zone: &'a Zone,
    from: i64,
    until: i64,
    offset: i64,
}

impl<'a> Calendar<'a> {
    pub(super) const fn new(zone: &'a Zone) -> Self {
        Self {
            zone,
            from: 0,
            until: 0,
            offset: 0,
        }
    }

    /// Makes the times around this instant cheap.
    pub(super) fn turn_to(&mut self, ms: i64) {
        if self.holds(ms) {
            return;
        }
        let offsets = &self.zone.offsets;
        let next = offsets.partition_point(|&(from, _)| from <= ms);
        let start = |at: usize| offsets.get(at).map(|&(from, _)| from);
        // The first offset also holds before its start.
        let own = next.checked_sub(1).filter(|&own| own > 0);
        self.from = own.and_then(start).unwrap_or(i64::MIN);
        self.until = start(next).unwrap_or(i64::MAX);
        self.offset = self.zone.offset_ms(ms);
    }

    const fn holds(&self, ms: i64) -> bool {
        self.from <= ms && ms < self.until
    }

    /// Wall-clock milliseconds at an instant.
    pub(super) fn local_ms(&self, ms: i64) -> i64 {
        if self.holds(ms) {
            ms + self.offset
        } else {
            self.elsewhere(ms)
        }
    }

    #[inline(never)]
    fn elsewhere(&self, ms: i64) -> i64 {
        self.zone.local_ms(ms)
    }

    /// Local day of an instant, since 1970-01-01.
    pub(super) fn day(&self, ms: i64) -> i64 {
        self.local_ms(ms).div_euclid(DAY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_its_zone_wherever_it_was_turned_to() {
        let zone = Zone {
            name: "Europe/Amsterdam".into(),
            offsets: vec![
                (0, 3_600),
                (1_301_187_600_000, 7_200),
                (1_319_936_400_000, 3_600),
            ],
        };
        let edges = [-1, 0, 1_301_187_600_000, 1_319_936_400_000];
        let times: Vec<i64> = edges
            .iter()
            .flat_map(|&at| [at - 1, at, at + DAY])
            .collect();
        for zone in [&zone, &Zone::utc()] {
            let mut calendar = Calendar::new(zone);
            for &around in &times {
                calendar.turn_to(around);
                for &at in &times {
                    assert_eq!(calendar.local_ms(at), zone.local_ms(at));
                }
            }
        }
    }
}
