//! Which leads count, and in which order they stand: what the reader chooses, and what is counted beside it.

use super::{Action, App};
use crate::settings::Filter;
use crate::view::{self, period};

impl App {
    /// A change of the filter, as the action says.
    pub(super) fn filter(&mut self, action: &Action) {
        let report = self.loaded.as_ref().map(|loaded| &loaded.report);
        let as_of = report.and_then(|report| report.as_of.clone());
        let filter = &mut self.settings.filter;
        let day = || Some(action.value.clone()).filter(|day| !day.is_empty());
        let field = match action.name.as_str() {
            "filter" => action.field.as_str(),
            name => name,
        };
        match field {
            "clear-filters" => *filter = Filter::default(),
            "filter-from" => {
                filter.from = day();
                // A period does not end before it begins.
                if filter.to.is_some() && filter.to < filter.from {
                    filter.to.clone_from(&filter.from);
                }
            }
            "filter-to" => {
                filter.to = day();
                if filter.to.is_some() && filter.to < filter.from {
                    filter.from.clone_from(&filter.to);
                }
            }
            "filter-period" | "period" => {
                let today = as_of.unwrap_or_default();
                let ends = period::preset(&action.value, &today)
                    .or_else(|| period::of(&action.value))
                    .map_or((None, None), |(from, to)| (Some(from), Some(to)));
                // The same once more takes it back; so does nothing.
                let same = (&ends.0, &ends.1) == (&filter.from, &filter.to);
                (filter.from, filter.to) = if same { (None, None) } else { ends };
            }
            field => {
                // A name is turned on or off; none chosen = all.
                let Some(list) = filter.list_mut(field) else {
                    return;
                };
                match list.iter().position(|name| *name == action.value) {
                    Some(at) => drop(list.remove(at)),
                    None => list.push(action.value.clone()),
                }
            }
        }
    }

    /// The selection changed: count again.
    pub(super) fn recount(&mut self) {
        if let Some(loaded) = &mut self.loaded {
            loaded.count(&self.settings);
        }
        self.list_leads(0);
        self.reword();
    }

    /// Only what the counts are compared with changed: the counts stand.
    pub(super) fn reword(&mut self) {
        if let Some(loaded) = &mut self.loaded {
            loaded.reword(&self.settings);
        }
    }

    /// What is searched for in the list of a field; says how many names match.
    pub(super) fn search(&mut self, field: &str, text: &str) {
        let Some(loaded) = &mut self.loaded else {
            return;
        };
        let search = &mut loaded.choices.search;
        search.retain(|own, _| own != field);
        if !text.trim().is_empty() {
            search.insert(field.to_owned(), text.to_owned());
            self.announcement = view::matches(&loaded.choices, field);
        }
    }

    /// Sorts a table by a column, `HEADING up` or `HEADING down`; with nothing it stands as it did.
    pub(super) fn sort(&mut self, table: &str, order: &str) {
        let sort = &mut self.settings.sort;
        sort.retain(|own, _| own != table);
        if !order.is_empty() {
            sort.insert(table.to_owned(), order.to_owned());
        }
        if table == view::LEADS {
            self.list_leads(0);
        }
        self.announcement = view::order(order);
    }
}
