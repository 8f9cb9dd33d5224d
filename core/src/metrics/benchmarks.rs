//! What others found: context beside the figures, never a pass mark.
//!
//! ## Question
//!
//! What did others find, when, where, and how do we know?
//!
//! ## Formula
//!
//! None: values as published, each with its year, whom it is about, who says so and how it was checked. Mystery shops
//! measure the dealer's behaviour from outside, studies of CRMs measure logs; neither is measured as here.
//!
//! ## Unit
//!
//! That of the figure beside which the value stands: shares 0–1, or counts.
//!
//! ## Denominator
//!
//! As the source says.
//!
//! ## Missing and too recent
//!
//! A year that the source does not give is empty. Figures whose origin cannot be traced are left out, however often
//! they are quoted.
//!
//! ## Small samples
//!
//! Few sources publish one.
//!
//! ## Example
//!
//! The first value of the table for leads reached by phone.
//!
//! ```text
//! benchmarks[contact_rate_phone].value = 0.28
//! benchmarks[closing_ratio_30d].value = 0.162
//! ```
//!
//! ## Sources
//!
//! In the table. `checked`: `read` in the source itself, `press` (its press
//! release), `quoted` by another, `vendor` (a seller's own claim, method not
//! shown), `practitioner` (a rule of thumb of people in the trade). As data: [benchmarks.json](../benchmarks.json).

use super::metric::{Context, Metric, name};
use crate::report::{Table, Value};
use crate::summary::Cell;

/// One value that others found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Benchmark {
    /// Id of the figure beside which it stands.
    pub figure: &'static str,
    /// The value in that figure's unit.
    pub value: f64,
    /// When; empty where the source does not say.
    pub year: &'static str,
    /// Whom and what it is about.
    pub scope: &'static str,
    /// Who says so.
    pub source: &'static str,
    /// `read`, `press`, `quoted`, `vendor` or `practitioner`.
    pub checked: &'static str,
}

const fn of(
    figure: &'static str,
    value: f64,
    year: &'static str,
    scope: &'static str,
    source: &'static str,
    checked: &'static str,
) -> Benchmark {
    Benchmark {
        figure,
        value,
        year,
        scope,
        source,
        checked,
    }
}

const TRACKBACK: &str = "TrackBack";
const PIED_PIPER: &str = "Pied Piper PSI ILE";
const HBR: &str = "Oldroyd, McElheran, Elkington, HBR";
const FOUREYES: &str = "Foureyes";
const DEALER_REFRESH: &str = "DealerRefresh forum";

