//! Leads of all files merged: one draft after the other, whatever their order.

use super::dataset::{Kind, Lead};
use super::draft::{Draft, first_channel, first_exclusion, more_attempts, stronger};
use super::join::{Codes, Decided, UNDEFINED};
use super::names::{Names, smaller_name};
use super::tallies::Tallies;
use super::values::{Exclusion, Outcome};
use crate::time::{Clock, DAY, Instant, Resolved, Stamp, Zone};

/// A lead while files are merged, with what the comparison of its dates needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Merged {
    pub(crate) lead: Lead,
    sold_is_date: bool,
    closed_is_date: bool,
    /// A file with phone and e-mail columns has it.
    reach_told: bool,
    reachable: bool,
}

impl Merged {
    /// Nothing known yet.
    pub(crate) const NEW: Self = Self {
        lead: Lead::UNKNOWN,
        sold_is_date: false,
        closed_is_date: false,
        reach_told: false,
        reachable: false,
    };
}

/// False if every creation date of this lead is against the order of its column: its row was set aside.
pub(crate) fn created_holds(
    file: &Decided,
    local: u32,
    draft: &Draft,
    clock: &mut Clock<'_>,
) -> bool {
    let day_first = file.dates[0];
    let mut holds = |stamp: Stamp| stamp.resolve(day_first, clock).instant.is_known();
    draft.dates[0].is_none()
        || holds(draft.dates[0])
        || file
            .data
            .more_dates
            .iter()
            .any(|&(lead, which, stamp)| lead == local && which == 0 && holds(stamp))
}

/// Merges the leads of one file into those of all.
pub(crate) fn merge_leads(
    file: &mut Decided,
    codes: &Codes,
    index: &[u32],
    merged: &mut [Merged],
    names: &Names,
    zone: &Zone,
    utc: &Zone,
) {
    let data = &mut file.data;
    if data.twice {
        // All its rows are set aside already.
        return;
    }
    let clocks = [0, 1, 2, 3, 4].map(|which| Decided::clock(data.lead_date(which), zone, utc));
    let leads_file = data.kind == Some(Kind::Leads);
    let tells_created = data.kind != Some(Kind::Touches) && data.lead_date(0).is_some();
    let mut merging = Merging {
        dates: file.dates,
        clocks,
        names,
        told: data.tells_reachable(),
    };
    // Rows against the order of their column.
    let minority = |which: usize| {
        data.lead_date(which).map(|column| {
            let evidence = if file.dates[which] {
                &column.month_first
            } else {
                &column.day_first
            };
            (evidence.count, evidence.lines.clone())
        })
    };
    let minorities = [0, 1, 2, 3, 4].map(minority);
    for (which, (count, lines)) in minorities
        .iter()
        .enumerate()
        .filter_map(|(n, m)| m.as_ref().map(|m| (n, m)))
    {
        if which == 0 && leads_file {
            data.aside.add_many("L003", *count, lines);
        } else {
            data.flags.add_many("F005", *count, lines);
        }
    }
    for local in 0..data.leads.len() {
        let draft = data.leads[local];
        let at = index[codes.of(local as u32) as usize];
        if at == UNDEFINED {
            let dropped = leads_file && !draft.dates[0].is_none();
            if !dropped {
                let lines = data.lines_of(local);
                data.aside.add_many("L004", u64::from(draft.rows), &lines);
            }
            continue;
        }
        merging.take(&draft, &mut merged[at as usize], &mut data.flags);
        if tells_created && draft.dates[0].is_none() {
            data.flags.add("F006", u64::from(draft.line));
        }
    }
    for &(local, which, stamp) in &data.more_dates {
        let at = index[codes.of(local) as usize];
        if at != UNDEFINED {
            let which = usize::from(which);
            let resolved = merging.resolve(which, stamp);
            set_date(&mut merged[at as usize], which, resolved);
        }
    }
}

/// What drafts of one file are merged by.
struct Merging<'a> {
    /// Day first, for each date.
    dates: [bool; 5],
    clocks: [Clock<'a>; 5],
    names: &'a Names,
    /// The file has columns of phone numbers or addresses.
    told: bool,
}

