//! How figures are written, in one place: shares, counts, intervals, points, spans, days; and the words for what the
//! report calls by stable names.

use crate::report::Estimate;

pub use crate::words::{capital, count, decimals, fill, msg, plural, say, span, within};
pub(super) use crate::words::{moment as instant, month, percent, period};

/// `28.0 %`.
#[must_use]
pub fn share(value: f64) -> String {
    percent(value, 1)
}

/// `75 %`, with a decimal only where there is one: for what people set, not for what was measured.
#[must_use]
pub fn belief(value: f64) -> String {
    let points = libm::round(value * 1_000.0) / 10.0;
    if (points - libm::round(points)).abs() < 1e-9 {
        percent(points / 100.0, 0)
    } else {
        percent(points / 100.0, 1)
    }
}

/// `1,680 of 6,000`.
pub(super) fn of(k: u64, n: u64) -> String {
    fill("{k} of {n}", &[("k", &count(k)), ("n", &count(n))])
}

/// `26.9–29.2`, in percent.
pub(super) fn interval(low: f64, high: f64) -> String {
    format!("{}–{}", decimals(low * 100.0, 1), decimals(high * 100.0, 1))
}

/// `47.0 points`.
#[must_use]
pub fn points(value: f64) -> String {
    fill("{n}\u{a0}points", &[("n", &decimals(value * 100.0, 1))])
}

/// A mean with two decimals.
pub(super) fn mean(value: f64) -> String {
    decimals(value, 2)
}

/// What is said of a figure that nobody knows.
pub(super) fn unknown() -> String {
    say("not known")
}

/// An estimate's value in its own unit, or "not known".
#[must_use]
pub fn value(estimate: &Estimate) -> String {
    match (estimate.value, estimate.unit) {
        (None, _) => unknown(),
        (Some(v), "share") => share(v),
        (Some(v), "points") => points(v),
        (Some(v), "leads") => decimals(v, 0),
        (Some(v), _) => mean(v),
    }
}

/// An estimate's interval in its own unit, where it has one.
pub(super) fn interval_of(estimate: &Estimate) -> Option<String> {
    let (low, high) = (estimate.low?, estimate.high?);
    Some(match estimate.unit {
        "share" | "points" => interval(low, high),
        _ => format!("{}–{}", mean(low), mean(high)),
    })
}

/// `4.2 MB`, `310 kB`.
pub(super) fn bytes(value: u64) -> String {
    if value < 1_000_000 {
        return fill("{n}\u{a0}kB", &[("n", &count(value.div_ceil(1_000)))]);
    }
    #[expect(clippy::cast_precision_loss, reason = "tenths of a megabyte")]
    let tenths = (value / 100_000) as f64;
    fill("{n}\u{a0}MB", &[("n", &decimals(tenths / 10.0, 1))])
}

/// The kinds of tools whose ways of counting figures can follow, as they are called.
pub(crate) const TOOLS: [(&str, &str); 6] = [
    ("ours", "this report"),
    ("vinsolutions", "a VinSolutions-like tool"),
    ("foureyes", "a Foureyes-like tool"),
    ("autoplay", "an AutoPlay-like tool"),
    ("pied-piper", "a Pied-Piper-like tool"),
    ("automated", "a tool that counts automatic messages"),
];

/// What a tool is called; its id where it has no name.
#[must_use]
pub fn tool(id: &str) -> String {
    TOOLS
        .iter()
        .find(|(own, _)| *own == id)
        .map_or_else(|| id.to_owned(), |(_, name)| say(name))
}

/// Says whose way of counting some of the figures follow.
#[must_use]
pub fn follows(id: &str) -> String {
    fill(
        "Answered, not answered, answered within the hour and contacted are counted as {tool} would; every other figure is \
         counted as this report does.",
        &[("tool", &tool(id))],
    )
}

