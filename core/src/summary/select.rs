//! Which leads the filter selects.

use crate::facts::Facts;
use crate::records::NONE;
use crate::settings::Filter;
use crate::time::day;

/// One flag per fact row. A date limit that is not a date selects nothing; a lead without a day is outside every date
/// limit.
pub(super) fn chosen(facts: &Facts, filter: &Filter) -> Vec<bool> {
    within(facts, filter, false)
}

/// One flag per fact row: sold between the dates of the filter, whenever it came in, and selected by its other fields.
pub(super) fn sold_in_period(facts: &Facts, filter: &Filter) -> Vec<bool> {
    within(facts, filter, true)
}

fn within(facts: &Facts, filter: &Filter, by_sale: bool) -> Vec<bool> {
    let from = filter
        .from
        .as_deref()
        .map(|text| day(text).unwrap_or(i32::MAX));
    let to = filter
        .to
        .as_deref()
        .map(|text| day(text).unwrap_or(i32::MIN));
    let dealers = Names::of(&facts.dealers, &filter.dealers);
    let people = Names::of(&facts.people, &filter.people);
    let sources = Names::of(&facts.sources, &filter.sources);
    let dated = from.is_some() || to.is_some();
    let (from, to) = (from.unwrap_or(i32::MIN), to.unwrap_or(i32::MAX));
    facts
        .rows
        .iter()
        .zip(&facts.marks)
        .map(|(row, marks)| {
            let day = if by_sale {
                marks.bands.sold.unwrap_or(i32::MIN)
            } else {
                row.day
            };
            (!dated && !by_sale || day != i32::MIN && from <= day && day <= to)
                && dealers.has(row.dealer)
                && people.has(row.person)
                && sources.has(row.source)
        })
        .collect()
}

/// The codes that some names stand for; all of them when no name is given.
struct Names {
    all: bool,
    codes: Vec<bool>,
    blank: bool,
}

impl Names {
    fn of(dictionary: &[String], wanted: &[String]) -> Self {
        let mut codes = vec![false; dictionary.len()];
        for name in wanted {
            for (code, known) in dictionary.iter().enumerate() {
                codes[code] |= known == name;
            }
        }
        Self {
            all: wanted.is_empty(),
            codes,
            blank: wanted.iter().any(String::is_empty),
        }
    }

    fn has(&self, code: u32) -> bool {
        self.all
            || if code == NONE {
                self.blank
            } else {
                self.codes.get(code as usize).copied().unwrap_or(false)
            }
    }
}
