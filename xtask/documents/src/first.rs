//! The screens that a page shows before the program is there, each in pieces as a session would send it.

use reality_gap_core::node::pieces;
use reality_gap_core::view::first;
use reality_gap_core::words::{Pack, Words};
use reality_gap_languages::{LANGUAGES, pack};
use serde_json::{Map, Value, json};

/// Tag of every language → its pack in compact form and its screens.
pub(crate) fn write() -> Value {
    let english = ("en".to_owned(), json!({ "pack": "", "first": screens() }));
    let others = LANGUAGES.iter().map(|(tag, _)| {
        let pack = pack(tag).unwrap_or_default();
        let words = Words::of(Pack::read(&pack, ""));
        let _speaking = words.speak();
        (
            (*tag).to_owned(),
            json!({ "pack": pack, "first": screens() }),
        )
    });
    Value::Object(std::iter::once(english).chain(others).collect())
}

/// Name of the screen → its pieces.
fn screens() -> Value {
    let screens = first().into_iter().map(|(name, screen)| {
        let (names, texts): (Vec<_>, Vec<_>) = pieces(&screen)
            .into_iter()
            .map(|piece| (piece.name, piece.text))
            .unzip();
        (name.to_owned(), json!({ "names": names, "texts": texts }))
    });
    Value::Object(screens.collect::<Map<_, _>>())
}