impl Merging<'_> {
    fn resolve(&mut self, which: usize, stamp: Stamp) -> Resolved {
        stamp.resolve(self.dates[which], &mut self.clocks[which])
    }

    /// Merges a draft into its lead.
    #[inline(never)]
    fn take(&mut self, draft: &Draft, m: &mut Merged, flags: &mut Tallies) {
        let lead = &mut m.lead;
        let names = self.names;
        let mut disagrees = draft.disagrees;
        disagrees |= smaller_name(&mut lead.dealer, draft.dealer, &names.dealers);
        disagrees |= smaller_name(&mut lead.person, draft.person, &names.people);
        disagrees |= smaller_name(&mut lead.source, draft.source, &names.sources);
        if disagrees {
            flags.add("F003", u64::from(draft.line));
        }
        for (which, stamp) in draft
            .dates
            .into_iter()
            .enumerate()
            .filter(|(_, stamp)| !stamp.is_none())
        {
            let resolved = self.resolve(which, stamp);
            if resolved.ambiguous {
                flags.add("F004", u64::from(draft.line));
            }
            set_date(m, which, resolved);
        }
        let lead = &mut m.lead;
        lead.attempts = more_attempts(lead.attempts, draft.attempts);
        lead.channel = first_channel(lead.channel, draft.channel);
        lead.outcome = stronger(lead.outcome, draft.outcome);
        lead.exclusion = first_exclusion(lead.exclusion, draft.exclusion);
        lead.bad |= draft.bad;
        lead.contacted = lead.contacted.max(draft.contacted);
        lead.hot = lead.hot.max(draft.hot);
        m.reach_told |= self.told;
        m.reachable |= draft.reachable;
    }
}

/// The earliest date wins, whatever the order of rows. A date without a time says no more than a time on that day does.
fn set_date(m: &mut Merged, which: usize, resolved: Resolved) {
    let mut unused = false;
    let lead = &mut m.lead;
    let (instant, is_date) = match which {
        0 => (&mut lead.created, &mut lead.created_is_date),
        1 => (&mut lead.closed, &mut m.closed_is_date),
        2 => (&mut lead.sold, &mut m.sold_is_date),
        3 => (&mut lead.first_attempt, &mut unused),
        _ => (&mut lead.first_contact, &mut unused),
    };
    if !resolved.instant.is_known() {
        return;
    }
    // A date is compared as the last moment of its day.
    let last =
        |at: Instant, is_date: bool| at.ms().map(|ms| ms + if is_date { DAY - 1 } else { 0 });
    if !instant.is_known() || last(resolved.instant, resolved.date_only) < last(*instant, *is_date)
    {
        (*instant, *is_date) = (resolved.instant, resolved.date_only);
    }
}

/// What follows from the merged columns.
pub(crate) fn settle(m: &mut Merged) {
    let lead = &mut m.lead;
    if lead.sold.is_known() {
        lead.outcome = Outcome::Won;
    }
    if m.reach_told && !m.reachable {
        lead.exclusion = first_exclusion(lead.exclusion, Exclusion::Unreachable);
    }
    let before = |end: Instant, is_date: bool| match (end.ms(), lead.created.ms()) {
        // A date ends with its day.
        (Some(end), Some(created)) => end + if is_date { DAY - 1 } else { 0 } < created,
        _ => false,
    };
    lead.ends_before_start =
        before(lead.sold, m.sold_is_date) || before(lead.closed, m.closed_is_date);
}

/// Flags what ends before it starts in every file that says when it ends.
pub(crate) fn flag_odd_ends(
    files: &mut [Decided],
    codes: &[Codes],
    index: &[u32],
    merged: &[Merged],
) {
    for (file, codes) in files.iter_mut().zip(codes) {
        for (local, draft) in file.data.leads.iter().enumerate() {
            let at = index[codes.of(local as u32) as usize];
            let ends = !draft.dates[1].is_none() || !draft.dates[2].is_none();
            if ends && at != UNDEFINED && merged[at as usize].lead.ends_before_start {
                file.data.flags.add("F002", u64::from(draft.line));
            }
        }
    }
}
