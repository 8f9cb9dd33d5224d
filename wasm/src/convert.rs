//! Between JavaScript's values and the core's types.

use reality_gap_core::app::Action;
use reality_gap_core::settings::Settings;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// Codes of what can go wrong outside the core.
const CODES: [&str; 10] = [
    "E101", "E102", "E103", "E104", "E105", "E106", "E107", "E108", "E109", "E110",
];

/// The code of an error whose code nobody knows.
const UNKNOWN_CODE: &str = "E100";

/// Settings from an object; absent means the core's defaults.
pub(crate) fn settings(value: JsValue) -> Result<Settings, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(Settings::default());
    }
    strict(value).map_err(|found| error(&format!("settings: {found}")))
}

/// An action from an object of strings.
pub(crate) fn action(value: JsValue) -> Result<Action, JsValue> {
    strict(value).map_err(|found| error(&format!("action: {found}")))
}

/// Reads every key the object has. A direct conversion asks only for the keys it knows and so would never notice a
/// misspelt one.
fn strict<T: DeserializeOwned>(value: JsValue) -> Result<T, String> {
    let value: serde_json::Value =
        serde_wasm_bindgen::from_value(value).map_err(|e| e.to_string())?;
    serde_json::from_value(value).map_err(|e| e.to_string())
}

/// A plain object: numbers as numbers, maps as objects, `None` as null, exactly as in the JSON.
pub(crate) fn out<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    value
        .serialize(&Serializer::json_compatible())
        .map_err(JsValue::from)
}

/// A JavaScript `Error`.
pub(crate) fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}

/// The stable code, or [`UNKNOWN_CODE`].
pub(crate) fn code(code: &str) -> &'static str {
    CODES
        .into_iter()
        .find(|known| *known == code)
        .unwrap_or(UNKNOWN_CODE)
}

/// A count of bytes from a JavaScript number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes are whole and not negative"
)]
pub(crate) fn bytes(size: f64) -> u64 {
    size as u64
}
