//! All files together: leads are joined by id, dates resolved, names sorted, touches put in order.

use std::collections::BTreeMap;

use super::columns::DateColumn;
use super::dataset::{Dataset, FileReading, Kind, Knows, Lead, NONE, Note, Touch};
use super::field::Field;
use super::file::{Draft, FileData, Names, encoding, first_exclusion, smaller_name, stronger};
use super::intern::Interner;
use super::values::{Exclusion, Outcome};
use crate::diagnostic::Error;
use crate::order::sorted;
use crate::time::{Clock, DAY, Instant, Resolved, Stamp, Zone};

/// A file whose columns of dates are decided.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) data: FileData,
    /// Day first, for each date of a lead.
    pub(crate) dates: [bool; 5],
    /// Day first, for the times of touches.
    pub(crate) touch: bool,
    /// Day first, for the ends of touches.
    pub(crate) ended: bool,
    /// Some cells were not UTF-8.
    pub(crate) repaired: bool,
}

impl Decided {
    fn has(&self, field: Field) -> bool {
        self.data.mapping.get(field).is_some()
    }

    fn has_leads(&self) -> bool {
        self.data.kind != Some(Kind::Touches)
    }

    fn clock<'a>(column: Option<&DateColumn>, zone: &'a Zone, utc: &'a Zone) -> Clock<'a> {
        Clock::new(if column.is_some_and(|column| column.utc) {
            utc
        } else {
            zone
        })
    }
}

/// A lead while files are merged, with what the comparison of its dates needs.
#[derive(Debug, Clone, Copy)]
struct Merged {
    lead: Lead,
    sold_is_date: bool,
    closed_is_date: bool,
    /// A file with phone and e-mail columns has it.
    reach_told: bool,
    reachable: bool,
}

const UNDEFINED: u32 = u32::MAX;

/// Joins the files.
pub(crate) fn join(mut files: Vec<Decided>, names: Names, zone: &Zone) -> Result<Dataset, Error> {
    let utc = Zone::utc();
    let (ids, codes) = common_ids(&mut files);

    // Which files say what leads there are.
    let any_created = files
        .iter()
        .any(|file| file.has_leads() && file.has(Field::CreatedAt));
    let any_leads = files.iter().any(Decided::has_leads);
    let defines = |file: &Decided| {
        if any_created {
            file.has_leads() && file.has(Field::CreatedAt)
        } else {
            file.has_leads() || !any_leads
        }
    };

    let mut index = vec![UNDEFINED; ids.len()];
    let mut merged: Vec<Merged> = Vec::with_capacity(ids.len());
    let mut lead_ids: Vec<u32> = Vec::with_capacity(ids.len());
    for (file, codes) in files.iter().zip(&codes).filter(|(file, _)| defines(file)) {
        let mut clock = Decided::clock(file.data.lead_date(0), zone, &utc);
        for (local, draft) in file.data.leads.iter().enumerate() {
            if file.data.kind == Some(Kind::Leads)
                && !created_holds(file, local as u32, draft, &mut clock)
            {
                continue;
            }
            let code = codes.of(local as u32);
            if index[code as usize] == UNDEFINED {
                index[code as usize] = merged.len() as u32;
                lead_ids.push(code);
                merged.push(Merged {
                    lead: Lead::UNKNOWN,
                    sold_is_date: false,
                    closed_is_date: false,
                    reach_told: false,
                    reachable: false,
                });
            }
        }
    }
    must_join(&files, &codes, &index, &ids, defines)?;

    for (file, codes) in files.iter_mut().zip(&codes) {
        merge_leads(file, codes, &index, &mut merged, &names, zone, &utc);
    }
    for m in &mut merged {
        settle(m);
    }
    flag_odd_ends(&mut files, &codes, &index, &merged);
    let mut leads: Vec<Lead> = merged.into_iter().map(|m| m.lead).collect();

    let mut per_lead = vec![0_u32; leads.len() + 1];
    let newest = files
        .iter()
        .filter_map(|file| newest(file, zone, &utc))
        .max();
    for (file, codes) in files.iter_mut().zip(&codes) {
        resolve_touches(file, codes, &index, &mut per_lead, zone, &utc);
    }
    let (people, person_codes) = sorted_names(&names.people, |used| {
        leads.iter().for_each(|lead| used(lead.person));
        files
            .iter()
            .flat_map(|file| &file.data.touches)
            .for_each(|touch| used(touch.person()));
    });
    let (dealers, dealer_codes) = sorted_names(&names.dealers, |used| {
        leads.iter().for_each(|lead| used(lead.dealer))
    });
    let (sources, source_codes) = sorted_names(&names.sources, |used| {
        leads.iter().for_each(|lead| used(lead.source))
    });
    let recode = |code: &mut u32, codes: &[u32]| {
        if *code != NONE {
            *code = codes[*code as usize];
        }
    };
    for lead in &mut leads {
        recode(&mut lead.person, &person_codes);
        recode(&mut lead.dealer, &dealer_codes);
        recode(&mut lead.source, &source_codes);
    }
    let touches = in_order(&mut files, per_lead, &person_codes);
    let knows = knows(&files, &leads);
    let ids = lead_ids
        .into_iter()
        .map(|code| ids.text(code).into())
        .collect();
    let files = files.into_iter().map(reading).collect();
    Ok(Dataset {
        leads,
        touches,
        ids,
        dealers,
        people,
        sources,
        files,
        knows,
        newest,
    })
}

