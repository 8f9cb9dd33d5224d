//! Quantiles by linear interpolation ("type 7"), over sorted values with multiplicities.

use super::{Z, float};

/// Quantiles `p` (ascending, 0–1) of whole numbers given as ascending `(value, how many)`, in one pass: type 7, the
/// default of R, NumPy and spreadsheets, rounded half up to a whole number. `None` when there are no values.
#[must_use]
pub fn quantiles<const N: usize>(
    sorted: impl Iterator<Item = (i64, u64)>,
    n: u64,
    p: [f64; N],
) -> [Option<i64>; N] {
    let mut out = [None; N];
    let Some(last) = n.checked_sub(1) else {
        return out;
    };
    let place = |p: f64| {
        let position = float(last) * p.max(0.0).min(1.0);
        let whole = libm::floor(position);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 <= whole <= n - 1"
        )]
        let rank = whole as u64;
        (rank, position - whole)
    };
    let places = p.map(place);
    let mut next = 0;
    let mut seen = 0;
    let mut before = 0;
    for (value, count) in sorted {
        // Ranks seen up to and with this value are below `seen`; the value before it holds the ranks before.
        let begun = seen;
        seen += count;
        while let Some(&(rank, fraction)) = places.get(next) {
            let upper = if fraction > 0.0 { rank + 1 } else { rank };
            if seen <= upper {
                break;
            }
            let low = if rank < begun { before } else { value };
            out[next] = Some(between(low, value, fraction));
            next += 1;
        }
        if next == N {
            break;
        }
        before = value;
    }
    out
}

fn between(low: i64, high: i64, fraction: f64) -> i64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "spans in milliseconds stay far below 2^53"
    )]
    let step = (high - low) as f64 * fraction;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "step lies between 0 and high - low"
    )]
    let step = libm::floor(step + 0.5) as i64;
    low + step
}

/// Quantiles `p` (0–1) of ascending numbers by the same rule; 0 where there are none.
#[must_use]
pub fn quantiles_of<const N: usize>(sorted: &[f64], p: [f64; N]) -> [f64; N] {
    let Some(last) = (sorted.len() as u64).checked_sub(1) else {
        return [0.0; N];
    };
    p.map(|p| {
        let position = float(last) * p.max(0.0).min(1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 <= position <= n - 1"
        )]
        let rank = position as usize;
        let low = sorted[rank];
        let high = sorted.get(rank + 1).copied().unwrap_or(low);
        low + (high - low) * (position - libm::floor(position))
    })
}

/// Ranks (0-based) between which the median lies with about 95 % confidence: `n/2 ± z·√n/2`, the normal approximation
/// of the sign test. `None` when `n` is 0.
#[must_use]
pub fn median_rank_interval(n: u64) -> Option<(u64, u64)> {
    let last = n.checked_sub(1)?;
    let half = Z * libm::sqrt(float(n)) / 2.0;
    let middle = float(n) / 2.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "both are clamped to 0 and n - 1"
    )]
    let rank = |x: f64| libm::floor(x.max(0.0)) as u64;
    Some((rank(middle - half).min(last), rank(middle + half).min(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interpolates_as_type_seven_does() {
        let values = [(10, 1), (20, 2), (50, 1)];
        // 10 20 20 50: R quantile(x, c(0, .25, .5, .75, .9, 1)) = 10, 17.5, 20, 27.5, 41, 50.
        let expected = [
            (0.0, 10),
            (0.25, 18),
            (0.5, 20),
            (0.75, 28),
            (0.9, 41),
            (1.0, 50),
        ];
        for (p, value) in expected {
            assert_eq!(
                quantiles(values.into_iter(), 4, [p]),
                [Some(value)],
                "p = {p}"
            );
        }
    }

    #[test]
    fn several_at_once_are_the_same_as_one_by_one() {
        let values = [(1, 3), (4, 1), (9, 2), (100, 5), (101, 1)];
        let one = |p: f64| quantiles(values.into_iter(), 12, [p])[0];
        assert_eq!(
            quantiles(values.into_iter(), 12, [0.1, 0.3, 0.5, 0.75, 0.9]),
            [0.1, 0.3, 0.5, 0.75, 0.9].map(one)
        );
        // 1 1 1 4 9 9 100 100 100 100 100 101, middle two 9 and 100.
        assert_eq!(one(0.5), Some(55));
    }

    #[test]
    fn numbers_are_interpolated_in_the_same_way() {
        let found = quantiles_of(&[10.0, 20.0, 20.0, 50.0], [0.25, 0.9]);
        assert!((found[0] - 17.5).abs() < 1e-12 && (found[1] - 41.0).abs() < 1e-12);
        assert_eq!(quantiles_of(&[], [0.5]), [0.0]);
    }

    #[test]
    fn one_value_is_every_quantile_and_none_is_none() {
        assert_eq!(
            quantiles([(7, 1)].into_iter(), 1, [0.5, 0.9]),
            [Some(7), Some(7)]
        );
        assert_eq!(quantiles(std::iter::empty(), 0, [0.5]), [None]);
    }
}
