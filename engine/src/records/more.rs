//! Columns of a lead that few exports have: who may be called, what it cost, when it was assigned. A file without any of
//! them pays nothing for them, and neither does a dataset.

use super::columns::{DateColumn, NameColumn, trim};
use super::dataset::NONE;
use super::draft::{Draft, stronger};
use super::events::{Contact, More, opt_out};
use super::field::Field;
use super::grounds::Grounds;
use super::intern::Interner;
use super::join::{Codes, Decided, UNDEFINED};
use super::keys::{email_key, phone_key};
use super::mapping::Mapping;
use super::names::smaller_name;
use super::numbers::{Numbers, Stated};
use super::packed::{Pack, Unpack};
use super::tallies::Tallies;
use super::told::Told;
use super::value_column::{ColumnValues, ValueColumn};
use super::values::Outcome;
use super::vocabulary::{self, normal};
use crate::bytes::decode;
use crate::table::Row;
use crate::time::{DAY, Instant, Stamp, Zone};
use crate::words::Said;

/// The dates among them.
pub(crate) const DATES: [Field; 4] = [
    Field::AssignedAt,
    Field::ActionableAt,
    Field::OptOutPhone,
    Field::OptOut,
];

/// The first of [`DATES`] that is an opt-out, whose cells can also be a bare yes.
const OPT_OUT: usize = 2;

/// What one file tells in such columns.
#[derive(Debug)]
pub(crate) struct MoreOfFile {
    pub(crate) dates: [Option<DateColumn>; 4],
    flags: [Option<ValueColumn<bool>>; 2],
    after_hours: Option<ValueColumn<bool>>,
    readiness: Option<ValueColumn<u8>>,
    lost_reason: Option<NameColumn>,
    numbers: Numbers,
    contacts: Contacts,
    /// There are no other columns: no draft is needed.
    only_contacts: bool,
    /// By the file's own code of the lead, as everything here.
    reached_by: Vec<Contact>,
    drafts: Vec<MoreDraft>,
    /// Dates that differ from the one in the draft: lead, which, stamp.
    others: Vec<(u32, u8, Stamp)>,
}

/// One lead in one file.
#[derive(Debug, Clone, Copy)]
struct MoreDraft {
    dates: [Stamp; 4],
    /// Everything else.
    more: More,
}

/// The columns that say how to reach the customer.
#[derive(Debug)]
struct Contacts {
    phones: Vec<usize>,
    emails: Vec<usize>,
    customers: Vec<usize>,
}

impl Contacts {
    const fn any(&self) -> bool {
        !(self.phones.is_empty() && self.emails.is_empty() && self.customers.is_empty())
    }

    fn read(&self, row: &Row<'_>) -> Contact {
        let present = |columns: &[usize]| {
            (!columns.is_empty())
                .then(|| columns.iter().any(|&column| told(trim(&row.cell(column)))))
        };
        let key = |columns: &[usize], of: fn(&[u8]) -> u64| {
            columns
                .iter()
                .map(|&column| of(trim(&row.cell(column))))
                .find(|&key| key != 0)
                .unwrap_or(0)
        };
        Contact {
            phone_key: key(&self.phones, phone_key),
            email_key: key(&self.emails, email_key),
            has_phone: present(&self.phones),
            has_email: present(&self.emails),
            has_name: present(&self.customers),
            ..Contact::UNKNOWN
        }
    }
}

/// As bytes for another worker.
fn pack(contact: &Contact, to: &mut Pack) {
    to.number(contact.phone_key);
    to.number(contact.email_key);
    for flag in [contact.has_phone, contact.has_email, contact.has_name] {
        to.maybe(flag);
    }
}

fn unpack(from: &mut Unpack<'_>) -> Contact {
    let [phone_key, email_key] = [(); 2].map(|()| from.number());
    let [has_phone, has_email, has_name] = [(); 3].map(|()| from.maybe());
    Contact {
        phone_key,
        email_key,
        has_phone,
        has_email,
        has_name,
        ..Contact::UNKNOWN
    }
}

