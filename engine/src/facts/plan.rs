//! The plan of touches (M17): rows of an expectations file.

use crate::records::Belief;

/// The words by which a row of expectations is about a day of the plan.
const WORDS: [&str; 4] = ["cadence_day", "cadence", "planned_day", "follow_up_day"];

/// Bit n: a touch is planned on day n after arrival, 1 to 120.
pub(super) fn of(beliefs: &[Belief]) -> u128 {
    let mut plan = 0;
    for belief in beliefs {
        if !WORDS.contains(&belief.metric.as_str()) {
            continue;
        }
        // A unit of days was read as minutes.
        let days = if belief.unit == "minutes" {
            belief.value / 1_440.0
        } else {
            belief.value
        };
        plan |= (1..=120_u32)
            .filter(|&n| (f64::from(n) - days).abs() < 1e-9)
            .fold(0_u128, |plan, n| plan | 1 << n);
    }
    plan
}
