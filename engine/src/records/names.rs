//! Names of dealers, people, sources and reasons, which all files share.

use super::dataset::NONE;
use super::intern::Interner;
use super::values::Actor;
use super::vocabulary;
use crate::order::sorted;

/// Names that all files share.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) dealers: Interner,
    pub(crate) people: Interner,
    pub(crate) sources: Interner,
    /// Reasons that customers and dealers gave.
    pub(crate) reasons: Interner,
    /// For each of `people`: an actor that is no person.
    no_person: Vec<Option<Actor>>,
}

impl Names {
    /// Texts so far that were not UTF-8.
    pub(crate) fn repaired(&self) -> u64 {
        [&self.dealers, &self.people, &self.sources, &self.reasons]
            .iter()
            .map(|names| names.repaired)
            .sum()
    }

    /// What a "person" is by its name, if it is no person.
    #[inline(always)]
    pub(crate) fn actor(&mut self, person: u32) -> Option<Actor> {
        while self.no_person.len() < self.people.len() {
            let name = self.people.text(self.no_person.len() as u32);
            self.no_person
                .push(vocabulary::automation(&vocabulary::normal(name)));
        }
        self.no_person[person as usize]
    }
}

/// The smaller of two names, with [`NONE`] yielding to any; true if they disagree.
#[inline(always)]
pub(crate) fn smaller_name(mine: &mut u32, other: u32, names: &Interner) -> bool {
    if other == NONE || *mine == other {
        return false;
    }
    if *mine == NONE {
        *mine = other;
        return false;
    }
    if names.get(other) < names.get(*mine) {
        *mine = other;
    }
    true
}

/// Names in use, ascending, and from provisional to final codes. Equal names become one.
pub(crate) fn sorted_names(
    names: &Interner,
    each: impl FnOnce(&mut dyn FnMut(u32)),
) -> (Vec<String>, Vec<u32>) {
    let mut used = vec![false; names.len()];
    each(&mut |code| {
        if code != NONE {
            used[code as usize] = true;
        }
    });
    let in_use: Vec<u32> = (0..names.len() as u32)
        .filter(|&code| used[code as usize])
        .collect();
    let order = sorted(in_use, |&one, &other| names.get(one).cmp(names.get(other)));
    let mut codes = vec![NONE; names.len()];
    for (at, &code) in order.iter().enumerate() {
        codes[code as usize] = at as u32;
    }
    (
        order
            .into_iter()
            .map(|code| names.text(code).to_owned())
            .collect(),
        codes,
    )
}
