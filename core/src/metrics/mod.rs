//! From sums to figures: one metric per file, each with its id, its definition and its formula.
//!
//! Add a metric by writing its file (a struct that implements [`Metric`]) and naming it in one of the lists here; the
//! order of the lists is the order of the report.

mod after_hours;
mod aged;
mod ageing;
mod appointment_set_rate;
mod attempt_rate;
mod attempts_histogram;
mod attempts_per_lead;
mod automation_mask;
mod belief_gap;
mod benchmarks;
mod bought_anyway_rate;
mod cadence_adherence;
mod call_back_rate;
mod call_reluctance;
mod case_mix;
mod catalogue;
mod channel_mix;
mod closing_ratio;
mod closing_ratio_in_period;
mod coaching;
mod compare;
mod comparison;
mod connect_rate;
mod contact_rate;
mod conversion_by_attempts;
mod conversion_by_follow_up_span;
mod conversion_by_response_time;
mod day_n_follow_up;
mod definition_switchboard;
mod dropped_leads;
mod dropped_per_person_per_day;
mod duplicate_rate;
mod email_only_rate;
mod fair_targets;
mod findings;
mod fumble_rate;
mod funnel;
mod gap_waterfall;
mod give_up_point;
mod give_up_rate;
mod hints;
mod hot_lead_attempts;
mod hot_lead_bias;
mod incidence;
mod journey;
mod known;
mod lead_completeness;
mod leads;
mod leakage;
mod leakage_stage;
mod left_message;
mod load;
mod log_integrity;
mod long_tail;
mod lost_reason_gap;
mod meta;
mod metric;
mod mix;
mod multi_path_rate;
mod promise_lateness;
mod promises;
mod ranking;
mod reached_by_attempt;
mod readiness;
mod reality_gap;
mod reasons;
mod reconciliation;
mod reply_by_same_day;
mod reply_rate;
mod response_time;
mod revival_list;
mod sales_by_day;
mod score_timelines;
mod scores;
mod share;
mod show_rate;
mod sla;
mod sold_from_shown_rate;
mod source_roi;
mod stop_clock_rate;
mod tenacity_gap;
mod time_to_assignment;
mod time_to_sale;
mod too_many_calls;
mod touched_after_opt_out;
mod trend;
mod untouched_rate;
mod what_if;
mod won_rate;
mod worklist;

pub use benchmarks::{BENCHMARKS, Benchmark};
pub use catalogue::{Entry, Kind, catalogue};
pub use leads::{arranged, leads};
pub use meta::Meta;
pub use metric::{Context, Metric};

use crate::facts::{Facts, Flag, fnv1a};
use crate::report::{
    Counts, Distribution, Estimate, Input, Report, SCHEMA, Table, hide_small_cells, without_people,
};
use crate::settings::{Definition, Settings};
use crate::summary::{Cell, Groups, Summary};

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
    made(summary, meta, settings, None)
}

/// The same with no figures of groups but the estimates of these ids, for which a shallow summary is enough.
#[must_use]
pub fn narrowed(summary: &Summary, meta: &Meta, settings: &Settings, of_groups: &[&str]) -> Report {
    made(summary, meta, settings, Some(of_groups))
}

/// A narrowed report made whole, with everything of the groups of the same leads.
#[must_use]
pub fn completed(
    mut report: Report,
    summary: &Summary,
    groups: &Groups,
    meta: &Meta,
    settings: &Settings,
) -> Report {
    let mut whole = Context::whole(meta, settings, &summary.briefs);
    let compared = Compared::of(&whole, &summary.briefs);
    whole.compared = compared.as_ref();
    let mut sections = Sections {
        estimates: report.estimates,
        distributions: report.distributions,
        tables: report.tables,
    };
    sections
        .estimates
        .retain(|estimate| estimate.group.is_empty());
    sections.add_groups(groups, &whole, None);
    (report.estimates, report.distributions, report.tables) =
        (sections.estimates, sections.distributions, sections.tables);
    report
}

