//! What a metric is, and the forms its figures take.

use super::compare::Compared;
use super::meta::Meta;
use crate::facts::Flag;
use crate::report::{Column, Estimate, Group, Table, Value};
use crate::settings::{By, Scope, Settings, USUAL_BELIEF};
use crate::stats::{float, newcombe, wilson};
use crate::summary::{Briefs, Cell, Counts, Key, Loads};

/// One metric. `T` is what it yields: an estimate, a distribution or a table.
pub trait Metric<T> {
    /// The module of its file, whose header explains it.
    fn file(&self) -> &'static str;
    /// Stable id of the report.
    fn id(&self) -> &'static str;
    /// Formula in one sentence.
    fn definition(&self) -> &'static str;
    /// The figure for a set of leads.
    fn compute(&self, cell: &Cell, context: &Context<'_>) -> T;
}

/// What a metric may look at beside the sums.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// The input.
    pub meta: &'a Meta,
    /// The user's choices.
    pub settings: &'a Settings,
    /// Light counts of all dealers, people, weeks and months in the selection.
    pub briefs: &'a Briefs,
    /// Leads by how many their person got on the same day; `None` for a group.
    pub loads: Option<&'a Loads>,
    /// Which leads the sums are about; empty for the whole selection.
    pub group: Group,
    /// Dealers and people beside each other, where their rate can be known.
    pub(super) compared: Option<&'a Compared<'a>>,
    by: Option<(By, &'a Key)>,
}

impl<'a> Context<'a> {
    /// About the whole selection.
    #[must_use]
    pub const fn whole(meta: &'a Meta, settings: &'a Settings, briefs: &'a Briefs) -> Self {
        Self {
            meta,
            settings,
            briefs,
            loads: None,
            compared: None,
            group: Group::new(),
            by: None,
        }
    }

    /// About one group.
    #[must_use]
    pub fn narrowed(&self, by: By, key: &'a Key) -> Self {
        let mut group = Group::new();
        group.insert(by.name(), key.name().map(str::to_owned));
        Self {
            group,
            by: Some((by, key)),
            loads: None,
            ..self.clone()
        }
    }

    /// What is believed about these leads: about this very dealer, person or channel, else about the network; what the
    /// settings say before what a file says, the last of several first.
    #[must_use]
    pub fn expected(&self) -> f64 {
        let basis = super::reality_gap::basis(self);
        let own = self.by.and_then(|(by, key)| {
            let (scope, word) = match by {
                By::Dealer => (Scope::Dealer, "dealer"),
                By::Person => (Scope::Person, "person"),
                By::Channel => (Scope::Channel, "channel"),
                _ => return None,
            };
            let name = key.name()?;
            let set = self.settings.expectation_of(scope, name);
            set.or_else(|| self.told(word, name, basis))
        });
        own.or_else(|| self.settings.expectation_of(Scope::Network, ""))
            .or_else(|| self.told("network", "", basis))
            .unwrap_or(USUAL_BELIEF)
    }

    /// An estimate about judged leads without a value yet.
    pub(super) fn estimate(
        &self,
        metric: &dyn Metric<Estimate>,
        cell: &Cell,
        unit: &'static str,
    ) -> Estimate {
        let counts = &cell.counts;
        Estimate {
            id: metric.id(),
            group: self.group.clone(),
            value: None,
            low: None,
            high: None,
            k: None,
            n: counts.judged,
            unit,
            denominator: "workable",
            definition: metric.definition(),
            basis: None,
            expected: None,
            mature: counts.judged,
            immature: counts.workable - counts.judged,
            why: None,
        }
    }

    /// A share of judged leads, or why it cannot be known.
    pub(super) fn share(
        &self,
        metric: &dyn Metric<Estimate>,
        cell: &Cell,
        known: Result<(), &'static str>,
        k: u64,
        n: u64,
    ) -> Estimate {
        let mut estimate = self.estimate(metric, cell, "share");
        match known {
            Ok(()) => estimate.set_share(k, n),
            Err(why) => estimate.why = Some(why.into()),
        }
        estimate
    }

    /// A share of judged leads in the question whether they were phoned (rule R14), or why it cannot be known.
    pub(super) fn phone_share(
        &self,
        metric: &dyn Metric<Estimate>,
        cell: &Cell,
        known: Result<(), &'static str>,
        k: u64,
    ) -> Estimate {
        let n = cell.counts.phone_judged;
        let mut estimate = self.share(metric, cell, known, k, n);
        (estimate.n, estimate.mature) = (n, n);
        estimate
    }

