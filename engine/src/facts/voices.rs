//! What customers said: one voice a lead, with its score on one scale.

use crate::order::sorted;
use crate::records::{Dataset, NONE, Survey, is_over_contact};
use crate::time::{DAY, Zone};

/// Low is 1–3 of 5, high is 4–5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Band {
    Low,
    High,
}

/// One customer's answers: the newest with a score, and the newest that says why they did not buy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// Index of the fact row it is about, or `NONE`.
    pub row: u32,
    /// Code of the dealer, or `NONE`.
    pub dealer: u32,
    /// Local day of the answer; `i32::MIN` when not known.
    pub day: i32,
    /// Thousandths of a scale that ends at 5.
    pub score: Option<u32>,
    /// Hundredths of a scale that ends at 10, where the scale does.
    pub of_ten: Option<u32>,
    /// Codes in `Facts::reasons`: why this score. Each once.
    pub reasons: Vec<u32>,
    /// A reason is that there were too many calls or messages.
    pub too_many: bool,
    /// Code in `Facts::reasons`: why the customer did not buy here, or `NONE`.
    pub lost_reason: u32,
}

impl Voice {
    /// Low or high, rounded to a whole score, halves up.
    #[must_use]
    pub fn band(&self) -> Option<Band> {
        self.score.map(|score| match score {
            0..3_500 => Band::Low,
            _ => Band::High,
        })
    }
}

/// One voice per lead; answers about no lead in the files are voices of their own. `lead` is a row index already.
/// Answers are left out only after an as-of time that was asked for: surveys may be newer than the newest time of the
/// other files, at which everything else is judged.
pub(super) fn voices(dataset: &Dataset, as_of: Option<i64>, zone: &Zone) -> Vec<Voice> {
    let until = as_of.unwrap_or(i64::MAX);
    let mut out: Vec<Voice> = Vec::new();
    let surveys = dataset.surveys.iter();
    for survey in surveys.filter(|s| s.at.ms().is_none_or(|at| at <= until)) {
        let day = survey.at.ms().map(|at| zone.local_ms(at).div_euclid(DAY));
        let new = Voice {
            row: survey.lead,
            dealer: survey.dealer,
            day: day
                .and_then(|day| i32::try_from(day).ok())
                .unwrap_or(i32::MIN),
            score: None,
            of_ten: None,
            reasons: Vec::new(),
            too_many: false,
            lost_reason: NONE,
        };
        // Answers come by lead and time, so a later one stands behind.
        match out.last_mut() {
            Some(last) if survey.lead != NONE && last.row == survey.lead => {
                last.day = last.day.max(new.day);
                take(last, survey, dataset);
            }
            _ => {
                out.push(new);
                if let Some(last) = out.last_mut() {
                    take(last, survey, dataset);
                }
            }
        }
    }
    out
}

fn take(voice: &mut Voice, survey: &Survey, dataset: &Dataset) {
    // Nothing above the top of the scale is a score.
    let scored = survey
        .score
        .filter(|&score| survey.scale > 0 && score <= survey.scale.saturating_mul(100));
    if let Some(score) = scored {
        let part = u64::from(score) * 50;
        let scale = u64::from(survey.scale);
        voice.score = u32::try_from((part + scale / 2) / scale).ok();
        voice.of_ten = (survey.scale == 10).then_some(score);
        voice.reasons = sorted(survey.reasons.clone(), Ord::cmp);
        voice.reasons.dedup();
        voice.too_many = voice.reasons.iter().any(|&code| {
            dataset
                .reasons
                .get(code as usize)
                .is_some_and(|name| is_over_contact(name))
        });
    }
    if survey.lost_reason != NONE {
        voice.lost_reason = survey.lost_reason;
    }
}
