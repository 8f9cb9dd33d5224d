//! Chance that repeats: the same seed gives the same numbers on every machine.

/// SplitMix64 (Steele, Lea, Flood 2014). Only integers and exact divisions, so nothing depends on the platform.
#[derive(Debug, Clone)]
pub(crate) struct Prng(u64);

impl Prng {
    /// From a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A whole number from 0 up to, not including, `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        // The bias of a multiply-shift is below 2^-40 for the small ranges used here.
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }

    /// A whole number in the range, both ends included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low + 1).unsigned_abs()) as i64
    }

    /// A number in [0, 1).
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True in this share of cases.
    pub(crate) fn chance(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// One of the list.
    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len() as u64) as usize]
    }

    /// An index, as often as its weight says.
    pub(crate) fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut left = self.share() * weights.iter().sum::<f64>();
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        weights.len() - 1
    }

    /// A value of a distribution given by its quantiles, straight lines between them: heavy tails without a logarithm.
    pub(crate) fn quantile(&mut self, quantiles: &[(f64, f64)]) -> f64 {
        let at = self.share();
        for pair in quantiles.windows(2) {
            let ((low, from), (high, to)) = (pair[0], pair[1]);
            if at < high {
                return from + (to - from) * (at - low) / (high - low);
            }
        }
        quantiles[quantiles.len() - 1].1
    }
}
