//! Files in, one dataset out.

use super::account::Accounting;
use super::columns::DateColumn;
use super::customer_names::Naming;
use super::decide::decide;
use super::events::{KINDS, is_event_field};
use super::field::Field;
use super::file::FileData;
use super::first_lines::FirstLine;
use super::headers::{fields_of, find_header, nearest};
use super::join::{Decided, join};
use super::names::Names;
use super::parts::{LeftOut, settle};
use super::reading::encoding;
use super::tallies::reason;
use super::told::wrong_values;
use super::value_column::{ColumnValues, value_notes};
use super::why::Why;
use super::{Dataset, Kind, Note};
use crate::diagnostic::Error;
use crate::settings::Settings;
use crate::table::RowReader;
use crate::words::{Part, Said, msg};

/// A file's columns and what they were taken for, so that the user can say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// The file's name.
    pub file: String,
    /// What it was taken for, if anything.
    pub kind: Option<Kind>,
    /// All headers in file order.
    pub headers: Vec<String>,
    /// `(field, header)` pairs in use.
    pub mapping: Vec<(&'static str, String)>,
    /// The kind of file in words; empty for a table of text.
    pub format: String,
    /// What the text was written in.
    pub encoding: String,
    /// The character between cells; none for a table that is no text.
    pub delimiter: Option<char>,
    /// Rows read.
    pub read: u64,
    /// Rows that were set aside.
    pub aside: u64,
    /// Decisions about columns, in words.
    pub notes: Vec<Note>,
    /// The first lines as they were read; none where names are hidden.
    pub shown: Vec<FirstLine>,
    /// Why each of them was taken, in the same order.
    pub reasons: Vec<Why>,
    /// The known export that it is, if any.
    pub profile: Option<&'static str>,
    /// The values of columns with a closed vocabulary, so that the user can say what they mean.
    pub values: Vec<ColumnValues>,
}

/// Something only the user can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The file's name.
    pub file: String,
    /// Header of the column whose dates could be day first or month first.
    pub header: String,
    /// A few of its values, as written.
    pub samples: Vec<String>,
    /// Other columns of the file with such dates: the answer holds for them too.
    pub also: Vec<String>,
    /// The column has as many dates that are day first as dates that are month first.
    pub contradicts: bool,
}

/// Why there is no dataset (yet).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stopped {
    /// Files that cannot be used.
    pub errors: Vec<Error>,
    /// What must be answered first (`Settings::day_order`).
    pub questions: Vec<Question>,
    /// The columns of each file, so that the user can map them.
    pub columns: Vec<Columns>,
}

/// The file that is being read.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) reader: RowReader,
    pub(super) data: FileData,
    /// Texts that were not UTF-8 in the names of earlier files.
    repaired: u64,
}

/// Takes files one after the other, each in chunks of any size, and ends in one [`Dataset`].
#[derive(Debug)]
pub struct Ingest {
    settings: Settings,
    names: Names,
    pub(super) open: Option<Open>,
    files: Vec<Decided>,
    stopped: Stopped,
    /// Tables that cannot be used, of files that hold several.
    left_out: Vec<LeftOut>,
    opened: usize,
    /// Only to find the rows set aside.
    judging: bool,
    /// Only to find names of customers; while a file is open it has them.
    pub(super) named: Option<Naming>,
}

impl Ingest {
    /// Ready for the first file.
    #[must_use]
    pub fn new(settings: &Settings) -> Self {
        Self {
            settings: settings.clone(),
            names: Names::default(),
            open: None,
            files: Vec::new(),
            stopped: Stopped::default(),
            left_out: Vec::new(),
            opened: 0,
            judging: false,
            named: None,
        }
    }

    /// The same, to find out which rows are set aside.
    pub(super) fn judging(settings: &Settings) -> Self {
        let mut ingest = Self::new(settings);
        ingest.judging = true;
        ingest
    }

    /// The same, to find names of customers.
    pub(super) fn naming(settings: &Settings, naming: Naming) -> Self {
        let mut ingest = Self::new(settings);
        ingest.named = Some(naming);
        ingest
    }