/// All of them, by figure in the order of the report.
pub const BENCHMARKS: &[Benchmark] = &[
    of(
        "contact_rate_phone",
        0.28,
        "",
        "leads typically contacted by phone",
        TRACKBACK,
        "vendor",
    ),
    of(
        "contact_rate_phone",
        0.75,
        "",
        "what manufacturers believe",
        TRACKBACK,
        "vendor",
    ),
    of(
        "attempt_rate_phone",
        0.84,
        "",
        "US test-drive requests phoned, 150 requests, 15 brands",
        TRACKBACK,
        "vendor",
    ),
    of(
        "contact_rate_any",
        0.6,
        "2019",
        "target of dealers, at least",
        DEALER_REFRESH,
        "practitioner",
    ),
    of(
        "contact_rate_any",
        0.27,
        "",
        "leads ever contacted",
        "InsideSales, Forbes",
        "quoted",
    ),
    of(
        "untouched_rate",
        0.32,
        "2008",
        "mystery shop, not answered; another source: not within three days",
        "J.D. Power",
        "quoted",
    ),
    of(
        "untouched_rate",
        0.23,
        "2011",
        "2,241 US companies, never answered",
        HBR,
        "read",
    ),
    of(
        "untouched_rate",
        0.12,
        "2010",
        "mystery shop of 1,300+ US dealers",
        "ResponseLogix",
        "read",
    ),
    of(
        "untouched_rate",
        0.03,
        "2020",
        "mystery shop of 5,063 US dealers, no response of any type",
        PIED_PIPER,
        "press",
    ),
    of(
        "attempts_per_lead",
        5.0,
        "",
        "best-performing networks, about, usually by phone",
        TRACKBACK,
        "vendor",
    ),
    of(
        "attempts_per_lead",
        1.6,
        "",
        "secret shops, mean",
        "Velocify",
        "vendor",
    ),
    of(
        "single_email_only_rate",
        0.55,
        "2009",
        "of leads answered",
        "Cobalt, Polk",
        "quoted",
    ),
    of(
        "multi_path_rate",
        0.62,
        "2026",
        "mystery shop of 3,290 US dealers, call and text",
        PIED_PIPER,
        "press",
    ),
    of(
        "multi_path_rate",
        0.49,
        "2025",
        "mystery shop of 4,023 US dealers",
        PIED_PIPER,
        "press",
    ),
    of(
        "sla_5m",
        0.066,
        "2019",
        "web forms of 501 US dealers",
        "Callpage",
        "quoted",
    ),
    of(
        "sla_30m",
        0.48,
        "2013",
        "mystery shop, US, answered by a salesperson",
        PIED_PIPER,
        "press",
    ),
    of("sla_60m", 0.37, "2011", "2,241 US companies", HBR, "read"),
    of(
        "sla_60m",
        0.3465,
        "2019",
        "web forms of 501 US dealers",
        "Callpage",
        "quoted",
    ),
    of(
        "call_back_rate",
        0.2,
        "",
        "customers who ring back after a voicemail, about",
        TRACKBACK,
        "vendor",
    ),
    of(
        "call_back_within_5h",
        0.84,
        "",
        "of those who ring back",
        TRACKBACK,
        "vendor",
    ),
    of(
        "appointment_set_rate",
        0.35,
        "2019",
        "target of dealers",
        DEALER_REFRESH,
        "practitioner",
    ),
    of(
        "show_rate",
        0.75,
        "2019",
        "target of dealers",
        DEALER_REFRESH,
        "practitioner",
    ),
    of(
        "sold_from_shown_rate",
        0.6,
        "2019",
        "target of dealers",
        DEALER_REFRESH,
        "practitioner",
    ),
    of(
        "closing_ratio_30d",
        0.162,
        "2025",
        "first half, US, more than 8 million opportunities",
        FOUREYES,
        "read",
    ),
    of(
        "leakage_source",
        0.141,
        "2024",
        "qualified leads never logged, US",
        FOUREYES,
        "read",
    ),
    of(
        "bought_anyway_rate",
        0.2,
        "",
        "dropped deals that buy somewhere",
        "a CRM vendor's blog",
        "vendor",
    ),
    of(
        "dropped_per_person_per_day",
        21.0,
        "",
        "implausibly high for most",
        "a CRM vendor's blog",
        "vendor",
    ),
];

/// The values as a table.
#[derive(Debug)]
pub(super) struct Benchmarks;

impl Metric<Table> for Benchmarks {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "benchmarks"
    }

    fn definition(&self) -> &'static str {
        "what others found, by figure, with year, scope, source and how it was checked; context, never a pass mark, and never measured quite as here"
    }

    fn compute(&self, _: &Cell, context: &Context<'_>) -> Table {
        let columns = [
            ("figure", "name"),
            ("value", "value"),
            ("year", "name"),
            ("scope", "name"),
            ("source", "name"),
            ("checked", "name"),
        ];
        let mut table = context.table(self, &columns);
        table.rows.extend(BENCHMARKS.iter().map(|b| {
            vec![
                name(b.figure),
                Value::Number(b.value),
                name(b.year),
                name(b.scope),
                name(b.source),
                name(b.checked),
            ]
        }));
        table
    }
}

#[cfg(test)]
mod tests {
    use super::super::catalogue;
    use super::BENCHMARKS;

    #[test]
    fn every_value_stands_beside_a_figure_and_says_where_it_is_from() {
        let known = catalogue();
        for b in BENCHMARKS {
            assert!(
                known.iter().any(|entry| entry.id == b.figure),
                "{}",
                b.figure
            );
            assert!(["read", "press", "quoted", "vendor", "practitioner"].contains(&b.checked));
            assert!(!b.scope.is_empty() && !b.source.is_empty());
            assert!(
                b.year.is_empty()
                    || b.year
                        .parse::<u16>()
                        .is_ok_and(|y| (2000..2100).contains(&y))
            );
        }
    }

    #[test]
    fn nothing_without_a_traceable_origin_is_among_them() {
        for b in BENCHMARKS {
            let said = format!("{} {}", b.scope, b.source).to_lowercase();
            for claim in [
                "first responder",
                "nada",
                "cox",
                "calldrip",
                "dealerrater",
                "first minute",
                "leadsource",
            ] {
                assert!(!said.contains(claim), "{said}");
            }
            // 78 % buy from the first to answer; 56 % of leads after hours; mean answers of 90 min, 1 h 38, 47 h.
            let untraceable = [0.78, 0.56, 90.0, 98.0, 47.0];
            assert!(
                untraceable.iter().all(|v| (b.value - v).abs() > 1e-9),
                "{said}"
            );
            assert!(!["after_hours_share", "response_time_human"].contains(&b.figure));
        }
    }
}
