//! The one fold from a dataset to fact rows.

use super::bands::Bands;
use super::calendar::Calendar;
use super::case::Case;
use super::clock::{Clock, Item, Marks, Timeline};
use super::deed::Deeds;
use super::hash::data_hash;
use super::history::{History, Limits};
use super::own::{Given, Own};
use super::persistence::End;
use super::pseudonym;
use super::row::{FactRow, Facts, Place};
use super::talk::Turn;
use super::timing::Start;
use super::whole::Whole;
use super::worklist::Duty;
use super::{
    arrival, consent, definitions, dialogue, integrity, load, persistence, plan, promises, reasons,
    reconcile, visits, voices,
};
use crate::records::{
    Appointment, Call, Contact, Dataset, Exclusion, Ids, Knows, Lead, More, NONE, Outcome, Survey,
    Task, Touch,
};
use crate::settings::Settings;
use crate::time::{DAY, HOUR, Instant, MINUTE, OpenTimes};

/// First touches up to this much before t0 are clock skew and count as 0 (rule R16).
pub(super) const SKEW: i64 = 5 * MINUTE;
/// Age from which an unreached lead is judged by M14 and M15.
const FORTNIGHT: i64 = 14 * DAY;
/// Attempts below which closing an unreached lead is giving up (M15).
const ENOUGH: u16 = 5;

impl Facts {
    /// Folds every lead and its touches into one row, as of `settings.as_of` or else the newest time in the data.
    /// Leads and touches after that instant do not exist yet and are left out.
    #[must_use]
    pub fn fold(mut dataset: Dataset, settings: &Settings) -> Self {
        let data_hash = data_hash(&dataset);
        if settings.mask_people {
            pseudonym::mask(&mut dataset, settings.mask_key.as_deref().unwrap_or(""));
        }
        let as_of = settings.as_of.or(dataset.newest);
        let mut knows = dataset.knows;
        let touch_log = knows.touches && knows.touch_time;
        let whole = Whole::of(&dataset.leads);
        knows.owner = whole.owners;
        // A first-attempt column tells who was attempted, a sold date who was won.
        knows.touches |= whole.first_attempts;
        knows.touch_time |= whole.first_attempts;
        let contact_times = knows.result && knows.touch_time || whole.first_contacts;
        let sale_times = whole.sold || knows.closed;
        knows.outcome |= whole.sold;
        let open = match (&settings.hours, whole.span, as_of) {
            (Some(hours), Some((from, _)), Some(to))
                if hours.problem_in(&settings.zone).is_none() =>
            {
                let to = to.max(from);
                Some(hours.open_times(&settings.zone, &dataset.dealers, from, to))
            }
            _ => None,
        };
        let mut calendar = Calendar::new(&settings.zone);
        let now = as_of.map_or(0, |as_of| calendar.local_ms(as_of));
        let judge = Judge {
            as_of,
            today: now.div_euclid(DAY),
            office_now: definitions::nine_to_five(now),
            horizon: settings.horizon,
            open,
            knows,
            whole,
            log: touch_log,
            plan: plan::of(&dataset.beliefs),
        };
        let mut gathered = Gathered {
            rows: Vec::with_capacity(dataset.leads.len()),
            marks: Vec::with_capacity(dataset.leads.len()),
            places: Vec::with_capacity(dataset.leads.len()),
            ..Gathered::default()
        };
        for clock in judge.clocks() {
            gathered.timelines[clock as usize]
                .items
                .reserve(dataset.leads.len());
        }
        let is_later = |lead: &Lead| {
            let created = lead.created.ms();
            created.is_some_and(|created| as_of.is_some_and(|as_of| created > as_of))
        };
        // With a row for every lead, what stands beside the leads stands beside the rows.
        let all = as_of.is_none_or(|as_of| whole.span.is_none_or(|(_, last)| last <= as_of));
        let (mut ids, mut more) = (Ids::default(), Vec::new());
        let mut later = 0;
        // From the index of a lead to that of its row.
        let mut places = vec![NONE; dataset.leads.len()];
        let contacts = &dataset.contacts;
        let mut touches = Own::new(&dataset.touches, |touch: &Touch| touch.lead);
        let mut calls = Own::new(&dataset.calls, |call: &Call| call.lead);
        let mut tasks = Own::new(&dataset.tasks, |task: &Task| task.lead);
        let mut appointments = Own::new(&dataset.appointments, |a: &Appointment| a.lead);
        for (index, lead) in (0_u32..).zip(&dataset.leads) {
            let given = Given {
                lead,
                contact: contacts.get(index as usize).unwrap_or(&Contact::UNKNOWN),
                more: dataset.more.get(index as usize).unwrap_or(&More::UNKNOWN),
                touches: touches.of(index),
                calls: calls.of(index),
                tasks: tasks.of(index),
                appointments: appointments.of(index),
            };
            if !all && is_later(lead) {
                later += 1;
                continue;
            }
            let at = u32::try_from(gathered.rows.len()).unwrap_or(u32::MAX);
            places[index as usize] = at;
            judge.lead(&given, at, &mut calendar, &mut gathered);
            if !all {
                ids.push(dataset.ids.get(index as usize).unwrap_or_default());
            }
            if !all && !dataset.more.is_empty() {
                more.push(*given.more);
            }
        }
        if all {
            ids = std::mem::take(&mut dataset.ids);
            more = std::mem::take(&mut dataset.more);
        }
        let Gathered {
            rows,
            mut marks,
            places: sites,
            mut timelines,
            mut differences,
            deeds,
            duties,
            sales,
            ..
        } = gathered;
        for lead in integrity::bursts(&dataset.touches, as_of.unwrap_or(i64::MAX)) {
            let at = places.get(lead as usize).copied().unwrap_or(NONE);
            if let Some(mark) = marks.get_mut(at as usize) {
                let count = &mut mark.log[integrity::LogCount::Burst as usize];
                *count = count.saturating_add(1);
            }
        }
        let person_days = load::mark(&rows, &sites, &dataset.people, &mut marks);
        let place = |lead: &mut u32| *lead = places.get(*lead as usize).copied().unwrap_or(NONE);
        let known = |lead: u32| lead != NONE;
        dataset
            .calls
            .iter_mut()
            .for_each(|call| place(&mut call.lead));
        dataset
            .tasks
            .iter_mut()
            .for_each(|task| place(&mut task.lead));
        dataset.tasks.retain(|task| known(task.lead));
        dataset
            .appointments
            .iter_mut()
            .for_each(|a| place(&mut a.lead));
        dataset.appointments.retain(|a| known(a.lead));
        dataset
            .surveys
            .iter_mut()
            .for_each(|s: &mut Survey| place(&mut s.lead));
        let strays = integrity::strays(&dataset.calls, as_of, &settings.zone);
        let voices = voices::voices(&dataset, settings.as_of, &settings.zone);
        let mut spare = Vec::new();
        for timeline in timelines.iter_mut().chain([&mut differences]) {
            timeline.sort(&mut spare);
        }
        let lateness = deeds.lateness(&rows, as_of);
        let mut facts = Self {
            rows,
            dealers: dataset.dealers,
            people: dataset.people,
            sources: dataset.sources,
            files: dataset.files,
            knows,
            as_of,
            data_hash,
            later,
            ids,
            more,
            calls: dataset.calls,
            tasks: dataset.tasks,
            appointments: dataset.appointments,
            surveys: dataset.surveys,
            beliefs: dataset.beliefs,
            reasons: dataset.reasons,
            lateness,
            promises: deeds.promises,
            voices,
            deeds: deeds.list,
            open_hours: judge.open.is_some(),
            contact_times,
            sale_times,
            touch_log,
            plan: judge.plan != 0,
            marks,
            places: sites,
            sales,
            person_days,
            timelines,
            strays,
            differences,
            duties: Vec::new(),
        };
        facts.duties = facts.ranked(&duties);
        facts
    }
}

