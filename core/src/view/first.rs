//! What a page shows before the program is there, or where it cannot start. The build makes these screens with the code
//! that makes all others, so the first sight of the widget is the one that stays.

use super::{Screen, State, Width, screen};
use crate::diagnostic::Error;
use crate::node::Node;
use crate::settings::Settings;

/// The screens by name: `empty`, `loading`, and for a program that cannot start `policy` (the page forbids it) and
/// `missing` (it could not be fetched).
#[must_use]
pub fn first() -> [(&'static str, Node); 4] {
    [
        ("empty", show(State::Empty, &[])),
        ("loading", show(State::Loading(&[], None), &[])),
        (
            "policy",
            show(
                State::Stopped,
                &[Error::new(
                    "E107",
                    "",
                    "expected the program to start, found that this page's policy or this browser refused it",
                    "ask whoever runs this page to add 'wasm-unsafe-eval' to script-src in its Content-Security-Policy, or to show the report in a frame (embed.html)",
                )],
            ),
        ),
        (
            "missing",
            show(
                State::Stopped,
                &[Error::new(
                    "E112",
                    "",
                    "expected the program's file, found that it could not be fetched or is not the one of this version",
                    "check the connection, that the .wasm file lies beside the scripts, and that the page's policy lists its address under connect-src",
                )],
            ),
        ),
    ]
}

fn show(state: State<'_>, errors: &[Error]) -> Node {
    screen(&Screen {
        interactive: !matches!(state, State::Stopped),
        state,
        errors,
        width: Width::default(),
        settings: &Settings::default(),
        announcement: "",
        leads: None,
    })
}

#[cfg(test)]
mod tests {
    use super::first;
    use crate::node::{pieces, to_html};

    #[test]
    fn the_first_screens_are_small_and_say_what_to_do() {
        let first = first();
        let html = |at: usize| to_html(&first[at].1);
        for offer in [
            "data-rg=\"open\"",
            "data-rg=\"demo\"",
            "How to check that nothing is sent",
        ] {
            assert!(html(0).contains(offer), "{offer}");
        }
        assert!(html(1).contains("data-rg=\"cancel\""));
        for (at, words) in [
            (2, "&#39;wasm-unsafe-eval&#39; to script-src"),
            (3, "connect-src"),
        ] {
            let html = html(at);
            assert!(
                html.contains(words) && html.contains("role=\"alert\""),
                "{html}"
            );
            // Nobody is there to hear a button.
            assert!(!html.contains("data-rg"), "{html}");
        }
        for (name, screen) in &first {
            let size: usize = pieces(screen).iter().map(|piece| piece.text.len()).sum();
            assert!(size < 5_000, "{name}: {size} bytes");
        }
    }
}
