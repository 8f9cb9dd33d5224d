//! The network as a CRM would export it: header names, quoting and mess included.

use std::fmt::Write;

use super::Network;
use super::calendar::Local;
use super::follow_up::{Touch, User};
use super::lead::Lead;
use super::more;
use super::places::{DEALERS, MESSAGES};
use super::prng::Prng;

const LEADS: &str = "Lead ID,Dealer,Sales Rep,Lead Source,Lead Type,Lead Status,Lead Origination Date,Sold Datetime,\
                     Hot Lead,Customer,Email,Daytime Phone";
const ACTIVITIES: &str = "Activity Date,User,Comm Channel,Direction,Interaction Result,Comm Type,Call Duration,Message Content";
/// The bench's columns: no personal data and no text, as IT would publish them.
const WIDE: &str = "Lead ID,Dealer,Sales Rep,Lead Source,Lead Type,Lead Status,Lead Origination Date,Sold Datetime,\
                    Hot Lead,Activity Date,User,Comm Channel,Direction,Interaction Result,Comm Type,Call Duration";

/// How a time is written.
#[derive(Clone, Copy)]
pub(super) enum Clock {
    Iso,
    American,
}

/// Rows of a table under construction.
pub(super) struct Rows {
    pub(super) text: String,
    end: &'static str,
    first: bool,
}

impl Rows {
    pub(super) fn new(header: &str, end: &'static str) -> Self {
        Self {
            text: format!("{header}{end}"),
            end,
            first: true,
        }
    }

    /// One cell, quoted where it must be.
    pub(super) fn cell(&mut self, value: &str) {
        if !std::mem::replace(&mut self.first, false) {
            self.text.push(',');
        }
        if value.contains([',', '"', '\n', '\r']) {
            self.text.push('"');
            self.text.push_str(&value.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(value);
        }
    }

    pub(super) fn time(&mut self, at: Local, clock: Clock) {
        self.cell("");
        // Writing to a string has no way to fail.
        let _ = match clock {
            Clock::Iso => at.write_iso(&mut self.text),
            Clock::American => at.write_american(&mut self.text),
        };
    }

    pub(super) fn end(&mut self) {
        self.text.push_str(self.end);
        self.first = true;
    }

    /// A time, or a blank.
    pub(super) fn maybe(&mut self, at: Option<Local>) {
        match at {
            Some(at) => self.time(at, Clock::Iso),
            None => self.cell(""),
        }
    }

    /// A date without a time.
    pub(super) fn date(&mut self, at: Local) {
        self.time(at, Clock::Iso);
        self.text
            .truncate(self.text.len() - "T00:00:00+02:00".len());
    }

    /// A row as it stands.
    fn raw(&mut self, row: &str) {
        self.text.push_str(row);
        self.end();
    }
}

impl Network {
    /// One row a lead, times with their offset.
    pub(super) fn leads_csv(&self) -> String {
        let further = if self.more.is_empty() {
            ""
        } else {
            more::HEADER
        };
        let mut rows = Rows::new(&format!("{LEADS}{further}"), "\n");
        let mut mess = Mess::new(self.leads.len(), &LEAD_MESS);
        mess.further = further.matches(',').count();
        for (place, lead) in self.leads.iter().enumerate() {
            mess.before_row(&mut rows);
            self.lead(&mut rows, lead);
            self.personal(&mut rows, place);
            if let Some(more) = self.more.get(place) {
                more.write(&mut rows);
            }
            rows.end();
        }
        rows.text
    }

    /// One row a touch, in order of time, on the dealers' wall clock; with a byte order mark, as the CRM writes it.
    pub(super) fn activities_csv(&self) -> String {
        let mut all: Vec<(&Lead, &Touch)> = self
            .leads
            .iter()
            .zip(&self.logs)
            .flat_map(|(lead, log)| log.iter().map(move |touch| (lead, touch)))
            .collect();
        all.sort_by_key(|(lead, touch)| (touch.at, lead.id));
        let mut rows = Rows::new(&format!("\u{feff}Lead ID,{ACTIVITIES}"), "\r\n");
        let mut mess = Mess::new(all.len(), &ACTIVITY_MESS);
        for (lead, touch) in all {
            mess.before_row(&mut rows);
            rows.cell(&id(lead));
            self.touch(&mut rows, touch, Clock::American);
            rows.cell(touch.message.map_or("", |place| MESSAGES[place]));
            rows.end();
        }
        rows.text
    }