impl MoreOfFile {
    /// Of a file with these columns; `None` when it has none of them.
    pub(crate) fn new(
        mapping: &Mapping,
        headers: &[String],
        delimiter: u8,
        grounds: &Grounds<'_>,
    ) -> Option<Box<Self>> {
        let told = |field: Field| Told::new(grounds, field.name());
        let column = |field: Field| mapping.get(field);
        let date =
            |field: Field| column(field).map(|at| DateColumn::new(at, &headers[at], grounds));
        let flag = |field: Field| {
            column(field).map(|at| ValueColumn::new(at, vocabulary::flag, told(field)))
        };
        let mut of_file = Self {
            dates: DATES.map(date),
            flags: [flag(Field::OptOutPhone), flag(Field::OptOut)],
            after_hours: flag(Field::AfterHours),
            readiness: column(Field::Readiness)
                .map(|at| ValueColumn::new(at, vocabulary::readiness, told(Field::Readiness))),
            lost_reason: column(Field::LostReason).map(NameColumn::new),
            numbers: Numbers::new(mapping, headers, delimiter, grounds),
            contacts: Contacts {
                phones: mapping.phones.clone(),
                emails: mapping.emails.clone(),
                customers: mapping.customers.clone(),
            },
            only_contacts: false,
            reached_by: Vec::new(),
            drafts: Vec::new(),
            others: Vec::new(),
        };
        of_file.only_contacts = !of_file.any();
        (of_file.contacts.any() || !of_file.only_contacts).then(|| Box::new(of_file))
    }

    /// There is a column that is not about how to reach the customer.
    fn any(&self) -> bool {
        self.dates.iter().any(Option::is_some)
            || self.numbers.any()
            || self.after_hours.is_some()
            || self.readiness.is_some()
            || self.lost_reason.is_some()
    }

    /// The columns that say how to reach the customer; `None` when there are others as well.
    pub(crate) fn only_contacts(&self) -> Option<impl Iterator<Item = usize>> {
        let contacts = &self.contacts;
        self.only_contacts.then(|| {
            let columns = contacts.phones.iter().chain(&contacts.emails);
            columns.chain(&contacts.customers).copied()
        })
    }

    /// How customers can be reached, as bytes for another worker: where that is all there is.
    pub(super) fn pack(&self, to: &mut Pack) {
        to.count(self.reached_by.len());
        self.reached_by.iter().for_each(|contact| pack(contact, to));
    }

    /// Takes in what later rows tell; `leads` are the codes that leads have here.
    pub(super) fn absorb(&mut self, from: &mut Unpack<'_>, leads: &[u32]) {
        let count = from.count();
        for &lead in leads.iter().take(count) {
            self.reach(lead as usize).absorb(&unpack(from));
        }
    }

    fn reach(&mut self, lead: usize) -> &mut Contact {
        if self.reached_by.len() <= lead {
            self.reached_by.resize(lead + 1, Contact::UNKNOWN);
        }
        &mut self.reached_by[lead]
    }

