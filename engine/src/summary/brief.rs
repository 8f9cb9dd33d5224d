//! A light count by dealer, by person, by week and by month, made whatever the report is grouped by; and the mix of each
//! dealer's leads. What compares units needs all of them at once, and little of each.

use chrono::Datelike;

use super::group::Key;
use super::spend::{Spend, spend};
use super::standing::Standing;
use crate::facts::{FactRow, Facts, Flag, Marks, date, human_touches};
use crate::records::{Channel, NONE};

/// Counts of leads. From `judged` on they are about workable leads old enough for the horizon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Brief {
    /// In the selection.
    pub received: u64,
    /// Of those, workable.
    pub workable: u64,
    /// Of those, old enough for the horizon of the settings.
    pub judged: u64,
    /// Of those, in the question whether they were phoned: without customers who had asked not to be called.
    pub phone_judged: u64,
    /// With a human touch on any channel.
    pub attempted: u64,
    /// With a human call.
    pub called: u64,
    /// Reached on any channel.
    pub contacted: u64,
    /// Reached by phone.
    pub reached: u64,
    /// Won.
    pub won: u64,
    /// Open at the as-of time.
    pub open: u64,
    /// Of those, dropped.
    pub dropped: u64,
    /// Human touches.
    pub touches: u64,
}

impl Brief {
    /// Takes in the counts of other leads.
    pub const fn absorb(&mut self, other: &Self) {
        self.received += other.received;
        self.workable += other.workable;
        self.judged += other.judged;
        self.phone_judged += other.phone_judged;
        self.attempted += other.attempted;
        self.called += other.called;
        self.contacted += other.contacted;
        self.reached += other.reached;
        self.won += other.won;
        self.open += other.open;
        self.dropped += other.dropped;
        self.touches += other.touches;
    }
}

/// When leads come in, as far as it changes how easily they are followed up: 8 to 18 h local time, else; not known.
const HOURS: u32 = 3;
/// A phone number is there, is not, not known.
const PHONES: u32 = 3;

/// Judged leads of one kind, in the question whether they were phoned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stratum {
    /// Where they come from.
    pub source: Key,
    /// When they came in (0 by day, 1 in the evening, at night or early, 2 not known) times 3, plus 0 with a phone
    /// number, 1 without, 2 not known.
    pub class: u32,
    /// Judged leads, those called, those reached by phone.
    pub counts: [u64; 3],
}

/// All light counts. Lists ascend and hold units with at least one lead in the selection.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Briefs {
    /// By dealer.
    pub dealers: Vec<(Key, Brief)>,
    /// By person.
    pub people: Vec<(Key, Brief)>,
    /// By week: its Monday, in days since 1970-01-01. Leads from outside 1970–2079 or without a day are in no week.
    pub weeks: Vec<(i32, Brief)>,
    /// By month: its first day.
    pub months: Vec<(i32, Brief)>,
    /// By dealer: kinds of its judged leads, ascending by source and class.
    pub mix: Vec<(Key, Vec<Stratum>)>,
    /// By source: what its leads cost and earned; empty where no file tells it.
    pub spend: Vec<(Key, Spend)>,
}

impl Briefs {
    pub(super) fn absorb(&mut self, other: Self) {
        join(&mut self.dealers, other.dealers, |own, theirs| {
            own.absorb(&theirs);
        });
        join(&mut self.people, other.people, |own, theirs| {
            own.absorb(&theirs);
        });
        join(&mut self.spend, other.spend, |own, theirs| {
            own.absorb(&theirs);
        });
        join(&mut self.weeks, other.weeks, |own, theirs| {
            own.absorb(&theirs);
        });
        join(&mut self.months, other.months, |own, theirs| {
            own.absorb(&theirs);
        });
        join(&mut self.mix, other.mix, |own, theirs| {
            for stratum in theirs {
                let at = own.binary_search_by(|known| {
                    (&known.source, known.class).cmp(&(&stratum.source, stratum.class))
                });
                match at {
                    Ok(at) => {
                        for (count, more) in own[at].counts.iter_mut().zip(stratum.counts) {
                            *count += more;
                        }
                    }
                    Err(at) => own.insert(at, stratum),
                }
            }
        });
    }
}

