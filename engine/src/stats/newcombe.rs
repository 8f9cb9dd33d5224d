//! Newcombe's hybrid score interval for the difference of two shares.

use super::{float, wilson};

/// `k1/n1 − k2/n2` with its 95 % interval (Newcombe 1998, method 10), as `(difference, low, high)`.
/// `None` when either share is not defined.
#[must_use]
pub fn newcombe(k1: u64, n1: u64, k2: u64, n2: u64) -> Option<(f64, f64, f64)> {
    let (l1, u1) = wilson(k1, n1)?;
    let (l2, u2) = wilson(k2, n2)?;
    let (p1, p2) = (float(k1) / float(n1), float(k2) / float(n2));
    let difference = p1 - p2;
    let down = libm::sqrt((p1 - l1) * (p1 - l1) + (u2 - p2) * (u2 - p2));
    let up = libm::sqrt((u1 - p1) * (u1 - p1) + (p2 - l2) * (p2 - l2));
    Some((difference, difference - down, difference + up))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_published_tables() {
        // 56/70 − 48/80: Newcombe 1998, table II (published .0524, .3339). 28/100 − 45/100: computed with Python.
        let cases = [
            ((56, 70, 48, 80), (0.2, 0.052_431_47, 0.333_872_65)),
            ((28, 100, 45, 100), (-0.17, -0.295_281, -0.036_542)),
        ];
        for ((k1, n1, k2, n2), (d, low, high)) in cases {
            let (difference, l, h) = newcombe(k1, n1, k2, n2).expect("both defined");
            assert!((difference - d).abs() < 1e-12, "{difference}");
            assert!((l - low).abs() < 6e-7 && (h - high).abs() < 6e-7, "{l} {h}");
        }
    }
}
