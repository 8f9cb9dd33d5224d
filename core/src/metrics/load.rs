//! M52: what happens to leads by how many their person got on the same day.
//!
//! ## Question
//!
//! Are leads followed up less on days with many of them?
//!
//! ## Formula
//!
//! A lead's load is the number of workable leads of its person that came in on the same local day, itself among them.
//! By band of load: leads; called, reached (on any channel), and answered by a person within 60 minutes, each / leads
//! of the band (the last one / those old enough). With a daily cap two more rows, within it and above it. A person is
//! the owner: leads without one are in no band. load_gap: called / leads up to the cap (5 leads where none is set)
//! minus called / leads above it. open_leads: workable leads that are open at the as-of time; with
//! `--by=person`, what each person has in hand.
//!
//! ## Unit
//!
//! Leads, shares 0–1, points.
//!
//! ## Denominator
//!
//! Workable leads with a person and a day of arrival.
//!
//! ## Missing and too recent
//!
//! No rows without persons and days of arrival; a column that the files cannot tell is empty. A filter selects leads
//! and leaves their load as it was.
//!
//! ## Small samples
//!
//! 95 % Wilson interval by row; no share in a band without leads. An association only: busy days differ in more than
//! their number of leads.
//!
//! ## Example
//!
//! On the files of [reasons](reasons): six leads have an owner, and no owner more than five in a day.
//!
//! ```text
//! load[1–5].leads = 6
//! load[1–5].called = 3
//! ```
//!
//! ## Sources
//!
//! M52. The cap is the reader's: nothing here says how many leads a person can see to.

use super::metric::{Context, Metric, NOBODY, name, share_cells};
use crate::facts::Flag;
use crate::report::{Estimate, Table, Value};
use crate::summary::{Cell, Loads};

/// Bands of load: name, first and last.
const BANDS: [(&str, u64, u64); 6] = [
    ("1–5", 1, 5),
    ("6–10", 6, 10),
    ("11–15", 11, 15),
    ("16–20", 16, 20),
    ("21–30", 21, 30),
    ("31+", 31, u64::MAX),
];

/// Leads by load.
#[derive(Debug)]
pub(super) struct Load;

impl Metric<Table> for Load {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "load"
    }

    fn definition(&self) -> &'static str {
        "workable leads by the number of workable leads that the same person got on the same day: leads, and the shares called, reached and answered by a person within 60 minutes; an association only"
    }

    fn compute(&self, _cell: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("load", "name"),
            ("leads", "count"),
            ("called", "count"),
            ("share", "share"),
            ("low", "share"),
            ("high", "share"),
            ("reached", "count"),
            ("share_reached", "share"),
            ("low_reached", "share"),
            ("high_reached", "share"),
            ("mature", "count"),
            ("answered", "count"),
            ("share_answered", "share"),
            ("low_answered", "share"),
            ("high_answered", "share"),
        ];
        let mut table = context.table(self, &columns);
        if let Err(why) = context.knows_load() {
            table.why = Some(why.into());
            return table;
        }
        let knows = [
            context.knows_channels().is_ok(),
            context.knows_contact().is_ok(),
            context.knows_response().is_ok(),
        ];
        let nothing = Loads::default();
        let loads = context.loads.unwrap_or(&nothing);
        let mut row = |band: &str, from: u64, to: u64| {
            let [leads, called, reached, mature, answered] = loads.between(from, to);
            let mut cells = vec![name(band), Value::Count(leads)];
            for (k, n, known) in [
                (called, leads, knows[0]),
                (reached, leads, knows[1]),
                (answered, mature, knows[2]),
            ] {
                let of_all = cells.len() < 10;
                if known {
                    if !of_all {
                        cells.push(Value::Count(n));
                    }
                    cells.push(Value::Count(k));
                    cells.extend(share_cells(k, n));
                } else {
                    let width = if of_all { 4 } else { 5 };
                    cells.resize(cells.len() + width, Value::Unknown);
                }
            }
            table.rows.push(cells);
        };
        for (band, from, to) in BANDS {
            row(band, from, to);
        }
        if let Some(cap) = context.settings.daily_cap.map(u64::from) {
            row("within_cap", 1, cap);
            row("above_cap", cap + 1, u64::MAX);
        }
        table
    }
}

/// Of the whole selection only: a person's day is in no group as a whole.
pub(super) const GAP: &str = "load_gap";

/// Quiet days where the reader set no cap: up to this many leads.
const QUIET: u64 = 5;

/// Called on quiet days and on the others.
#[derive(Debug)]
pub(super) struct LoadGap;

impl Metric<Estimate> for LoadGap {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        GAP
    }

    fn definition(&self) -> &'static str {
        "share of leads called of days on which their person got no more leads than the daily cap (5 where none is set) minus the same share of days with more; interval: Newcombe; an association only"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let cap = context.settings.daily_cap.map_or(QUIET, u64::from);
        let sums = context.loads.map_or([(0, 0); 2], |loads| {
            [(1, cap), (cap + 1, u64::MAX)].map(|(from, to)| {
                let [leads, called, ..] = loads.between(from, to);
                (called, leads)
            })
        });
        let known = context.knows_load().and(context.knows_channels());
        let mut estimate = context.difference(self, cell, known, sums[0], sums[1]);
        estimate.denominator = "with a person";
        estimate
    }
}

/// Open workable leads.
#[derive(Debug)]
pub(super) struct OpenLeads;

impl Metric<Estimate> for OpenLeads {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "open_leads"
    }

    fn definition(&self) -> &'static str {
        "workable leads that are open at the as-of time; by person, what each has in hand"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Estimate {
        let mut estimate = context.estimate(self, cell, "leads");
        match context.knows_outcome() {
            Ok(()) if cell.counts.judged == 0 => estimate.why = Some(NOBODY.into()),
            Ok(()) => {
                let open = cell.counts.of(Flag::Open);
                estimate.k = Some(open);
                estimate.value = Some(crate::stats::float(open));
            }
            Err(why) => estimate.why = Some(why.into()),
        }
        estimate
    }
}
