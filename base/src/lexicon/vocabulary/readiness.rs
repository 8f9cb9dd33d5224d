//! How ready a customer is to buy.

use super::{Meaning, find, word};

/// 0 now, 1 within 60 days, 2 later.
const READINESS: &[(u8, &[&str])] = &[
    (
        0,
        &[
            "now",
            "ready now",
            "ready",
            "ready to buy",
            "immediately",
            "immediate",
            "asap",
            "today",
            "this week",
            "this month",
            "hot",
            "within 48 hours",
            "within a week",
            "within 1 week",
            "within 7 days",
            "1 week",
            "within 2 weeks",
            "within 14 days",
            "2 weeks",
            "within 30 days",
            "30 days",
            "0 30 days",
            "less than 30 days",
            "under 30 days",
            "within a month",
            "within 1 month",
            "within one month",
            "1 month",
            "0 1 month",
            "0 1 months",
        ],
    ),
    (
        1,
        &[
            "60 days",
            "within 60 days",
            "30 60 days",
            "31 60 days",
            "1 2 months",
            "within 2 months",
            "within two months",
            "2 months",
            "next month",
            "soon",
            "warm",
        ],
    ),
    (
        2,
        &[
            "later",
            "nurture",
            "nurturing",
            "long term",
            "not ready",
            "not yet",
            "cold",
            "future",
            "browsing",
            "just browsing",
            "just looking",
            "researching",
            "research",
            "undecided",
            "no timeframe",
            "60 90 days",
            "61 90 days",
            "90 days",
            "within 90 days",
            "90 days or more",
            "more than 60 days",
            "over 60 days",
            "60 days or more",
            "more than 90 days",
            "1 3 months",
            "2 3 months",
            "3 months",
            "within 3 months",
            "3 6 months",
            "6 months",
            "within 6 months",
            "more than 3 months",
            "more than 6 months",
            "6 12 months",
            "1 year",
            "within a year",
            "this year",
            "next year",
        ],
    ),
];

/// How ready: now, within 60 days, later.
pub fn readiness(value: &str) -> Meaning<u8> {
    let value = word(value);
    Meaning::of(find(READINESS, &value), &value)
}

#[cfg(test)]
mod tests {
    use super::super::tests::unambiguous;
    use super::*;

    #[test]
    fn no_value_has_two_meanings() {
        unambiguous(READINESS);
    }

    #[test]
    fn values() {
        assert_eq!(readiness("0-30 days"), Meaning::Is(0));
        assert_eq!(readiness("Within 60 Days"), Meaning::Is(1));
        assert_eq!(readiness("Nurture"), Meaning::Is(2));
        assert_eq!(readiness("when it rains"), Meaning::Unmapped);
    }
}
