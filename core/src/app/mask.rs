//! Names of staff, hidden: everyone gets a number that stays the same for the same files.

use crate::facts::Facts;

/// Replaces the names of staff by "Person 1", "Person 2" … in the order of the names. Whoever has none stays without.
pub(super) fn mask(facts: &mut Facts) {
    let width = facts.people.len().to_string().len();
    let mut number = 0;
    for name in facts.people.iter_mut().filter(|name| !name.is_empty()) {
        number += 1;
        // Zeros in front keep the names in ascending order.
        *name = format!("Person {number:0width$}");
    }
}
