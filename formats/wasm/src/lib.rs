//! Carries the readers of other formats into a Web Worker or a page: a second module, loaded for the first file that
//! needs it. No rule lives here.

// One file for both modules: a crash looks the same from whichever it comes.
#[path = "../../../wasm/src/crash.rs"]
mod crash;

use std::collections::BTreeMap;

use reality_gap_core::bytes::foreign_in;
use reality_gap_core::diagnostic::Error;
use reality_gap_core::settings::TableHint;
use reality_gap_formats::{Limits, Opener, Sink};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Takes the tables within a file: the verbs of a session.
    pub type Target;
    #[wasm_bindgen(method)]
    fn open(this: &Target, name: &str);
    #[wasm_bindgen(method)]
    fn push(this: &Target, bytes: &[u8]) -> bool;
    #[wasm_bindgen(method)]
    fn close(this: &Target);
    #[wasm_bindgen(method)]
    fn fail(
        this: &Target,
        code: &str,
        file: &str,
        message: &str,
        hint: &str,
        line: Option<f64>,
        header: Option<String>,
    );
}

impl std::fmt::Debug for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Target")
    }
}

/// Installs the panic hook; runs once when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    crash::install();
}

/// One file that is opened.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Reader {
    opener: Opener,
}

#[wasm_bindgen]
impl Reader {
    /// For the file of this name that begins with these bytes; undefined when it needs no reader. `told` are names of files
    /// and of their encodings, in turn.
    pub fn of(name: &str, head: &[u8], told: Vec<String>) -> Option<Reader> {
        let mut tables: BTreeMap<String, TableHint> = BTreeMap::new();
        for pair in told.chunks_exact(2) {
            let hint = TableHint {
                encoding: Some(pair[1].clone()),
                ..TableHint::default()
            };
            tables.insert(pair[0].clone(), hint);
        }
        let told = tables.get(name).and_then(|hint| hint.encoding.as_deref());
        let kind = foreign_in(head, told)?;
        Some(Self {
            opener: Opener::new(name, kind, Limits::default()).told(tables),
        })
    }

    /// Takes the next bytes. False: stop sending, the target was told why.
    pub fn push(&mut self, bytes: &[u8], target: &Target) -> bool {
        told(self.opener.push(bytes, &mut Outside(target)), target)
    }

    /// Ends the file: whatever is in it goes to the target.
    pub fn close(self, target: &Target) {
        told(self.opener.close(&mut Outside(target)), target);
    }
}

/// True when there is nothing to tell.
fn told(result: Result<(), Error>, target: &Target) -> bool {
    match result {
        Ok(()) => true,
        Err(error) => {
            Outside(target).fail(error);
            false
        }
    }
}

/// The target as the readers know it.
struct Outside<'a>(&'a Target);

impl Sink for Outside<'_> {
    fn open(&mut self, name: &str) {
        self.0.open(name);
    }

    fn push(&mut self, bytes: &[u8]) -> bool {
        self.0.push(bytes)
    }

    fn close(&mut self) {
        self.0.close();
    }

    #[expect(clippy::cast_precision_loss, reason = "lines of a file are few")]
    fn fail(&mut self, error: Error) {
        self.0.fail(
            error.code,
            &error.file,
            &error.message.english(),
            &error.hint.english(),
            error.line.map(|line| line as f64),
            error.header,
        );
    }
}
