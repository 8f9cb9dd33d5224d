//! Ticks of a share axis that begins at zero.

use crate::words;

/// Room that the label of a tick needs.
const LABEL: f64 = 40.0;

/// The end of the axis and its step, in whole percent: the axis holds `max` (a share) in at most five steps, fewer where
/// `room` (in view-box units) leaves less than a label's width to each.
pub(super) fn percent_axis(max: f64, room: f64) -> (u32, u32) {
    let max = max.max(0.0).min(1.0) * 100.0;
    for step in [1_u32, 2, 5, 10, 20, 25, 50] {
        let steps = (max / f64::from(step)).max(1.0);
        if steps <= 5.0 && room / libm::ceil(steps) >= LABEL {
            let mut end = step;
            while f64::from(end) < max {
                end += step;
            }
            return (end.max(step * 2).min(100), step);
        }
    }
    (100, 50)
}

/// The label of a tick, with a plain space: nothing breaks in a drawing.
pub(super) fn tick(percent: impl Into<f64>) -> String {
    words::percent(percent.into() / 100.0, 0).replace(['\u{a0}', '\u{202f}'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_the_largest_value_in_few_round_steps() {
        assert_eq!(percent_axis(0.034, 400.0), (4, 1));
        assert_eq!(percent_axis(0.12, 400.0), (15, 5));
        assert_eq!(percent_axis(0.62, 400.0), (80, 20));
        assert_eq!(percent_axis(1.0, 400.0), (100, 20));
        assert_eq!(percent_axis(0.0, 400.0), (2, 1));
        assert_eq!(percent_axis(0.45, 400.0), (50, 10));
        assert_eq!(percent_axis(0.45, 120.0), (60, 20));
    }
}
