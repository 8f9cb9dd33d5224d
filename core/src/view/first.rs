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
        ("loading", show(State::Loading(&[]), &[])),
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
