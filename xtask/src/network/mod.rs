//! The invented dealer network: twelve dealers, sixty people, half a year of leads and what became of them.
//!
//! Everything is drawn from a seeded generator, so the same seed gives the same bytes. The shares are those of the story
//! that the report tells: three leads in four are believed to be phoned, two in five are, and little more than one in
//! four is reached. The files carry the mess of real exports: blank sources beside "unknown", rows without an id,
//! dates nobody can read, ragged rows, cells with commas and line breaks, leads that changed hands, calls keyed before
//! the lead existed.

mod calendar;
mod export;
mod follow_up;
mod lead;
mod long_game;
mod more;
mod places;
mod prng;
mod tasks;
mod telephone;
mod visits;
mod voices;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use calendar::Local;
use follow_up::{Touch, User, follow_up};
use lead::{Lead, Person, staff};
use more::More;
use places::DEALERS;
use prng::Prng;
use tasks::Task;
use visits::Visit;

/// The seed of the demo and of the bench.
pub const SEED: u64 = 20_260_901;

/// A network with everything that happened in it, up to 2026-10-01 09:00 in Amsterdam.
#[derive(Debug)]
pub struct Network {
    people: Vec<Person>,
    leads: Vec<Lead>,
    /// By lead, each in order of time.
    logs: Vec<Vec<Touch>>,
    prng: Prng,
    /// By lead: further columns. Empty in a network without the long game, as are the next three.
    more: Vec<More>,
    /// By lead: the one it repeats.
    repeats: Vec<Option<usize>>,
    tasks: Vec<Task>,
    visits: Vec<Visit>,
}

/// The demo's files; `one-file.csv` beside them holds the first two in one.
pub const FILES: [&str; 8] = [
    "leads.csv",
    "activities.csv",
    "calls.csv",
    "tasks.csv",
    "appointments.csv",
    "surveys.csv",
    "expectations.csv",
    "hours.json",
];

/// When the doors are open, as in `calendar.rs`.
const HOURS: &str = r#"{
  "timezone": "Europe/Amsterdam",
  "weekly": {
    "mon": [["09:00", "18:00"]],
    "tue": [["09:00", "18:00"]],
    "wed": [["09:00", "18:00"]],
    "thu": [["09:00", "18:00"]],
    "fri": [["09:00", "18:00"]],
    "sat": [["10:00", "16:00"]]
  },
  "holidays": ["2026-04-06", "2026-04-27", "2026-05-14", "2026-05-25"]
}
"#;

/// Three people, more of whose calls the telephone system does not know.
const DOUBTED: [usize; 3] = [24, 33, 41];

/// The instant everything is known up to.
const UNTIL: Local = Local::at(2026, 10, 1, 9, 0);

impl Network {
    /// The demo: 6,000 leads of April to September 2026, with everything that the report can tell about them.
    #[must_use]
    pub fn demo() -> Self {
        Self::new(SEED, 6_000, 183).in_full()
    }

    /// Adds what the bench's file does without: the long game, duplicates, promises, appointments, further columns.
    /// Draws from generators of its own, so the rest stays as it is.
    #[must_use]
    pub fn in_full(mut self) -> Self {
        let mut prng = Prng::new(SEED ^ 0x5EED);
        long_game::campaigns(&mut self);
        long_game::bursts(&mut self, DOUBTED[0]);
        self.repeats = self.repeats(&mut prng);
        let mut closed = Vec::with_capacity(self.leads.len());
        for (place, (lead, log)) in self.leads.iter_mut().zip(&mut self.logs).enumerate() {
            let prng = &mut Prng::new(SEED.wrapping_mul(u64::from(lead.id)));
            long_game::miss(prng, lead, log);
            long_game::reply(prng, lead, log, UNTIL);
            long_game::go_on(prng, lead, log, UNTIL);
            long_game::note_first(prng, lead, log);
            let lost = more::close(prng, lead, log, UNTIL);
            let end = lead.sold.or(lost).unwrap_or(Local::at(2027, 1, 1, 0, 0));
            tasks::promise(prng, place, lead, log, end, &mut self.tasks);
            visits::meet(prng, place, lead, log, end, &mut self.visits);
            closed.push(lost);
        }
        self.more = closed
            .into_iter()
            .enumerate()
            .map(|(place, lost)| {
                let mut prng = Prng::new(SEED ^ u64::from(self.leads[place].id) << 20);
                self.further(&mut prng, place, lost)
            })
            .collect();
        self
    }