    /// Reads the columns of one row about a lead.
    #[inline(never)]
    pub(crate) fn read(
        &mut self,
        row: &Row<'_>,
        lead: usize,
        draft: &mut Draft,
        reasons: &mut Interner,
        flags: &mut Tallies,
    ) {
        if self.contacts.any() {
            let contact = self.contacts.read(row);
            self.reach(lead).absorb(&contact);
        }
        if self.only_contacts {
            return;
        }
        if self.drafts.len() <= lead {
            let nothing = MoreDraft {
                dates: [Stamp::NONE; 4],
                more: More::UNKNOWN,
            };
            self.drafts.resize(lead + 1, nothing);
        }
        let known = &mut self.drafts[lead];
        let mut more = More::UNKNOWN;
        for which in 0..DATES.len() {
            let Some(column) = &mut self.dates[which] else {
                continue;
            };
            let cell = row.cell(column.column);
            let cell = trim(&cell);
            // An opt-out can be a time, a date or a bare yes.
            if which >= OPT_OUT && (cell.len() < 6 || !cell[0].is_ascii_digit()) {
                let yes = self.flags[which - OPT_OUT]
                    .as_mut()
                    .and_then(|column| column.read(cell));
                if yes == Some(true) {
                    *date_of(&mut more, which) = More::SOMETIME;
                    if which > OPT_OUT {
                        draft.outcome = stronger(draft.outcome, Outcome::OptOut);
                    }
                }
                continue;
            }
            match column.read(cell, row.line) {
                Ok(stamp) if stamp.is_none() || known.dates[which] == stamp => {}
                Ok(stamp) if known.dates[which].is_none() => known.dates[which] = stamp,
                Ok(stamp) => self.others.push((lead as u32, which as u8, stamp)),
                Err(found) => flags.add(found.flag(), row.line),
            }
        }
        if let Some(column) = &mut self.after_hours {
            more.after_hours = column.read(trim(&row.cell(column.column)));
        }
        if let Some(column) = &mut self.readiness
            && let Some(readiness) = column.read(trim(&row.cell(column.column)))
        {
            more.readiness = readiness;
        }
        if let Some(column) = &mut self.lost_reason {
            let cell = row.cell(column.column);
            let cell = trim(&cell);
            if told(cell) {
                more.lost_reason = column.read(cell, reasons);
            }
        }
        if let Some(stated) = self.numbers.read(row, lead as u32, flags) {
            more.state(&stated);
        }
        absorb(&mut known.more, &more, reasons);
    }

    /// Decides what numbers mean that could be read in two ways; what was decided about numbers, by column.
    pub(crate) fn settle_numbers(&mut self) -> Vec<(usize, Said)> {
        let (decided, notes) = self.numbers.settle();
        let nothing = Interner::default();
        for (lead, stated) in decided {
            let mut more = More::UNKNOWN;
            more.state(&stated);
            absorb(&mut self.drafts[lead as usize].more, &more, &nothing);
        }
        notes
    }

    /// The values of columns with a closed vocabulary.
    pub(crate) fn values(&self, headers: &[String]) -> Vec<ColumnValues> {
        let flags = self.flags.iter().chain([&self.after_hours]).flatten();
        flags
            .map(|column| column.found(&headers[column.column]))
            .chain(
                self.readiness
                    .iter()
                    .map(|column| column.found(&headers[column.column])),
            )
            .collect()
    }
}

/// A cell that tells something: not blank, and no word for it.
pub(super) fn told(cell: &[u8]) -> bool {
    // None of the words for nothing is longer, and none has a digit.
    if cell.len() > 13 || cell.iter().any(u8::is_ascii_digit) {
        return true;
    }
    let text = normal(&decode(cell));
    !vocabulary::NOTHING.contains(&text.as_str())
}

impl More {
    /// Takes in the numbers of a row.
    fn state(&mut self, stated: &Stated) {
        (self.cost, self.gross) = (stated.cost, stated.gross);
        (self.crm_response, self.crm_adjusted) = (stated.response, stated.adjusted);
    }
}

/// One of [`DATES`].
fn date_of(more: &mut More, which: usize) -> &mut Instant {
    match which {
        0 => &mut more.assigned,
        1 => &mut more.actionable,
        2 => &mut more.no_calls,
        _ => &mut more.opt_out,
    }
}

/// Takes in what another row or file says about the same lead, whatever their order.
pub(crate) fn absorb(own: &mut More, other: &More, reasons: &Interner) {
    opt_out(&mut own.assigned, other.assigned);
    opt_out(&mut own.actionable, other.actionable);
    opt_out(&mut own.no_calls, other.no_calls);
    opt_out(&mut own.opt_out, other.opt_out);
    own.after_hours = own.after_hours.max(other.after_hours);
    own.crm_response = own.crm_response.max(other.crm_response);
    own.crm_adjusted = own.crm_adjusted.max(other.crm_adjusted);
    smaller_name(&mut own.lost_reason, other.lost_reason, reasons);
    own.cost = own.cost.max(other.cost);
    own.gross = own.gross.max(other.gross);
    own.readiness = own.readiness.min(other.readiness);
}

