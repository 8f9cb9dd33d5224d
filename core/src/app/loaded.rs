//! The batch on show, counted as far as it is shown: what no panel shows of groups is worked out when somebody asks for
//! the whole report.

use std::cell::OnceCell;

use crate::facts::Facts;
use crate::metrics::{self, Meta};
use crate::report::Report;
use crate::settings::{Filter, Settings};
use crate::summary::Summary;
use crate::view::{Choices, OF_GROUPS};

/// Fields whose panels stand around their own filter.
const AROUND: [&str; 4] = ["dealers", "people", "sources", "period"];

/// Of more leads than this nothing is counted beside what was chosen: it would be felt.
const FELT: usize = 200_000;

#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) facts: Facts,
    meta: Meta,
    /// Kept beside the report so that moving the expectation does not count the leads again.
    summary: Summary,
    /// The summary has everything of groups.
    is_deep: bool,
    /// The same without the filter of one field, by field.
    around: Vec<(&'static str, Summary)>,
    /// The report, of groups what is shown at least.
    pub(super) report: Report,
    /// The report above is the whole.
    is_whole: bool,
    /// The whole, where it was asked for.
    whole: OnceCell<Report>,
    pub(super) choices: Choices,
}

impl Loaded {
    /// With a report of what is shown.
    pub(super) fn new(facts: Facts, choices: Choices, settings: &Settings) -> Self {
        let meta = Meta::of(&facts);
        let summary = summary(&facts, settings);
        Self {
            report: report(&summary, &meta, settings),
            facts,
            meta,
            summary,
            is_deep: needs_all(settings),
            around: Vec::new(),
            is_whole: needs_all(settings),
            whole: OnceCell::new(),
            choices,
        }
    }

    /// The selection changed: counts again.
    pub(super) fn count(&mut self, settings: &Settings) {
        self.summary = summary(&self.facts, settings);
        self.is_deep = needs_all(settings);
        self.look_around(settings);
    }

    /// Counts what would be chosen without the filter of one field, for the panels that stand around it.
    pub(super) fn look_around(&mut self, settings: &Settings) {
        self.around.clear();
        if self.facts.rows.len() > FELT {
            return;
        }
        for field in AROUND {
            let without = settings.filter.without(field);
            if without != settings.filter {
                let settings = with(settings, without);
                self.around.push((field, summary(&self.facts, &settings)));
            }
        }
    }

    /// Only what the counts are compared with changed: the counts stand.
    pub(super) fn reword(&mut self, settings: &Settings) {
        if needs_all(settings) && !self.is_deep {
            self.count(settings);
        }
        self.report = report(&self.summary, &self.meta, settings);
        self.is_whole = needs_all(settings);
        self.whole = OnceCell::new();
        let around = self.around.iter().map(|(field, summary)| {
            let settings = with(settings, settings.filter.without(field));
            (*field, report(summary, &self.meta, &settings))
        });
        self.choices.around = around.collect();
    }

    /// The whole report.
    pub(super) fn whole(&self, settings: &Settings) -> &Report {
        if self.is_whole {
            return &self.report;
        }
        self.whole.get_or_init(|| {
            let groups = Summary::deep_groups(&self.facts, settings);
            let shown = self.report.clone();
            metrics::completed(shown, &self.summary, &groups, &self.meta, settings)
        })
    }

    /// The whole report with other settings for what is shown of it.
    pub(super) fn counted(&self, settings: &Settings) -> Report {
        let summary = Summary::of(&self.facts, settings);
        metrics::from_summary(&summary, &self.meta, settings)
    }
}

/// Small cells are hidden so that no group can be worked out from its other figures, and each tool counts other leads.
fn needs_all(settings: &Settings) -> bool {
    settings.aggregates_only || settings.min_cell.is_some() || settings.definition.is_some()
}

fn summary(facts: &Facts, settings: &Settings) -> Summary {
    if needs_all(settings) {
        Summary::of(facts, settings)
    } else {
        Summary::shallow(facts, settings)
    }
}

fn report(summary: &Summary, meta: &Meta, settings: &Settings) -> Report {
    if needs_all(settings) {
        metrics::from_summary(summary, meta, settings)
    } else {
        metrics::narrowed(summary, meta, settings, &OF_GROUPS)
    }
}

fn with(settings: &Settings, filter: Filter) -> Settings {
    Settings {
        filter,
        ..settings.clone()
    }
}
