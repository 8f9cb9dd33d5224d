//! Ticks of a share axis that begins at zero.

/// The end of the axis and its step, in whole percent: the axis holds `max` (a share) and has at most five steps.
pub(super) fn percent_axis(max: f64) -> (u32, u32) {
    let max = max.clamp(0.0, 1.0) * 100.0;
    for step in [1_u32, 2, 5, 10, 20, 25] {
        if f64::from(step * 5) >= max {
            let mut end = step;
            while f64::from(end) < max {
                end += step;
            }
            return (end.max(step * 2).min(100), step);
        }
    }
    (100, 25)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_the_largest_value_in_few_round_steps() {
        assert_eq!(percent_axis(0.034), (4, 1));
        assert_eq!(percent_axis(0.12), (15, 5));
        assert_eq!(percent_axis(0.62), (80, 20));
        assert_eq!(percent_axis(1.0), (100, 20));
        assert_eq!(percent_axis(0.0), (2, 1));
    }
}
