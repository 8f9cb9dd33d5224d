//! Names of staff, hidden: everyone gets a number that stays the same for the same files.

use crate::facts::Facts;

/// Replaces the names of staff by "Person 1", "Person 2" … in the order of the names. Whoever has none stays without.
pub(super) fn mask(facts: &mut Facts) {
    let width = facts.people.len().to_string().len();
    let mut number = 0;
    let old = facts.people.clone();
    for name in facts.people.iter_mut().filter(|name| !name.is_empty()) {
        number += 1;
        // Zeros in front keep the names in ascending order.
        *name = format!("Person {number:0width$}");
    } // Respondents are staff too: their role stays.
    for belief in &mut facts.beliefs {
        belief.respondent.clone_from(&belief.role);
        if belief.scope == "person" {
            let at = old.iter().position(|name| *name == belief.name);
            belief.name = at.map_or_else(String::new, |at| facts.people[at].clone());
        }
    }
}