/// From a file's own codes of ids to the common ones.
enum Codes {
    /// They are the same.
    Same,
    /// By table.
    Table(Vec<u32>),
}

impl Codes {
    #[inline]
    fn of(&self, local: u32) -> u32 {
        match self {
            Self::Same => local,
            Self::Table(table) => table[local as usize],
        }
    }
}

fn common_ids(files: &mut [Decided]) -> (Interner, Vec<Codes>) {
    let mut ids = Interner::default();
    let mut codes = Vec::with_capacity(files.len());
    for (nth, file) in files.iter_mut().enumerate() {
        let own = std::mem::take(&mut file.data.ids);
        if nth == 0 {
            ids = own;
            codes.push(Codes::Same);
        } else {
            codes.push(Codes::Table(
                (0..own.len() as u32)
                    .map(|code| ids.intern(own.get(code)))
                    .collect(),
            ));
        }
    }
    (ids, codes)
}

/// False if every creation date of this lead is against the order of its column: its row was set aside.
fn created_holds(file: &Decided, local: u32, draft: &Draft, clock: &mut Clock<'_>) -> bool {
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

fn must_join(
    files: &[Decided],
    codes: &[Codes],
    index: &[u32],
    ids: &Interner,
    defines: impl Fn(&Decided) -> bool,
) -> Result<(), Error> {
    let Some(defining) = files.iter().position(&defines) else {
        return Ok(());
    };
    for (file, codes) in files.iter().zip(codes).filter(|(file, _)| !defines(file)) {
        let count = file.data.leads.len() as u32;
        if count == 0 || (0..count).any(|local| index[codes.of(local) as usize] != UNDEFINED) {
            continue;
        }
        let mine = ids.text(codes.of(0));
        let theirs = index
            .iter()
            .position(|&at| at != UNDEFINED)
            .map_or("", |code| ids.text(code as u32));
        let other = &files[defining].data.name;
        return Err(Error::new(
            "E025",
            &file.data.name,
            format!(
                "the files do not join: no lead id of {} occurs in {other} (`{mine}` here, `{theirs}` there)",
                file.data.name
            ),
            "name the columns with the lead id by --map touches.lead_id=HEADER or --map leads.lead_id=HEADER",
        ));
    }
    Ok(())
}

fn merge_leads(
    file: &mut Decided,
    codes: &Codes,
    index: &[u32],
    merged: &mut [Merged],
    names: &Names,
    zone: &Zone,
    utc: &Zone,
) {
    let data = &mut file.data;
    let mut clocks = [0, 1, 2, 3, 4].map(|which| Decided::clock(data.lead_date(which), zone, utc));
    let leads_file = data.kind == Some(Kind::Leads);
    let tells_created = data.kind != Some(Kind::Touches) && data.lead_date(0).is_some();
    let told = data.tells_reachable();
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
                data.aside
                    .add_many("L004", u64::from(draft.rows), &[u64::from(draft.line)]);
            }
            continue;
        }
        let m = &mut merged[at as usize];
        let lead = &mut m.lead;
        let mut disagrees = draft.disagrees;
        disagrees |= smaller_name(&mut lead.dealer, draft.dealer, &names.dealers);
        disagrees |= smaller_name(&mut lead.person, draft.person, &names.people);
        disagrees |= smaller_name(&mut lead.source, draft.source, &names.sources);
        if disagrees {
            data.flags.add("F003", u64::from(draft.line));
        }
        for (which, stamp) in draft
            .dates
            .into_iter()
            .enumerate()
            .filter(|(_, stamp)| !stamp.is_none())
        {
            let resolved = stamp.resolve(file.dates[which], &mut clocks[which]);
            if resolved.ambiguous {
                data.flags.add("F004", u64::from(draft.line));
            }
            set_date(m, which, resolved);
        }
        if tells_created && draft.dates[0].is_none() {
            data.flags.add("F006", u64::from(draft.line));
        }
        let lead = &mut m.lead;
        if draft.attempts != u16::MAX {
            lead.attempts = if lead.attempts == u16::MAX {
                draft.attempts
            } else {
                lead.attempts.max(draft.attempts)
            };
        }
        lead.channel = match (lead.channel, draft.channel) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        lead.outcome = stronger(lead.outcome, draft.outcome);
        lead.exclusion = first_exclusion(lead.exclusion, draft.exclusion);
        lead.contacted = lead.contacted.max(draft.contacted);
        lead.hot = lead.hot.max(draft.hot);
        m.reach_told |= told;
        m.reachable |= draft.reachable;
    }
    for &(local, which, stamp) in &data.more_dates {
        let at = index[codes.of(local) as usize];
        if at != UNDEFINED {
            let which = usize::from(which);
            set_date(
                &mut merged[at as usize],
                which,
                stamp.resolve(file.dates[which], &mut clocks[which]),
            );
        }
    }
}

