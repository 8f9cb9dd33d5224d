//! One state, one update, one view. All behaviour of the widget is here and is tested natively; `wasm` and `www` only
//! carry bytes in and nodes out.

mod action;
mod beginning;
mod choices;
mod customers;
mod faults;
mod filters;
mod history;
mod leads;
mod loaded;
mod mapping;
mod profile;
mod reading;
mod rehearsal;
#[cfg(test)]
mod tests;

use customers::Asked;
use history::History;
use loaded::Loaded;
use mapping::Mapping;
use reading::Reading;

pub use action::{Action, Effect};
pub use choices::choices;
pub use faults::{hours_fault, with_nearest};
pub use profile::{load_profile, save_profile, unfit_profile};
pub use rehearsal::rehearse;

use std::collections::BTreeMap;

use crate::diagnostic::Error;
use crate::node::{Element, Node};
use crate::records::Recall;
use crate::report::{Counts, Leads, Report, to_csv};
use crate::settings::{
    Basis, Definition, Expectation, Filter, Scope, Settings, USUAL_BELIEF, parse_share,
};
use crate::summary::Behind;
use crate::view::{self, Extent, Screen, State, Width};
use crate::words::Words;

/// The widget's whole state.
#[derive(Debug)]
pub struct App {
    settings: Settings,
    /// What the host expects, whatever the reader guessed or tried since.
    expected: Vec<Expectation>,
    /// The batch of files being read.
    reading: Option<Reading>,
    /// The batch cannot be used without an answer, or another mapping.
    asking: bool,
    /// The batch on show. It stays until another one is read without fault.
    loaded: Option<Loaded>,
    /// The guess, until it is revealed what the log says.
    guess: Option<f64>,
    errors: Vec<Error>,
    width: Width,
    extent: Extent,
    announcement: String,
    /// The leads behind a figure that the reader wants to see.
    leads: Option<Shown>,
    /// How the files are read, to be checked and changed.
    mapping: Mapping,
    /// What was chosen before, and what was undone.
    history: History,
    /// How the host wants files to be read.
    told: Settings,
    /// The files are read again for their rows set aside.
    recall: Option<Recall>,
    /// The leads whose customers' names the reader wants.
    asked: Option<Asked>,
    /// The language of what is shown.
    words: Words,
    /// Files are on their way: nobody has to be asked for any.
    awaiting: bool,
}

/// Leads on show: where, which, from which on.
#[derive(Debug)]
struct Shown {
    place: String,
    set: &'static Behind,
    rows: Vec<u32>,
    page: Leads,
}

