//! Datasets by hand and by a seeded generator.
#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file is a crate of its own and uses a part"
)]

use reality_gap_core::records::{
    Actor, Channel, Dataset, Direction, Exclusion, Knows, Lead, NONE, Outcome, Touch, TouchResult,
};
use reality_gap_core::time::{Instant, MINUTE};

/// 2026-01-05 00:00 UTC, a Monday.
pub const MONDAY: i64 = 1_767_571_200_000;

/// Everything the files could tell.
pub const ALL: Knows = Knows {
    touches: true,
    leads: true,
    created: true,
    created_time: true,
    touch_time: true,
    channel: true,
    direction: true,
    actor: true,
    result: true,
    contacted: false,
    outcome: true,
    closed: true,
    dealer: true,
    person: true,
    owner: false,
    source: true,
    attempts: false,
    calls: false,
    only_calls: false,
    tasks: false,
    appointments: false,
    surveys: false,
    scores: false,
    reasons: false,
    beliefs: false,
    hot: false,
    phone: false,
    email: false,
    customer: false,
    assigned: false,
    lost_reason: false,
    cost: false,
    gross: false,
    after_hours: false,
    readiness: false,
    crm_response: false,
    duration: false,
    opt_out: false,
    exclusions: true,
};

/// One touch, `minutes` after [`MONDAY`].
pub struct T(
    pub i64,
    pub Channel,
    pub Direction,
    pub Actor,
    pub TouchResult,
);

/// A human call out.
pub fn call(minutes: i64, result: TouchResult) -> T {
    T(
        minutes,
        Channel::Phone,
        Direction::Outbound,
        Actor::Human,
        result,
    )
}

/// A human e-mail out.
pub fn email(minutes: i64) -> T {
    T(
        minutes,
        Channel::Email,
        Direction::Outbound,
        Actor::Human,
        TouchResult::Unknown,
    )
}

/// Something from the customer.
pub fn inbound(minutes: i64, channel: Channel, result: TouchResult) -> T {
    T(minutes, channel, Direction::Inbound, Actor::Human, result)
}

/// A dataset of leads that came in at [`MONDAY`], judged 60 days later.
pub fn leads(all: &[&[T]]) -> Dataset {
    let mut data = Dataset {
        knows: ALL,
        newest: Some(MONDAY + 60 * 1440 * MINUTE),
        ..Dataset::default()
    };
    for (index, touches) in (0_u32..).zip(all) {
        data.ids.push(&format!("L{index}"));
        data.leads.push(Lead {
            created: Instant::from_ms(MONDAY),
            ..Lead::UNKNOWN
        });
        for &T(minutes, channel, direction, actor, result) in *touches {
            let at = Instant::from_ms(MONDAY + minutes * MINUTE);
            data.touches.push(Touch::new(
                at, index, channel, direction, actor, result, NONE,
            ));
        }
    }
    data.touches
        .sort_by_key(|touch| (touch.lead, touch.at, touch.meta));
    data
}

/// xorshift64: the same numbers everywhere.
pub struct Seed(pub u64);

impl Seed {
    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    /// One of these.
    pub fn pick<V: Copy>(&mut self, values: &[V]) -> V {
        values[usize::try_from(self.below(values.len() as u64)).expect("a small number")]
    }

    fn maybe(&mut self, at: i64) -> Instant {
        if self.below(2) == 0 {
            Instant::UNKNOWN
        } else {
            Instant::from_ms(at)
        }
    }
}