/// The earliest date wins, whatever the order of rows; of two equal ones the one with a time of day.
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
    if !instant.is_known() || resolved.instant < *instant {
        (*instant, *is_date) = (resolved.instant, resolved.date_only);
    } else if resolved.instant == *instant {
        *is_date &= resolved.date_only;
    }
}

/// What follows from the merged columns.
fn settle(m: &mut Merged) {
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

fn flag_odd_ends(files: &mut [Decided], codes: &[Codes], index: &[u32], merged: &[Merged]) {
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

/// Gives touches their instant and the index of their lead; those that cannot be used are dropped and counted.
fn resolve_touches(
    file: &mut Decided,
    codes: &Codes,
    index: &[u32],
    per_lead: &mut [u32],
    zone: &Zone,
    utc: &Zone,
) {
    let mut clock = Decided::clock(file.data.touch_date(), zone, utc);
    let data = &mut file.data;
    let mut kept = 0;
    for at in 0..data.touches.len() {
        let mut touch = data.touches[at];
        let line = u64::from(data.touch_lines[at]);
        let stamp = Stamp::from_bits(touch.at.ms().unwrap_or(i64::MIN).cast_unsigned());
        if stamp.is_none() {
            touch.at = Instant::UNKNOWN;
        } else {
            let resolved = stamp.resolve(file.touch, &mut clock);
            if !resolved.instant.is_known() {
                data.aside.add("T005", line);
                continue;
            }
            if resolved.ambiguous {
                data.flags.add("F004", line);
            }
            touch.at = resolved.instant;
        }
        let lead = index[codes.of(touch.lead) as usize];
        if lead == UNDEFINED {
            data.aside.add("T003", line);
            continue;
        }
        touch.lead = lead;
        per_lead[lead as usize + 1] += 1;
        data.touches[kept] = touch;
        kept += 1;
    }
    data.touches.truncate(kept);
    data.touch_lines = Vec::new();
}

/// All touches by `(lead, at, meta)`: a counting sort by lead, then each lead's few by time.
fn in_order(files: &mut [Decided], mut ends: Vec<u32>, person_codes: &[u32]) -> Vec<Touch> {
    for at in 1..ends.len() {
        ends[at] += ends[at - 1];
    }
    let count = ends.last().copied().unwrap_or(0) as usize;
    let nothing = Touch {
        at: Instant::UNKNOWN,
        lead: 0,
        meta: 0,
    };
    let mut touches = vec![nothing; count];
    for file in files {
        for touch in std::mem::take(&mut file.data.touches) {
            let person = touch.person();
            let touch = if person == NONE {
                touch
            } else {
                touch.with_person(person_codes[person as usize])
            };
            let place = &mut ends[touch.lead as usize];
            touches[*place as usize] = touch;
            *place += 1;
        }
    }
    let mut start = 0;
    for end in ends {
        let of_lead = &mut touches[start..end as usize];
        if of_lead.len() > 1 {
            of_lead.sort_unstable_by_key(|touch| (touch.at, touch.meta));
        }
        start = end as usize;
    }
    touches
}

/// Names in use, ascending, and from provisional to final codes. Equal names become one.
fn sorted_names(
    names: &Interner,
    each: impl FnOnce(&mut dyn FnMut(u32)),
) -> (Vec<String>, Vec<u32>) {
    let mut used = vec![false; names.len()];
    each(&mut |code| {
        if code != NONE {
            used[code as usize] = true;
        }
    });
    let in_use: Vec<u32> = (0..names.len() as u32)
        .filter(|&code| used[code as usize])
        .collect();
    let order = sorted(in_use, |&one, &other| names.get(one).cmp(names.get(other)));
    let mut codes = vec![NONE; names.len()];
    for (at, &code) in order.iter().enumerate() {
        codes[code as usize] = at as u32;
    }
    (
        order
            .into_iter()
            .map(|code| names.text(code).to_owned())
            .collect(),
        codes,
    )
}

/// The newest instant in any column of dates, except when something is due.
fn newest(file: &Decided, zone: &Zone, utc: &Zone) -> Option<i64> {
    let data = &file.data;
    let of = |column: Option<&DateColumn>, day_first: bool| {
        let mut clock = Decided::clock(column, zone, utc);
        let latest = column?.latest(day_first);
        latest
            .into_iter()
            .filter_map(|stamp| stamp.resolve(day_first, &mut clock).instant.ms())
            .max()
    };
    let of_leads = (0..5)
        .filter_map(|which| of(data.lead_date(which), file.dates[which]))
        .max();
    [
        of_leads,
        of(data.touch_date(), file.touch),
        of(data.ended_date(), file.ended),
    ]
    .into_iter()
    .flatten()
    .max()
}

fn knows(files: &[Decided], leads: &[Lead]) -> Knows {
    let any = |field: Field| files.iter().any(|file| file.has(field));
    let attempts = any(Field::Attempts);
    Knows {
        touches: attempts || files.iter().any(|file| file.data.kind != Some(Kind::Leads)),
        leads: files
            .iter()
            .any(|file| file.data.kind == Some(Kind::Leads) || file.data.untouched_rows),
        created: any(Field::CreatedAt),
        created_time: leads
            .iter()
            .any(|lead| lead.created.is_known() && !lead.created_is_date),
        touch_time: files.iter().any(|file| file.data.touch_date().is_some()),
        channel: any(Field::Channel) || any(Field::LeadChannel),
        direction: any(Field::Direction),
        actor: any(Field::Actor) || files.iter().any(|file| file.data.other_actors),
        result: files.iter().any(|file| file.data.tells_result()),
        contacted: any(Field::Contacted) || any(Field::FirstContactAt),
        // A column whose values nobody could classify tells nothing.
        outcome: any(Field::SoldAt) || leads.iter().any(|lead| lead.outcome != Outcome::Unknown),
        closed: any(Field::ClosedAt),
        dealer: any(Field::Dealer),
        person: any(Field::Person) || any(Field::TouchPerson),
        source: any(Field::Source),
        attempts,
    }
}

fn reading(file: Decided) -> FileReading {
    let data = file.data;
    let mut notes = data.unmapped();
    notes.splice(0..0, data.notes.iter().cloned());
    let mut about_file = |text: &str| {
        notes.push(Note {
            header: String::new(),
            text: text.to_owned(),
        })
    };
    if data.dates().next().is_none() {
        about_file("no date column: every time is not known");
    }
    if data.kind == Some(Kind::Leads) && data.mapping.get(Field::LeadId).is_none() {
        about_file("no lead id column: each row is a lead, named by its number");
    }
    let mut mapping: BTreeMap<&'static str, String> = BTreeMap::new();
    for (field, column) in data.mapping.pairs() {
        mapping.insert(field, data.header_of(column).to_owned());
    }
    let unused = (0..data.headers.len())
        .filter(|&column| !data.mapping.uses(column))
        .map(|column| data.headers[column].clone())
        .collect();
    let rows_set_aside = data.aside.total();
    FileReading {
        kind: data.kind.unwrap_or(Kind::Leads),
        encoding: encoding(data.bom, file.repaired),
        delimiter: data
            .dialect
            .map_or(',', |dialect| char::from(dialect.delimiter)),
        line_ending: data.dialect.map_or("LF", |dialect| dialect.line_ending),
        rows_read: data.rows,
        rows_counted: data.rows - rows_set_aside,
        rows_set_aside,
        reasons: data.aside.finish(),
        flags: data.flags.finish(),
        name: data.name,
        mapping,
        unused,
        notes,
    }
}
