//! What customers said, counted.

use super::counts::{Absorb, Moments};
use super::named::{Named, room, tick};
use super::select::Names;
use crate::facts::{Band, Facts, Flag, Voice, human_touches};
use crate::records::{Exclusion, NONE, Outcome};
use crate::settings::Filter;
use crate::time::day;

/// Columns of [`Voices::reasons`].
const LOW: usize = 0;
const CUSTOMER: usize = 2;
const DEALER: usize = 3;

/// Counts of answers, one a lead.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Voices {
    /// Answers.
    pub responses: u64,
    /// Low scores (1–3 of 5), high scores (4–5).
    pub bands: [u64; 2],
    /// Of those, without a reason.
    pub unreasoned: [u64; 2],
    /// Scores in thousandths of a scale that ends at 5.
    pub score: Moments,
    /// Scores on a scale that ends at 10; of those, 9–10; 0–6.
    pub of_ten: [u64; 3],
    /// Low scores that complain about too many calls or messages.
    pub too_many: u64,
    /// By band: answers about a lead in the files; of those, with a promise not kept; with a message left and no further
    /// call; with one touch by a person or none.
    pub joined: [[u64; 4]; 2],
    /// Customers who said why they did not buy; lost leads of which the dealer did.
    pub lost: [u64; 2],
    /// By reason: low scores, high scores, customers who did not buy, lost leads. For the whole selection only.
    pub reasons: Named,
}

impl Voices {
    /// Answers with a score.
    #[must_use]
    pub const fn scored(&self) -> u64 {
        self.bands[0] + self.bands[1]
    }

    pub(super) fn add(&mut self, voice: &Voice, facts: &Facts) {
        self.responses += 1;
        self.lost[0] += u64::from(voice.lost_reason != NONE);
        if let Some(score) = voice.of_ten {
            self.of_ten[0] += 1;
            self.of_ten[1] += u64::from(score >= 900);
            // Half points count with the whole one below.
            self.of_ten[2] += u64::from(score < 700);
        }
        let (Some(score), Some(band)) = (voice.score, voice.band()) else {
            return;
        };
        let at = band as usize;
        self.bands[at] += 1;
        self.unreasoned[at] += u64::from(voice.reasons.is_empty());
        self.score.add(u64::from(score));
        self.too_many += u64::from(band == Band::Low && voice.too_many);
        let row = voice.row as usize;
        if let (Some(row), Some(marks)) = (facts.rows.get(row), facts.marks.get(row)) {
            let answers = [
                true,
                marks.flags.has(Flag::BrokenPromise),
                marks.flags.has(Flag::NeverAgain),
                human_touches(row) <= 1,
            ];
            for (count, answer) in self.joined[at].iter_mut().zip(answers) {
                *count += u64::from(answer);
            }
        }
    }

    pub(super) fn absorb(&mut self, other: &Self) {
        self.responses += other.responses;
        self.bands.absorb(&other.bands);
        self.unreasoned.absorb(&other.unreasoned);
        self.score.absorb(&other.score);
        self.of_ten.absorb(&other.of_ten);
        self.too_many += other.too_many;
        for (own, theirs) in self.joined.iter_mut().zip(&other.joined) {
            own.absorb(theirs);
        }
        self.lost.absorb(&other.lost);
        self.reasons.absorb(&other.reasons);
    }
}

/// Which voices the filter selects: those of selected leads; those about no lead in the files by their dealer and day,
/// where the filter asks for nothing that only a lead has.
pub(super) fn chosen<'a>(
    facts: &'a Facts,
    filter: &Filter,
    leads: &'a [bool],
) -> impl Iterator<Item = &'a Voice> {
    let dealers = Names::of(&facts.dealers, &filter.dealers);
    let of_leads = !filter.people.is_empty() || filter.is_of_leads();
    let from = filter.from.as_deref().and_then(day);
    let to = filter.to.as_deref().and_then(day);
    facts
        .voices
        .iter()
        .filter(move |voice| match leads.get(voice.row as usize) {
            Some(&chosen) => chosen,
            None => {
                !of_leads
                    && dealers.has(voice.dealer)
                    && from.is_none_or(|from| voice.day >= from)
                    && to.is_none_or(|to| voice.day != i32::MIN && voice.day <= to)
            }
        })
}

/// Reasons of customers and of the dealer.
pub(super) fn reasons<'a>(
    voices: impl Iterator<Item = &'a Voice>,
    facts: &Facts,
    leads: &[bool],
    whole: &mut Voices,
) {
    let mut counts = room(&facts.reasons);
    for voice in voices {
        if let Some(band) = voice.band() {
            for &reason in &voice.reasons {
                tick(&mut counts, reason, LOW + band as usize);
            }
        }
        if voice.lost_reason != NONE {
            tick(&mut counts, voice.lost_reason, CUSTOMER);
        }
    }
    // Of files without reasons nothing is looked at.
    let more = if facts.reasons.is_empty() {
        &[]
    } else {
        facts.more.as_slice()
    };
    for ((row, more), &chosen) in facts.rows.iter().zip(more).zip(leads) {
        if !chosen || more.lost_reason == NONE {
            continue;
        }
        let lost = !matches!(row.outcome, Outcome::Won | Outcome::Open);
        if lost && row.exclusion == Exclusion::None {
            whole.lost[1] += 1;
            tick(&mut counts, more.lost_reason, DEALER);
        }
    }
    whole.reasons = Named::of(&facts.reasons, &counts);
}
