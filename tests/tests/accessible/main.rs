//! What those get who do not see the page, or see it differently: the accessible tree of every state as a file, and the
//! contrast of every pair of colours, computed from the style sheet and printed in `docs/accessibility.md`.
//!
//! `REALITY_GAP_UPDATE=1 cargo test -p reality-gap-tests --test accessible` writes both anew.

mod colours;
mod contrast;
mod outline;
mod states;
#[path = "../support/mod.rs"]
mod support;

use std::path::Path;

/// Compares a text with a file of the repository, or writes it.
fn golden(path: &str, text: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let file = root.join(path);
    if std::env::var_os("REALITY_GAP_UPDATE").is_some() {
        std::fs::write(&file, text).expect("a file that can be written");
    }
    let known = std::fs::read_to_string(&file).unwrap_or_default();
    if known == text {
        return;
    }
    let differs = known.lines().zip(text.lines()).position(|(a, b)| a != b);
    let at = differs.unwrap_or_else(|| known.lines().count().min(text.lines().count()));
    let line = |text: &str| text.lines().nth(at).unwrap_or("(the end)").to_owned();
    panic!(
        "{path}, line {}: expected\n{}\nfound\n{}\nLook at it, then write it anew with REALITY_GAP_UPDATE=1.",
        at + 1,
        line(&known),
        line(text)
    );
}
