//! The panels of the report, in reading order.

mod after_hours;
mod answer;
mod aside;
mod asked;
mod attempts;
mod beliefs;
mod benchmarks;
mod calls;
mod channels;
mod coaching;
mod conversion;
mod dealers;
mod definitions;
mod dropped;
mod fair;
mod instead;
mod journey;
mod long;
mod lost;
mod messages;
mod persistence;
mod promises;
mod reading;
mod reasons;
mod received;
mod response;
mod sources;
mod start;
mod targets;
mod voice;
mod waiting;
mod worklist;

pub(super) use after_hours::after_hours;
pub(super) use answer::answer;
pub(super) use asked::asked;
pub(super) use beliefs::beliefs;
pub(super) use benchmarks::benchmarks;
pub(super) use calls::calls;
pub(super) use coaching::{coaching, what_if};
pub(super) use definitions::definitions;
pub(super) use dropped::{ageing, appointments, dropped, readiness};
pub(super) use fair::{fair_targets, funnel, mix, people, ranking, trend};
pub(super) use long::{
    follow_up, given_up, reached_or_closed, replies, sales, sold_or_closed, span, tail,
};
pub(super) use lost::lost;
pub(super) use messages::messages;
pub(super) use promises::promises;
pub(super) use reading::reading;
pub(super) use reasons::reason;
pub(super) use received::received;
pub(super) use sources::sources;
pub(super) use voice::voice;
pub(super) use worklist::worklist;

use super::leads::with_leads;
use super::{Choices, Width};
use crate::chart::Frame;
use crate::node::{Element, el};
use crate::report::{Estimate, Leads, Report};
use crate::settings::{Scope, Settings};

/// Where and for whom the panels are drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) width: Width,
    pub(super) interactive: bool,
    pub(super) settings: &'a Settings,
    pub(super) choices: &'a Choices,
    pub(super) leads: Option<&'a Leads>,
}

impl<'a> Place<'a> {
    /// The report without the filter of this field, where there is one: its own panels stand around it, so that what
    /// was chosen can be seen among all and be let go.
    pub(super) fn around(&self, field: &str) -> Option<&'a Report> {
        let found = self.choices.around.iter().find(|one| one.0 == field);
        found.filter(|_| self.interactive).map(|one| &one.1)
    }

    /// Room for a chart in the main column.
    fn main(&self) -> Frame {
        match self.width {
            Width::Narrow => Frame::NARROW,
            Width::Wide => Frame::SIDE,
            Width::Print => Frame::HALF,
        }
    }

    /// The same for the chart that shares the first printed page with where to start.
    fn first_page(&self) -> Frame {
        match self.width {
            Width::Print => Frame::COLUMN,
            _ => self.main(),
        }
    }

    /// Room for a chart in the side column.
    fn side(&self) -> Frame {
        match self.width {
            Width::Narrow => Frame::NARROW,
            Width::Wide => Frame::SIDE,
            Width::Print => Frame::HALF,
        }
    }
}

/// What fits one screen: the answer, what happened instead, and where to start. On paper the dealers too.
pub(super) fn first(report: &Report, at: &Place<'_>) -> Element {
    let panels = [
        Some(answer(report, at)),
        Some(instead::instead(report, at)),
        Some(start::start(report)),
        dealers::dealers(report, at).filter(|_| at.width == Width::Print),
    ];
    el("div")
        .key("first")
        .class("rg-top")
        .attr("part", "summary")
        .children(
            panels
                .into_iter()
                .flatten()
                .map(|panel| with_leads(panel, report, at)),
        )
}

/// The panels of how leads are worked, in reading order.
pub(super) const WORKED: &[super::chapters::Panel] = &[
    |report, at| dealers::dealers(report, at).filter(|_| at.width != Width::Print),
    |report, at| Some(waiting::waiting(report, at)),
    |report, at| Some(targets::targets(report, at)),
    |report, at| Some(attempts::attempts(report, at)),
    |report, at| Some(persistence::persistence(report, at)),
    |report, at| Some(channels::channels(report, at)),
    |report, at| Some(conversion::conversion(report, at)),
    |report, at| Some(journey::journey(report, at)),
    |report, at| Some(response::response(report, at)),
];

/// The estimates that panels show of groups. No other figure of a group is on any page.
pub const OF_GROUPS: [&str; 8] = [
    "reality_gap",
    "attempt_rate_phone",
    "contact_rate_phone",
    "attempt_rate_any",
    "connect_rate",
    "email_only_rate",
    "automation_mask",
    "call_reluctance",
];

/// The figure that the expectation is about, and the words for it.
struct Subject<'a> {
    /// What happened, for the whole selection.
    actual: Option<&'a Estimate>,
    /// Id of that figure.
    id: &'static str,
    /// It is about leads reached by phone, not about leads phoned.
    contact: bool,
    /// The belief, 0–1.
    expected: f64,
}

fn subject<'a>(report: &'a Report, settings: &Settings) -> Subject<'a> {
    let gap = report.estimate("reality_gap");
    let (id, contact) = report.subject();
    let set = settings
        .expectations
        .iter()
        .find(|e| e.scope == Scope::Network)
        .map(|e| e.value);
    let expected = gap.and_then(|e| e.expected).or(set).unwrap_or(0.75);
    Subject {
        actual: report.estimate(id),
        id,
        contact,
        expected,
    }
}
