//! One state, one update, one view. All behaviour of the widget is here and is tested natively; `wasm` and `www` only
//! carry bytes in and nodes out.

mod action;

pub use action::{Action, Effect};

use crate::diagnostic::Error;
use crate::node::Node;
use crate::report::Report;
use crate::settings::Settings;

/// The widget's whole state.
#[derive(Debug)]
pub struct App {}

impl App {
    /// An empty widget with the host's settings.
    #[must_use]
    pub fn new(_settings: Settings) -> Self {
        Self {}
    }

    /// The current settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        unreachable!()
    }

    /// Replaces the settings (attributes and properties of the element).
    pub fn configure(&mut self, _settings: Settings) -> Vec<Effect> {
        Vec::new()
    }

    /// Begins a file of a new batch or the next file of the running one.
    pub fn open(&mut self, _name: &str, _size: Option<u64>) {}

    /// Takes the next bytes of the open file. False: stop sending, the file cannot be used (the error is shown).
    pub fn push(&mut self, _bytes: &[u8]) -> bool {
        true
    }

    /// Ends the open file.
    pub fn close(&mut self) {}

    /// All files of the batch are in: join, compute, show.
    pub fn finish(&mut self) {}

    /// Something outside went wrong (network, worker): show it, keep everything else.
    pub fn fail(&mut self, _error: Error) {}

    /// What the user did.
    pub fn update(&mut self, _action: &Action) -> Vec<Effect> {
        Vec::new()
    }

    /// What to show.
    #[must_use]
    pub fn view(&self) -> Node {
        crate::node::text("")
    }

    /// The report, once there is one.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        None
    }

    /// The errors on show.
    #[must_use]
    pub fn errors(&self) -> &[Error] {
        &[]
    }
}