fn made(summary: &Summary, meta: &Meta, settings: &Settings, of_groups: Option<&[&str]>) -> Report {
    let mut sections = Sections::default();
    let mut whole = Context::whole(meta, settings, &summary.briefs);
    let compared = Compared::of(&whole, &summary.briefs);
    whole.compared = compared.as_ref();
    whole.loads = Some(&summary.loads);
    sections.add(&summary.whole, &whole);
    sections.add_groups(&summary.groups, &whole, of_groups);
    let findings = findings::findings(summary, &sections.estimates, &whole);
    let counts = &summary.whole.counts;
    let mut report = Report {
        schema: SCHEMA,
        generator: concat!("reality-gap ", env!("CARGO_PKG_VERSION")).to_owned(),
        as_of: meta.as_of_text(&settings.zone),
        timezone: settings.zone.name.clone(),
        definition: settings.definition.map(Definition::name),
        config_hash: hex(fingerprint(settings)),
        data_hash: hex(meta.data_hash),
        input: Input {
            files: meta.files.clone(),
        },
        counts: Counts {
            leads: counts.received,
            workable: counts.workable,
            touches: counts.touches_received,
            episodes: counts.received - counts.received_of(Flag::Merged),
            left_out: summary.left_out,
        },
        findings,
        estimates: sections.estimates,
        distributions: sections.distributions,
        tables: sections.tables,
        worklist: worklist::list(&summary.worklist, &whole),
    };
    if settings.aggregates_only {
        hide_small_cells(&mut report, settings.min_cell.unwrap_or(0).max(FEWEST));
        without_people(&mut report, settings.mask_people);
    } else if let Some(least) = settings.min_cell {
        hide_small_cells(&mut report, least);
    }
    report
}

/// The least limit of small cells in what is handed on.
const FEWEST: u64 = 5;

