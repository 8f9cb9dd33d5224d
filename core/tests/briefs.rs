//! The light counts: every lead is with one dealer, one person, in one week and one month, whatever the grouping.
#![expect(clippy::expect_used, reason = "a missing unit is a broken test")]

mod common;

use common::{MONDAY, Seed, call, email, leads, odd};
use reality_gap_core::facts::Facts;
use reality_gap_core::records::TouchResult;
use reality_gap_core::settings::{By, Filter, Settings};
use reality_gap_core::summary::{Brief, Summary};
use reality_gap_core::time::{DAY, HOUR, Instant};

#[test]
fn units_add_up_to_the_whole_and_agree_with_the_groups() {
    for round in 1..25 {
        let mut seed = Seed(round * 6_700_417);
        let settings = Settings {
            by: vec![By::Dealer, By::Person],
            horizon: seed.pick(&[None, Some(7 * DAY)]),
            ..Settings::default()
        };
        let facts = Facts::fold(odd(&mut seed, 80), &settings);
        let summary = Summary::of(&facts, &settings);
        let plain = Summary::of(
            &facts,
            &Settings {
                by: Vec::new(),
                ..settings.clone()
            },
        );
        assert_eq!(summary.briefs, plain.briefs, "grouping changes nothing");
        let counts = &summary.whole.counts;
        for list in [&summary.briefs.dealers, &summary.briefs.people] {
            let mut all = Brief::default();
            for (_, brief) in list {
                all.absorb(brief);
            }
            let expected = Brief {
                received: counts.received,
                workable: counts.workable,
                judged: counts.judged,
                attempted: counts.attempted,
                phone_judged: counts.phone_judged,
                called: counts.phoned,
                contacted: counts.contacted,
                reached: counts.contacted_phone,
                won: counts.won,
                open: all.open,
                dropped: all.dropped,
                touches: counts.touches_any.sum,
            };
            assert_eq!(all, expected);
        }
        for (key, brief) in &summary.briefs.dealers {
            let cell = &summary.groups[&By::Dealer][key].counts;
            assert_eq!(
                (brief.judged, brief.called, brief.reached, brief.won),
                (cell.judged, cell.phoned, cell.contacted_phone, cell.won)
            );
            let strata = summary.briefs.mix.iter().find(|(own, _)| own == key);
            let judged: u64 = strata
                .iter()
                .flat_map(|(_, list)| list)
                .map(|stratum| stratum.counts[0])
                .sum();
            assert_eq!(judged, brief.phone_judged);
        }
    }
}

#[test]
fn weeks_begin_on_monday_and_months_on_the_first() {
    // Monday 5 January 2026, then the Sunday after it, the next Monday, and 1 February.
    let mut data = leads(&[&[call(60, TouchResult::Unknown)], &[], &[], &[email(60)]]);
    for (lead, days) in [(0, 0), (1, 6), (2, 7), (3, 27)] {
        data.leads[lead].created = Instant::from_ms(MONDAY + days * DAY + 12 * HOUR);
    }
    let settings = Settings::default();
    let briefs = Summary::of(&Facts::fold(data.clone(), &settings), &settings).briefs;
    let monday = i32::try_from(MONDAY / DAY).expect("small");
    let found: Vec<(i32, u64)> = briefs.weeks.iter().map(|w| (w.0, w.1.received)).collect();
    assert_eq!(found, [(monday, 2), (monday + 7, 1), (monday + 21, 1)]);
    let found: Vec<(i32, u64)> = briefs.months.iter().map(|m| (m.0, m.1.received)).collect();
    assert_eq!(found, [(monday - 4, 3), (monday + 27, 1)]);
    // The filter decides which leads are counted.
    let settings = Settings {
        filter: Filter {
            to: Some("2026-01-10".into()),
            ..Filter::default()
        },
        ..settings
    };
    let briefs = Summary::of(&Facts::fold(data, &settings), &settings).briefs;
    assert_eq!(briefs.weeks.len(), 1);
    assert_eq!(briefs.weeks[0].1.received, 1);
    assert_eq!(briefs.dealers.len(), 1, "leads without a dealer are a unit");
    assert_eq!(briefs.dealers[0].0.name(), None);
}

#[test]
fn kinds_are_the_same_by_table_and_by_lists() {
    // With so many names that a table of dealers by kinds would be too large, kinds are kept as lists.
    let settings = Settings::default();
    let mix = |names: u32| {
        let mut data = leads(&[&[call(60, TouchResult::Unknown)], &[], &[email(60)], &[]]);
        let list = || -> Vec<String> { (0..names).map(|at| format!("N{at:04}")).collect() };
        data.dealers = list();
        data.sources = list();
        for (lead, (dealer, source)) in [(2, 1), (2, 0), (2, 1), (1, 2)].into_iter().enumerate() {
            data.leads[lead].dealer = dealer;
            data.leads[lead].source = source;
        }
        Summary::of(&Facts::fold(data, &settings), &settings)
            .briefs
            .mix
    };
    let (table, lists) = (mix(3), mix(400));
    assert_eq!(table, lists);
    assert_eq!(table.len(), 2);
    assert_eq!(table[1].1[1].counts, [2, 1, 0]);
}
