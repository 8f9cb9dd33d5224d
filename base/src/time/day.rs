//! Days as settings write them: `YYYY-MM-DD`.

/// `YYYY-MM-DD` in days since 1970-01-01; `None` for anything else, also for the 30th of February.
#[must_use]
pub fn day(text: &str) -> Option<i32> {
    let mut parts = text.splitn(3, '-');
    let mut part = |digits: usize| {
        let text = parts.next()?;
        let whole = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        if whole {
            text.parse::<u32>().ok()
        } else {
            None
        }
    };
    let (year, month, day) = (part(4)?, part(2)?, part(2)?);
    let date = chrono::NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    let since = date.signed_duration_since(chrono::NaiveDate::default());
    i32::try_from(since.num_days()).ok()
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(day("1970-01-01"), Some(0));
        assert_eq!(day("1969-12-31"), Some(-1));
        assert_eq!(day("2024-02-29"), Some(19_782));
        for text in [
            "",
            "2023-02-29",
            "2024-13-01",
            "2024-1-1",
            "24-01-01",
            "2024-01-01T00",
            "2024-01-0x",
            "+024-01-01",
            "2024/01/01",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