    /// One row a touch with the lead's columns repeated, and a row with blanks for a lead that nobody touched.
    pub(super) fn one_file_csv(&self) -> String {
        let mut rows = Rows::new(&format!("{LEADS},{ACTIVITIES}"), "\n");
        let count = self.logs.iter().map(|log| log.len().max(1)).sum();
        let mut mess = Mess::new(count, &WIDE_MESS);
        for (number, (lead, log)) in self.leads.iter().zip(&self.logs).enumerate() {
            for place in 0..log.len().max(1) {
                mess.before_row(&mut rows);
                self.lead(&mut rows, lead);
                self.personal(&mut rows, number);
                if let Some(touch) = log.get(place) {
                    self.touch(&mut rows, touch, Clock::Iso);
                    rows.cell(touch.message.map_or("", |place| MESSAGES[place]));
                } else {
                    (0..8).for_each(|_| rows.cell(""));
                }
                rows.end();
            }
        }
        rows.text
    }

    /// The bench's file: the same shape without personal data, text or mess, in order of time.
    #[must_use]
    pub fn wide_csv(&self) -> String {
        let mut all: Vec<(&Lead, Option<&Touch>)> = Vec::new();
        for (lead, log) in self.leads.iter().zip(&self.logs) {
            if log.is_empty() {
                all.push((lead, None));
            }
            all.extend(log.iter().map(|touch| (lead, Some(touch))));
        }
        all.sort_by_key(|(lead, touch)| (touch.map_or(lead.created, |touch| touch.at), lead.id));
        let mut rows = Rows::new(WIDE, "\n");
        rows.text.reserve(all.len() * 180);
        for (lead, touch) in all {
            self.lead(&mut rows, lead);
            match touch {
                Some(touch) => self.touch(&mut rows, touch, Clock::Iso),
                None => (0..7).for_each(|_| rows.cell("")),
            }
            rows.end();
        }
        rows.text
    }

    fn lead(&self, rows: &mut Rows, lead: &Lead) {
        rows.cell(&id(lead));
        rows.cell(DEALERS[lead.dealer].name);
        rows.cell(lead.person.map_or("", |place| &self.people[place].name));
        rows.cell(lead.source);
        rows.cell(lead.kind);
        rows.cell(lead.status);
        rows.time(lead.created, Clock::Iso);
        match lead.sold {
            Some(sold) => rows.time(sold, Clock::Iso),
            None => rows.cell(""),
        }
        rows.cell(if lead.hot { "Yes" } else { "No" });
    }

    /// Columns that a report has no business keeping; numbers and addresses that belong to nobody.
    fn personal(&self, rows: &mut Rows, place: usize) {
        let lead = &self.leads[place];
        let number = self.number(place);
        rows.cell(&lead.customer);
        rows.cell(&if lead.has_email {
            format!("customer{number}@example.com")
        } else {
            String::new()
        });
        rows.cell(&if lead.has_phone {
            format!(
                "+31 6 00{:02} {:04}",
                number / 10_000 % 100,
                number % 10_000
            )
        } else {
            String::new()
        });
    }

    /// Who it is, in any file.
    pub(super) fn name(&self, user: User) -> &str {
        match user {
            User::Person(place) => &self.people[place].name,
            User::Machine => "Auto Responder",
            User::Nobody => "",
        }
    }

    /// The dealer of a lead.
    pub(super) fn dealer(&self, place: usize) -> &'static str {
        DEALERS[self.leads[place].dealer].name
    }

    /// What the customer's telephone number ends in: the lead's own, or that of the lead it repeats.
    pub(super) fn number(&self, place: usize) -> u32 {
        let repeated = self.repeats.get(place).copied().flatten();
        self.leads[repeated.unwrap_or(place)].id
    }

    fn touch(&self, rows: &mut Rows, touch: &Touch, clock: Clock) {
        rows.time(touch.at, clock);
        rows.cell(self.name(touch.user));
        rows.cell(touch.channel);
        rows.cell(if touch.inbound { "Inbound" } else { "Outbound" });
        rows.cell(touch.result);
        rows.cell(touch.kind);
        rows.cell("");
        if touch.duration > 0 {
            // Writing to a string has no way to fail.
            let _ = write!(
                rows.text,
                "{}:{:02}",
                touch.duration / 60,
                touch.duration % 60
            );
        }
    }
}

pub(super) fn id(lead: &Lead) -> String {
    format!("L{}", lead.id)
}

/// Rows that cannot be used, spread over a file.
struct Mess<'a> {
    at: Vec<usize>,
    rows: &'a [&'a str],
    next: usize,
    row: usize,
    /// Columns at the end of the file that its rows do not have.
    further: usize,
}

impl<'a> Mess<'a> {
    fn new(count: usize, rows: &'a [&'a str]) -> Self {
        let mut prng = Prng::new(count as u64);
        let mut at: Vec<usize> = rows
            .iter()
            .map(|_| prng.below(count.max(1) as u64) as usize)
            .collect();
        at.sort_unstable();
        Self {
            at,
            rows,
            next: 0,
            row: 0,
            further: 0,
        }
    }

    fn before_row(&mut self, out: &mut Rows) {
        while self.at.get(self.next).is_some_and(|&at| at <= self.row) {
            let row = self.rows[self.next];
            // Rows with too few cells stay that short.
            let blanks = if row.matches(',').count() < 11 {
                0
            } else {
                self.further
            };
            out.raw(&format!("{row}{}", ",".repeat(blanks)));
            self.next += 1;
        }
        self.row += 1;
    }
}