    /// One share minus another, each `(k, n)`, or why it cannot be known.
    pub(super) fn difference(
        &self,
        metric: &dyn Metric<Estimate>,
        cell: &Cell,
        known: Result<(), &'static str>,
        one: (u64, u64),
        other: (u64, u64),
    ) -> Estimate {
        let mut estimate = self.estimate(metric, cell, "points");
        estimate.n = one.1 + other.1;
        estimate.mature = estimate.n;
        estimate.immature = 0;
        match (known, newcombe(one.0, one.1, other.0, other.1)) {
            (Err(why), _) => estimate.why = Some(why.into()),
            (Ok(()), None) => {
                estimate.why = Some("one of the two groups has no leads: n is 0".into());
            }
            (Ok(()), Some((value, low, high))) => {
                estimate.value = Some(value);
                estimate.low = Some(low);
                estimate.high = Some(high);
            }
        }
        estimate
    }

    /// A table with these columns and no rows yet.
    pub(super) fn table(
        &self,
        metric: &dyn Metric<Table>,
        columns: &[(&'static str, &'static str)],
    ) -> Table {
        Table {
            id: metric.id(),
            group: self.group.clone(),
            definition: metric.definition(),
            columns: columns
                .iter()
                .map(|&(id, unit)| Column { id, unit })
                .collect(),
            rows: Vec::new(),
            why: None,
        }
    }
}

/// Filling in a share.
pub(super) trait SetShare {
    /// Sets value, interval, k and n of `k / n`; says why when n is 0.
    fn set_share(&mut self, k: u64, n: u64);
}

impl SetShare for Estimate {
    fn set_share(&mut self, k: u64, n: u64) {
        self.n = n;
        self.k = Some(k);
        match wilson(k, n) {
            Some((low, high)) => {
                self.value = Some(float(k) / float(n));
                self.low = Some(low);
                self.high = Some(high);
            }
            None => self.why = Some(NOBODY.into()),
        }
    }
}

/// Why a figure about nobody has no value.
pub(super) const NOBODY: &str = "no leads to count: n is 0";

/// `k / n` with its interval as three cells; unknown when n is 0.
pub(super) fn share_cells(k: u64, n: u64) -> [Value; 3] {
    wilson(k, n).map_or(
        [Value::Unknown, Value::Unknown, Value::Unknown],
        |(low, high)| {
            [
                Value::Number(float(k) / float(n)),
                Value::Number(low),
                Value::Number(high),
            ]
        },
    )
}

impl Context<'_> {
    /// What share of leads was won, by class: `(class, won, leads)` a row.
    pub(super) fn conversion(
        &self,
        metric: &dyn Metric<Table>,
        class: &'static str,
        known: Result<(), &'static str>,
        rows: impl Iterator<Item = (&'static str, u64, u64)>,
    ) -> Table {
        self.shares(metric, (class, "won"), known, rows)
    }

    /// Follow-up by day or window: the leads with one flag among those with another.
    pub(super) fn flagged(
        &self,
        metric: &dyn Metric<Table>,
        class: &'static str,
        known: Result<(), &'static str>,
        counts: &Counts,
        rows: &[(&'static str, Flag, Flag)],
    ) -> Table {
        let rows = rows
            .iter()
            .map(|&(class, n, k)| (class, counts.of(k), counts.of(n)));
        self.shares(metric, (class, "done"), known, rows)
    }

    /// What share of leads did something, by class: `(class, did, leads)` a row.
    pub(super) fn shares(
        &self,
        metric: &dyn Metric<Table>,
        (class, did): (&'static str, &'static str),
        known: Result<(), &'static str>,
        rows: impl Iterator<Item = (&'static str, u64, u64)>,
    ) -> Table {
        let mut table = self.table(
            metric,
            &[
                (class, "name"),
                (did, "count"),
                ("leads", "count"),
                ("share", "share"),
                ("low", "share"),
                ("high", "share"),
            ],
        );
        match known {
            Ok(()) => table.rows.extend(rows.map(|(class, won, leads)| {
                let [share, low, high] = share_cells(won, leads);
                vec![
                    name(class),
                    Value::Count(won),
                    Value::Count(leads),
                    share,
                    low,
                    high,
                ]
            })),
            Err(why) => table.why = Some(why.into()),
        }
        table
    }
}

/// A name in a cell.
pub(super) fn name(text: &str) -> Value {
    Value::Text(text.to_owned())
}
