//! Reads a `Blob` in slices: the browser fetches the next one while the core parses this one.

use std::cell::RefCell;

use js_sys::futures::JsFuture;
use js_sys::{Function, Promise, Uint8Array};
use reality_gap_core::app::App;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;

/// Pushes the whole blob into the open file of `app`, `slice` bytes at a time. True when all of it was taken.
///
/// The app is borrowed only while it parses, so that actions between two slices reach it.
pub(crate) async fn read(
    app: &RefCell<App>,
    blob: &Blob,
    slice: f64,
    step: &Function,
) -> Result<bool, JsValue> {
    let size = blob.size();
    let slice = slice.max(1.0);
    let mut buffer = Vec::new();
    let mut start = 0.0;
    let mut next = begin(blob, start, slice)?;
    while start < size {
        let bytes = Uint8Array::new(&JsFuture::from(next).await?);
        start += slice;
        next = begin(blob, start, slice)?;
        buffer.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut buffer);
        if !app.borrow_mut().push(&buffer) {
            return Ok(false);
        }
        let goes_on = step.call1(&JsValue::NULL, &JsValue::from_f64(start.min(size)))?;
        if goes_on.is_falsy() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Starts reading the bytes from `start` on; past the end there are none.
fn begin(blob: &Blob, start: f64, length: f64) -> Result<Promise, JsValue> {
    let part = blob.slice_with_f64_and_f64(start, start + length)?;
    Ok(part.array_buffer().unchecked_into())
}