/// What is gathered lead by lead.
#[derive(Default)]
struct Gathered {
    rows: Vec<FactRow>,
    /// Beside each row, as are the places.
    marks: Vec<Marks>,
    places: Vec<Place>,
    timelines: [Timeline; Clock::COUNT],
    /// Recomputed minus stated response (M54).
    differences: Timeline,
    deeds: Deeds,
    duties: Vec<Duty>,
    /// Workable leads and the days on which they were sold.
    sales: Vec<(u32, i32)>,
    /// Room to work in: what people did about the lead in hand.
    turns: Vec<Turn>,
}

/// Everything a lead is judged by.
pub(super) struct Judge {
    pub(super) as_of: Option<i64>,
    /// Local day of the as-of time, where there is one.
    pub(super) today: i64,
    /// The as-of time as [`definitions::nine_to_five`] counts, where there is one.
    pub(super) office_now: i64,
    pub(super) horizon: Option<i64>,
    pub(super) open: Option<OpenTimes>,
    pub(super) knows: Knows,
    pub(super) whole: Whole,
    /// The files hold a log of touches with their times, not only a first attempt.
    pub(super) log: bool,
    /// Bit n: the plan has a touch on day n (M17).
    pub(super) plan: u128,
}

impl Judge {
    /// The clocks that will have entries.
    fn clocks(&self) -> impl Iterator<Item = Clock> {
        let (open, assigned) = (self.open.is_some(), self.knows.assigned);
        Clock::ALL.into_iter().filter(move |clock| match clock {
            Clock::HumanOpen | Clock::CallOpen => open,
            Clock::Assigned => assigned,
            _ => true,
        })
    }

