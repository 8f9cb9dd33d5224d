//! All files together: leads are joined by id, dates resolved, names sorted, touches put in order.

use super::columns::DateColumn;
use super::customers::{Customers, shown};
use super::dataset::{Dataset, Kind, Lead, NONE, Note};
use super::episodes::merge_episodes;
use super::events::{DATES, EventRow, Known, calls_as_touches, define, resolve};
use super::field::Field;
use super::file::FileData;
use super::ids::Ids;
use super::intern::Interner;
use super::merge::{Merged, created_holds, flag_odd_ends, merge_leads, settle};
use super::more::{merge_more, recode as recode_more};
use super::names::{Names, sorted_names};
use super::overlap::{given_twice, in_two_files};
use super::reading::{knows, reading};
use super::touches::{all_touches, in_order, people_of, resolve_touches};
use crate::diagnostic::Error;
use crate::time::{Clock, Zone};
use crate::words::Said;

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
    /// Day first, for the dates of files that are neither leads nor touches.
    pub(crate) events: [bool; DATES],
    /// Day first, for each of the dates that few files have.
    pub(crate) more: [bool; 4],
    /// Some cells were not UTF-8.
    pub(crate) repaired: bool,
}

impl Decided {
    /// A column of this file is taken for the field.
    pub(crate) fn has(&self, field: Field) -> bool {
        self.data.mapping.get(field).is_some()
    }

    fn has_leads(&self) -> bool {
        matches!(self.data.kind, Some(Kind::Leads | Kind::Wide))
    }

    fn has_touches(&self) -> bool {
        self.data.kind == Some(Kind::Touches)
    }

    /// A clock of the zone that the times of a column are in.
    pub(crate) fn clock<'a>(
        column: Option<&DateColumn>,
        zone: &'a Zone,
        utc: &'a Zone,
    ) -> Clock<'a> {
        let dates = column.is_some_and(DateColumn::are_dates);
        let utc_column = column.is_some_and(|column| column.utc) && !dates;
        Clock::new(if utc_column { utc } else { zone }).of_dates(dates)
    }
}

/// The index of an id that is no lead's.
pub(crate) const UNDEFINED: u32 = u32::MAX;

