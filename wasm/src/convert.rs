//! Between JavaScript's values and the core's types.

use reality_gap_core::app::{Action, with_nearest};
use reality_gap_core::json::{FromJson, read};
use reality_gap_core::records::{CODES, CodeKind};
use reality_gap_core::settings::Settings;
use serde::Serialize;
use wasm_bindgen::JsValue;

/// The code of an error whose code nobody knows.
const UNKNOWN_CODE: &str = "E100";

/// Settings from an object; absent means the core's defaults.
pub(crate) fn settings(value: JsValue) -> Result<Settings, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(Settings::default());
    }
    strict(value).map_err(|found| error(&format!("settings: {}", with_nearest(&found))))
}

/// An action from an object of strings.
pub(crate) fn action(value: JsValue) -> Result<Action, JsValue> {
    strict(value).map_err(|found| error(&format!("action: {found}")))
}

/// Reads every key the object has. A direct conversion asks only for the keys it knows and so would never notice a
/// misspelt one.
fn strict<T: FromJson>(value: JsValue) -> Result<T, String> {
    let text = js_sys::JSON::stringify(&value)
        .ok()
        .and_then(|text| JsValue::from(text).as_string())
        .ok_or_else(|| "expected plain data".to_owned())?;
    read(&text).map_err(|fault| fault.to_string())
}

/// A plain object, exactly as in the JSON: the browser's parser makes it faster than a call per property would, and the
/// program has one serialiser instead of two.
pub(crate) fn out<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(&text(value))
}

/// The same as text.
fn text<T: Serialize + ?Sized>(value: &T) -> String {
    // Plain data has no way to fail here.
    serde_json::to_string(value).unwrap_or_default()
}

/// A JavaScript `Error`.
pub(crate) fn error(message: &str) -> JsValue {
    js_sys::Error::new(message).into()
}

/// The stable code, or [`UNKNOWN_CODE`].
pub(crate) fn code(code: &str) -> &'static str {
    CODES
        .iter()
        .find(|known| matches!(known.kind, CodeKind::Page | CodeKind::File) && known.code == code)
        .map_or(UNKNOWN_CODE, |known| known.code)
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
