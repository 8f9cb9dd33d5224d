//! Numbers as the JSON writes them; the program carries no other printer of floats.

/// As the JSON writes it; a finite number has no way to fail.
pub(super) fn as_json(value: f64) -> String {
    serde_json::to_string(&value).unwrap_or_default()
}

/// The same, a whole number without its `.0`.
#[must_use]
pub fn plain(value: f64) -> String {
    let mut text = as_json(value);
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}
