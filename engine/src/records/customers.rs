//! Leads by their customer: what a row is about that names no lead, only a phone number or an e-mail address.
//!
//! Only keys are compared (see `keys`); numbers and addresses are dropped with their row.

use super::dataset::{Lead, NONE};
use super::events::Contact;
use super::ids::Ids;
use crate::order::sorted;
use crate::time::{Instant, MINUTE};

/// A lead may be written down this much after the call that it is about.
const SKEW: i64 = 5 * MINUTE;

/// Before the key that stands for the id of a lead whose rows name only the customer. No id begins with it: cells are
/// trimmed.
pub(crate) const CUSTOMER: char = '\u{1}';

/// Ids as they are shown: a key says nothing and would tell a number to whoever tries all; customers are counted.
pub(crate) fn shown(ids: Ids) -> Ids {
    if !ids.have(CUSTOMER) {
        return ids;
    }
    let keys = ids.iter().filter(|id| id.starts_with(CUSTOMER));
    let keys = sorted(keys.collect::<Vec<&str>>(), Ord::cmp);
    if keys.is_empty() {
        return ids;
    }
    let mut shown = Ids::with_capacity(ids.len());
    for id in ids.iter() {
        if id.starts_with(CUSTOMER) {
            let nth = keys.partition_point(|&other| other < id) + 1;
            shown.push(&format!("customer {nth}"));
        } else {
            shown.push(id);
        }
    }
    shown
}

/// Leads by key, the newest of a key last.
#[derive(Debug, Default)]
pub(crate) struct Customers(Vec<(u64, i64, u32)>);

impl Customers {
    /// Of all leads; `lead_of` gives the first lead of a lead's episode, `id` the text of its id.
    pub(crate) fn new<'a>(
        leads: &[Lead],
        contacts: &[Contact],
        lead_of: impl Fn(u32) -> u32,
        id: impl Fn(u32) -> &'a [u8],
    ) -> Self {
        let mut keyed: Vec<(u64, i64, u32)> = Vec::new();
        for (at, contact) in (0_u32..).zip(contacts) {
            let created = leads[at as usize].created.ms().unwrap_or(i64::MIN);
            let keys = contact.keys().into_iter().filter(|&key| key != 0);
            keyed.extend(keys.map(|key| (key, created, at)));
        }
        let mut keyed = sorted(keyed, |one, other| {
            (one.0, one.1)
                .cmp(&(other.0, other.1))
                .then_with(|| id(one.2).cmp(id(other.2)))
        });
        for (_, _, lead) in &mut keyed {
            *lead = lead_of(*lead);
        }
        Self(keyed)
    }

    /// The newest lead with this key that came in before the instant; of a row without one the only lead with the key.
    pub(crate) fn find(&self, key: u64, at: Instant) -> u32 {
        if key == 0 {
            return NONE;
        }
        let end = |until: i64| {
            self.0
                .partition_point(|&(other, created, _)| (other, created) <= (key, until))
        };
        if let Some(ms) = at.ms() {
            return match self.0[..end(ms.saturating_add(SKEW))].last() {
                Some(&(found, _, lead)) if found == key => lead,
                _ => NONE,
            };
        }
        let start = self.0.partition_point(|&(other, ..)| other < key);
        match self.0[start..end(i64::MAX)] {
            [(_, _, first), ref rest @ ..] if rest.iter().all(|&(_, _, lead)| lead == first) => {
                first
            }
            _ => NONE,
        }
    }

    /// By phone number, else by address: keys as [`More::keys`] gives them.
    pub(crate) fn find_any(&self, keys: [u64; 2], at: Instant) -> u32 {
        match self.find(keys[0], at) {
            NONE => self.find(keys[1], at),
            lead => lead,
        }
    }
}

/// The keys of a row's own phone number and address, to be compared with [`More::keys`].
pub(crate) const fn keys(phone: u64, email: u64) -> [u64; 2] {
    [phone, email.rotate_left(32)]
}
