//! Which dealers differ from the network by more than chance.
//!
//! ## Question
//!
//! Which dealers really differ?
//!
//! ## Formula
//!
//! By dealer: leads called (basis attempt) or reached by phone (basis contact) / workable leads, beside the limits
//! between which a dealer of that size with the network's rate lies in 95 % and in 99.8 % of cases: exact binomial,
//! interpolated between whole numbers (Spiegelhalter 2005, A.1.1; the upper limits are the lower ones of the leads not
//! called, so that a count lies outside only when as many or more have at most that chance). Outside the inner limits is
//! an *alert*, outside the outer ones an *alarm*.
//!
//! Dealers often differ by more than chance for reasons no file tells. With ten dealers or more, the scores
//! `2√n·(asin√share − asin√rate)`, pulled in by a tenth on each side, give phi (their mean square) and the variance between
//! dealers `tau² = max(0, (u·phi − (u − 1)) / (Σw − Σw²/Σw))`, w = 4n, for u dealers. Each limit then moves away from the
//! rate by √(1 + 4n·tau²) on the arcsine scale, and the score shrinks by the same factor. phi and tau² are in the table
//! [comparison](comparison.md); zone_by_chance says where a dealer lies without this allowance. There, too, is the number of dealers that chance
//! alone would put outside.
//!
//! ## Unit
//!
//! Shares, 0–1; score in standard errors.
//!
//! ## Denominator
//!
//! Workable leads of dealers with a name (received minus test, spam, marked duplicate, not about buying, not started
//! by a customer, without phone number and e-mail address).
//!
//! ## Missing and too recent
//!
//! No rows without what the rate needs, without a dealer column, or with fewer than two dealers. With `--horizon`, only
//! leads at least that old count, and only what happened within it; younger leads are in no row.
//!
//! ## Small samples
//!
//! The limits are as wide as a small dealer's luck: that is what they are for.
//!
//! ## Example
//!
//! On the files of [comparison](comparison): 40 of 100 leads are called. Of 40 leads, 9.48 to 22.70 are inside the inner limits
//! and 6.28 to 26.27 inside the outer ones: Alder Motors, 26 of 40, is an alert above; Birch Cars, 8 of 40, one below;
//! Cedar Garage, 6 of 20, is inside (3.26 to 12.89).
//!
//! ```text
//! funnel[Alder Motors].k = 26
//! funnel[Alder Motors].low = 0.23699420519061976
//! funnel[Alder Motors].highest = 0.6567583195437585
//! funnel[Birch Cars].share = 0.2
//! funnel[Cedar Garage].share = 0.3
//! funnel[Cedar Garage].high = 0.6444065366800465
//! ```
//!
//! ## Sources
//!
//! Spiegelhalter 2005, *Funnel plots for comparing institutional performance*, Statistics in Medicine 24:1185–1202. Tested
//! against its appendix as computed by the R package FunnelPlotR.

use super::compare::{Compared, Side};
use super::metric::{Context, Metric, name};
use crate::report::{Table, Value};
use crate::stats::{float, funnel_limits, funnel_score, widened};
use crate::summary::Cell;

/// The chance beyond each of the inner limits.
const ALERT: f64 = 0.025;
/// The chance beyond each of the outer limits.
const ALARM: f64 = 0.001;

/// Where a unit lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    AlarmBelow,
    AlertBelow,
    Inside,
    AlertAbove,
    AlarmAbove,
}

impl Zone {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::AlarmBelow => "alarm_below",
            Self::AlertBelow => "alert_below",
            Self::Inside => "inside",
            Self::AlertAbove => "alert_above",
            Self::AlarmAbove => "alarm_above",
        }
    }
}

/// The limits of `n` leads (inner low and high, outer low and high) around `rate`, and where `k` of them lie.
pub(super) fn judge(k: u64, n: u64, rate: f64, tau2: f64) -> ([f64; 4], Zone) {
    // The upper limits are the lower ones of what was not done: interpolating from above would judge a count by the
    // chance of more than it, not of as many.
    let lower = |rate: f64| {
        if rate > 0.0 && rate < 1.0 {
            funnel_limits(rate, n, [ALERT, ALARM])
        } else {
            [rate; 2]
        }
    };
    let ([low, lowest], [high, highest]) = (lower(rate), lower(1.0 - rate));
    let limits =
        [low, 1.0 - high, lowest, 1.0 - highest].map(|limit| widened(limit, rate, n, tau2));
    let [low, high, lowest, highest] = limits;
    let share = float(k) / float(n);
    let zone = match () {
        () if share < lowest => Zone::AlarmBelow,
        () if share < low => Zone::AlertBelow,
        () if share > highest => Zone::AlarmAbove,
        () if share > high => Zone::AlertAbove,
        () => Zone::Inside,
    };
    (limits, zone)
}

/// The funnel of dealers.
#[derive(Debug)]
pub(super) struct Funnel;

impl Metric<Table> for Funnel {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "funnel"
    }

    fn definition(&self) -> &'static str {
        "by dealer: leads called (basis attempt) or reached by phone (basis contact) of workable leads, and the exact \
         binomial limits around the network's rate in which 95 % and 99.8 % of dealers of that size lie, widened where \
         dealers differ by more than chance (additive variance tau²); outside 95 % is an alert, outside 99.8 % an alarm"
    }

    fn compute(&self, _: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("dealer", "name"),
                ("k", "count"),
                ("n", "count"),
                ("share", "share"),
                ("low", "share"),
                ("high", "share"),
                ("lowest", "share"),
                ("highest", "share"),
                ("score", "number"),
                ("zone", "name"),
                ("zone_by_chance", "name"),
            ],
        );
        match context.dealers() {
            Ok((compared, side)) => table.rows = rows(compared, side),
            Err(why) => table.why = Some(why.into()),
        }
        table
    }
}

fn rows(compared: &Compared<'_>, side: &Side<'_>) -> Vec<Vec<Value>> {
    let rate = compared.rate;
    let rows = side.units.iter().map(|&unit| {
        let [low, high, lowest, highest] = unit.limits;
        let score = funnel_score(unit.k, unit.n, rate)
            / libm::sqrt(1.0 + 4.0 * float(unit.n) * side.spread.tau2);
        vec![
            name(unit.name),
            Value::Count(unit.k),
            Value::Count(unit.n),
            Value::Number(unit.share()),
            Value::Number(low),
            Value::Number(high),
            Value::Number(lowest),
            Value::Number(highest),
            Value::Number(score),
            name(unit.zone.name()),
            name(unit.by_chance.name()),
        ]
    });
    rows.collect()
}