    /// One lead. A call of its own: a browser compiles a function anew while it is not running, so that a loop with
    /// everything inside it would stay as slow as it began.
    #[inline(never)]
    fn lead(
        &self,
        given: &Given<'_>,
        at: u32,
        calendar: &mut Calendar<'_>,
        gathered: &mut Gathered,
    ) {
        let (lead, touches) = (given.lead, given.touches);
        let until = self.as_of.unwrap_or(i64::MAX);
        let created = lead.created.ms();
        let seen = |instant: Instant| instant.ms().filter(|&ms| ms <= until);
        let open = self.open.as_ref().and_then(|all| all.of(lead.dealer));
        let opted_out = seen(consent::ended(given.more));
        // An end before the start is not believed.
        let believed = |end: Instant| {
            if end >= lead.created && end <= Instant::from_ms(until) {
                end
            } else {
                Instant::UNKNOWN
            }
        };
        let ended = believed(lead.closed).earliest(believed(lead.sold));
        let ended = ended.earliest(believed(consent::ended(given.more))).ms();
        let within = self
            .horizon
            .map(|horizon| created.map_or(i64::MIN, |created| created.saturating_add(horizon)));
        let stated_contact = seen(lead.first_contact);
        let stop = ended
            .unwrap_or(i64::MAX)
            .min(stated_contact.unwrap_or(i64::MAX));
        let limits = Limits {
            as_of: until,
            within,
            stop,
        };
        gathered.turns.clear();
        let mut history = History::of(touches, limits, &mut gathered.turns);
        history.state(lead, limits);
        self.stated_contact(lead, stated_contact, limits, &mut history);

        let outcome = outcome(lead, until);
        let won = outcome == Outcome::Won && is_within(lead, within);
        let outcome = match outcome {
            outcome @ (Outcome::Won | Outcome::OptOut) => outcome,
            _ if opted_out.is_some() => Outcome::OptOut,
            outcome => outcome,
        };
        let local = created.map(|ms| {
            calendar.turn_to(ms);
            calendar.local_ms(ms)
        });
        let day = local.and_then(|ms| i32::try_from(ms.div_euclid(DAY)).ok());
        let hour = local
            .filter(|_| !lead.created_is_date)
            .and_then(|ms| u8::try_from(ms.rem_euclid(DAY) / HOUR).ok());
        let timed = created.is_some() && !lead.created_is_date;
        let early = match (created, history.first_human.ms()) {
            (Some(created), Some(first)) if timed => first < created - SKEW,
            _ => false,
        };
        gathered.rows.push(FactRow {
            created: lead.created,
            last_human: history.last_human,
            dealer: lead.dealer,
            person: if lead.person == NONE {
                history.person
            } else {
                lead.person
            },
            source: lead.source,
            day: day.unwrap_or(i32::MIN),
            hour: hour.unwrap_or(255),
            first_channel: history.first_channel,
            touches: history.touches,
            automatic: history.automatic,
            inbound: history.inbound,
            dials: history.touches[crate::records::Channel::Phone as usize],
            connects: history.connects,
            attempts: history.attempts,
            phone_attempts: history.phone_attempts,
            reached_by_attempt: history.reached_by_attempt,
            contacted: history.contacted,
            contacted_phone: history.contacted_phone,
            timed,
            touch_before_lead: early,
            outcome,
            exclusion: lead.exclusion,
            hot: lead.hot,
            bucket: history.bucket(),
        });
        let counted_until = within.map_or(until, |end| end.min(until));
        gathered.marks.push(Marks {
            won,
            no_calls: consent::bars_calls(given.more, &history, counted_until),
            band: 255,
            day: NONE,
            reason: u8::MAX,
            ..Marks::default()
        });
        // Both are changed where they stand: they are large.
        let (Some(row), Some(marks)) = (gathered.rows.last_mut(), gathered.marks.last_mut()) else {
            return;
        };
        gathered.places.push(Place::of(row, given.contact));
        marks.judged = match (within, self.as_of) {
            (None, _) => true,
            (Some(end), Some(as_of)) => created.is_some() && end <= as_of,
            (Some(_), None) => false,
        };
        marks.lost = matches!(outcome, Outcome::Lost | Outcome::Cancelled);
        // Too few attempts tell it without any date.
        let early_end = created
            .zip(ended)
            .is_some_and(|(created, end)| end - created < FORTNIGHT);
        marks.gave_up =
            marks.lost && !history.contacted && (history.attempts < ENOUGH || early_end);
        let mut open_ms = None;
        if let (Some(created), Some(as_of)) = (created, self.as_of) {
            marks.fortnight = created + FORTNIGHT <= as_of;
            if timed && !early {
                let start = Start {
                    created,
                    end: ended.unwrap_or(as_of),
                    over: ended.is_some(),
                    as_of,
                    today: self.today,
                    calendar,
                    at,
                    open,
                    assigned: given.more.assigned,
                };
                self.clocks_of(
                    &history,
                    start,
                    lead.exclusion == Exclusion::None,
                    &mut gathered.timelines,
                );
                open_ms = start.open_ms(history.first_human);
                Self::mark(marks, row.day, &history, start, open_ms);
            }
        }
        let mut case = Case {
            judge: self,
            lead,
            contact: given.contact,
            more: given.more,
            touches,
            turns: &gathered.turns,
            calls: given.calls,
            tasks: given.tasks,
            appointments: given.appointments,
            history: &history,
            row,
            attempted: row.touches != [0; 10],
            created,
            ended,
            sold: seen(lead.sold),
            sale: None,
            end: End::Open,
            as_of: self.as_of,
            within,
            until: counted_until,
            calendar,
            open,
            open_ms,
        };
        case.sale = persistence::sale(&case);
        case.end = End::of(&case);
        for answer in [
            persistence::answer,
            visits::answer,
            dialogue::answer,
            reasons::answer,
            definitions::answer,
            arrival::answer,
            consent::answer,
        ] {
            answer(&case, &mut marks.flags);
        }
        let owned = lead.person != NONE && row.day != i32::MIN;
        if owned && lead.exclusion == Exclusion::None {
            marks.day = 0;
        }
        marks.log = integrity::of(&case);
        if self.knows.crm_response {
            let (stated, item) = reconcile::response(&case, at);
            marks.stated = stated as u8;
            if lead.exclusion == Exclusion::None {
                gathered
                    .differences
                    .items
                    .extend(item.filter(|_| marks.judged));
            }
        }
        promises::judge(&case, at, &mut marks.flags, &mut gathered.deeds);
        dialogue::asked(&case, at, &mut gathered.deeds);
        Bands::fill(&case, marks);
        if lead.exclusion == Exclusion::None
            && let Some(day) = Bands::sold(&case)
        {
            gathered.sales.push((at, day));
        }
        if lead.exclusion == Exclusion::None
            && let Some((ms, stop)) = persistence::sale_stop(&case)
        {
            gathered.timelines[Clock::Sale as usize]
                .items
                .push(Item { ms, row: at, stop });
        }
        if let Some(duty) = Duty::of(&case, at) {
            marks.reason = duty.reason as u8;
            gathered.duties.push(duty);
        }
    }

