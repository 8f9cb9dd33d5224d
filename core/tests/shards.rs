//! Promises, questions and voices of shards add up to those of the whole, whatever names each shard knows.

mod common;

use common::{ALL, MONDAY, Seed, odd, part};
use reality_gap_core::facts::Facts;
use reality_gap_core::metrics::{Meta, from_summary};
use reality_gap_core::records::{Contact, Dataset, Knows, More, NONE, Survey, Task, TaskState};
use reality_gap_core::settings::{By, Settings};
use reality_gap_core::summary::Summary;
use reality_gap_core::time::{Instant, MINUTE};

const REASONS: [&str; 4] = ["Attitude", "Not as promised", "Price", "Too many calls"];

/// Odd leads with tasks, answers and lost reasons.
fn whole(seed: &mut Seed) -> Dataset {
    let mut data = odd(seed, 120);
    data.knows = Knows {
        tasks: true,
        surveys: true,
        scores: true,
        reasons: true,
        lost_reason: true,
        ..ALL
    };
    data.reasons = REASONS.map(str::to_owned).to_vec();
    let minute = |seed: &mut Seed| {
        let at = i64::try_from(seed.below(75 * 1440)).expect("small") * MINUTE;
        Instant::from_ms(MONDAY + at)
    };
    let reason = |seed: &mut Seed| u32::try_from(seed.below(4)).expect("small");
    for lead in 0..120 {
        data.more.push(More {
            lost_reason: seed.pick(&[0, 1, 2, NONE]),
            ..More::UNKNOWN
        });
        data.contacts.push(Contact {
            phone_key: seed.below(9),
            has_phone: seed.pick(&[None, Some(false), Some(true)]),
            ..Contact::UNKNOWN
        });
        for _ in 0..seed.below(3) {
            data.tasks.push(Task {
                lead,
                person: seed.pick(&[0, 1, 2, 3, NONE]),
                created: seed.pick(&[Instant::UNKNOWN, Instant::from_ms(MONDAY)]),
                due: minute(seed),
                due_is_date: seed.below(2) == 0,
                done: Instant::UNKNOWN,
                rescheduled: if seed.below(5) == 0 {
                    minute(seed)
                } else {
                    Instant::UNKNOWN
                },
                state: seed.pick(&[TaskState::Open, TaskState::Done, TaskState::Cancelled]),
                channel: None,
            });
        }
        for _ in 0..seed.below(3) {
            let top = seed.pick(&[5, 10]);
            let score = u32::try_from(seed.below(u64::from(top) + 1)).expect("small");
            data.surveys.push(Survey {
                lead,
                dealer: NONE,
                at: minute(seed),
                score: Some(score * 100),
                scale: top,
                reasons: vec![reason(seed), reason(seed)],
                lost_reason: seed.pick(&[0, 1, NONE]),
            });
        }
    }
    data.tasks.sort_by_key(|task| (task.lead, task.due));
    data.surveys.sort_by_key(|survey| (survey.lead, survey.at));
    data
}

/// These leads with what belongs to them. The names in use are all kept, the reasons only where they are.
fn shard(data: &Dataset, chosen: &[u32]) -> Dataset {
    let mut out = part(data, chosen);
    let place = |lead: u32| {
        let at = chosen.iter().position(|&one| one == lead)?;
        u32::try_from(at).ok()
    };
    let surveys: Vec<Survey> = data
        .surveys
        .iter()
        .filter_map(|s| place(s.lead).map(|lead| Survey { lead, ..s.clone() }))
        .collect();
    let more: Vec<More> = chosen.iter().map(|&l| data.more[l as usize]).collect();
    let contact = |&lead: &u32| data.contacts[lead as usize];
    out.contacts = chosen.iter().map(contact).collect();
    let mut used: Vec<u32> = surveys
        .iter()
        .flat_map(|s| s.reasons.iter().copied().chain([s.lost_reason]))
        .chain(more.iter().map(|m| m.lost_reason))
        .filter(|&code| code != NONE)
        .collect();
    used.sort_unstable();
    used.dedup();
    let code = |old: u32| {
        used.binary_search(&old)
            .map_or(NONE, |at| u32::try_from(at).expect("few"))
    };
    out.reasons = used
        .iter()
        .map(|&code| data.reasons[code as usize].clone())
        .collect();
    out.surveys = surveys
        .into_iter()
        .map(|s| Survey {
            reasons: s.reasons.iter().map(|&reason| code(reason)).collect(),
            lost_reason: code(s.lost_reason),
            ..s
        })
        .collect();
    out.more = more
        .into_iter()
        .map(|m| More {
            lost_reason: code(m.lost_reason),
            ..m
        })
        .collect();
    let people = |person: u32| {
        let name = data.people.get(person as usize);
        let at = name.and_then(|name| out.people.iter().position(|own| own == name));
        at.map_or(NONE, |at| u32::try_from(at).expect("few"))
    };
    out.tasks = data
        .tasks
        .iter()
        .filter_map(|task| {
            place(task.lead).map(|lead| Task {
                lead,
                person: people(task.person),
                ..*task
            })
        })
        .collect();
    out
}

#[test]
fn shards_add_up() {
    for start in [3, 77, 4_242] {
        let mut seed = Seed(start);
        let data = whole(&mut seed);
        let settings = Settings {
            as_of: data.newest,
            by: vec![By::Dealer, By::Person, By::Month],
            ..Settings::default()
        };
        let of = |data: Dataset| {
            let facts = Facts::fold(data, &settings);
            (Summary::of(&facts, &settings), Meta::of(&facts))
        };
        let (sum, meta) = of(data.clone());
        let expected = from_summary(&sum, &meta, &settings);
        let (few, rest): (Vec<u32>, Vec<u32>) = (0..120).partition(|lead| lead % 7 == 0);
        let ((a, meta_a), (b, meta_b)) = (of(shard(&data, &few)), of(shard(&data, &rest)));
        let found = from_summary(&b.merge(a), &meta_b.merge(meta_a), &settings);
        let mine = [
            "fumbles",
            "promises",
            "promises_by_person",
            "reasons_low",
            "reasons_high",
            "score_timelines",
            "lost_reason_gap",
        ];
        for id in mine {
            assert!(
                expected.table(id).is_some_and(|t| !t.rows.is_empty()),
                "{id}"
            );
            assert_eq!(found.table(id), expected.table(id), "{id}");
        }
        for (found, expected) in found.estimates.iter().zip(&expected.estimates) {
            assert_eq!(found, expected);
        }
        assert_eq!(found.estimates.len(), expected.estimates.len());
        assert_eq!(found.distributions, expected.distributions);
    }
}
