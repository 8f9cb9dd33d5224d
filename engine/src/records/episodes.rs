//! One customer, one enquiry (rule R3): leads of one dealer with the same phone or e-mail key within 30 days of the first
//! are one episode.
//!
//! The first submission stands for the episode: t0 is its, and what happened on the later ones happened to it. A lead is
//! compared with first submissions only, never with another resubmission, so that nobody is merged through a phone that
//! two households share unless a second key of their own says so. A key that stands on more than ten leads of a dealer
//! joins nobody. Leads without a known time of arrival are left alone,
//! and so are those that are no sales enquiries at all (tests, spam, service).

use super::dataset::{Lead, NONE};
use super::draft::stronger;
use super::events::{Contact, More};
use super::values::{Exclusion, Outcome};
use crate::order::{ascending, sorted};
use crate::time::{DAY, Instant};

/// How long after the first submission another one is the same episode.
const WINDOW: i64 = 30 * DAY;

/// A key that more leads of one dealer have is nobody's own: a word for "none", or the dealer's own number.
const SHARED: u32 = 10;

/// Nobody.
const NOBODY: u32 = u32::MAX;

/// Merges the episodes and says how many leads are later submissions. `index` maps ids to leads; afterwards each later lead's id maps to the first one of its episode.
pub(crate) fn merge_episodes<'a>(
    leads: &mut [Lead],
    contacts: &mut [Contact],
    more: &mut [More],
    index: &mut [u32],
    id: impl Fn(usize) -> &'a str,
) -> usize {
    let merges = merges(leads, contacts, id);
    if merges.is_empty() {
        return 0;
    }
    let mut heads: Vec<u32> = (0..leads.len() as u32).collect();
    for &(later, head) in &merges {
        heads[later as usize] = head;
        let (later, head) = (later as usize, head as usize);
        let (lead, contact) = (leads[later], contacts[later]);
        pool(&mut leads[head], &lead);
        contacts[head].pool(&contact);
        leads[later].exclusion = Exclusion::Duplicate;
        contacts[later].merged = true;
        if let Some(&columns) = more.get(later) {
            more[head].pool(&columns);
        }
    }
    for at in index {
        if let Some(&head) = heads.get(*at as usize) {
            *at = head;
        }
    }
    merges.len()
}

/// `(later lead, first lead of its episode)`, in the order in which the later ones came in.
fn merges<'a>(
    leads: &[Lead],
    contacts: &[Contact],
    id: impl Fn(usize) -> &'a str,
) -> Vec<(u32, u32)> {
    let sales = |exclusion| matches!(exclusion, Exclusion::None | Exclusion::Duplicate);
    // Each key of each dealer, with the leads that have it.
    let mut keyed: Vec<[u64; 3]> = Vec::new();
    for (at, (lead, contact)) in (0_u64..).zip(leads.iter().zip(contacts)) {
        if lead.created.is_known() && sales(lead.exclusion) {
            let keys = contact.keys().into_iter().filter(|&key| key != 0);
            keyed.extend(keys.map(|key| [key, u64::from(lead.dealer), at]));
        }
    }
    ascending(&mut keyed);
    // Their numbers, by lead.
    let mut groups = vec![[NOBODY; 2]; contacts.len()];
    let mut sizes: Vec<u32> = Vec::new();
    for (at, &[key, dealer, lead]) in keyed.iter().enumerate() {
        if at == 0 || keyed[at - 1][..2] != [key, dealer] {
            sizes.push(0);
        }
        let group = sizes.len() - 1;
        sizes[group] += 1;
        let lead = lead as usize;
        groups[lead][usize::from(contacts[lead].keys()[0] != key)] = group as u32;
    }
    let mut merges = Vec::new();
    if sizes.len() == keyed.len() {
        return merges;
    }
    let order = |at: u32| (leads[at as usize].created, id(at as usize));
    let in_order = sorted((0..leads.len() as u32).collect(), |&one: &u32, &other| {
        order(one).cmp(&order(other))
    });
    // By group: its latest first submission.
    let mut open = vec![NOBODY; sizes.len()];
    for lead in in_order {
        let created = |lead: u32| leads[lead as usize].created.ms().unwrap_or(i64::MIN);
        let own = groups[lead as usize];
        let own = own
            .into_iter()
            .filter(|&group| group != NOBODY && sizes[group as usize] <= SHARED);
        let head = own
            .clone()
            .map(|group| open[group as usize])
            .filter(|&head| head != NOBODY && created(lead) - created(head) <= WINDOW)
            .min_by(|&one, &other| order(one).cmp(&order(other)));
        match head {
            Some(head) => merges.push((lead, head)),
            None => own.for_each(|group| open[group as usize] = lead),
        }
    }
    merges
}

