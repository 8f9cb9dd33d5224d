//! Units beside each other: what each did, what is usual, how much more than by chance they differ.

use super::funnel::{Zone, judge};
use super::known::Known;
use super::metric::Context;
use super::mix::Mix;
use super::reality_gap::{basis, known};
use crate::order::sorted;
use crate::report::Value;
use crate::settings::Basis;
use crate::stats::{Overdispersion, Usual, float, funnel_score, overdispersion, usual};
use crate::summary::{Brief, Briefs, Key};

/// Below this many units their spread says little, and nobody is drawn towards them.
const FEW_UNITS: usize = 5;
/// Below this many units one that stands out would excuse itself by widening everybody's limits.
const ENOUGH_UNITS: usize = 10;
/// The outer share of scores that is pulled in before the spread is taken.
const WINSOR: f64 = 0.1;
/// At most this many people are listed: those with the most leads.
const MOST_PEOPLE: usize = 300;

/// One dealer or person with at least one judged lead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit<'a> {
    pub(super) name: &'a str,
    /// Leads called or reached, as the basis says.
    pub(super) k: u64,
    /// Judged leads.
    pub(super) n: u64,
    /// The funnel's limits: inner low and high, outer low and high.
    pub(super) limits: [f64; 4],
    /// Where it lies.
    pub(super) zone: Zone,
    /// Where it would lie if dealers differed by chance alone.
    pub(super) by_chance: Zone,
}

impl Unit<'_> {
    pub(super) fn share(self) -> f64 {
        float(self.k) / float(self.n)
    }
}

/// All dealers, or all people.
#[derive(Debug)]
pub(super) struct Side<'a> {
    /// Those with a name, ascending.
    pub(super) units: Vec<Unit<'a>>,
    /// How much more than by chance they differ; no variance between them where they are too few to tell.
    pub(super) spread: Overdispersion,
    /// What their rates are drawn towards.
    pub(super) usual: Usual,
    /// `usual` was fitted to them; otherwise it is Jeffreys's half success and half failure.
    pub(super) fitted: bool,
}

/// Both.
#[derive(Debug)]
pub(super) struct Compared<'a> {
    /// The rate of the whole selection.
    pub(super) rate: f64,
    pub(super) dealers: Side<'a>,
    pub(super) people: Side<'a>,
    pub(super) mix: Mix<'a>,
}

/// How to count what the basis is about.
pub(super) fn deed(basis: Basis) -> fn(&Brief) -> u64 {
    match basis {
        Basis::Attempt => |brief| brief.called,
        Basis::Contact => |brief| brief.reached,
    }
}

impl<'a> Compared<'a> {
    /// `None` where the files cannot tell the rate, or nobody is judged.
    pub(super) fn of(context: &Context<'_>, briefs: &'a Briefs) -> Option<Self> {
        known(context).ok()?;
        let basis = basis(context);
        let k = deed(basis);
        let mut all = Brief::default();
        for (_, brief) in &briefs.dealers {
            all.absorb(brief);
        }
        if all.phone_judged == 0 {
            return None;
        }
        let rate = float(k(&all)) / float(all.phone_judged);
        Some(Self {
            rate,
            dealers: side(&briefs.dealers, k, rate, usize::MAX),
            people: side(&briefs.people, k, rate, MOST_PEOPLE),
            mix: Mix::of(briefs, basis),
        })
    }
}

fn side(list: &[(Key, Brief)], k: fn(&Brief) -> u64, rate: f64, most: usize) -> Side<'_> {
    let mut units: Vec<Unit<'_>> = list
        .iter()
        .filter_map(|(key, brief)| {
            let name = key.name()?;
            (brief.phone_judged > 0).then(|| Unit {
                name,
                k: k(brief).min(brief.phone_judged),
                n: brief.phone_judged,
                limits: [0.0; 4],
                zone: Zone::Inside,
                by_chance: Zone::Inside,
            })
        })
        .collect();
    if units.len() > most {
        units = sorted(units, |a, b| b.n.cmp(&a.n).then_with(|| a.name.cmp(b.name)));
        units.truncate(most);
        units = sorted(units, |a, b| a.name.cmp(b.name));
    }
    let pairs: Vec<(u64, u64)> = units.iter().map(|u| (u.k, u.n)).collect();
    let scores = pairs
        .iter()
        .map(|&(k, n)| (funnel_score(k, n, rate), n))
        .collect();
    // Ties ordered by size, so that nothing depends on anything else.
    let scores = sorted(scores, |a: &(f64, u64), b| {
        a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
    });
    let mut spread = overdispersion(&scores, WINSOR);
    if units.len() < ENOUGH_UNITS {
        spread.tau2 = 0.0;
    }
    for unit in &mut units {
        (unit.limits, unit.zone) = judge(unit.k, unit.n, rate, spread.tau2);
        unit.by_chance = judge(unit.k, unit.n, rate, 0.0).1;
    }
    let fit = Some(&pairs)
        .filter(|list| list.len() >= FEW_UNITS)
        .and_then(|list| usual(list));
    Side {
        units,
        spread,
        usual: fit.unwrap_or(Usual::JEFFREYS),
        fitted: fit.is_some(),
    }
}

impl<'a> Context<'a> {
    /// What is compared, or why nothing can be.
    pub(super) fn compared(&self) -> Result<&'a Compared<'a>, &'static str> {
        known(self)?;
        self.compared.ok_or(super::metric::NOBODY)
    }

    /// The dealers, where there are at least two to compare.
    pub(super) fn dealers(&self) -> Result<(&'a Compared<'a>, &'a Side<'a>), &'static str> {
        self.knows_dealer()?;
        let compared = self.compared()?;
        match compared.dealers.units.len() {
            0 | 1 => Err("fewer than two dealers in the selection have leads to compare"),
            _ => Ok((compared, &compared.dealers)),
        }
    }

    /// The people, where there are at least two and names may be told.
    pub(super) fn people(&self) -> Result<(&'a Compared<'a>, &'a Side<'a>), &'static str> {
        if !self.meta.knows.person {
            return Err("no column names the person; map person");
        }
        let compared = self.compared()?;
        match compared.people.units.len() {
            0 | 1 => Err("fewer than two people in the selection have leads to compare"),
            _ => Ok((compared, &compared.people)),
        }
    }

    fn knows_dealer(&self) -> Known {
        if self.meta.knows.dealer {
            Ok(())
        } else {
            Err("no column names the dealer; map dealer")
        }
    }
}

/// A number in a cell; unknown where it is not finite.
pub(super) const fn number(value: f64) -> Value {
    if value.is_finite() {
        Value::Number(value)
    } else {
        Value::Unknown
    }
}
