//! Carries the core into a Web Worker or a page: every method converts in, calls [`App`], converts out. No rule lives
//! here.

mod convert;
mod crash;
mod room;

use std::cell::RefCell;

use js_sys::JsString;
use reality_gap_core::app::{self, App};
use reality_gap_core::bytes::foreign_in;
use reality_gap_core::diagnostic::Error;
use reality_gap_core::node::pieces;
use reality_gap_core::records::{self, template};
use reality_gap_core::report::{Form, Report, worklist_csv};
use reality_gap_core::settings::Settings;
use reality_gap_core::view::svg;
use reality_gap_core::words::{Pack, Words};
use wasm_bindgen::prelude::*;

use room::Room;

/// Installs the panic hook; runs once when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    crash::install();
}

/// Reads an invented export of so many leads and shows its report to nobody: what ran before runs fast. False: it came
/// to nothing.
#[wasm_bindgen]
#[must_use]
pub fn rehearse(leads: u32) -> bool {
    app::rehearse(leads) > 0
}

/// One widget's state. Many sessions may live in one module; a panic in one ends all of them.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Session {
    app: RefCell<App>,
    room: Room,
}

#[wasm_bindgen]
impl Session {
    /// An empty widget with the host's settings, an object shaped like the core's settings.
    ///
    /// # Errors
    /// When a key is unknown or a value has the wrong shape.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue) -> Result<Session, JsValue> {
        let settings: Settings = convert::settings(settings)?;
        Ok(Self {
            app: RefCell::new(App::new(settings)),
            room: Room::default(),
        })
    }

    /// Shows everything in the language of this pack from now on, in English where it is empty. `own` goes before it: lines
    /// of English message, tab, text.
    pub fn speak(&self, pack: &str, own: &str) {
        self.app
            .borrow_mut()
            .speak(Words::of(Pack::read(pack, own)));
    }

    /// Replaces the settings and gives the effects the caller has to carry out: `reload`, `cancel`, `clear`.
    ///
    /// # Errors
    /// As for the constructor; the settings in force then stay.
    pub fn configure(&self, settings: JsValue) -> Result<JsValue, JsValue> {
        let settings = convert::settings(settings)?;
        convert::out(&self.app.borrow_mut().configure(settings))
    }

    /// The settings in force.
    ///
    /// # Errors
    /// Never in practice: settings are plain data.
    pub fn settings(&self) -> Result<JsValue, JsValue> {
        convert::out(self.app.borrow().settings())
    }

    /// Begins to read files: a batch, or with `again` those on show, for their rows set aside. One under way is given up.
    pub fn begin(&self, again: bool) {
        self.room.begin();
        self.app.borrow_mut().begin(again);
    }

    /// All files were read again. True: once more.
    pub fn turn(&self) -> bool {
        self.app.borrow_mut().turn()
    }

    /// Begins a file; `size` in bytes where known.
    pub fn open(&self, name: &str, size: Option<f64>) {
        self.app.borrow_mut().open(name, size.map(convert::bytes));
    }

    /// Whether the file of this name that begins like this has to be opened by another reader first.
    pub fn foreign(&self, name: &str, head: &[u8]) -> bool {
        let app = self.app.borrow();
        let told = app.settings().tables.get(name);
        foreign_in(head, told.and_then(|hint| hint.encoding.as_deref())).is_some()
    }

    /// Begins a file that another reader opens: what is opened until `leave` is within it.
    pub fn enter(&self, name: &str, size: Option<f64>) {
        self.app.borrow_mut().enter(name, size.map(convert::bytes));
    }

    /// So many bytes of that file were read.
    pub fn advance(&self, bytes: f64) {
        self.app.borrow_mut().advance(convert::bytes(bytes));
    }

    /// That file is at its end.
    pub fn leave(&self) {
        self.app.borrow_mut().leave();
    }

    /// A file cannot be used; the others of the batch still can.
    pub fn refuse(
        &self,
        code: &str,
        file: &str,
        message: &str,
        hint: &str,
        line: Option<f64>,
        header: Option<String>,
    ) {
        let mut error = Error::new(
            convert::code(code),
            file,
            message.to_owned(),
            hint.to_owned(),
        );
        error.line = line.map(convert::bytes);
        error.header = header;
        self.app.borrow_mut().refuse(error);
    }

    /// Takes the next bytes of the open file. False: stop sending.
    pub fn push(&self, bytes: &[u8]) -> bool {
        let wanted = self.app.borrow_mut().push(bytes);
        self.room.follow();
        wanted
    }

    /// The rest of the open file can be read by several workers.
    pub fn divides(&self) -> bool {
        self.app.borrow().divides()
    }

    /// Where in these bytes from anywhere in the open file a stretch of it may begin.
    pub fn seam(&self, bytes: &[u8]) -> Option<usize> {
        self.app.borrow().seam(bytes)
    }

    /// Takes in what a [`Share`] found in the next stretch. False: its bytes have to be pushed.
    pub fn absorb(&self, found: &[u8]) -> bool {
        let taken = self.app.borrow_mut().absorb(found);
        self.room.follow();
        taken
    }

    /// Ends the open file.
    pub fn close(&self) {
        self.app.borrow_mut().close();
    }

    /// All files of the batch are in.
    pub fn finish(&self) {
        self.room.judge();
        self.app.borrow_mut().finish();
        self.room.show();
    }

    /// Something outside went wrong: show it, keep everything else.
    pub fn fail(&self, code: &str, file: &str, message: &str, hint: &str) {
        let error = Error::new(
            convert::code(code),
            file,
            message.to_owned(),
            hint.to_owned(),
        );
        self.app.borrow_mut().fail(error);
    }

    /// What the user did, `{ name, field, value }`; gives the effects the caller has to carry out.
    ///
    /// # Errors
    /// When the action is not an object of strings.
    pub fn update(&self, action: JsValue) -> Result<JsValue, JsValue> {
        let action = convert::action(action)?;
        convert::out(&self.app.borrow_mut().update(&action))
    }

    /// What to show, as a tree of objects.
    ///
    /// # Errors
    /// Never in practice: the tree is plain data.
    pub fn view(&self) -> Result<JsValue, JsValue> {
        convert::out(&self.app.borrow().view())
    }

    /// What to show, in pieces: name and JSON by turns, the root last. A page that has a piece of this name keeps it.
    #[wasm_bindgen(js_name = viewPieces)]
    pub fn view_pieces(&self) -> Vec<JsString> {
        pieces(&self.app.borrow().view())
            .into_iter()
            .flat_map(|piece| [JsString::from(piece.name), JsString::from(piece.text)])
            .collect()
    }

    /// The report as an object; undefined until there is one.
    ///
    /// # Errors
    /// Never in practice: the report is plain data.
    pub fn report(&self) -> Result<JsValue, JsValue> {
        match self.app.borrow().report() {
            Some(report) => convert::out(report),
            None => Ok(JsValue::UNDEFINED),
        }
    }

    /// The report as JSON, byte for byte what the command line writes; undefined until there is one.
    #[wasm_bindgen(js_name = reportJson)]
    pub fn report_json(&self) -> Option<String> {
        self.app.borrow().report().map(Report::to_json)
    }

    /// Sizes of the report, `{ leads, workable, … }`; undefined until there is one.
    ///
    /// # Errors
    /// Never in practice: the counts are plain data.
    pub fn counts(&self) -> Result<JsValue, JsValue> {
        match self.app.borrow().counts() {
            Some(counts) => convert::out(counts),
            None => Ok(JsValue::UNDEFINED),
        }
    }

    /// Works out what no panel shows, so that whoever asks for the report has it at once.
    pub fn complete(&self) {
        let _whole = self.app.borrow().report();
    }

    /// The name under which an export of this kind is saved.
    #[wasm_bindgen(js_name = fileName)]
    pub fn file_name(&self, kind: &str) -> String {
        self.app.borrow().file_name(kind)
    }

    /// The report as a file of this kind, or `template-KIND`: a file to start from. `form` is how a CSV is written: the
    /// separator, `,` for a decimal comma, `b` for a byte order mark; or the key of the panel whose charts are drawn. `css`
    /// is the style sheet for pages and drawings: the page has it, so that the module need not carry it too.
    ///
    /// # Errors
    /// When there is no report yet, or the kind is not known.
    #[wasm_bindgen(js_name = exportAs)]
    pub fn export_as(
        &self,
        kind: &str,
        form: Option<String>,
        css: Option<String>,
    ) -> Result<String, JsValue> {
        if let Some((_, text)) = kind.strip_prefix("template-").and_then(template) {
            return Ok(text);
        }
        let app = self.app.borrow();
        let css = css.as_deref().unwrap_or("");
        let text = match kind {
            "json" => app.report().map(Report::to_json),
            "csv" | "xlsx-safe-csv" => app.csv(),
            "aggregates" => app.aggregates().map(|report| report.to_json()),
            "aggregates-html" => app.aggregates_page(css),
            "worklist" => app.report().map(|report| worklist_csv(&report.worklist)),
            "set-aside" => app.set_aside(),
            "html" => app.page(css),
            "profile" => Some(app.profile()),
            "svg" => app
                .drawing(css, form.as_deref())
                .map(|drawing| svg(&drawing)),
            other => {
                let message = format!(
                    "expected an export as `aggregates`, `aggregates-html`, `csv`, `html`, `json`, `png`, `profile`, `set-aside`, `svg`, `worklist` or `xlsx-safe-csv`, found `{other}`"
                );
                return Err(convert::error(&message));
            }
        };
        let text =
            text.ok_or_else(|| convert::error("expected a finished report, found none yet"))?;
        let is_csv = matches!(kind, "csv" | "xlsx-safe-csv" | "worklist" | "set-aside");
        let form = form.filter(|_| is_csv).as_deref().map(Form::named);
        Ok(form.unwrap_or_default().write(text))
    }

    /// All charts as one drawing, as the tree of an `svg`; undefined until there is a report.
    ///
    /// # Errors
    /// Never in practice: the tree is plain data.
    pub fn drawing(&self, css: &str, panel: Option<String>) -> Result<JsValue, JsValue> {
        match self.app.borrow().drawing(css, panel.as_deref()) {
            Some(drawing) => convert::out(&drawing),
            None => Ok(JsValue::UNDEFINED),
        }
    }

    /// The errors on show, as objects with a stable `code`.
    ///
    /// # Errors
    /// Never in practice: errors are plain data.
    pub fn errors(&self) -> Result<JsValue, JsValue> {
        convert::out(self.app.borrow().errors())
    }
}

/// A stretch of a large file, read in a worker of its own for a [`Session`] in another.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Share {
    share: Option<records::Share>,
}

#[wasm_bindgen]
impl Share {
    /// Of the file with this name that begins like this; with the settings of the session.
    ///
    /// # Errors
    /// When a key is unknown or a value has the wrong shape.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: JsValue, name: &str, head: &[u8]) -> Result<Share, JsValue> {
        let settings = convert::settings(settings)?;
        Ok(Self {
            share: records::Share::new(&settings, name, head),
        })
    }

    /// Takes the next bytes of the stretch. False: stop sending, it is of no use.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        self.share.as_mut().is_some_and(|share| share.push(bytes))
    }

    /// What was found, for [`Session::absorb`]; undefined where it is of no use.
    pub fn close(mut self) -> Option<Vec<u8>> {
        self.share.take()?.close()
    }
}
