//! Every figure of a report by its id, for documents and tests: made from the lists that the report is made from.

use super::metric::{Context, Metric};
use super::{DISTRIBUTIONS, ESTIMATES, Meta, TABLES};
use crate::settings::Settings;
use crate::summary::{Briefs, Cell};

/// In which part of the report a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Among the estimates.
    Estimate,
    /// Among the distributions.
    Distribution,
    /// Among the tables.
    Table,
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Stable id.
    pub id: &'static str,
    /// Where it stands.
    pub kind: Kind,
    /// File in `core/src/metrics` without its ending; the page in `docs/metrics` has the same name.
    pub file: &'static str,
    /// Formula in one sentence.
    pub definition: &'static str,
    /// Unit of an estimate, `ms`, or the units of a table's columns.
    pub unit: String,
    /// Who is in n.
    pub denominator: &'static str,
}

/// All figures in the order of the report.
#[must_use]
pub fn catalogue() -> Vec<Entry> {
    let (cell, meta, settings) = (Cell::default(), Meta::default(), Settings::default());
    let briefs = Briefs::default();
    let context = Context::whole(&meta, &settings, &briefs);
    let mut entries = Vec::new();
    for metric in ESTIMATES {
        let empty = metric.compute(&cell, &context);
        entries.push(entry(
            *metric,
            Kind::Estimate,
            empty.unit.to_owned(),
            empty.denominator,
        ));
    }
    for metric in DISTRIBUTIONS {
        entries.push(entry(
            *metric,
            Kind::Distribution,
            "ms".to_owned(),
            "timed workable",
        ));
    }
    for metric in TABLES {
        let columns = metric.compute(&cell, &context).columns;
        let units: Vec<String> = columns
            .iter()
            .map(|c| format!("{} ({})", c.id, c.unit))
            .collect();
        entries.push(entry(*metric, Kind::Table, units.join(", "), "workable"));
    }
    entries
}

fn entry<T>(metric: &dyn Metric<T>, kind: Kind, unit: String, denominator: &'static str) -> Entry {
    Entry {
        id: metric.id(),
        kind,
        file: metric.file().rsplit("::").next().unwrap_or_default(),
        definition: metric.definition(),
        unit,
        denominator,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_unique_and_every_figure_says_what_it_is() {
        let entries = catalogue();
        for (at, entry) in entries.iter().enumerate() {
            assert!(
                entries[..at].iter().all(|other| other.id != entry.id),
                "{}",
                entry.id
            );
            assert!(
                !entry.unit.is_empty()
                    && !entry.definition.is_empty()
                    && !entry.denominator.is_empty()
            );
        }
    }
}
