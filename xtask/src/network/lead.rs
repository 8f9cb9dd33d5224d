//! One lead as it comes in: when, from where, to whom.

use super::calendar::{DAY, HOUR, Local};
use super::places::{DEALERS, FIRST, LAST, SOURCES};
use super::prng::Prng;

/// One invented lead.
#[derive(Debug, Clone)]
pub(crate) struct Lead {
    pub(crate) id: u32,
    pub(crate) dealer: usize,
    /// Owner: place in [`super::Network::people`].
    pub(crate) person: Option<usize>,
    /// Who had it before, where it changed hands.
    pub(crate) before: Option<usize>,
    pub(crate) source: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) status: &'static str,
    pub(crate) created: Local,
    pub(crate) sold: Option<Local>,
    pub(crate) hot: bool,
    pub(crate) customer: String,
    pub(crate) has_phone: bool,
    pub(crate) has_email: bool,
}

/// One person's ways.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) dealer: usize,
    /// Factor on the dealer's share of leads called.
    pub(crate) phones: f64,
    /// Factor on the dealer's times.
    pub(crate) slow: f64,
}

/// Everyone who works in the twelve dealers; no name twice.
pub(crate) fn staff(prng: &mut Prng) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for (dealer, ways) in DEALERS.iter().enumerate() {
        for _ in 0..ways.people {
            let name = loop {
                let name = format!("{} {}", prng.pick(&FIRST), prng.pick(&LAST));
                if people.iter().all(|person| person.name != name) {
                    break name;
                }
            };
            let (phones, slow) = (0.55 + 0.9 * prng.share(), 0.6 + 0.9 * prng.share());
            people.push(Person {
                name,
                dealer,
                phones,
                slow,
            });
        }
    }
    people
}

impl Lead {
    /// The lead with this number, received by a dealer between two days.
    pub(crate) fn arrive(
        prng: &mut Prng,
        id: u32,
        dealer: usize,
        people: &[Person],
        first: Local,
        days: i64,
    ) -> Self {
        let created = arrival(prng, first, days);
        let team: Vec<usize> = (0..people.len())
            .filter(|&place| people[place].dealer == dealer)
            .collect();
        let person = (!prng.chance(0.03)).then(|| *prng.pick(&team));
        let before = (person.is_some() && prng.chance(0.04)).then(|| *prng.pick(&team));
        let (source, _) = SOURCES[prng.weighted(&SOURCES.map(|(_, weight)| weight))];
        let kind =
            ["Internet", "Phone", "Walk-in", "Service"][prng.weighted(&[93.0, 4.0, 2.0, 1.0])];
        let customer = format!("{} {}", prng.pick(&FIRST), prng.pick(&LAST));
        let (has_phone, has_email) = [(true, true), (false, true), (true, false), (false, false)]
            [prng.weighted(&[86.0, 7.0, 6.2, 0.8])];
        let hot = prng.chance(0.16);
        Self {
            id,
            dealer,
            person,
            before,
            source,
            kind,
            status: "Active",
            created,
            sold: None,
            hot,
            customer,
            has_phone,
            has_email,
        }
    }
}

/// A moment at which people write to dealers: office hours most, evenings nearly as much, Sundays too.
fn arrival(prng: &mut Prng, first: Local, days: i64) -> Local {
    const BY_HOUR: [f64; 24] = [
        1.2, 0.7, 0.4, 0.3, 0.3, 0.6, 1.4, 2.6, 4.4, 6.0, 6.8, 6.6, 6.4, 6.0, 5.8, 5.6, 5.6, 5.4,
        5.2, 6.0, 6.8, 6.4, 4.4, 2.6,
    ];
    loop {
        let day = Local(first.0 + prng.between(0, days - 1) * DAY);
        if prng.share() < [1.0, 0.95, 0.9, 0.9, 0.9, 0.85, 0.7][day.weekday() as usize] {
            return Local(
                day.0 + prng.weighted(&BY_HOUR) as i64 * HOUR + prng.between(0, HOUR - 1),
            );
        }
    }
}
