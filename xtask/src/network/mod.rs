//! The invented dealer network: twelve dealers, sixty people, a month of leads and what became of them.
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
mod places;
mod prng;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use calendar::Local;
use follow_up::{Touch, User, follow_up};
use lead::{Lead, Person, staff};
use places::DEALERS;
use prng::Prng;

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
}

/// The instant everything is known up to.
const UNTIL: Local = Local::at(2026, 10, 1, 9, 0);

impl Network {
    /// The demo: 6,000 leads of September 2026.
    #[must_use]
    pub fn demo() -> Self {
        Self::new(SEED, 6_000, 30)
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

    /// Writes `leads.csv`, `activities.csv` and `one-file.csv` into a folder.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        for (name, text) in [
            ("leads.csv", self.leads_csv()),
            ("activities.csv", self.activities_csv()),
            ("one-file.csv", self.one_file_csv()),
        ] {
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