/// The columns of all leads, by their index; empty when no file has any. How customers can be reached stands apart: many
/// files tell nothing else.
pub(crate) fn merge_more(
    files: &mut [Decided],
    codes: &[Codes],
    index: &[u32],
    leads: usize,
    reasons: &Interner,
    zone: &Zone,
    utc: &Zone,
) -> (Vec<More>, Vec<Contact>) {
    let of_files = || files.iter().filter_map(|file| file.data.more.as_ref());
    let room = |wanted: bool| if wanted { leads } else { 0 };
    let is_more = of_files().any(|of_file| !of_file.only_contacts);
    let mut all = vec![More::UNKNOWN; room(is_more)];
    let mut contacts = vec![Contact::UNKNOWN; room(of_files().next().is_some())];
    for (file, codes) in files.iter_mut().zip(codes) {
        let Some(of_file) = file.data.more.take() else {
            continue;
        };
        for (column, &day_first) in of_file.dates.iter().zip(&file.more) {
            if let Some(column) = column {
                let against = if day_first {
                    &column.month_first
                } else {
                    &column.day_first
                };
                file.data
                    .flags
                    .add_many("F005", against.count, &against.lines);
            }
        }
        let mut clocks =
            [0, 1, 2, 3].map(|which| Decided::clock(of_file.dates[which].as_ref(), zone, utc));
        let mut set = |lead: u32, which: usize, stamp: Stamp| {
            let at = index[codes.of(lead) as usize];
            if at == UNDEFINED || stamp.is_none() {
                return;
            }
            let resolved = stamp.resolve(file.more[which], &mut clocks[which]);
            let instant = match (resolved.instant.ms(), resolved.date_only) {
                // Whoever opted out on a day could still be called before it was over.
                (Some(ms), true) if which >= OPT_OUT => Instant::from_ms(ms + DAY - 1),
                // A date without a time starts no clock (rule R18).
                (_, true) => Instant::UNKNOWN,
                _ => resolved.instant,
            };
            opt_out(date_of(&mut all[at as usize], which), instant);
        };
        for (lead, draft) in (0_u32..).zip(&of_file.drafts) {
            for (which, &stamp) in draft.dates.iter().enumerate() {
                set(lead, which, stamp);
            }
        }
        for &(lead, which, stamp) in &of_file.others {
            set(lead, usize::from(which), stamp);
        }
        for (lead, draft) in (0_u32..).zip(&of_file.drafts) {
            if let Some(own) = all.get_mut(index[codes.of(lead) as usize] as usize) {
                absorb(own, &draft.more, reasons);
            }
        }
        for (lead, contact) in (0_u32..).zip(&of_file.reached_by) {
            if let Some(own) = contacts.get_mut(index[codes.of(lead) as usize] as usize) {
                own.absorb(contact);
            }
        }
        file.data.more = Some(of_file);
    }
    (all, contacts)
}

/// Replaces provisional codes of reasons by final ones.
pub(crate) fn recode(more: &mut [More], codes: &[u32]) {
    for more in more {
        if more.lost_reason != NONE {
            more.lost_reason = codes[more.lost_reason as usize];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_rows_does_not_matter() {
        let reasons = Interner::default();
        let one = More {
            no_calls: More::SOMETIME,
            cost: 100,
            ..More::UNKNOWN
        };
        let other = More {
            no_calls: Instant::from_ms(5),
            readiness: 1,
            ..More::UNKNOWN
        };
        let (mut a, mut b) = (one, other);
        absorb(&mut a, &other, &reasons);
        absorb(&mut b, &one, &reasons);
        assert_eq!(a, b);
        assert_eq!(
            (a.no_calls, a.cost, a.readiness),
            (Instant::from_ms(5), 100, 1)
        );
        let contact = |phone_key, has_name| Contact {
            phone_key,
            has_name: Some(has_name),
            ..Contact::UNKNOWN
        };
        let (mut a, mut b) = (contact(7, false), contact(3, true));
        let (one, other) = (a, b);
        a.absorb(&other);
        b.absorb(&one);
        assert_eq!((a, b), (contact(3, true), contact(3, true)));
    }
}