    /// All names that are looked for were found.
    pub(super) fn named_all(&self) -> bool {
        let open = self
            .open
            .as_ref()
            .and_then(|open| open.data.account.as_ref());
        let open = open.and_then(|account| account.naming.as_ref());
        open.is_some_and(Naming::done)
    }

    /// Begins a file. A file that is still open is given up.
    pub fn open(&mut self, name: &str) {
        if let Some(open) = self.open.take() {
            self.give_up(open, None);
        }
        let prefix = if self.opened == 0 {
            "row ".to_owned()
        } else {
            format!("{name} row ")
        };
        self.opened += 1;
        let names = std::mem::take(&mut self.names);
        let repaired = names.repaired();
        let (reader, mut data) = reading(&self.settings, name, prefix, names);
        if self.judging {
            data.nth = self.opened - 1;
            data.account = Some(Box::new(Accounting::judging()));
            data.aside.keep_all();
        }
        if let Some(naming) = &self.named {
            data.account = Some(Box::new(Accounting::naming(naming.clone())));
        }
        self.open = Some(Open {
            reader,
            data,
            repaired,
        });
    }

    /// Takes the next bytes of the open file.
    ///
    /// # Errors
    /// When the file cannot be used at all; the other files still can.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        if let Err(error) = open.reader.push(bytes, &mut open.data) {
            return match self.open.take() {
                Some(open) => self.refuse(open, error),
                None => Err(error),
            };
        }
        Ok(())
    }

    /// Ends the open file.
    ///
    /// # Errors
    /// When the file cannot be used at all; the other files still can.
    pub fn close(&mut self) -> Result<(), Error> {
        let Some(mut open) = self.open.take() else {
            return Ok(());
        };
        if self.named.is_some() {
            let _ = open.reader.close(&mut open.data);
            let account = open.data.account.take();
            self.named = account.and_then(|account| account.naming);
            self.names = open.data.names;
            return Ok(());
        }
        let result = open
            .reader
            .close(&mut open.data)
            .and_then(|()| some_row(&open.data));
        if let Err(error) = result {
            return self.refuse(open, error);
        }
        let mut data = open.data;
        data.repeats.end();
        if let Some(account) = &mut data.account {
            account.settle();
        }
        self.names = std::mem::take(&mut data.names);
        let repaired = self.names.repaired() - open.repaired + data.ids.repaired;
        data.flags.add_many("F001", repaired, &[]);

        let decided = decide(&data, &self.settings);
        let day_first = |column: Option<&DateColumn>| decided.day_first(column);
        let dates = [0, 1, 2, 3, 4].map(|which| day_first(data.lead_date(which)));
        let touch = day_first(data.touch_date());
        let ended = day_first(data.ended_date());
        let events = [0, 1, 2, 3].map(|at| {
            let events = data.events.as_ref();
            day_first(events.and_then(|events| events.dates[at].as_ref()))
        });
        let more = [0, 1, 2, 3].map(|which| {
            let more = data.more.as_ref();
            day_first(more.and_then(|more| more.dates[which].as_ref()))
        });
        data.notes.extend(decided.notes);
        data.settle_durations(events);
        self.stopped.questions.extend(decided.questions);
        self.stopped.columns.push(columns_of(&data, repaired > 0));
        self.files.push(Decided {
            data,
            dates,
            touch,
            ended,
            events,
            more,
            repaired: repaired > 0,
        });
        Ok(())
    }

    /// Rows read so far of the open file.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.open.as_ref().map_or(0, |open| open.data.rows)
    }

    /// Some file says what leads there are, and some file, perhaps the same, what was done about them.
    #[must_use]
    pub fn tells_follow_up(&self) -> bool {
        let open = self.open.iter().map(|open| open.data.kind);
        let kinds = || {
            self.files
                .iter()
                .map(|file| file.data.kind)
                .chain(open.clone())
        };
        let any = |kind: Kind| kinds().any(|own| own == Some(kind));
        any(Kind::Wide) || any(Kind::Leads) && any(Kind::Touches)
    }

    /// Joins and resolves everything that was read.
    ///
    /// # Errors
    /// When a column's day/month order must be asked for, or no file can be used.
    pub fn finish(mut self) -> Result<(Dataset, Vec<Columns>), Stopped> {
        if let Some(open) = self.open.take() {
            self.give_up(open, None);
        }
        self.end_of_parts();
        let wrong = self.wrong_overrides();
        if !wrong.is_empty() || !self.stopped.questions.is_empty() || self.files.is_empty() {
            self.stopped.errors.extend(wrong);
            return Err(self.stopped);
        }
        match join(self.files, self.names, &self.settings.zone) {
            Ok(dataset) => Ok((dataset, self.stopped.columns)),
            Err(error) => {
                self.stopped.errors.push(error);
                Err(self.stopped)
            }
        }
    }

    /// A file that held several tables has ended: without one that can be used it has errors.
    pub fn end_of_parts(&mut self) -> Vec<Error> {
        let errors = settle(std::mem::take(&mut self.left_out), &mut self.files);
        self.stopped.errors.extend(errors.iter().cloned());
        errors
    }

    /// Leaves the open table out if there may be others in its file, else the file cannot be used.
    fn refuse(&mut self, open: Open, error: Error) -> Result<(), Error> {
        match open.data.part_of.clone() {
            Some(whole) => {
                let mut open = open;
                let mut remarks = Vec::new();
                if open.data.headers.is_empty() && error.code == "E001" {
                    remarks = std::mem::take(&mut open.data.notes);
                    self.names = open.data.names;
                } else {
                    self.give_up(open, None);
                }
                self.left_out.push(LeftOut {
                    whole,
                    error,
                    remarks,
                });
                Ok(())
            }
            None => {
                self.give_up(open, Some(error.clone()));
                Err(error)
            }
        }
    }

    fn give_up(&mut self, open: Open, error: Option<Error>) {
        self.stopped.columns.push(columns_of(&open.data, false));
        self.names = open.data.names;
        self.stopped.errors.extend(error);
    }

    /// Overrides that name no field, or a header that no file has.
    fn wrong_overrides(&self) -> Vec<Error> {
        let mut errors = wrong_values(&self.settings);
        let all = || {
            self.stopped
                .columns
                .iter()
                .flat_map(|columns| &columns.headers)
        };
        for (key, header) in &self.settings.map {
            if fields_of(key).is_empty() && !is_event_field(key) {
                let events = KINDS.iter().flat_map(|kind| kind.fields);
                let names: Vec<String> = Field::ALL
                    .iter()
                    .map(|field| field.name())
                    .chain(events.map(|field| field.name))
                    .map(str::to_owned)
                    .collect();
                let name = key.rsplit('.').next().unwrap_or(key);
                let near = nearest(names.iter(), name).map_or("", String::as_str);
                errors.push(Error::new(
                    "E024",
                    "",
                    Said::of(
                        "expected the name of a field, found `{key}`",
                        vec![("key", key.as_str().into())],
                    ),
                    Said::of("use a name such as `{name}`", vec![("name", near.into())]),
                ));
            } else if !header.is_empty()
                && self.settings.profile.is_none()
                && all().next().is_some()
                && !self
                    .stopped
                    .columns
                    .iter()
                    .any(|columns| find_header(&columns.headers, header).is_some())
            {
                let near = nearest(all(), header).map_or("", String::as_str);
                let error = Error::new(
                    "E023",
                    "",
                    Said::of(
                        "expected a header for `{key}`, found no column `{header}` in any file",
                        vec![
                            ("key", key.as_str().into()),
                            ("header", header.as_str().into()),
                        ],
                    ),
                    use_nearest(near),
                );
                errors.push(error.in_column(header));
            }
        }
        let told = &self.settings;
        let unit = msg("expected a header for a unit, found no column `{header}` in any file");
        let zone = msg("expected a header for a zone, found no column `{header}` in any file");
        let mark =
            msg("expected a header for a decimal mark, found no column `{header}` in any file");
        let decided = told.units.keys().map(|header| (unit, header));
        let decided = decided.chain(told.column_zones.keys().map(|header| (zone, header)));
        let marks = told.decimal_marks.keys();
        for (text, header) in decided.chain(marks.map(|header| (mark, header))) {
            if all().next().is_some() && !all().any(|own| own == header) {
                let near = nearest(all(), header).map_or("", String::as_str);
                let error = Error::new(
                    "E023",
                    "",
                    Said::of(text, vec![("header", header.as_str().into())]),
                    use_nearest(near),
                );
                errors.push(error.in_column(header));
            }
        }
        errors
    }
}