/// Joins the files.
pub(crate) fn join(mut files: Vec<Decided>, names: Names, zone: &Zone) -> Result<Dataset, Error> {
    let utc = Zone::utc();
    given_twice(&mut files);
    let (ids, codes) = common_ids(&mut files);

    // Which files say what leads there are.
    let any_created = files
        .iter()
        .any(|file| file.has_leads() && file.has(Field::CreatedAt));
    let any_leads = files.iter().any(Decided::has_leads);
    let any_touches = files.iter().any(Decided::has_touches);
    // Without leads and touches the other files say what leads there are.
    let alone = !any_leads && !any_touches;
    let defines = |file: &Decided| {
        if any_created {
            file.has_leads() && file.has(Field::CreatedAt)
        } else if any_leads {
            file.has_leads()
        } else {
            file.has_touches() || alone
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
                merged.push(Merged::NEW);
            }
        }
    }
    if alone {
        for (file, codes) in files.iter().zip(&codes) {
            define(
                file,
                codes,
                &ids,
                &names,
                &mut index,
                &mut merged,
                &mut lead_ids,
            );
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
    // What is next takes the room of what is over.
    for file in &mut files {
        file.data.leads = Vec::new();
    }
    let mut leads: Vec<Lead> = merged.into_iter().map(|m| m.lead).collect();
    let count = leads.len();
    let (mut more, mut contacts) = merge_more(
        &mut files,
        &codes,
        &index,
        count,
        &names.reasons,
        zone,
        &utc,
    );
    // From here on an id stands for the first lead of its episode: what happened on the later ones is the first one's.
    let later = merge_episodes(&mut leads, &mut contacts, &mut more, &mut index, |lead| {
        ids.text(lead_ids[lead])
    });

    if later > 0
        && let Some(file) = files.iter_mut().find(|file| file.data.more.is_some())
    {
        let text = Said::plural(
            later as u64,
            "{n} lead is a later enquiry of a customer of the same dealer (same phone number or address within 30 days), counted with the first",
            "{n} leads are later enquiries of a customer of the same dealer (same phone number or address within 30 days), counted with the first",
            vec![("n", later.to_string().into())],
        );
        file.data.notes.push(Note {
            header: String::new(),
            text,
        });
    }
    let joins: Vec<bool> = files
        .iter()
        .map(|file| file.data.by_customer && !defines(file))
        .collect();
    let by_customer = joins.contains(&true) || files.iter().any(|file| file.data.events.is_some());
    let customers = if by_customer {
        let lead_of = |lead: u32| index[lead_ids[lead as usize] as usize];
        let id = |lead: u32| ids.get(lead_ids[lead as usize]);
        Customers::new(&leads, &contacts, lead_of, id)
    } else {
        Customers::default()
    };
    let told = files
        .iter()
        .filter(|file| file.has_leads() || file.has_touches());
    let reach = told.filter_map(|file| newest(file, zone, &utc)).min();
    let newest = files
        .iter()
        .filter_map(|file| newest(file, zone, &utc))
        .max()
        .or_else(|| {
            // Answers come late: they tell how far the data goes only where nothing else does.
            let answers = files
                .iter()
                .filter_map(|file| newest_answer(file, zone, &utc));
            answers.max()
        });
    for ((file, codes), joins) in files.iter_mut().zip(&codes).zip(joins) {
        let by = joins.then_some(&customers);
        resolve_touches(file, codes, &index, by, zone, &utc)?;
    }
    in_two_files(&mut files);
    let (people, person_codes) = sorted_names(&names.people, |used| {
        leads.iter().for_each(|lead| used(lead.person));
        all_touches(&files).for_each(|some| people_of(some, used));
        event_rows(&files).for_each(|row| used(row.person));
    });
    let (dealers, dealer_codes) = sorted_names(&names.dealers, |used| {
        leads.iter().for_each(|lead| used(lead.dealer));
        event_rows(&files).for_each(|row| used(row.dealer));
    });
    let (reasons, reason_codes) = sorted_names(&names.reasons, |used| {
        for row in event_rows(&files) {
            used(row.reason);
            row.texts
                .iter()
                .filter(|_| row.gives_reasons)
                .for_each(|&code| used(code));
        }
        more.iter().for_each(|more| used(more.lost_reason));
    });
    let (sources, source_codes) = sorted_names(&names.sources, |used| {
        leads.iter().for_each(|lead| used(lead.source))
    });
    recode_more(&mut more, &reason_codes);
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
    let touches = in_order(&mut files, leads.len(), &person_codes);
    let known = Known {
        index: &index,
        people: &person_codes,
        dealers: &dealer_codes,
        reasons: &reason_codes,
        customers: &customers,
        alone,
    };
    let events = resolve(&mut files, &codes, &known, zone);
    let touches = calls_as_touches(touches, &events.calls);
    let knows = knows(&files, &leads, &more, &events);
    let written = Ids::of(lead_ids.iter().map(|&code| ids.get(code)));
    drop(ids);
    let aside = files
        .iter_mut()
        .map(|file| (file.data.nth, file.data.aside.take_all()))
        .filter(|(_, rows)| !rows.is_empty())
        .collect();
    let files = files.into_iter().map(reading).collect();
    Ok(Dataset {
        aside,
        leads,
        touches,
        ids: shown(written),
        dealers,
        people,
        sources,
        files,
        knows,
        newest,
        reach,
        calls: events.calls,
        tasks: events.tasks,
        appointments: events.appointments,
        surveys: events.surveys,
        beliefs: events.beliefs,
        contacts,
        more,
        reasons,
    })
}

/// The rows of all files that are neither leads nor touches.
fn event_rows(files: &[Decided]) -> impl Iterator<Item = &EventRow> {
    files
        .iter()
        .flat_map(|file| &file.data.events)
        .flat_map(|events| &events.rows)
}

/// From a file's own codes of ids to the common ones.
pub(crate) enum Codes {
    /// They are the same.
    Same,
    /// By table.
    Table(Vec<u32>),
}

impl Codes {
    /// The common code.
    #[inline]
    pub(crate) fn of(&self, local: u32) -> u32 {
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
        let named = file.data.named_leads();
        let Some(&first) = named.first() else {
            continue;
        };
        if named
            .iter()
            .any(|&local| index[codes.of(local) as usize] != UNDEFINED)
        {
            continue;
        }
        let mine = ids.text(codes.of(first));
        let theirs = index
            .iter()
            .position(|&at| at != UNDEFINED)
            .map_or("", |code| ids.text(code as u32));
        let other = &files[defining].data.name;
        return Err(Error::new(
            "E025",
            &file.data.name,
            Said::of(
                "the files do not join: no lead id of {file} occurs in {other} (`{mine}` here, `{theirs}` there)",
                vec![
                    ("file", file.data.name.as_str().into()),
                    ("other", other.as_str().into()),
                    ("mine", mine.into()),
                    ("theirs", theirs.into()),
                ],
            ),
            Said::of(
                "say which columns hold the lead id (on the command line: --map {kind}.lead_id=HEADER --map leads.lead_id=HEADER)",
                vec![("kind", file.data.kind.map_or("touches", Kind::name).into())],
            ),
        ));
    }
    Ok(())
}

/// The newest instant in any column of dates, except when something is due.
fn newest(file: &Decided, zone: &Zone, utc: &Zone) -> Option<i64> {
    let data = &file.data;
    let of = |column: Option<&DateColumn>, day_first: bool| latest(column, day_first, zone, utc);
    let of_leads = (0..5)
        .filter_map(|which| of(data.lead_date(which), file.dates[which]))
        .max();
    // What lies ahead tells nothing about how far the data goes.
    let of_events = data.events.as_ref().and_then(|events| {
        let past = events.kind.past.iter();
        past.filter_map(|&at| of(events.dates[at].as_ref(), file.events[at]))
            .max()
    });
    let of_more = (0..4)
        .filter_map(|which| of(data.more.as_ref()?.dates[which].as_ref(), file.more[which]))
        .max();
    [
        of_leads,
        of_more,
        of(data.touch_date(), file.touch),
        of(data.ended_date(), file.ended),
        of_events,
    ]
    .into_iter()
    .flatten()
    .max()
}

/// The newest answer of a customer.
fn newest_answer(file: &Decided, zone: &Zone, utc: &Zone) -> Option<i64> {
    let events = file.data.events.as_ref()?;
    let surveys = file.data.kind == Some(Kind::Surveys);
    let column = events.dates[0].as_ref().filter(|_| surveys);
    latest(column, file.events[0], zone, utc)
}

/// The newest instant in a column.
fn latest(column: Option<&DateColumn>, day_first: bool, zone: &Zone, utc: &Zone) -> Option<i64> {
    let mut clock = Decided::clock(column, zone, utc);
    let latest = column?.latest(day_first);
    latest
        .into_iter()
        .filter_map(|stamp| stamp.resolve(day_first, &mut clock).instant.ms())
        .max()
}
