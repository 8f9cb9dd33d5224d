//! What comes in beside the files: settings, saved profiles, and what a user does with the widget.

use reality_gap_core::app::{Action, App, Effect, load_profile, save_profile};
use reality_gap_core::bytes::foreign;
use reality_gap_core::json::read;
use reality_gap_core::node::to_html;
use reality_gap_core::settings::Settings;
use reality_gap_formats::{Opener, Sink};

use super::draw::Draw;
use super::{LIMITS, Reading};

/// Any settings, and a file that is read with them: the settings end at the first NUL.
pub(super) fn settings(bytes: &[u8]) {
    let mut draw = Draw(bytes);
    let Ok(settings) = read::<Settings>(&String::from_utf8_lossy(draw.until(0))) else {
        return;
    };
    let again = serde_json::to_string(&settings).expect("plain data");
    assert_eq!(read(&again).ok().as_ref(), Some(&settings));
    let mut app = App::new(settings.clone());
    show(&mut app, draw.0);
    let mut reading = Reading::with(settings);
    reading.file(draw.0);
    reading.finish();
}

/// A profile that is taken is saved as the one that it is.
pub(super) fn profile(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(settings) = load_profile("p.json", &text) else {
        return;
    };
    let saved = save_profile(&settings);
    let again = load_profile("p.json", &saved).expect("a profile as it was saved");
    assert_eq!(again, settings);
    assert_eq!(save_profile(&again), saved);
}

/// Deeds, a line each with name, field and value between tabs, then NUL and the file they are done to.
pub(super) fn app(bytes: &[u8]) {
    let mut draw = Draw(bytes);
    let deeds = String::from_utf8_lossy(draw.until(0)).into_owned();
    let file = draw.0;
    let mut app = App::new(Settings::default());
    show(&mut app, file);
    for line in deeds.lines().take(12) {
        let mut parts = line.splitn(3, '\t').map(str::to_owned);
        let mut part = || parts.next().unwrap_or_default();
        let action = Action {
            name: part(),
            field: part(),
            value: part(),
        };
        for effect in app.update(&action) {
            match effect {
                Effect::Reload => show(&mut app, file),
                Effect::Recall => {
                    app.begin(true);
                    give(&mut app, file);
                    while app.turn() {
                        give(&mut app, file);
                    }
                    let _ = app.set_aside();
                }
                _ => {}
            }
        }
        look(&app);
    }
}

fn show(app: &mut App, file: &[u8]) {
    app.begin(false);
    give(app, file);
    app.finish();
    look(app);
}

/// Text of a file stays text.
fn look(app: &App) {
    let html = to_html(&app.view());
    assert!(!html.contains("<script"), "text became an element");
    let _ = app.page(reality_gap_core::view::CSS);
    let _ = app.aggregates_page(reality_gap_core::view::CSS);
    let profile = app.profile();
    assert!(
        load_profile("p", &profile).is_ok(),
        "a profile that cannot be read"
    );
}

fn give(app: &mut App, file: &[u8]) {
    let Some(kind) = foreign(file) else {
        app.open("f", None);
        let _ = app.push(file);
        app.close();
        return;
    };
    app.enter("f", None);
    let mut within = Within(app);
    let mut opener = Opener::new("f", kind, LIMITS);
    let opened = opener
        .push(file, &mut within)
        .and_then(|()| opener.close(&mut within));
    app.leave();
    if let Err(error) = opened {
        app.refuse(error);
    }
}

struct Within<'a>(&'a mut App);

impl Sink for Within<'_> {
    fn open(&mut self, name: &str) {
        self.0.open(name, None);
    }

    fn push(&mut self, bytes: &[u8]) -> bool {
        self.0.push(bytes)
    }

    fn close(&mut self) {
        self.0.close();
    }

    fn fail(&mut self, error: reality_gap_core::diagnostic::Error) {
        self.0.refuse(error);
    }
}
