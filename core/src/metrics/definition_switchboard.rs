//! The same leads, counted as other tools count them.
//!
//! ## Question
//!
//! Why do two tools show two numbers for the same leads?
//!
//! ## Formula
//!
//! For this report and for each other way of counting, four figures: the leads it counts / leads received; answered /
//! those leads; answered within 60 minutes of its own clock / those of them that are timed and an hour old on that
//! clock; contacted / those leads. Every row says in words what is counted.
//!
//! With `--definition` (or the list in the panel) `attempt_rate_any`, `untouched_rate`, `sla_60m` and
//! `contact_rate_any` follow that way of counting, for the whole and for each group; their definition and denominator
//! say whose they are, and the report names it in `definition`. Everything else stays as this report counts: the gap,
//! every figure by channel, all other limits, the tables.
//!
//! ## Unit
//!
//! Leads, and shares of them.
//!
//! ## Denominator
//!
//! The leads that the tool counts, in the selection.
//!
//! ## Missing and too recent
//!
//! A figure that the files cannot tell has no value, and its row says why. VinSolutions' clock starts at the time the
//! CRM says that the dealer could act, else at the next opening (with opening hours), else at once. What a tool takes
//! for an answer is approached with what a log holds: a file cannot tell an answer to the customer's question from
//! any other message. Leads younger than an hour, and with `--horizon` leads too young for it, are in no share.
//!
//! ## Small samples
//!
//! 95 % Wilson interval beside k and n; no value when n is 0.
//!
//! ## Example
//!
//! On the files of [definitions](definitions):
//!
//! Six leads of a Monday, open 09:00 to 18:00. Lead 1 came in at 20:00 on Sunday and was called on Monday at 09:20; lead 2 got an
//! automatic e-mail and a text after two hours; lead 3 was marked bad after one call in time; lead 4 is a test; lead 5
//! has an appointment and nothing else; lead 6 wrote again at once and got no answer. This report counts five leads
//! (not the test): 3 answered, 1 within the hour (lead 3), 1 contacted (lead 1 was spoken to). VinSolutions leaves
//! lead 3 out, and its clock for lead 1 starts at 09:00. AutoPlay takes all six, and lead 6's own message for an answer.
//!
//! ```text
//! definition_switchboard[ours_leads].leads = 5
//! definition_switchboard[ours_answered].share = 0.6
//! definition_switchboard[ours_within_60m].share = 0.2
//! definition_switchboard[ours_contacted].share = 0.2
//! definition_switchboard[vinsolutions_leads].leads = 4
//! definition_switchboard[vinsolutions_answered].share = 0.5
//! definition_switchboard[vinsolutions_within_60m].share = 0.25
//! definition_switchboard[foureyes_contacted].share = 0.4
//! definition_switchboard[autoplay_leads].leads = 6
//! definition_switchboard[autoplay_answered].share = 0.6666666666666666
//! definition_switchboard[autoplay_within_60m].share = 0.5
//! definition_switchboard[pied-piper_answered].share = 0.2
//! definition_switchboard[automated_within_60m].share = 0.4
//! ```
//!
//! ## Sources
//!
//! Rules R1, R7, R10 to R12 and R16; what each tool counts is from its help pages, seen 2026, and only that: the ways of
//! counting are "like" theirs, not theirs.

use super::known::Known;
use super::metric::{Context, Metric, name, share_cells};
use crate::facts::TOOLS;
use crate::report::{Estimate, Table, Value};
use crate::settings::Definition;
use crate::summary::{Cell, Counts};
use crate::words::Said;

/// The table.
#[derive(Debug)]
pub(super) struct DefinitionSwitchboard;

/// One of the four figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    Leads,
    Answered,
    WithinAnHour,
    Contacted,
}

const FIGURES: [(Figure, &str); 4] = [
    (Figure::Leads, "leads"),
    (Figure::Answered, "answered"),
    (Figure::WithinAnHour, "within_60m"),
    (Figure::Contacted, "contacted"),
];

macro_rules! way {
    ($name:literal, $id:expr, $leads:literal, $answered:literal, $hour:literal, $contacted:literal) => {
        (
            $id,
            [
                concat!("as ", $name, " counts leads: ", $leads),
                concat!("as ", $name, " counts answers: ", $answered),
                concat!("as ", $name, " counts within 60 minutes: ", $hour),
                concat!("as ", $name, " counts contact: ", $contacted),
            ],
        )
    };
}