/// The fields of a [`Brief`] while one lead after the other is counted: half the room, one addition for several.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lanes([u32; 12]);

impl Lanes {
    pub(super) fn of(row: &FactRow, marks: &Marks, standing: Standing) -> Self {
        match standing {
            Standing::Received => return Self([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            Standing::Workable => return Self([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            Standing::Judged => {}
        }
        let touches = u32::try_from(human_touches(row)).unwrap_or(u32::MAX);
        let called = !marks.no_calls && row.touches[Channel::Phone as usize] > 0;
        let set = [
            !marks.no_calls,
            touches > 0,
            called,
            row.contacted,
            row.contacted_phone,
            marks.won,
            marks.flags.has(Flag::Open),
            marks.flags.has(Flag::Dropped),
        ];
        let [a, b, c, d, e, f, g, h] = set.map(u32::from);
        Self([1, 1, 1, a, b, c, d, e, f, g, h, touches])
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (own, more) in self.0.iter_mut().zip(other.0) {
            *own += more;
        }
    }

    pub(super) fn brief(&self) -> Brief {
        let [
            received,
            workable,
            judged,
            phone_judged,
            attempted,
            called,
            contacted,
            reached,
            won,
            open,
            dropped,
            touches,
        ] = self.0.map(u64::from);
        Brief {
            received,
            workable,
            judged,
            phone_judged,
            attempted,
            called,
            contacted,
            reached,
            won,
            open,
            dropped,
            touches,
        }
    }
}

/// The light counts while they are made.
pub(super) struct Building {
    dealers: Vec<Lanes>,
    people: Vec<Lanes>,
    /// By day first: a lead has one place there instead of two searches.
    days: Vec<Lanes>,
    first: i32,
    kinds: usize,
    /// By dealer and kind; empty where that would be too large a table.
    table: Vec<[u32; 3]>,
    /// The same as short lists.
    lists: Vec<Vec<(u32, [u32; 3])>>,
}

/// The most places of a table of kinds, 12 MB.
const LARGEST: usize = 1 << 20;

impl Building {
    pub(super) fn new(facts: &Facts) -> Self {
        let (first, last) = facts.days().unwrap_or((0, -1));
        let (first, last) = (first.max(0), last.min(LAST_DAY));
        let days = usize::try_from(last - first + 1).unwrap_or(0);
        let dealers = facts.dealers.len() + 1;
        let kinds = (facts.sources.len() + 1) * (HOURS * PHONES) as usize;
        let fits = dealers.saturating_mul(kinds) <= LARGEST;
        Self {
            dealers: vec![Lanes::default(); dealers],
            people: vec![Lanes::default(); facts.people.len() + 1],
            days: vec![Lanes::default(); days],
            first,
            kinds,
            table: vec![[0; 3]; if fits { dealers * kinds } else { 0 }],
            lists: vec![Vec::new(); if fits { 0 } else { dealers }],
        }
    }

    #[inline]
    pub(super) fn add(&mut self, facts: &Facts, index: usize, row: &FactRow, lanes: &Lanes) {
        let dealer = place(row.dealer, facts.dealers.len());
        self.dealers[dealer].add(lanes);
        self.people[place(row.person, facts.people.len())].add(lanes);
        let day = usize::try_from(i64::from(row.day) - i64::from(self.first));
        if let Some(day) = day.ok().and_then(|day| self.days.get_mut(day)) {
            day.add(lanes);
        }
        let [_, _, _, judged, _, called, _, reached, ..] = lanes.0;
        if judged > 0 {
            let phone = facts.places.get(index).and_then(|at| at.has_phone);
            let kind = kind(row, facts.sources.len(), phone);
            let counts = if self.lists.is_empty() {
                &mut self.table[dealer * self.kinds + kind as usize]
            } else {
                let list = &mut self.lists[dealer];
                let at = list.binary_search_by_key(&kind, |known| known.0);
                let at = at.unwrap_or_else(|at| {
                    list.insert(at, (kind, [0; 3]));
                    at
                });
                &mut list[at].1
            };
            counts[0] += 1;
            counts[1] += called;
            counts[2] += reached;
        }
    }

    pub(super) fn briefs(self, facts: &Facts, chosen: &[bool]) -> Briefs {
        let mut out = Briefs {
            dealers: named(&facts.dealers, &self.dealers),
            people: named(&facts.people, &self.people),
            spend: spend(facts, chosen),
            ..Briefs::default()
        };
        for (day, lanes) in (self.first..)
            .zip(&self.days)
            .filter(|(_, day)| day.0[0] > 0)
        {
            let brief = lanes.brief();
            // 1970-01-01 was a Thursday.
            into(&mut out.weeks, day - (day + 3).rem_euclid(7), &brief);
            let month = date(day).map_or(day, |date| day - date.day0().cast_signed());
            into(&mut out.months, month, &brief);
        }
        let stratum = |kind: u32, counts: [u32; 3]| Stratum {
            source: key(&facts.sources, (kind / (HOURS * PHONES)) as usize),
            class: kind % (HOURS * PHONES),
            counts: counts.map(u64::from),
        };
        for dealer in 0..self.dealers.len() {
            let own = self.table.chunks(self.kinds).nth(dealer);
            let row = (0..).zip(own.unwrap_or_default());
            let mut strata: Vec<Stratum> = row
                .filter(|(_, counts)| counts[0] > 0)
                .map(|(kind, &counts)| stratum(kind, counts))
                .collect();
            let list = self.lists.get(dealer).into_iter().flatten();
            strata.extend(list.map(|&(kind, counts)| stratum(kind, counts)));
            if !strata.is_empty() {
                out.mix.push((key(&facts.dealers, dealer), strata));
            }
        }
        out
    }
}

/// 2079-07-07: later days are typing errors, and a table by day should not grow with them.
const LAST_DAY: i32 = 40_000;

fn kind(row: &FactRow, sources: usize, phone: Option<bool>) -> u32 {
    let hours = match row.hour {
        8..=17 => 0,
        0..=23 => 1,
        _ => 2,
    };
    let phones = match phone {
        Some(true) => 0,
        Some(false) => 1,
        None => 2,
    };
    let source = u32::try_from(place(row.source, sources)).unwrap_or(NONE);
    (source * HOURS + hours) * PHONES + phones
}

/// Where a code's counts stand; the blank one last.
fn place(code: u32, names: usize) -> usize {
    (code as usize).min(names)
}

fn key(names: &[String], at: usize) -> Key {
    Key::new(names.get(at).cloned())
}

fn named(names: &[String], briefs: &[Lanes]) -> Vec<(Key, Brief)> {
    let filled = briefs.iter().enumerate();
    filled
        .filter(|(_, lanes)| lanes.0[0] > 0)
        .map(|(at, lanes)| (key(names, at), lanes.brief()))
        .collect()
}

/// Adds to the last entry, which ascending days reach in turn.
fn into(list: &mut Vec<(i32, Brief)>, at: i32, brief: &Brief) {
    match list.last_mut() {
        Some((last, own)) if *last == at => own.absorb(brief),
        _ => list.push((at, *brief)),
    }
}

fn join<K: Ord, V>(own: &mut Vec<(K, V)>, other: Vec<(K, V)>, take: impl Fn(&mut V, V)) {
    for (key, value) in other {
        match own.binary_search_by(|known| known.0.cmp(&key)) {
            Ok(at) => take(&mut own[at].1, value),
            Err(at) => own.insert(at, (key, value)),
        }
    }
}