    /// A contact that the CRM states in a column of the lead.
    fn stated_contact(
        &self,
        lead: &Lead,
        stated: Option<i64>,
        limits: Limits,
        history: &mut History,
    ) {
        let flagged = lead.contacted == Some(true);
        if stated.is_none() && !flagged {
            return;
        }
        let counts = match (stated, limits.within) {
            (_, None) => true,
            (Some(at), Some(end)) => at <= end,
            (None, Some(_)) => history.contacted,
        };
        if let Some(at) = stated {
            history.first_contact = history.first_contact.earliest(Instant::from_ms(at));
        } else if !history.first_contact.is_known() {
            history.untimed_contact = true;
        }
        if counts {
            if !history.contacted && stated.is_some() {
                history.reached_by_attempt = history.attempts;
            }
            history.contacted = true;
            // Only where no touch could tell: the flag is about the phone if the lead was called, or if the files
            // know no channels at all.
            let called = history.touches[crate::records::Channel::Phone as usize] > 0;
            history.contacted_phone |= !self.knows.result && (called || !self.knows.channel);
        }
    }
}

fn outcome(lead: &Lead, until: i64) -> Outcome {
    let after = |instant: Instant| instant.ms().is_some_and(|ms| ms > until);
    if lead.sold.is_known() && !after(lead.sold) {
        Outcome::Won
    } else if after(lead.sold) || after(lead.closed) && !lead.sold.is_known() {
        // It was not over yet.
        Outcome::Open
    } else {
        lead.outcome
    }
}

/// Sold or closed within the horizon, where there is one.
fn is_within(lead: &Lead, within: Option<i64>) -> bool {
    let when = lead.sold.ms().or(lead.closed.ms());
    within.is_none_or(|end| when.is_some_and(|when| when <= end))
}