    /// A network of this many leads that came in on the `days` before 2026-10-01.
    #[must_use]
    pub fn new(seed: u64, leads: u32, days: u32) -> Self {
        let mut prng = Prng::new(seed);
        let people = staff(&mut prng);
        let first = Local(Local::at(2026, 10, 1, 0, 0).0 - i64::from(days) * calendar::DAY);
        let mut network = Self {
            people,
            leads: Vec::new(),
            logs: Vec::new(),
            prng: prng.clone(),
            more: Vec::new(),
            repeats: Vec::new(),
            tasks: Vec::new(),
            visits: Vec::new(),
        };
        for (id, dealer) in deal(&mut prng, leads).into_iter().enumerate() {
            // Ids do not start at 1 and have holes, as in any CRM.
            let id = 410_000 + id as u32 * 7 + prng.below(7) as u32;
            let mut lead = Lead::arrive(
                &mut prng,
                id,
                dealer,
                &network.people,
                first,
                i64::from(days),
            );
            network
                .logs
                .push(follow_up(&mut prng, &mut lead, &network.people, UNTIL));
            network.leads.push(lead);
        }
        network.prng = prng;
        network
    }

    /// Adds e-mails, or takes late touches away, until the wide export has exactly this many rows.
    ///
    /// # Errors
    /// When there are fewer rows than leads.
    pub fn with_rows(mut self, rows: usize) -> Result<Self> {
        ensure!(
            rows >= self.leads.len(),
            "expected at least one row a lead ({}), found {rows}",
            self.leads.len()
        );
        let mut have: usize = self.logs.iter().map(|log| log.len().max(1)).sum();
        while have != rows {
            let place = self.prng.below(self.leads.len() as u64) as usize;
            let log = &mut self.logs[place];
            if have > rows {
                if log.len() > 1 {
                    log.pop();
                    have -= 1;
                }
            } else if let Some(&last) = log.last().filter(|touch| touch.user != User::Machine) {
                let at =
                    Local(last.at.0 + self.prng.between(20, 2_000) * calendar::MINUTE).min(UNTIL);
                let (channel, result, kind, duration) = ("Email", "", "Template", 0);
                log.push(Touch {
                    at,
                    channel,
                    result,
                    kind,
                    duration,
                    inbound: false,
                    ..last
                });
                have += 1;
            }
        }
        Ok(self)
    }

    /// Writes the files of [`FILES`] and `one-file.csv` into a folder.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let texts = [
            self.leads_csv(),
            self.activities_csv(),
            self.calls_csv(&mut Prng::new(SEED ^ 1), &DOUBTED),
            self.tasks_csv(),
            self.appointments_csv(),
            self.surveys_csv(&mut Prng::new(SEED ^ 2)),
            self.expectations_csv(&mut Prng::new(SEED ^ 3)),
            HOURS.to_owned(),
            self.one_file_csv(),
        ];
        for (name, text) in FILES.into_iter().chain(["one-file.csv"]).zip(texts) {
            fs::write(folder.join(name), text).with_context(|| format!("cannot write {name}"))?;
        }
        Ok(())
    }
}

/// A dealer for each lead, in mixed order, as many for each as its size says; the small ones exactly.
fn deal(prng: &mut Prng, leads: u32) -> Vec<usize> {
    let total: u32 = DEALERS.iter().map(|dealer| dealer.leads).sum();
    let mut places: Vec<usize> = Vec::with_capacity(leads as usize);
    for (place, dealer) in DEALERS.iter().enumerate().skip(1) {
        let count = u64::from(dealer.leads) * u64::from(leads) / u64::from(total);
        places.extend(std::iter::repeat_n(place, count as usize));
    }
    places.resize(leads as usize, 0);
    for end in (1..places.len()).rev() {
        places.swap(end, prng.below(end as u64 + 1) as usize);
    }
    places
}

#[cfg(test)]
mod tests;
