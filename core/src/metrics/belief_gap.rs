//! M21: what each respondent believes about their own leads, beside what happened.
//!
//! ## Question
//!
//! Who believes what, and how far is it from what happened?
//!
//! ## Formula
//!
//! One row for each share in the expectations file about the network, a dealer or a person that has leads in the
//! selection: believed share − actual share of the same leads. attempt_rate is called (channel phone) or turned to by a
//! person on any channel (no channel); contact_rate is reached by phone or on any channel. sla_5 … sla_60 are about the
//! network only, on the raw clock.
//!
//! The file also gives the expectation of `reality_gap` (M20) where the settings give none for that dealer or person,
//! and for the network: the last row of basis `belief` whose metric fits the basis in use, else the last of any other
//! basis. Where the settings choose no basis and the network's rows are about calls made only, the basis is attempt.
//!
//! ## Unit
//!
//! Shares 0–1; the gap in share units, above 0 where more was believed than happened.
//!
//! ## Denominator
//!
//! Workable leads of the respondent's scope in the selection.
//!
//! ## Missing and too recent
//!
//! Without an expectations file there is no row. A row that is valid at no day of the selection's period is left out,
//! and so are regions, dealers and people without a lead in the selection, and beliefs that are no share. What the
//! files cannot tell has no actual value. With `--horizon`, only leads at least that old count.
//!
//! ## Small samples
//!
//! 95 % Wilson interval of the actual share beside k and n; a belief has none.
//!
//! ## Example
//!
//! On the files of [beliefs](beliefs):
//!
//! Northgate Cars has four leads, two of them called and one reached. Its principal believes that three in four are
//! reached: 0.75 − 0.25. Ann Smith has two of these leads and called both; she believes nine in ten are called: 0.9 − 1.
//! The manufacturer's 80 % was about last year: only the 0.7 of this year counts.
//!
//! ```text
//! belief_gap[Manufacturer].gap = 0.45
//! belief_gap[Principal].gap = 0.5
//! belief_gap[Principal].n = 4
//! belief_gap[Ann Smith].gap = -0.1
//! ```
//!
//! ## Sources
//!
//! M21, M20. TrackBack: three in four believed, 28 % done.

use super::known::Known;
use super::metric::{Context, Metric, name, share_cells};
use crate::facts::SLA;
use crate::order::sorted;
use crate::records::{Belief, Channel};
use crate::report::{Table, Value};
use crate::settings::Basis;
use crate::summary::{Brief, Cell, Key};
use crate::time::{MINUTE, day};

/// The table.
#[derive(Debug)]
pub(super) struct BeliefGap;

/// Id of the figure that a belief is about; `None` for those this table does not hold.
fn figure(belief: &Belief) -> Option<&'static str> {
    if belief.unit != "share" {
        return None;
    }
    let phone = belief.channel == Some(Channel::Phone);
    Some(match (belief.metric.as_str(), belief.channel) {
        ("attempt_rate" | "attempt_rate_any", None) => "attempt_rate_any",
        ("attempt_rate" | "attempt_rate_any", _) if phone => "attempt_rate_phone",
        ("attempt_rate_phone" | "call_rate", _) => "attempt_rate_phone",
        ("contact_rate" | "contact_rate_any", None) => "contact_rate_any",
        ("contact_rate" | "contact_rate_any", _) if phone => "contact_rate_phone",
        ("contact_rate_phone", _) => "contact_rate_phone",
        _ => return None,
    })
}

/// k and n of a figure about one dealer, one person or all.
fn sums(brief: &Brief, figure: &str) -> (u64, u64) {
    let k = match figure {
        "attempt_rate_any" => brief.attempted,
        "attempt_rate_phone" => brief.called,
        "contact_rate_any" => brief.contacted,
        _ => brief.reached,
    };
    (k, brief.judged)
}

