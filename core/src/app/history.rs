//! What the reader chose before, one step at a time, and the way back and forth.

use std::collections::BTreeMap;

use super::{Action, App};
use crate::settings::{Basis, Definition, Expectation, Filter, WhatIf};
use crate::words::fill;

/// Steps that are kept.
const STEPS: usize = 100;

/// Everything that can be undone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chosen {
    filter: Filter,
    sort: BTreeMap<String, String>,
    basis: Option<Basis>,
    definition: Option<Definition>,
    expectations: Vec<Expectation>,
    what_if: Option<WhatIf>,
}

#[derive(Debug, Default)]
pub(super) struct History {
    back: Vec<Chosen>,
    forth: Vec<Chosen>,
    /// The control that moved last: while a slider is drawn, that is one step.
    moved: (String, String),
}

/// Whether what an action changes can be undone.
pub(super) fn is_kept(name: &str) -> bool {
    matches!(
        name,
        "filter"
            | "filter-from"
            | "filter-to"
            | "filter-period"
            | "clear-filters"
            | "sort"
            | "basis"
            | "definition"
            | "expect"
            | "what-if"
    )
}

impl App {
    /// What is chosen now.
    pub(super) fn chosen(&self) -> Chosen {
        let settings = &self.settings;
        Chosen {
            filter: settings.filter.clone(),
            sort: settings.sort.clone(),
            basis: settings.basis,
            definition: settings.definition,
            expectations: settings.expectations.clone(),
            what_if: settings.what_if.clone(),
        }
    }

    /// Keeps what was chosen before an action, if it changed anything.
    pub(super) fn keep(&mut self, before: Chosen, action: &Action) {
        if self.loaded.is_none() || self.chosen() == before {
            return;
        }
        let history = &mut self.history;
        let moved = (action.name.clone(), action.field.clone());
        let slides = matches!(
            (moved.0.as_str(), moved.1.as_str()),
            ("expect", _) | ("what-if", "rate")
        );
        if !(slides && moved == history.moved && history.forth.is_empty()) {
            history.back.push(before);
            if history.back.len() > STEPS {
                history.back.remove(0);
            }
        }
        history.forth.clear();
        history.moved = moved;
        self.show_steps();
    }

    /// A step back or forth.
    pub(super) fn step(&mut self, back: bool) {
        let now = self.chosen();
        let history = &mut self.history;
        let (from, onto) = if back {
            (&mut history.back, &mut history.forth)
        } else {
            (&mut history.forth, &mut history.back)
        };
        let Some(then) = from.pop() else {
            return;
        };
        onto.push(now);
        history.moved = (String::new(), String::new());
        let settings = &mut self.settings;
        settings.filter = then.filter;
        settings.sort = then.sort;
        settings.basis = then.basis;
        settings.definition = then.definition;
        settings.expectations = then.expectations;
        settings.what_if = then.what_if;
        self.recount();
        self.announce();
        let said = std::mem::take(&mut self.announcement);
        self.announcement = if back {
            fill("Undone. {headline}", &[("headline", &said)])
        } else {
            fill("Done again. {headline}", &[("headline", &said)])
        };
        self.show_steps();
    }

    /// Tells the view whether there is a way back, and one forth.
    pub(super) fn show_steps(&mut self) {
        let steps = (
            !self.history.back.is_empty(),
            !self.history.forth.is_empty(),
        );
        if let Some(loaded) = &mut self.loaded {
            loaded.choices.undo = steps;
        }
    }
}
