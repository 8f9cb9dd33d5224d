//! Days and times as people read them.

/// The months by their names.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Year, month and day of a text that begins `YYYY-MM-DD`.
pub(crate) fn date(text: &str) -> Option<(u32, usize, u32)> {
    let mut parts = text.get(..10)?.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    (1..=12).contains(&month).then_some((year, month, day))
}

/// A month's name by its number from 1.
pub(crate) fn month(month: usize) -> &'static str {
    MONTHS.get(month - 1).copied().unwrap_or("")
}

/// Its first three letters.
pub(crate) fn short(number: usize) -> &'static str {
    month(number).get(..3).unwrap_or("")
}

/// `1 Oct 2026, 09:00` from an RFC 3339 time; the text itself where it is something else.
pub(crate) fn moment(rfc3339: &str) -> String {
    let Some((year, month, day)) = date(rfc3339) else {
        return rfc3339.to_owned();
    };
    let day = format!("{day} {} {year}", short(month));
    match rfc3339.get(11..16) {
        Some(time) => format!("{day}, {time}"),
        None => day,
    }
}
