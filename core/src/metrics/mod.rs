//! From sums to figures: one metric per file, each with its id, its definition and its formula.
//!
//! Add a metric by writing its file (a struct that implements [`Metric`]) and naming it in one of the lists here; the
//! order of the lists is the order of the report.

mod attempt_rate;
mod attempts_histogram;
mod attempts_per_lead;
mod automation_mask;
mod case_mix;
mod catalogue;
mod channel_mix;
mod compare;
mod comparison;
mod connect_rate;
mod contact_rate;
mod conversion_by_attempts;
mod conversion_by_response_time;
mod email_only_rate;
mod fair_targets;
mod findings;
mod funnel;
mod gap_waterfall;
mod give_up_rate;
mod journey;
mod known;
mod meta;
mod metric;
mod mix;
mod multi_path_rate;
mod ranking;
mod reached_by_attempt;
mod reality_gap;
mod response_time;
mod share;
mod sla;
mod tenacity_gap;
mod trend;
mod untouched_rate;
mod won_rate;

pub use catalogue::{Entry, Kind, catalogue};
pub use meta::Meta;
pub use metric::{Context, Metric};

use crate::facts::{Facts, fnv1a};
use crate::report::{Counts, Distribution, Estimate, Input, Report, SCHEMA, Table};
use crate::settings::Settings;
use crate::summary::{Cell, Summary};

use attempts_per_lead::PerLead;
use compare::Compared;
use ranking::Ranking;
use reality_gap::Part;
use response_time::ResponseTime;
use sla::Sla;

/// The report of the selected leads.
#[must_use]
pub fn report(facts: &Facts, settings: &Settings) -> Report {
    from_summary(&Summary::of(facts, settings), &Meta::of(facts), settings)
}

/// The report of a summary, wherever its parts came from.
#[must_use]
pub fn from_summary(summary: &Summary, meta: &Meta, settings: &Settings) -> Report {
    let mut sections = Sections::default();
    let mut whole = Context::whole(meta, settings, &summary.briefs);
    let compared = Compared::of(&whole, &summary.briefs);
    whole.compared = compared.as_ref();
    sections.add(&summary.whole, &whole);
    for &by in &settings.by {
        for (key, cell) in summary.groups.get(&by).into_iter().flatten() {
            sections.add(cell, &whole.narrowed(by, key));
        }
    }
    let counts = &summary.whole.counts;
    Report {
        schema: SCHEMA,
        generator: concat!("reality-gap ", env!("CARGO_PKG_VERSION")).to_owned(),
        as_of: meta.as_of_text(&settings.zone),
        timezone: settings.zone.name.clone(),
        config_hash: hex(fingerprint(settings)),
        data_hash: hex(meta.data_hash),
        input: Input {
            files: meta.files.clone(),
        },
        counts: Counts {
            leads: counts.received,
            workable: counts.workable,
            touches: counts.touches_received,
            episodes: counts.received,
            left_out: summary.left_out,
        },
        estimates: sections.estimates,
        distributions: sections.distributions,
        tables: sections.tables,
        findings: findings::findings(summary, &whole),
        worklist: Vec::new(),
    }
}

/// Hash of the settings. The zone counts by its name: its table of offsets may be written differently elsewhere.
fn fingerprint(settings: &Settings) -> u64 {
    let mut settings = settings.clone();
    settings.zone.offsets.clear();
    // Serialising plain data has no way to fail.
    fnv1a(
        serde_json::to_string(&settings)
            .unwrap_or_default()
            .as_bytes(),
    )
}

#[derive(Default)]
struct Sections {
    estimates: Vec<Estimate>,
    distributions: Vec<Distribution>,
    tables: Vec<Table>,
}

impl Sections {
    fn add(&mut self, cell: &Cell, context: &Context<'_>) {
        let runs = |id: &str| context.meta.open_hours || !id.ends_with("_open_hours");
        let estimates = ESTIMATES.iter().filter(|metric| runs(metric.id()));
        self.estimates
            .extend(estimates.map(|metric| metric.compute(cell, context)));
        let distributions = DISTRIBUTIONS.iter().filter(|metric| runs(metric.id()));
        self.distributions
            .extend(distributions.map(|metric| metric.compute(cell, context)));
        self.tables.extend(
            TABLES
                .iter()
                .filter(|metric| context.group.is_empty() || metric.id() == gap_waterfall::ID)
                .map(|metric| metric.compute(cell, context)),
        );
    }
}

/// All estimates, in the order of the report.
const ESTIMATES: &[&(dyn Metric<Estimate> + Sync)] = &[
    &Part::Gap,
    &Part::NotAttempted,
    &Part::NotReached,
    &attempt_rate::PHONE,
    &contact_rate::PHONE,
    &attempt_rate::ANY,
    &attempt_rate::EMAIL,
    &attempt_rate::TEXT,
    &attempt_rate::WHATSAPP,
    &contact_rate::ANY,
    &connect_rate::ConnectRate,
    &untouched_rate::UntouchedRate,
    &PerLead::Attempts,
    &PerLead::PhoneAttempts,
    &PerLead::Touches,
    &PerLead::PhoneTouches,
    &tenacity_gap::TenacityGap,
    &give_up_rate::GiveUpRate,
    &email_only_rate::EMAIL_ONLY,
    &email_only_rate::SINGLE_EMAIL_ONLY,
    &multi_path_rate::MultiPathRate,
    &automation_mask::AutomationMask,
    &won_rate::WonRate,
    &Sla::RAW[0],
    &Sla::RAW[1],
    &Sla::RAW[2],
    &Sla::RAW[3],
    &Sla::RAW[4],
    &Sla::RAW[5],
    &Sla::RAW[6],
    &Sla::RAW[7],
    &Sla::OPEN[0],
    &Sla::OPEN[1],
    &Sla::OPEN[2],
    &Sla::OPEN[3],
    &Sla::OPEN[4],
    &Sla::OPEN[5],
    &Sla::OPEN[6],
    &Sla::OPEN[7],
];

/// All distributions, in the order of the report.
const DISTRIBUTIONS: &[&(dyn Metric<Distribution> + Sync)] = &[
    &ResponseTime::HUMAN,
    &ResponseTime::ANY,
    &ResponseTime::CALL,
    &ResponseTime::CONTACT,
    &ResponseTime::HUMAN_OPEN,
    &ResponseTime::CALL_OPEN,
];

/// All tables, in the order of the report. Groups get the waterfall only.
const TABLES: &[&(dyn Metric<Table> + Sync)] = &[
    &gap_waterfall::GapWaterfall,
    &channel_mix::ChannelMix,
    &attempts_histogram::AttemptsHistogram,
    &reached_by_attempt::ReachedByAttempt,
    &conversion_by_attempts::ConversionByAttempts,
    &conversion_by_response_time::ConversionByResponseTime,
    &journey::Journey,
    &comparison::Comparison,
    &funnel::Funnel,
    &Ranking::Dealers,
    &Ranking::People,
    &case_mix::CaseMix,
    &fair_targets::FairTargets,
    &trend::Trend,
];

fn hex(hash: u64) -> String {
    format!("{hash:016x}")
}
