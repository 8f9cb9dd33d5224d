//! What an export says about itself, and the name of its file.

use super::Report;

/// The period and the choice of leads that a report is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// First and last day, `2026-10-01/2026-10-31`; empty where no lead has a day.
    pub period: String,
    /// The filters in words; empty where all leads count.
    pub filter: String,
}

/// Digits of the data's hash in a name or a footer.
const DIGITS: usize = 8;

impl About {
    /// From first and last day where they are known.
    #[must_use]
    pub fn of(from: Option<&str>, to: Option<&str>, filter: String) -> Self {
        let period = match (from.and_then(day), to.and_then(day)) {
            (Some(from), Some(to)) => format!("{from}/{to}"),
            _ => String::new(),
        };
        Self { period, filter }
    }

    /// `reality-gap_2026-10-01_2026-10-31_filtered_a1b2c3d4.csv`: the period, whether leads were left out by filters, the
    /// first digits of the data's hash. `what` names an export that is not the report itself. Names of dealers and people
    /// never become part of it, nor does anything that a file system would trip over.
    #[must_use]
    pub fn file_name(&self, report: Option<&Report>, what: &str, end: &str) -> String {
        let mut name = String::from("reality-gap");
        let filtered = if self.filter.is_empty() {
            ""
        } else {
            "filtered"
        };
        let hash = report.map_or("", |report| short_hash(&report.data_hash));
        for part in [what, &self.period.replace('/', "_"), filtered, hash] {
            if !part.is_empty() {
                name.push('_');
                name.push_str(part);
            }
        }
        name.push('.');
        name.push_str(end);
        name
    }
}

/// The first digits of a hash.
#[must_use]
pub fn short_hash(hash: &str) -> &str {
    hash.get(..DIGITS).unwrap_or(hash)
}

/// A text that is a day and nothing else.
fn day(text: &str) -> Option<&str> {
    let fits = |(at, c): (usize, char)| {
        if matches!(at, 4 | 7) {
            c == '-'
        } else {
            c.is_ascii_digit()
        }
    };
    (text.len() == 10 && text.chars().enumerate().all(fits)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_period_choice_and_data() {
        let about = About::of(
            Some("2026-10-01"),
            Some("2026-10-31"),
            "Dealer: A".to_owned(),
        );
        assert_eq!(
            about.file_name(None, "", "csv"),
            "reality-gap_2026-10-01_2026-10-31_filtered.csv"
        );
        let all = About::of(Some("2026-10-01"), Some("2026-10-31"), String::new());
        assert_eq!(
            all.file_name(None, "worklist", "csv"),
            "reality-gap_worklist_2026-10-01_2026-10-31.csv"
        );
        assert_eq!(
            About::default().file_name(None, "", "svg"),
            "reality-gap.svg"
        );
    }

    #[test]
    fn nothing_hostile_gets_into_a_name() {
        for odd in [
            "../../etc",
            "2026-10-01/../x",
            "C:\\x",
            "2026-99-99x",
            "",
            "２０２６-10-01",
            "2026-1/-01",
        ] {
            assert_eq!(
                About::of(Some(odd), Some("2026-10-31"), String::new()).period,
                "",
                "{odd}"
            );
        }
        let about = About::of(None, None, "Dealer: ../../=cmd|x".to_owned());
        assert_eq!(
            about.file_name(None, "", "html"),
            "reality-gap_filtered.html"
        );
        assert_eq!(short_hash("a1b2c3d4e5f60718"), "a1b2c3d4");
        assert_eq!(short_hash("a1"), "a1");
    }
}
