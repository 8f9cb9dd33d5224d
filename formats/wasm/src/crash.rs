//! A panic is a bug: it leaves the module as a JavaScript error named `Crash`, and the module is not used again.

use std::panic::{PanicHookInfo, set_hook};

/// Turns panics into errors that say where, never what: a message could hold a cell's value.
pub(crate) fn install() {
    set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        let place = info
            .location()
            .map_or_else(String::new, |l| format!(" at {}:{}", l.file(), l.line()));
        let error = js_sys::Error::new(&format!("the program stopped{place}"));
        error.set_name("Crash");
        wasm_bindgen::throw_val(error.into())
    }));
}