impl App {
    /// An empty widget with the host's settings. Where they hold no expectation the user is asked for a guess first.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        let guess = settings.expectations.is_empty().then_some(USUAL_BELIEF);
        let mut told = Settings::default();
        told.read_as(&settings);
        let mut app = Self {
            expected: settings.expectations.clone(),
            settings,
            reading: None,
            asking: false,
            loaded: None,
            guess,
            errors: Vec::new(),
            width: Width::default(),
            extent: Extent::default(),
            announcement: String::new(),
            leads: None,
            mapping: Mapping::default(),
            history: History::default(),
            told,
            recall: None,
            asked: None,
            words: Words::english(),
            awaiting: false,
        };
        app.judge_hours();
        app
    }

    /// Shows everything in this language from now on. No file is read again for it.
    pub fn speak(&mut self, words: Words) {
        self.words = words;
        self.announcement.clear();
    }

    /// The current settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Replaces the settings (attributes and properties of the element).
    pub fn configure(&mut self, settings: Settings) -> Vec<Effect> {
        let _speaking = self.words.speak();
        let old = std::mem::replace(&mut self.settings, settings);
        self.judge_hours();
        if self.settings.masks_rows() {
            self.forget_customers();
        }
        if old.expectations != self.settings.expectations {
            self.expected.clone_from(&self.settings.expectations);
        }
        if !self.settings.expectations.is_empty() {
            self.guess = None;
        }
        let reads_as = old.reads_as(&self.settings);
        if !reads_as {
            self.told.read_as(&self.settings);
        }
        let new = &mut self.settings;
        if old.mask_people != new.mask_people {
            // Nobody has the old names any more.
            self.history = History::default();
            if old.filter == new.filter {
                new.filter.people.clear();
            }
            if old.what_if == new.what_if {
                new.what_if = old.what_if.filter(|chosen| chosen.scope != Scope::Person);
            }
        }
        let new = &self.settings;
        let rereads = old.as_of != new.as_of
            || old.zone != new.zone
            || old.hours != new.hours
            || !reads_as
            || old.horizon != new.horizon
            || old.mask_key != new.mask_key
            || old.mask_people != new.mask_people;
        if rereads && (self.loaded.is_some() || self.asking) {
            self.mapping.again = true;
            return vec![Effect::Reload];
        }
        self.recount();
        self.keep_to_list(false)
    }

    /// What the user did. Deeds that mean nothing in the present state change nothing.
    pub fn update(&mut self, action: &Action) -> Vec<Effect> {
        let _speaking = self.words.speak();
        let before = history::is_kept(&action.name).then(|| self.chosen());
        let mut effects = self.follow(action);
        let gone = action.name == "await" && action.value == "nothing";
        effects.extend(self.keep_to_list(gone));
        if let Some(before) = before {
            self.keep(before, action);
        }
        effects
    }

    fn follow(&mut self, action: &Action) -> Vec<Effect> {
        match action.name.as_str() {
            "recall" => {
                let known = |loaded: &Loaded| loaded.choices.account.is_some();
                if self.loaded.as_ref().is_some_and(|loaded| !known(loaded)) {
                    self.stop_asking();
                    return vec![Effect::Recall];
                }
            }
            "guess" => {
                if let (Some(guess), Some(value)) = (&mut self.guess, parse_share(&action.value)) {
                    *guess = value;
                }
            }
            "reveal" => {
                if let Some(guess) = self.guess.take() {
                    self.settings.expect_of_network(guess);
                    self.reword();
                    self.announce();
                }
            }
            "expect" => {
                if let Some(value) = parse_share(&action.value) {
                    self.settings.expect_of_network(value);
                    self.reword();
                    self.announce();
                }
            }
            "basis" => {
                self.settings.basis = match action.value.as_str() {
                    "attempt" => Some(Basis::Attempt),
                    "contact" => Some(Basis::Contact),
                    _ => None,
                };
                self.reword();
                self.announce();
            }
            "definition" => {
                self.settings.definition = Definition::named(&action.value);
                self.reword();
                self.announce();
            }
            "filter" | "filter-from" | "filter-to" | "filter-period" | "clear-filters" => {
                self.filter(action);
                self.recount();
                self.announce();
            }
            "search" => self.search(&action.field, &action.value),
            "sort" => self.sort(&action.field, &action.value),
            "undo" | "redo" if !self.mapping.open && !self.asking => {
                self.step(action.name == "undo");
            }
            "mapping" => self.turn_mapping(&action.field),
            "profile-name" => {
                let name = action.value.trim();
                self.settings.profile = (!name.is_empty()).then(|| name.to_owned());
            }
            "width" => {
                self.width = match action.value.as_str() {
                    "narrow" => Width::Narrow,
                    "print" => Width::Print,
                    _ => Width::Wide,
                };
            }
            "view" => self.extent = Extent::of(&action.value),
            "await" => self.awaiting = action.value != "nothing",
            "cancel" => {
                self.reading = None;
                self.recall = None;
                self.stop_asking();
                self.awaiting = false;
                self.announcement = crate::words::say("Reading was cancelled.");
                return vec![Effect::Cancel];
            }
            "clear" => {
                self.clear();
                return vec![Effect::Clear];
            }
            "what-if" => {
                self.suppose(action);
                self.reword();
            }
            "names" => {
                if let Some(loaded) = &mut self.loaded {
                    loaded.choices.names = !loaded.choices.names;
                }
            }
            "customers" => return self.turn_customers(),
            "leads" => self.show_leads(&action.field),
            "leads-page" => self.turn_page(&action.field),
            "dismiss" => match action.field.parse::<usize>() {
                Ok(at) if at < self.errors.len() => drop(self.errors.remove(at)),
                _ => self.errors.clear(),
            },
            _ => return self.remap(action),
        }
        Vec::new()
    }

    /// Forgets the files and all that was said about them; what the host wants stays.
    fn clear(&mut self) {
        let mut settings = Settings {
            expectations: self.expected.clone(),
            filter: Filter::default(),
            sort: BTreeMap::new(),
            what_if: None,
            ..self.settings.clone()
        };
        settings.read_as(&self.told);
        *self = Self {
            width: self.width,
            extent: self.extent,
            words: self.words.clone(),
            ..Self::new(settings)
        };
    }

    /// Says what is wrong with the opening hours in force. The figures then come without their clocks.
    fn judge_hours(&mut self) {
        self.errors.retain(|error| error.code != faults::HOURS);
        if let Some(error) = hours_fault(&self.settings, "") {
            self.note(error);
        }
    }

    fn note(&mut self, error: Error) {
        if !self.errors.contains(&error) {
            self.errors.push(error);
        }
    }

    fn announce(&mut self) {
        let _speaking = self.words.speak();
        if self.mapping.open {
            self.announcement = view::effect(self.mapping.before.as_ref(), &self.mapping.now);
            return;
        }
        if let (Some(loaded), None) = (&self.loaded, self.guess) {
            let headline = view::headline(&loaded.report);
            self.announcement = match view::chosen(&self.settings) {
                words if words.is_empty() => headline,
                words => format!("{words}. {headline}"),
            };
        }
    }

    /// What to show.
    #[must_use]
    pub fn view(&self) -> Node {
        let _speaking = self.words.speak();
        let mapping = &self.mapping;
        let page = view::Mapping {
            questions: &mapping.questions,
            columns: &mapping.columns,
            file: mapping.file,
            before: mapping.before.as_ref(),
            now: &mapping.now,
            undo: !mapping.undo.is_empty(),
            busy: self.reading.is_some(),
            usable: !self.asking,
        };
        let state = if mapping.open || (self.asking && self.reading.is_none()) {
            State::Asking(page)
        } else if let Some(reading) = &self.reading {
            State::Loading(&reading.files, reading.provisional())
        } else if let Some(loaded) = &self.loaded {
            match self.guess {
                Some(guess) => State::Guessing(guess, &loaded.report),
                None => State::Ready(&loaded.report, &loaded.choices),
            }
        } else if self.awaiting {
            State::Loading(&[], None)
        } else {
            State::Empty
        };
        let screen = view::screen(&Screen {
            state,
            errors: &self.errors,
            width: self.width,
            settings: &self.settings,
            announcement: &self.announcement,
            leads: self.leads.as_ref().map(|shown| &shown.page),
            interactive: true,
        });
        view::cut(screen, self.extent)
    }

    /// How files are read, as a profile to be saved.
    #[must_use]
    pub fn profile(&self) -> String {
        save_profile(&self.settings)
    }

    /// The report as a page of its own, with the same panels and this style sheet; `None` until there is one.
    #[must_use]
    pub fn page(&self, css: &str) -> Option<String> {
        let _speaking = self.words.speak();
        self.loaded
            .as_ref()
            .map(|loaded| view::page(&loaded.report, &self.settings, &loaded.choices, css))
    }

    /// The report that can be handed on: no lead, no name of staff (pseudonyms may stay), no file, no small cell.
    #[must_use]
    pub fn aggregates(&self) -> Option<Report> {
        Some(self.loaded.as_ref()?.counted(&self.aggregating()))
    }

    /// The same as a page of its own.
    #[must_use]
    pub fn aggregates_page(&self, css: &str) -> Option<String> {
        let _speaking = self.words.speak();
        let loaded = self.loaded.as_ref()?;
        let choices = choices::aggregated(&loaded.facts);
        Some(view::page(
            &self.aggregates()?,
            &self.aggregating(),
            &choices,
            css,
        ))
    }

    fn aggregating(&self) -> Settings {
        Settings {
            aggregates_only: true,
            ..self.settings.clone()
        }
    }

    /// All charts as one drawing, or with a panel's key those of the panel: an `svg` with its size in pixels; `None` until
    /// there is a report. `css` is the style sheet, which the page has anyway.
    #[must_use]
    pub fn drawing(&self, css: &str, panel: Option<&str>) -> Option<Element> {
        let _speaking = self.words.speak();
        let loaded = self.loaded.as_ref()?;
        let (settings, choices) = (&self.settings, &loaded.choices);
        Some(view::drawing(&loaded.report, settings, choices, css, panel))
    }

    /// The name under which an export of this kind is saved.
    #[must_use]
    pub fn file_name(&self, kind: &str) -> String {
        let loaded = self.loaded.as_ref();
        let about = loaded.map_or_else(Default::default, |loaded| {
            view::about(&self.settings, &loaded.choices)
        });
        let (what, end) = match kind {
            "xlsx-safe-csv" => ("", "csv"),
            "worklist" | "set-aside" => (kind, "csv"),
            "aggregates-html" => ("aggregates", "html"),
            "aggregates" => (kind, "json"),
            // Of the way of reading, not of what was read.
            "profile" => return "reality-gap_profile.json".to_owned(),
            other => ("", other),
        };
        about.file_name(loaded.map(|loaded| &loaded.report), what, end)
    }

    /// The figures as CSV.
    #[must_use]
    pub fn csv(&self) -> Option<String> {
        let loaded = self.loaded.as_ref()?;
        let about = view::about(&self.settings, &loaded.choices);
        Some(to_csv(loaded.whole(&self.settings), &about))
    }

    /// The whole report, once there is one.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        let loaded = self.loaded.as_ref();
        loaded.map(|loaded| loaded.whole(&self.settings))
    }

    /// Sizes of the report, once there is one.
    #[must_use]
    pub fn counts(&self) -> Option<&Counts> {
        self.loaded.as_ref().map(|loaded| &loaded.report.counts)
    }

    /// The errors on show.
    #[must_use]
    pub fn errors(&self) -> &[Error] {
        &self.errors
    }
}
