//! The same lead as other tools would count it: whether it is theirs, answered, answered within an hour of their clock,
//! contacted.

use super::case::Case;
use super::flag::{Flag, Flags};
use crate::records::{Actor, Channel, Direction, Exclusion, Touch, TouchResult};
use crate::time::{DAY, HOUR};

/// What one tool says about one lead.
struct Says {
    /// In its population.
    counts: bool,
    answered: bool,
    /// Since its own start; `None` without an answer or a time for it.
    waited: Option<i64>,
    /// How long it could have been waited so far, on the same clock.
    age: Option<i64>,
    contacted: bool,
}

/// The flags of each way of counting (ours, then in the order of `Definition`): population, answered, an hour old,
/// within an hour, contacted.
pub const TOOLS: [[Flag; 5]; 6] = [
    [
        Flag::Tool0,
        Flag::Tool0Answered,
        Flag::Tool0Hour,
        Flag::Tool0InAnHour,
        Flag::Tool0Contacted,
    ],
    [
        Flag::Tool1,
        Flag::Tool1Answered,
        Flag::Tool1Hour,
        Flag::Tool1InAnHour,
        Flag::Tool1Contacted,
    ],
    [
        Flag::Tool2,
        Flag::Tool2Answered,
        Flag::Tool2Hour,
        Flag::Tool2InAnHour,
        Flag::Tool2Contacted,
    ],
    [
        Flag::Tool3,
        Flag::Tool3Answered,
        Flag::Tool3Hour,
        Flag::Tool3InAnHour,
        Flag::Tool3Contacted,
    ],
    [
        Flag::Tool4,
        Flag::Tool4Answered,
        Flag::Tool4Hour,
        Flag::Tool4InAnHour,
        Flag::Tool4Contacted,
    ],
    [
        Flag::Tool5,
        Flag::Tool5Answered,
        Flag::Tool5Hour,
        Flag::Tool5InAnHour,
        Flag::Tool5Contacted,
    ],
];

/// Answers what this file is about.
pub(super) fn answer(case: &Case<'_>, flags: &mut Flags) {
    // Too young for the horizon: no tool judges it yet.
    if let Some(end) = case.within
        && case.as_of.is_none_or(|as_of| end > as_of)
    {
        return;
    }
    for (says, [n, answered, old, soon, contacted]) in tools(case).into_iter().zip(TOOLS) {
        if !says.counts {
            continue;
        }
        flags.share(n, answered, true, says.answered);
        flags.share(n, contacted, true, says.contacted);
        let judged = says.age.is_some_and(|age| age >= HOUR);
        flags.share(
            old,
            soon,
            judged,
            says.waited.is_some_and(|waited| waited <= HOUR),
        );
    }
}

/// In the order of the flags.
fn tools(case: &Case<'_>) -> [Says; 6] {
    let row = case.row;
    let until = [case.as_of, case.within]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(i64::MAX);
    let first = |wanted: &dyn Fn(&Touch) -> bool| {
        let real = |touch: &&Touch| {
            touch.actor() != Actor::System
                && touch.result() != TouchResult::NotDone
                && touch.at.ms().is_none_or(|at| at <= until)
        };
        case.touches.iter().filter(real).find(|touch| wanted(touch))
    };
    let inbound = |touch: &Touch| touch.direction() == Direction::Inbound;
    let message = first(&|touch| {
        let written = matches!(
            touch.channel(),
            Channel::Email | Channel::Text | Channel::Whatsapp
        );
        !inbound(touch) && written && matches!(touch.actor(), Actor::Human | Actor::AiAgent)
    });
    let heard = first(&inbound);

    let attempted = row.touches.iter().any(|&n| n > 0);
    let by_person = row.first_human.ms();
    // Clocks run for the leads of which this report's own do.
    let created = case.created.filter(|_| row.timed && !row.touch_before_lead);
    let created = created.filter(|_| by_person.is_some() || !case.history.untimed);
    let raw = |at: Option<i64>| Some((at? - created?).max(0));
    let age = raw(case.as_of);
    let sales = row.exclusion == Exclusion::None;
    let ours = Says {
        counts: sales,
        answered: attempted,
        waited: raw(by_person),
        age,
        contacted: row.contacted,
    };

    // The clock starts when the dealer can act: as the CRM says, else when the doors open next.
    let start = created.map(|created| {
        let opens = || case.open.and_then(|open| open.next_open(created));
        case.more
            .actionable
            .ms()
            .or_else(opens)
            .unwrap_or(created)
            .max(created)
    });
    let shifted = |at: Option<i64>| Some((at? - start?).max(0));
    let vinsolutions = Says {
        counts: matches!(row.exclusion, Exclusion::None | Exclusion::Unreachable) && !case.lead.bad,
        waited: shifted(by_person),
        age: shifted(case.as_of),
        contacted: case.lead.contacted.unwrap_or(row.contacted),
        ..ours
    };

    let met = case
        .appointments
        .iter()
        .any(|appointment| appointment.created.ms().is_none_or(|at| at <= until));
    let foureyes = Says {
        counts: matches!(row.exclusion, Exclusion::None | Exclusion::NotCustomer),
        answered: attempted || row.contacted,
        contacted: row.contacted || met,
        ..ours
    };

    let heard_at = heard.and_then(|touch| touch.at.ms());
    let anything = [by_person, heard_at].into_iter().flatten().min();
    let day = |at: Option<i64>| {
        Some(nine_to_five(case.zone.local_ms(at?)) - nine_to_five(case.zone.local_ms(created?)))
    };
    let autoplay = Says {
        counts: true,
        answered: attempted || heard.is_some(),
        waited: day(anything).map(|waited| waited.max(0)),
        age: day(case.as_of),
        contacted: attempted || heard.is_some(),
    };

    let pied_piper = Says {
        counts: sales,
        answered: message.is_some(),
        waited: raw(message.and_then(|touch| touch.at.ms())),
        age,
        contacted: false,
    };
    let automated = Says {
        counts: sales,
        answered: attempted || row.automatic > 0,
        waited: raw(row.first_any.ms()),
        age,
        contacted: row.contacted,
    };
    [
        ours,
        vinsolutions,
        foureyes,
        autoplay,
        pied_piper,
        automated,
    ]
}

/// Local milliseconds between nine and five, on every day of the week, since 1970-01-01.
const fn nine_to_five(local_ms: i64) -> i64 {
    const LONG: i64 = 8 * HOUR;
    let since = local_ms.rem_euclid(DAY) - 9 * HOUR;
    let today = if since < 0 {
        0
    } else if since > LONG {
        LONG
    } else {
        since
    };
    local_ms.div_euclid(DAY) * LONG + today
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::MINUTE;

    #[test]
    fn time_runs_from_nine_to_five() {
        let at = |day: i64, minutes: i64| nine_to_five(day * DAY + minutes * MINUTE);
        // 16:30 to 09:10 on the next day: half an hour and ten minutes.
        assert_eq!(at(1, 9 * 60 + 10) - at(0, 16 * 60 + 30), 40 * MINUTE);
        assert_eq!(at(0, 23 * 60) - at(0, 17 * 60), 0);
        assert_eq!(at(0, 9 * 60) - at(-1, 17 * 60), 0);
    }
}