/// What a bucket's leads have in common.
pub(super) fn bucket(name: &str) -> String {
    say(match name {
        "all" => "All leads",
        "no_activity" => "No activity logged",
        "customer_only" => "Customer only, no answer",
        "automatic_only" => "Automatic messages only",
        "one_email" => "One e-mail, nothing else",
        "several_emails" => "Several e-mails, no call",
        "text_or_whatsapp" => "Text or WhatsApp, no call",
        "visit_or_other" => "Visit or other, no call",
        "called_not_reached" => "Called, not reached",
        "reached_by_phone" => "Reached by phone",
        "phoned" => "Phoned",
        other => other,
    })
}

/// A channel's name.
pub(super) fn channel(name: &str) -> String {
    say(match name {
        "phone" => "Phone",
        "email" => "E-mail",
        "text" => "Text message",
        "whatsapp" => "WhatsApp",
        "chat" => "Chat",
        "video" => "Video",
        "visit" => "Visit",
        "letter" => "Letter",
        "social" => "Social media",
        "other" => "Other",
        more => more,
    })
}

/// A band of waiting times.
pub(super) fn band(name: &str) -> String {
    say(match name {
        "within_5m" => "within 5 min",
        "within_20m" => "5 to 20 min",
        "within_1h" => "20 min to 1 h",
        "within_4h" => "1 to 4 h",
        "same_day" => "later that day",
        "within_24h" => "within 24 h",
        "later" => "after 24 h",
        "never" => "never",
        other => return plain(other),
    })
}

/// Why a lead is on the worklist.
pub(super) fn reason(name: &str) -> String {
    say(match name {
        "promise_overdue" => "Promise overdue",
        "promise_due" => "Promise for today",
        "customer_waiting" => "Customer waiting for an answer",
        "new" => "New, no touch yet",
        "untouched" => "No touch by a person",
        "message_left" => "Message left, silence since",
        "dropped" => "No next step",
        other => other,
    })
}

/// A stable name made readable where there is no better word: underscores become spaces.
pub(super) fn plain(name: &str) -> String {
    say(&capital(&name.replace('_', " ")))
}

/// First letter large, full stop at the end.
pub(super) fn sentence(words: &str) -> String {
    let mut out = capital(words);
    if !out.is_empty() && !out.ends_with(['.', '?', '!']) {
        out.push('.');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_people_write_them() {
        assert_eq!(share(0.28), "28.0\u{a0}%");
        assert_eq!(
            (belief(0.75), belief(0.725)),
            ("75\u{a0}%".into(), "72.5\u{a0}%".into())
        );
        assert_eq!(
            (count(999), count(1_000), count(1_234_567)),
            ("999".into(), "1,000".into(), "1,234,567".into())
        );
        assert_eq!(of(1_680, 6_000), "1,680 of 6,000");
        assert_eq!(interval(0.2688, 0.2917), "26.9–29.2");
        assert_eq!(bytes(142_300_000), "142.3\u{a0}MB");
        assert_eq!(bytes(310_000), "310\u{a0}kB");
    }

    #[test]
    fn spans_have_at_most_two_parts() {
        assert_eq!(span(45_000), "45\u{a0}s");
        assert_eq!(span(7_800_000), "2\u{a0}h 10\u{a0}min");
        assert_eq!(span(-300_000), "5\u{a0}min early");
        assert_eq!(span(2 * 3_600_000), "2\u{a0}h");
        assert_eq!(span(100 * 3_600_000), "4\u{a0}days 4\u{a0}h");
    }

    #[test]
    fn a_whole_month_is_named() {
        assert_eq!(period("2026-09-01", "2026-09-30"), "September 2026");
        assert_eq!(period("2028-02-01", "2028-02-29"), "February 2028");
        assert_eq!(period("2026-09-01", "2026-09-14"), "1–14 Sep 2026");
        assert_eq!(period("2026-08-03", "2026-09-14"), "3 Aug – 14 Sep 2026");
        assert_eq!(instant("2026-10-01T09:00:00+02:00"), "1 Oct 2026, 09:00");
        assert_eq!(instant("yesterday"), "yesterday");
    }
}