impl Context<'_> {
    /// Whether the files can tell the figure.
    fn knows_figure(&self, figure: &str) -> Known {
        match figure {
            "attempt_rate_any" => self.knows_untouched(),
            "attempt_rate_phone" => self.knows_channels(),
            "contact_rate_any" => self.knows_contact(),
            _ => self.knows_phone_contact(),
        }
    }

    /// Valid on a day of the selection's period.
    fn is_valid(&self, belief: &Belief) -> bool {
        let filter = &self.settings.filter;
        let weeks = &self.briefs.weeks;
        let limit = |text: &Option<String>| text.as_deref().and_then(day);
        let from = limit(&filter.from).or(weeks.first().map(|week| week.0));
        let to = limit(&filter.to).or(weeks.last().map(|week| week.0 + 6));
        let (first, last) = belief.valid;
        first.is_none_or(|first| to.is_none_or(|to| first <= to))
            && last.is_none_or(|last| from.is_none_or(|from| last >= from))
    }

    /// What the file says about one scope's calls made or customers reached by phone: the last belief, else the last
    /// contract, target or peer.
    pub(super) fn told(&self, scope: &str, name: &str, basis: Basis) -> Option<f64> {
        // Without a channel a belief is taken for one about the phone: that is what the gap is about.
        let ids = match basis {
            Basis::Attempt => ["attempt_rate_phone", "attempt_rate_any"],
            Basis::Contact => ["contact_rate_phone", "contact_rate_any"],
        };
        let fits = |belief: &Belief| figure(belief).is_some_and(|id| ids.contains(&id));
        let about = |belief: &&Belief| {
            belief.scope == scope && belief.name == name && fits(belief) && self.is_valid(belief)
        };
        let all = || self.meta.beliefs.iter().rev().filter(about);
        let belief = all()
            .find(|belief| belief.basis == "belief")
            .or_else(|| all().next())?;
        Some(belief.value)
    }

    /// Counts of a scope that has leads in the selection.
    fn brief_of(&self, belief: &Belief, cell: &Cell) -> Option<Brief> {
        let find = |list: &[(Key, Brief)]| {
            let own = list
                .iter()
                .find(|(key, _)| key.name() == Some(belief.name.as_str()));
            own.map(|(_, brief)| *brief)
        };
        match belief.scope.as_str() {
            "network" => {
                let counts = &cell.counts;
                Some(Brief {
                    judged: counts.judged,
                    attempted: counts.attempted,
                    called: counts.touched[Channel::Phone as usize],
                    contacted: counts.contacted,
                    reached: counts.contacted_phone,
                    ..Brief::default()
                })
            }
            "dealer" => find(&self.briefs.dealers),
            "person" => find(&self.briefs.people),
            _ => None,
        }
    }
}

/// The limit of M7 that a belief of the network is about: position, id.
fn limit(belief: &Belief) -> Option<(usize, String)> {
    let minutes = belief.metric.strip_prefix("sla_")?.trim_end_matches('m');
    let limit: i64 = minutes.parse().ok()?;
    let at = SLA
        .iter()
        .position(|one| *one == limit.checked_mul(MINUTE))?;
    (belief.unit == "share" && belief.scope == "network").then(|| (at, format!("sla_{minutes}m")))
}

impl Metric<Table> for BeliefGap {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "belief_gap"
    }

    fn definition(&self) -> &'static str {
        "each share in the expectations file beside the actual share of the same leads: believed minus actual, above 0 \
         where more was believed than happened"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("respondent", "name"),
                ("role", "name"),
                ("scope", "name"),
                ("about", "name"),
                ("figure", "name"),
                ("basis", "name"),
                ("believed", "share"),
                ("actual", "share"),
                ("low", "share"),
                ("high", "share"),
                ("gap", "points"),
                ("k", "count"),
                ("n", "count"),
            ],
        );
        if !context.meta.knows.beliefs {
            table.why = Some("no file says what people believe; add a file of expectations".into());
            return table;
        }
        let valid = context
            .meta
            .beliefs
            .iter()
            .filter(|belief| context.is_valid(belief));
        // Without names, what people say of themselves is left out.
        let aggregates = context.settings.aggregates_only;
        let rows = valid
            .filter(|belief| !aggregates || belief.scope != "person")
            .filter_map(|belief| {
                let (id, known, (k, n)) = if let Some((at, id)) = limit(belief) {
                    let sums = (cell.counts.sla_hit[at], cell.counts.sla_mature[at]);
                    (id, context.knows_response(), sums)
                } else {
                    let id = figure(belief)?;
                    let sums = sums(&context.brief_of(belief, cell)?, id);
                    (id.to_owned(), context.knows_figure(id), sums)
                };
                let [actual, low, high] = match known {
                    Ok(()) => share_cells(k, n),
                    Err(_) => [const { Value::Unknown }; 3],
                };
                let gap = match actual {
                    Value::Number(actual) => Value::Number(belief.value - actual),
                    _ => Value::Unknown,
                };
                let rank = ["network", "dealer", "person"]
                    .iter()
                    .position(|scope| *scope == belief.scope);
                let row = vec![
                    name(if aggregates { "" } else { &belief.respondent }),
                    name(&belief.role),
                    name(&belief.scope),
                    name(&belief.name),
                    name(&id),
                    name(&belief.basis),
                    Value::Number(belief.value),
                    actual,
                    low,
                    high,
                    gap,
                    known.map_or(Value::Unknown, |()| Value::Count(k)),
                    Value::Count(n),
                ];
                Some((
                    (rank, belief.name.as_str(), belief.respondent.as_str(), id),
                    row,
                ))
            });
        let rows = sorted(rows.collect(), |a, b| a.0.cmp(&b.0));
        table.rows = rows.into_iter().map(|(_, row)| row).collect();
        table
    }
}