fn use_nearest(near: &str) -> Said {
    Said::of(
        "use a header that is there; the nearest is `{near}`",
        vec![("near", near.into())],
    )
}

/// What reads the rows of a file, and what takes them.
pub(super) fn reading(
    settings: &Settings,
    name: &str,
    prefix: String,
    names: Names,
) -> (RowReader, FileData) {
    let hint = settings.hint(name).cloned().unwrap_or_default();
    let mut data = FileData::new(name, settings, hint.kind.clone(), prefix, names);
    let hidden = settings.mask_people || settings.aggregates_only;
    data.glimpses = (!hidden).then(Vec::new);
    (RowReader::new(name).told(hint), data)
}

/// A file needs rows, and one that can be used.
fn some_row(data: &FileData) -> Result<(), Error> {
    if data.headers.is_empty() {
        return Err(Error::new(
            "E001",
            &data.name,
            "expected a header row, found an empty file",
            "export the list again and check that the file is complete",
        ));
    }
    if data.rows == 0 {
        return Err(Error::new(
            "E020",
            &data.name,
            "expected rows below the header, found none",
            "export a period in which there are leads",
        ));
    }
    if data.aside.total() == data.rows {
        let reasons = data.aside.clone().finish();
        // Of equally frequent ones the first code.
        let Some(most) = reasons.iter().rev().max_by_key(|tally| tally.count) else {
            return Ok(());
        };
        let text = if data.rows == 1 {
            msg("expected rows that can be used, found none: in the only row, {why} ({code})")
        } else {
            msg("expected rows that can be used, found none: in {k} of {n} rows, {why} ({code})")
        };
        let parts = vec![
            ("k", most.count.to_string().into()),
            ("n", data.rows.to_string().into()),
            ("why", Part::Word(reason(most.code))),
            ("code", most.code.into()),
        ];
        let error = Error::new(
            "E026",
            &data.name,
            Said::of(text, parts),
            "correct the rows, or say which column is what (on the command line: --map FIELD=HEADER)",
        );
        return Err(match most.first_lines.first() {
            Some(&line) => error.at_line(line),
            None => error,
        });
    }
    Ok(())
}

fn columns_of(data: &FileData, repaired: bool) -> Columns {
    let mut notes = data.notes.clone();
    let values = data.values();
    notes.extend(value_notes(&values));
    let mut shown = data.glimpses.clone().unwrap_or_default();
    for line in &mut shown {
        line.aside = data.aside.code_of(line.line);
    }
    Columns {
        file: data.name.clone(),
        kind: data.kind,
        headers: data.headers.clone(),
        mapping: data
            .pairs()
            .into_iter()
            .map(|(field, column, _)| (field, data.header_of(column).to_owned()))
            .collect(),
        format: data.format.clone(),
        encoding: match &data.encoding {
            Some(encoding) => encoding.clone(),
            None => encoding(data.bom, repaired),
        },
        delimiter: data
            .dialect
            .filter(|_| data.format.is_empty())
            .map(|dialect| char::from(dialect.delimiter)),
        read: data.rows,
        aside: data.aside.total(),
        notes,
        shown,
        reasons: data.pairs().into_iter().map(|(.., why)| why).collect(),
        profile: data.profile(),
        values,
    }
}
