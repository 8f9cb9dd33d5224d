//! What the filters can offer, from the facts.

use crate::facts::Facts;
use crate::records::Columns;
use crate::settings::Settings;
use crate::summary::BEHIND;
use crate::view::Choices;

/// Names and dates that occur in the facts, with how the columns of their files were taken.
#[must_use]
pub fn choices(facts: &Facts, columns: Vec<Columns>, settings: &Settings) -> Choices {
    if settings.aggregates_only {
        return aggregated(facts);
    }
    Choices {
        dealers: facts.dealers.clone(),
        people: facts.people.clone(),
        sources: facts.sources.clone(),
        dates: facts.dates(),
        columns,
        sets: BEHIND.iter().map(|set| (set.name, set.title)).collect(),
        ..Choices::default()
    }
}

/// What a page without people may hold: dealers and dates.
pub(super) fn aggregated(facts: &Facts) -> Choices {
    Choices {
        dealers: facts.dealers.clone(),
        dates: facts.dates(),
        ..Choices::default()
    }
}
