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

/// Names of months in English, German, French, Spanish, Italian and Dutch, without accents, each with a space behind it;
/// `mrz` and `mrt` are short forms that are no beginnings.
const MONTHS: [&str; 12] = [
    "january januar janner janvier enero gennaio januari ",
    "february februar fevrier febrero febbraio februari ",
    "march marz maerz mrz mars marzo maart mrt ",
    "april avril abril aprile ",
    "may mai mayo maggio mei ",
    "june juni juin junio giugno ",
    "july juli juillet julio luglio ",
    "august aout agosto augustus ",
    "september septembre septiembre setiembre settembre ",
    "october oktober octobre octubre ottobre ",
    "november novembre noviembre ",
    "december dezember decembre diciembre dicembre ",
];

/// Names of weekdays in the same languages.
const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag \
     freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves \
     viernes sabado domingo lunedi martedi mercoledi giovedi venerdi domenica maandag dinsdag woensdag donderdag vrijdag \
     zaterdag zondag ";

/// The number of a month by its name without accents, or by its beginning where no other month begins so.
#[inline]
pub(super) fn month(word: &[u8]) -> Option<u32> {
    let word = std::str::from_utf8(word).ok()?.to_ascii_lowercase();
    if word.len() < 3 {
        return None;
    }
    let mut found = None;
    for (at, names) in (1..).zip(MONTHS) {
        if begins(names, &word) {
            if found.is_some() {
                return None;
            }
            found = Some(at);
        }
    }
    found
}

/// True for the name of a day of the week, or the first two letters or more of it.
#[inline]
pub(super) fn is_weekday(word: &[u8]) -> bool {
    let word = std::str::from_utf8(word).map(str::to_ascii_lowercase);
    word.is_ok_and(|word| word.len() >= 2 && begins(WEEKDAYS, &word))
}

/// One of the names begins with the word.
#[inline]
fn begins(names: &str, word: &str) -> bool {
    names.split(' ').any(|name| name.starts_with(word))
}

/// The year of a number of four digits, or of two: 1970 to 2069.
#[inline]
pub(super) fn full_year(year: u32, width: usize) -> Option<u32> {
    match width {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
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