/// A dataset in which everything odd occurs: blanks, untimed touches, touches before the lead, ends before the start,
/// dates without a time, stated attempts, ties.
pub fn odd(seed: &mut Seed, count: u32) -> Dataset {
    let mut data = Dataset {
        knows: Knows {
            contacted: seed.below(2) == 0,
            attempts: true,
            ..ALL
        },
        dealers: ["Alpha", "Beta", "Gamma"].map(str::to_owned).to_vec(),
        people: ["Ann", "Bob", "Cy", "Di"].map(str::to_owned).to_vec(),
        sources: ["AutoScout", "Web"].map(str::to_owned).to_vec(),
        newest: Some(MONDAY + 70 * 1440 * MINUTE),
        ..Dataset::default()
    };
    for index in 0..count {
        data.ids.push(&format!("L{index}"));
        let span = |seed: &mut Seed, days: u64| {
            i64::try_from(seed.below(days * 1440)).expect("small") * MINUTE
        };
        let created = MONDAY + span(seed, 80);
        let stated = if seed.below(10) == 0 { 2 } else { u16::MAX };
        let end = created - 1440 * MINUTE + span(seed, 30);
        data.leads.push(Lead {
            created: if seed.below(20) == 0 {
                Instant::UNKNOWN
            } else {
                Instant::from_ms(created)
            },
            closed: seed.maybe(end),
            sold: if seed.below(8) == 0 {
                Instant::from_ms(end)
            } else {
                Instant::UNKNOWN
            },
            first_contact: if seed.below(30) == 0 {
                Instant::from_ms(created + span(seed, 5))
            } else {
                Instant::UNKNOWN
            },
            dealer: seed.pick(&[0, 1, 2, NONE]),
            person: seed.pick(&[0, 1, 2, 3, NONE]),
            source: seed.pick(&[0, 1, NONE]),
            attempts: stated,
            channel: seed.pick(&[None, Some(Channel::Phone)]),
            outcome: seed.pick(&[
                Outcome::Unknown,
                Outcome::Open,
                Outcome::Won,
                Outcome::Lost,
                Outcome::OptOut,
            ]),
            exclusion: seed.pick(&[
                Exclusion::None,
                Exclusion::None,
                Exclusion::None,
                Exclusion::Test,
            ]),
            contacted: seed.pick(&[None, None, None, Some(true), Some(false)]),
            created_is_date: seed.below(10) == 0,
            ..Lead::UNKNOWN
        });
        for _ in 0..seed.below(9) {
            // Ties are likely, and a few touches come before the lead.
            let at =
                created - 10 * MINUTE + i64::try_from(seed.below(400)).expect("small") * 4 * MINUTE;
            let at = if seed.below(15) == 0 {
                Instant::UNKNOWN
            } else {
                Instant::from_ms(at)
            };
            let direction = seed.pick(&[
                Direction::Outbound,
                Direction::Outbound,
                Direction::Inbound,
                Direction::Unknown,
            ]);
            let actor = seed.pick(&[
                Actor::Human,
                Actor::Human,
                Actor::Automation,
                Actor::AiAgent,
                Actor::System,
            ]);
            let result = seed.pick(&[
                TouchResult::Unknown,
                TouchResult::Connected,
                TouchResult::Voicemail,
                TouchResult::NoAnswer,
                TouchResult::NotDone,
            ]);
            let channel = seed.pick(&Channel::ALL[..7]);
            let person = seed.pick(&[0, 1, 2, 3, NONE]);
            data.touches.push(Touch::new(
                at, index, channel, direction, actor, result, person,
            ));
        }
    }
    data.touches
        .sort_by_key(|touch| (touch.lead, touch.at, touch.meta));
    data
}

/// The leads of `data` with these indices, in that order, with a dictionary of only the names they use.
pub fn part(data: &Dataset, chosen: &[u32]) -> Dataset {
    let mut out = Dataset {
        knows: data.knows,
        newest: data.newest,
        ..Dataset::default()
    };
    let used = |codes: &mut Vec<u32>, all: &[String]| -> (Vec<String>, Vec<u32>) {
        codes.retain(|&code| code != NONE);
        codes.sort_unstable();
        codes.dedup();
        (
            codes
                .iter()
                .map(|&code| all[code as usize].clone())
                .collect(),
            codes.clone(),
        )
    };
    let owned = |lead: u32| data.touches.iter().filter(move |touch| touch.lead == lead);
    let of = |field: fn(&Lead) -> u32| {
        chosen
            .iter()
            .map(|&i| field(&data.leads[i as usize]))
            .collect::<Vec<u32>>()
    };
    let mut people = of(|lead| lead.person);
    people.extend(
        chosen
            .iter()
            .flat_map(|&lead| owned(lead))
            .map(|touch| touch.person()),
    );
    let (names, dealers) = used(&mut of(|lead| lead.dealer), &data.dealers);
    out.dealers = names;
    let (names, people) = used(&mut people, &data.people);
    out.people = names;
    let (names, sources) = used(&mut of(|lead| lead.source), &data.sources);
    out.sources = names;
    let code = |codes: &[u32], old: u32| {
        codes
            .binary_search(&old)
            .map_or(NONE, |c| u32::try_from(c).expect("few"))
    };
    for (new, &old) in (0_u32..).zip(chosen) {
        let mut lead = data.leads[old as usize];
        lead.dealer = code(&dealers, lead.dealer);
        lead.person = code(&people, lead.person);
        lead.source = code(&sources, lead.source);
        out.leads.push(lead);
        out.ids.push(data.ids.get(old as usize).unwrap_or_default());
        out.touches.extend(owned(old).map(|touch| Touch {
            lead: new,
            ..touch.with_person(code(&people, touch.person()))
        }));
    }
    out.touches
        .sort_by_key(|touch| (touch.lead, touch.at, touch.meta));
    out
}
