//! Asking further: the leads behind a figure, and what another rate would change.

use super::{Action, App, Shown};
use crate::metrics;
use crate::settings::{Scope, WhatIf, parse_share};
use crate::summary::Behind;
use crate::view;

impl App {
    /// Shows the leads of a set below a panel, `PANEL:SET`; those on show already are put away.
    pub(super) fn show_leads(&mut self, field: &str) {
        let Some((place, name)) = field.split_once(':') else {
            return;
        };
        let same = |shown: &Shown| shown.place == place && shown.set.name == name;
        if self.leads.as_ref().is_some_and(same) {
            self.leads = None;
            return;
        }
        let (Some(set), Some(loaded)) = (Behind::named(name), &self.loaded) else {
            return;
        };
        self.leads = Some(Shown {
            place: place.to_owned(),
            set,
            rows: Vec::new(),
            page: metrics::leads(set, &[], &loaded.facts, &self.settings, 0, 0),
        });
        self.list_leads(0);
    }

    /// Another page of the leads on show.
    pub(super) fn turn_page(&mut self, before: &str) {
        if let Ok(before) = before.parse() {
            self.list_leads(before);
        }
    }

    /// Makes the page that begins after so many leads; from the first page on the leads are picked anew.
    pub(super) fn list_leads(&mut self, before: usize) {
        let (Some(shown), Some(loaded)) = (&mut self.leads, &self.loaded) else {
            return;
        };
        if before == 0 {
            shown.rows = shown.set.rows(&loaded.facts, &self.settings.filter);
            if let Some(order) = self.settings.sort.get(view::LEADS) {
                let rows = std::mem::take(&mut shown.rows);
                shown.rows = metrics::arranged(rows, &loaded.facts, order);
            }
        }
        let before = if before < shown.rows.len() { before } else { 0 };
        let facts = &loaded.facts;
        shown.page = metrics::leads(
            shown.set,
            &shown.rows,
            facts,
            &self.settings,
            before,
            view::PAGE,
        );
        shown.page.place.clone_from(&shown.place);
    }

    /// One dealer or person at another rate: field `who` with the value `dealer:NAME`, `person:NAME` or nothing; field
    /// `rate` with a share.
    pub(super) fn suppose(&mut self, action: &Action) {
        let before = self.settings.what_if.take();
        let expected = self.settings.network_expectation();
        let rate = before.as_ref().map_or(expected, |before| before.rate);
        self.settings.what_if = match action.field.as_str() {
            "who" => match action.value.split_once(':') {
                Some((scope @ ("dealer" | "person"), name)) => Some(WhatIf {
                    scope: if scope == "dealer" {
                        Scope::Dealer
                    } else {
                        Scope::Person
                    },
                    name: name.to_owned(),
                    rate,
                }),
                _ => None,
            },
            _ => before.map(|before| WhatIf {
                rate: parse_share(&action.value).unwrap_or(rate),
                ..before
            }),
        };
    }
}