/// Hash of the settings. The zone counts by its name: its table of offsets may be written differently elsewhere.
fn fingerprint(settings: &Settings) -> u64 {
    let mut settings = settings.clone();
    settings.zone.offsets.clear();
    if let Some(hours) = &mut settings.hours {
        hours.offsets.clear();
        hours
            .dealers
            .values_mut()
            .for_each(|own| own.offsets.clear());
    }
    // Nobody shall try keys on the hash.
    settings.mask_key = None;
    settings.profile = None;
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
    /// What is told of groups: everything, or the estimates of these ids.
    fn add_groups(&mut self, groups: &Groups, whole: &Context<'_>, ids: Option<&[&str]>) {
        for &by in &whole.settings.by {
            let cells = groups.get(&by).into_iter().flatten();
            for (key, cell) in cells.filter(|(_, cell)| cell.counts.received > 0) {
                let group = whole.narrowed(by, key);
                match ids {
                    None => self.add(cell, &group),
                    Some(ids) => self.add_some(cell, &group, ids),
                }
            }
        }
    }

    /// The estimates of these ids.
    fn add_some(&mut self, cell: &Cell, context: &Context<'_>, ids: &[&str]) {
        let wanted = ESTIMATES.iter().filter(|metric| ids.contains(&metric.id()));
        self.estimates
            .extend(wanted.map(|metric| metric.compute(cell, context)));
    }

    fn add(&mut self, cell: &Cell, context: &Context<'_>) {
        let whole = context.group.is_empty();
        let runs = |id: &str| {
            (context.meta.open_hours || !id.ends_with("_open_hours")) && (whole || id != load::GAP)
        };
        let estimates = ESTIMATES.iter().filter(|metric| runs(metric.id()));
        self.estimates
            .extend(estimates.map(|metric| metric.compute(cell, context)));
        let distributions = DISTRIBUTIONS.iter().filter(|metric| runs(metric.id()));
        self.distributions
            .extend(distributions.map(|metric| metric.compute(cell, context)));
        self.tables.extend(
            TABLES
                .iter()
                .filter(|metric| whole || metric.id() == gap_waterfall::ID)
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
    &attempt_rate::CHAT,
    &attempt_rate::VIDEO,
    &attempt_rate::Callable,
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
    &automation_mask::AutomationMask::Share,
    &automation_mask::AutomationMask::OpenShare,
    &automation_mask::AutomationMask::Ratio,
    &automation_mask::AutomationMask::Gap,
    &hot_lead_bias::HotLeadBias::Any,
    &hot_lead_bias::HotLeadBias::Phone,
    &call_reluctance::CALL_RELUCTANCE,
    &leakage::Leakage::Source,
    &leakage::Leakage::Unlogged,
    &leakage::UNASSIGNED,
    &stop_clock_rate::STOP_CLOCK_RATE,
    &duplicate_rate::DUPLICATE_RATE,
    &duplicate_rate::BAD_RATE,
    &duplicate_rate::RESUBMISSION_RATE,
    &lead_completeness::LEAD_COMPLETENESS,
    &after_hours::AFTER_HOURS_SHARE,
    &after_hours::AFTER_HOURS_ANSWERED,
    &touched_after_opt_out::TOUCHED_AFTER_OPT_OUT,
    &load::LoadGap,
    &load::OpenLeads,
    &won_rate::WonRate,
    &cadence_adherence::CadenceAdherence,
    &dropped_leads::DROPPED,
    &dropped_per_person_per_day::DroppedPerPersonPerDay,
    &revival_list::RevivalList,
    &bought_anyway_rate::BOUGHT_ANYWAY,
    &appointment_set_rate::SET,
    &appointment_set_rate::SetOfContacted,
    &show_rate::APPOINTMENTS[0],
    &show_rate::APPOINTMENTS[1],
    &show_rate::APPOINTMENTS[2],
    &show_rate::APPOINTMENTS[3],
    &sold_from_shown_rate::SOLD_FROM_SHOWN,
    &closing_ratio::CLOSING[0],
    &closing_ratio::CLOSING[1],
    &closing_ratio::CLOSING[2],
    &closing_ratio_in_period::ClosingRatioInPeriod,
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
    &reply_rate::REPLY_RATE,
    &fumble_rate::FumbleRate,
    &call_back_rate::CALL_BACK_RATE,
    &call_back_rate::WITHIN_5H,
    &left_message::LEFT_MESSAGE,
    &promises::Broken::Missed,
    &promises::Broken::Ticked,
    &scores::Score::Low,
    &scores::Score::High,
    &scores::Score::Mean,
    &scores::Score::Nps,
    &too_many_calls::TooManyCalls,
];

/// All distributions, in the order of the report.
const DISTRIBUTIONS: &[&(dyn Metric<Distribution> + Sync)] = &[
    &ResponseTime::HUMAN,
    &ResponseTime::ANY,
    &ResponseTime::CALL,
    &ResponseTime::CONTACT,
    &ResponseTime::HUMAN_OPEN,
    &ResponseTime::CALL_OPEN,
    &time_to_assignment::TimeToAssignment,
    &promise_lateness::PromiseLateness,
    &time_to_sale::TIME_TO_SALE,
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
    &definition_switchboard::DefinitionSwitchboard,
    &belief_gap::BeliefGap,
    &hot_lead_attempts::HotLeadAttempts,
    &call_reluctance::BySignal,
    &load::Load,
    &leakage_stage::LeakageStage,
    &log_integrity::LogIntegrity,
    &reconciliation::Reconciliation,
    &after_hours::AfterHours,
    &source_roi::SourceRoi,
    &fumble_rate::FumbleRate,
    &promises::Promises,
    &promises::ByPerson,
    &reasons::Reasons(crate::facts::Band::Low),
    &reasons::Reasons(crate::facts::Band::High),
    &score_timelines::ScoreTimelines,
    &lost_reason_gap::LostReasonGap,
    &day_n_follow_up::DayNFollowUp,
    &long_tail::LongTail,
    &ageing::Ageing,
    &incidence::CONTACT,
    &incidence::SALE,
    &sales_by_day::SalesByDay,
    &conversion_by_follow_up_span::ConversionByFollowUpSpan,
    &reply_by_same_day::ReplyBySameDay,
    &give_up_point::GiveUpPoint,
    &readiness::Readiness,
    &worklist::Worklist,
    &coaching::Coaching::Dealers,
    &coaching::Coaching::People,
    &what_if::AtRate,
    &benchmarks::Benchmarks,
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