/// By way of counting, in the order of [`TOOLS`]: its id, and each figure in words.
const WAYS: [(&str, [&str; 4]); 6] = [
    way!(
        "this report",
        "ours",
        "without tests, spam, marked duplicates, what is not about buying, and leads with neither phone number nor e-mail address; a lead that somebody marked bad stays in",
        "a person called or wrote, whether or not the customer answered",
        "a person called or wrote within an hour on the wall clock; never is a miss",
        "a two-way exchange: a connected call, a reply, a visit"
    ),
    way!(
        "a VinSolutions-like tool",
        Definition::Vinsolutions.name(),
        "leads marked bad are left out, so that every share is of fewer leads",
        "a first attempt by a person, among the leads not marked bad",
        "the clock starts when the dealer opens next: a lead of last night that is called at 09:20 waited 20 minutes",
        "the CRM's own contacted mark where there is one"
    ),
    way!(
        "a Foureyes-like tool",
        Definition::Foureyes.name(),
        "without duplicates and leads that nobody could reach; leads marked bad stay in",
        "an attempt by a person, or any contact",
        "a person called or wrote within an hour on the wall clock, as here",
        "an appointment counts as contact, even where nobody is logged to have spoken"
    ),
    way!(
        "an AutoPlay-like tool",
        Definition::Autoplay.name(),
        "every lead received, tests and duplicates included",
        "any message or call by a person, and anything from the customer",
        "only the time from 9 to 17 o'clock runs, on every day, and the customer's own call or message stops it",
        "the same as an answer: having tried is enough"
    ),
    way!(
        "a Pied-Piper-like tool",
        Definition::PiedPiper.name(),
        "as here",
        "only an answer by e-mail or text; a file cannot tell an answer from any other message, so this is at most",
        "an e-mail, text or WhatsApp message by a person or an AI agent within an hour; a call does not stop the clock",
        "it knows no contact, only answers"
    ),
    way!(
        "a tool that counts automatic messages",
        Definition::Automated.name(),
        "as here",
        "any message or call, automatic ones too",
        "the automatic reply stops the clock",
        "as here"
    ),
];

/// What stands in the words of a figure that a tool does not have.
const NO_CONTACT: &str = "this way of counting knows no contact, only answers";

impl Context<'_> {
    /// Whether the files can tell a figure of one way of counting.
    fn knows_of(&self, way: usize, figure: Figure) -> Known {
        let attempts = || self.knows_untouched();
        match (figure, way) {
            (Figure::Leads, 1) => self.knows_outcome(),
            (Figure::Leads, _) => Ok(()),
            (Figure::Answered, 4) => attempts().and(self.knows_channels()),
            (Figure::WithinAnHour, 4) => self.knows_response().and(self.knows_channels()),
            (Figure::Answered, _) | (Figure::Contacted, 3) => attempts(),
            (Figure::WithinAnHour, _) => self.knows_response(),
            (Figure::Contacted, 4) => Err(NO_CONTACT),
            (Figure::Contacted, _) => self.knows_contact(),
        }
    }
}

/// k and n of a figure.
fn sums(way: usize, figure: Figure, counts: &Counts) -> (u64, u64) {
    let [leads, answered, old, soon, contacted] = TOOLS[way];
    let of = |flag| counts.received_of(flag);
    match figure {
        Figure::Leads => (of(leads), counts.received),
        Figure::Answered => (of(answered), of(leads)),
        Figure::WithinAnHour => (of(soon), of(old)),
        Figure::Contacted => (of(contacted), of(leads)),
    }
}

/// The figure as the chosen way counts it; `None` where this report counts for itself. `rest` takes those without.
pub(super) fn follow(
    metric: &dyn Metric<Estimate>,
    cell: &Cell,
    context: &Context<'_>,
    figure: Figure,
    rest: bool,
) -> Option<Estimate> {
    let way = context.settings.definition? as usize + 1;
    let (id, words) = WAYS.get(way)?;
    let (k, n) = sums(way, figure, &cell.counts);
    let k = if rest { n - k } else { k };
    let known = context.knows_of(way, figure);
    let mut estimate = context.share(metric, cell, known, k, n);
    estimate.n = n;
    estimate.mature = n;
    // How many are too young for the tool's own hour is not counted apart from those without a time.
    estimate.immature = 0;
    estimate.denominator = id;
    estimate.definition = if rest {
        "leads without an answer as the chosen tool counts answers (see attempt_rate_any), divided by its leads"
    } else {
        words[figure as usize]
    };
    Some(estimate)
}

impl Metric<Table> for DefinitionSwitchboard {
    fn file(&self) -> &'static str {
        module_path!()
    }

    fn id(&self) -> &'static str {
        "definition_switchboard"
    }

    fn definition(&self) -> &'static str {
        "the selected leads counted as this report counts them and as tools of other kinds would: the leads that count, \
         those answered, those answered within 60 minutes of the tool's own clock, those contacted"
    }

    fn compute(&self, cell: &Cell, context: &Context<'_>) -> Table {
        let mut table = context.table(
            self,
            &[
                ("figure", "name"),
                ("tool", "name"),
                ("what", "name"),
                ("leads", "count"),
                ("of", "count"),
                ("share", "share"),
                ("low", "share"),
                ("high", "share"),
                ("counting", "name"),
            ],
        );
        for (way, (id, words)) in WAYS.iter().enumerate() {
            for (figure, what) in FIGURES {
                let (k, n) = sums(way, figure, &cell.counts);
                let text = words[figure as usize];
                let (numbers, text) = match context.knows_of(way, figure) {
                    Ok(()) => {
                        let [share, low, high] = share_cells(k, n);
                        let counts = [Value::Count(k), Value::Count(n), share, low, high];
                        (counts, text.to_owned())
                    }
                    Err(why) if why == NO_CONTACT => (UNKNOWN, text.to_owned()),
                    Err(why) => {
                        let parts = vec![("text", text.into()), ("why", why.into())];
                        let said = Said::of("{text}; not known: {why}", parts);
                        (UNKNOWN, said.english())
                    }
                };
                let mut row = vec![name(&format!("{id}_{what}")), name(id), name(what)];
                row.extend(numbers);
                row.push(name(&text));
                table.rows.push(row);
            }
        }
        table
    }
}

const UNKNOWN: [Value; 5] = [const { Value::Unknown }; 5];