/// Takes a later submission into the first. They are taken in the order in which they came in.
fn pool(first: &mut Lead, later: &Lead) {
    // What the CRM closed as a duplicate, it did not end.
    match (first.exclusion, later.exclusion) {
        (_, Exclusion::Duplicate) => {}
        (Exclusion::Duplicate, _) => {
            first.closed = later.closed;
            first.outcome = later.outcome;
            first.exclusion = Exclusion::None;
        }
        _ => {
            // One that is still open keeps the episode open.
            first.closed = if first.closed.is_known() && later.closed.is_known() {
                first.closed.max(later.closed)
            } else {
                Instant::UNKNOWN
            };
            first.outcome = match (first.outcome, later.outcome) {
                (Outcome::Won, _) | (_, Outcome::Won) => Outcome::Won,
                (Outcome::Open, _) | (_, Outcome::Open) => Outcome::Open,
                (one, other) => stronger(one, other),
            };
        }
    }
    first.sold = first.sold.earliest(later.sold);
    first.first_attempt = first.first_attempt.earliest(later.first_attempt);
    first.first_contact = first.first_contact.earliest(later.first_contact);
    if first.person == NONE {
        first.person = later.person;
    }
    // Credit stays with the first source, named or blank; costs stay where they arose.
    first.attempts = match (first.attempts, later.attempts) {
        (u16::MAX, attempts) | (attempts, u16::MAX) => attempts,
        (one, other) => one.saturating_add(other).min(u16::MAX - 1),
    };
    first.channel = first.channel.or(later.channel);
    first.contacted = first.contacted.max(later.contacted);
    first.hot = first.hot.max(later.hot);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `(day, phone, email, dealer)` each; who was merged into whom.
    fn merged(list: &[(i64, u64, u64, u32)]) -> Vec<(u32, u32)> {
        let mut leads = Vec::new();
        let mut contacts = Vec::new();
        for &(day, phone_key, email_key, dealer) in list {
            leads.push(Lead {
                created: Instant::from_ms(day * DAY),
                dealer,
                ..Lead::UNKNOWN
            });
            contacts.push(Contact {
                phone_key,
                email_key,
                ..Contact::UNKNOWN
            });
        }
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];
        let mut index: Vec<u32> = (0..leads.len() as u32).collect();
        let found = merges(&leads, &contacts, |at| names[at]);
        merge_episodes(&mut leads, &mut contacts, &mut [], &mut index, |at| {
            names[at]
        });
        for &(later, head) in &found {
            assert_eq!(index[later as usize], head);
            assert_eq!(leads[later as usize].exclusion, Exclusion::Duplicate);
        }
        found
    }

    #[test]
    fn within_thirty_days_by_phone_or_address() {
        assert_eq!(merged(&[(0, 1, 0, 0), (30, 1, 2, 0)]), [(1, 0)]);
        assert_eq!(merged(&[(0, 1, 9, 0), (5, 2, 9, 0)]), [(1, 0)]);
        assert_eq!(merged(&[(0, 1, 0, 0), (31, 1, 0, 0)]), []);
        // Another dealer's lead is another lead.
        assert_eq!(merged(&[(0, 1, 0, 0), (1, 1, 0, 1)]), []);
        // A phone number is no address.
        assert_eq!(merged(&[(0, 7, 0, 0), (1, 0, 7, 0)]), []);
        assert_eq!(merged(&[(0, 0, 0, 0), (1, 0, 0, 0)]), []);
    }

    #[test]
    fn the_first_submission_is_the_first_in_time() {
        assert_eq!(merged(&[(9, 1, 0, 0), (3, 1, 0, 0)]), [(0, 1)]);
        // 30 days from the first, not from the one before.
        assert_eq!(
            merged(&[(0, 1, 0, 0), (20, 1, 0, 0), (40, 1, 0, 0), (60, 1, 0, 0)]),
            [(1, 0), (3, 2)]
        );
    }

    #[test]
    fn nobody_is_merged_through_another_resubmission() {
        // a and b share a phone, b and c an address: a and c have nothing in common.
        assert_eq!(
            merged(&[(0, 1, 5, 0), (1, 1, 6, 0), (2, 2, 6, 0)]),
            [(1, 0)]
        );
        // With a second key of its own it is the first one's.
        assert_eq!(
            merged(&[(0, 1, 5, 0), (1, 1, 6, 0), (2, 2, 5, 0)]),
            [(1, 0), (2, 0)]
        );
    }

    #[test]
    fn a_key_of_many_is_nobodys_own() {
        let mut list = vec![(0, 7, 0, 0); SHARED as usize];
        assert_eq!(merged(&list).len(), 9);
        list.push((0, 7, 0, 0));
        assert_eq!(merged(&list), []);
        // With a second key that is their own, two of them are one customer.
        list[3].2 = 5;
        list[4].2 = 5;
        assert_eq!(merged(&list), [(4, 3)]);
    }

    #[test]
    fn an_episode_is_open_while_one_of_its_leads_is() {
        let lost = Lead {
            closed: Instant::from_ms(5),
            outcome: Outcome::Lost,
            ..Lead::UNKNOWN
        };
        let mut open = Lead {
            outcome: Outcome::Open,
            ..Lead::UNKNOWN
        };
        let mut first = lost;
        pool(&mut first, &open);
        assert_eq!(
            (first.closed, first.outcome),
            (Instant::UNKNOWN, Outcome::Open)
        );
        // What the CRM marked as a duplicate and closed did not end.
        let mut marked = Lead {
            exclusion: Exclusion::Duplicate,
            ..lost
        };
        pool(&mut marked, &open);
        assert_eq!(
            (marked.closed, marked.outcome),
            (Instant::UNKNOWN, Outcome::Open)
        );
        assert_eq!(marked.exclusion, Exclusion::None);
        open.exclusion = Exclusion::Duplicate;
        let mut first = lost;
        pool(&mut first, &open);
        assert_eq!(first.outcome, Outcome::Lost);
    }
}
