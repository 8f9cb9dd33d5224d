//! The screens that a page shows before the program is there, each in pieces as a session would send it.

use reality_gap_core::node::pieces;
use reality_gap_core::view::first;
use serde_json::{Map, Value, json};

/// Name of the screen → its pieces.
pub(crate) fn write() -> Value {
    let screens = first().into_iter().map(|(name, screen)| {
        let (names, texts): (Vec<_>, Vec<_>) = pieces(&screen)
            .into_iter()
            .map(|piece| (piece.name, piece.text))
            .unzip();
        (name.to_owned(), json!({ "names": names, "texts": texts }))
    });
    Value::Object(screens.collect::<Map<_, _>>())
}
