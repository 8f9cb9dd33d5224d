//! The Gregorian calendar: days of a date, names of months and weekdays, years of two digits.

/// Days since 1970-01-01 of a date of the Gregorian calendar, if there is such a date.
#[inline(always)]
pub(super) fn days(year: u32, month: u32, day: u32) -> Option<i32> {
    const LENGTHS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let length = *LENGTHS.get(month.wrapping_sub(1) as usize)?;
    if day == 0 || day > length || (month == 2 && day == 29 && !leap) || !(1..=9999).contains(&year)
    {
        return None;
    }
    // Years that begin in March put the leap day at the end.
    let shifted = if month > 2 { year } else { year - 1 };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let before = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400;
    Some((before + of_year) as i32 - 719_468)
}

/// The number of a month by its English name, or the first three letters or more of it.
pub(super) fn month(word: &[u8]) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = std::str::from_utf8(word).ok()?.to_ascii_lowercase();
    let at = NAMES
        .iter()
        .position(|name| word.len() >= 3 && name.starts_with(&word))?;
    Some(at as u32 + 1)
}

/// True for the English name of a day of the week, or the first three letters or more of it.
pub(super) fn is_weekday(word: &[u8]) -> bool {
    const NAMES: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let word = word.to_ascii_lowercase();
    word.len() >= 3 && NAMES.iter().any(|name| name.as_bytes().starts_with(&word))
}

/// The year of a number of four digits, or of two in this century.
pub(super) fn full_year(year: u32, width: usize) -> Option<u32> {
    match width {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_agree_with_chrono() {
        let mut date = chrono::NaiveDate::from_ymd_opt(1899, 12, 25).expect("a date");
        for _ in 0..75_000 {
            use chrono::Datelike as _;
            let epoch = chrono::NaiveDate::from_ymd_opt(1970, 1, 1).expect("a date");
            let expected = (date - epoch).num_days() as i32;
            assert_eq!(
                days(date.year() as u32, date.month(), date.day()),
                Some(expected)
            );
            date = date.succ_opt().expect("a date");
        }
    }
}
