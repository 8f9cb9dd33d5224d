//! Settings that have the right shape and yet cannot be used.

use crate::diagnostic::Error;
use crate::records::nearest;
use crate::settings::Settings;

/// The code of opening hours that cannot be used.
pub(super) const HOURS: &str = "E030";

/// What is wrong with the opening hours, which `file` holds; `None` when there are none or they can be used.
#[must_use]
pub fn hours_fault(settings: &Settings, file: &str) -> Option<Error> {
    let problem = settings.hours.as_ref()?.problem_in(&settings.zone)?;
    Some(Error::new(
        HOURS,
        file,
        problem,
        "correct the opening hours",
    ))
}

/// A complaint about a key or a word that is not known, with the known one that is spelled most like it; any other
/// complaint as it is.
#[must_use]
pub fn with_nearest(complaint: &str) -> String {
    let Some((expected, found)) = complaint
        .strip_prefix("expected one of ")
        .and_then(|rest| rest.split_once(", found "))
    else {
        return complaint.to_owned();
    };
    let quoted = |text: &str| -> Vec<String> {
        let parts = text.split('`').skip(1).step_by(2);
        parts.map(str::to_owned).collect()
    };
    match quoted(found).first() {
        Some(name) => match nearest(quoted(expected).iter(), name) {
            Some(near) => format!("expected a known name, found `{name}`; the nearest is `{near}`"),
            None => complaint.to_owned(),
        },
        None => complaint.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_key_is_told_with_the_nearest_one() {
        for (text, found) in [
            (
                r#"{"expectatons":[]}"#,
                "found `expectatons`; the nearest is `expectations`",
            ),
            (
                r#"{"filter":{"dealer":["North"]}}"#,
                "found `dealer`; the nearest is `dealers`",
            ),
            (
                r#"{"definition":"foureye"}"#,
                "found `foureye`; the nearest is `foureyes`",
            ),
        ] {
            let error = crate::json::read::<Settings>(text)
                .expect_err("refused")
                .to_string();
            let told = with_nearest(&error);
            assert!(told.contains(found), "{told}");
        }
        assert_eq!(
            with_nearest("expected a list, found `x`"),
            "expected a list, found `x`"
        );
    }

    #[test]
    fn what_was_chosen_goes_there_and_back() {
        let settings = Settings {
            filter: crate::settings::Filter {
                from: Some("2026-10-01".to_owned()),
                dealers: vec!["North".to_owned(), String::new()],
                channels: vec!["email".to_owned()],
                arrival: vec!["after-hours".to_owned()],
                ..crate::settings::Filter::default()
            },
            sort: [("dealers 1".to_owned(), "Gap down".to_owned())].into(),
            ..Settings::default()
        };
        let text = serde_json::to_string(&settings).expect("plain data");
        assert_eq!(
            crate::json::read::<Settings>(&text).expect("the same"),
            settings
        );
    }
}