/// Without an id, with a date nobody can read, with too few or too many cells.
const LEAD_MESS: [&str; 14] = [
    ",Harbour Group,,Website,Internet,Active,2026-09-03T10:12:00+02:00,,No,Nobody One,,",
    "L900001,Northgate Cars,,CarFinder,Internet,Active,31/31/2026,,No,Nobody Two,,",
    "L900002,Riverside Motors",
    ",Autohaus Keller,,Website,Internet,Active,2026-09-08T16:40:10+02:00,,No,Nobody Three,,",
    "L900003,Castle & Sons,,,Internet,Active,yesterday,,No,Nobody Four,,",
    ",,,,,,2026-09-11T09:00:00+02:00,,,,,",
    "L900004,Valley Autos,,Website,Internet,Active,2026-09-12T11:30:00+02:00,,No,Nobody Five,,,one,too,many",
    ",Harbour Group,,Referral,Internet,Lost,2026-09-14T13:00:00+02:00,,No,Nobody Six,,",
    "L900005,Oakwood Motors,,Website,Internet,Active,n/a,,No,Nobody Seven,,",
    ",Garage Lumière,,unknown,Internet,Active,2026-09-17T18:25:00+02:00,,No,Nobody Eight,,",
    "L900006,Harbour Group,,Website,Internet,Active,2026-99-21,,No,Nobody Nine,,",
    "L900007",
    ",Étoile du Sud,,Website,Internet,Active,2026-09-24T20:05:00+02:00,,No,Nobody Ten,,",
    ",Castle & Sons,,Website,Internet,Active,2026-09-28T07:45:00+02:00,,No,Nobody Eleven,,",
];

/// The same for the log.
const ACTIVITY_MESS: [&str; 16] = [
    ",09/02/2026 10:15 AM,,Phone,Outbound,No answer,Call,,",
    ",09/03/2026 11:20 AM,,Email,Outbound,,Manual,,Just checking in",
    "L410001,13/45/2026 09:00 AM,,Phone,Outbound,No answer,Call,,",
    ",09/04/2026 02:15 PM,,Phone,Outbound,Left voicemail,Call,0:21,",
    "L410010,tomorrow,,Email,Outbound,,Manual,,",
    "L410020,09/07/2026 09:10 AM",
    ",09/08/2026 04:45 PM,,Text,Outbound,,Manual,,",
    ",09/09/2026 05:15 PM,,Phone,Outbound,Contacted,Call,2:05,",
    "L410030,??,,Phone,Outbound,Busy,Call,,",
    ",09/14/2026 10:40 AM,,Phone,Outbound,No answer,Call,,",
    "L410040,09/15/2026 12:05 PM,,Email,Outbound,,Manual,,\"one, too\",many,cells,here",
    ",09/17/2026 09:33 AM,,Email,Outbound,,Template,,",
    "L410050,,,Phone,Outbound,No answer,Call,,",
    ",09/22/2026 03:15 PM,,WhatsApp,Outbound,,Manual,,",
    ",09/25/2026 11:11 AM,,Phone,Outbound,No answer,Call,,",
    ",09/29/2026 10:02 AM,,Email,Outbound,,Manual,,",
];

/// The same for the one file.
const WIDE_MESS: [&str; 10] = [
    ",Harbour Group,,Website,Internet,Active,2026-09-03T10:12:00+02:00,,No,Nobody One,,,,,,,,,,",
    "L900001,Northgate Cars,,CarFinder,Internet,Active,31/31/2026,,No,Nobody Two,,,,,,,,,,",
    "L900002,Riverside Motors",
    ",Autohaus Keller,,Website,Internet,Active,2026-09-08T16:40:10+02:00,,No,Nobody Three,,,,,,,,,,",
    "L900003,Castle & Sons,,,Internet,Active,yesterday,,No,Nobody Four,,,,,,,,,,",
    ",,,,,,2026-09-11T09:00:00+02:00,,,,,,,,,,,,,",
    "L900004,Valley Autos,,Website,Internet,Active,2026-09-12T11:30:00+02:00,,No,Nobody Five,,,,,,,,,,,one,too,many",
    ",Harbour Group,,Referral,Internet,Lost,2026-09-14T13:00:00+02:00,,No,Nobody Six,,,,,,,,,,",
    "L900005,Oakwood Motors,,Website,Internet,Active,n/a,,No,Nobody Seven,,,,,,,,,,",
    ",Castle & Sons,,Website,Internet,Active,2026-09-28T07:45:00+02:00,,No,Nobody Eleven,,,,,,,,,,",
];
