//! The same lead as other tools would count it: whether it is theirs, answered, answered within an hour of their clock,
//! contacted.

use super::case::Case;
use super::flag::{Flag, Flags};
use crate::records::Exclusion;
use crate::time::{DAY, HOUR, Instant};

/// What one tool says about one lead.
#[derive(Clone, Copy)]
struct Says {
    /// In its population.
    counts: bool,
    answered: bool,
    contacted: bool,
    /// At least an hour old, by its clock.
    old: bool,
    /// Answered within an hour of its clock.
    soon: bool,
}

impl Says {
    /// The four flags of a tool that follow one another.
    fn bits(self) -> u32 {
        let soon = self.old && self.soon;
        let bits = 1
            | u32::from(self.answered) << 1
            | u32::from(soon) << 2
            | u32::from(self.contacted) << 3;
        if self.counts { bits } else { 0 }
    }
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

// The flags stand as they are set: four by four, and the hours one by one.
const _: () = {
    let mut tool = 0;
    while tool < TOOLS.len() {
        let [counts, answered, old, soon, contacted] = TOOLS[tool];
        let first = Flag::Tool0 as usize + 4 * tool;
        assert!(counts as usize == first && answered as usize == first + 1);
        assert!(soon as usize == first + 2 && contacted as usize == first + 3);
        assert!(old as usize == Flag::Tool0Hour as usize + tool);
        tool += 1;
    }
};

/// Answers what this file is about.
pub(super) fn answer(case: &Case<'_>, flags: &mut Flags) {
    // Too young for the horizon: no tool judges it yet.
    if let Some(end) = case.within
        && case.as_of.is_none_or(|as_of| end > as_of)
    {
        return;
    }
    let (mut row, mut hours) = (0, 0);
    let mut add = |tool: usize, says: Says| {
        row |= says.bits() << (4 * tool);
        hours |= u32::from(says.counts && says.old) << tool;
    };
    let lead = case.row;
    // The first of a kind is the first that counts, if any does.
    let counted =
        |first: Option<Instant>| first.filter(|at| at.ms().is_none_or(|at| at <= case.until));
    let message = counted(case.history.written);
    let heard = counted(case.history.heard);

    let by_person = case.history.first_human;
    // Clocks run for the leads of which this report's own do.
    let runs = lead.timed && !lead.touch_before_lead;
    let runs = runs && (by_person.is_known() || !case.history.untimed);
    let created = case.created.filter(|_| runs);
    let sales = lead.exclusion == Exclusion::None;
    let hour = Hour::after(created);
    let ours = Says {
        counts: sales,
        answered: case.attempted,
        contacted: lead.contacted,
        old: hour.is_over(case.as_of),
        soon: hour.holds(by_person),
    };

    // The clock starts when the dealer can act: as the CRM says, else when the doors open next.
    let shifted = Hour::after(created.map(|created| {
        let opens = || case.open.and_then(|open| open.next_open(created));
        let start = case.more.actionable.ms().or_else(opens);
        start.unwrap_or(created).max(created)
    }));
    let vinsolutions = Says {
        counts: matches!(lead.exclusion, Exclusion::None | Exclusion::Unreachable)
            && !case.lead.bad,
        contacted: case.lead.contacted.unwrap_or(lead.contacted),
        old: shifted.is_over(case.as_of),
        soon: shifted.holds(by_person),
        ..ours
    };

    let met = case
        .appointments
        .iter()
        .any(|appointment| appointment.created.ms().is_none_or(|at| at <= case.until));
    let foureyes = Says {
        counts: matches!(lead.exclusion, Exclusion::None | Exclusion::NotCustomer),
        answered: case.attempted || lead.contacted,
        contacted: lead.contacted || met,
        ..ours
    };

    let anything = by_person.earliest(heard.unwrap_or(Instant::UNKNOWN));
    let office = |ms: i64| nine_to_five(case.calendar.local_ms(ms));
    let office_hour = Hour::after(created.map(office));
    let autoplay = Says {
        counts: true,
        answered: case.attempted || heard.is_some(),
        contacted: case.attempted || heard.is_some(),
        old: office_hour.is_over(case.as_of.and(Some(case.judge.office_now))),
        soon: anything
            .ms()
            .is_some_and(|at| office(at) <= office_hour.end),
    };

    let pied_piper = Says {
        answered: message.is_some(),
        contacted: false,
        soon: message.is_some_and(|at| hour.holds(at)),
        ..ours
    };
    let automated = Says {
        answered: case.attempted || lead.automatic > 0,
        soon: hour.holds(case.history.first_any),
        ..ours
    };
    // In the order of the flags.
    add(0, ours);
    add(1, vinsolutions);
    add(2, foureyes);
    add(3, autoplay);
    add(4, pied_piper);
    add(5, automated);
    flags.set_row(Flag::Tool0, row);
    flags.set_row(Flag::Tool0Hour, hours);
}

/// The hour in which an answer is soon.
#[derive(Clone, Copy)]
struct Hour {
    /// Its last millisecond; `i64::MIN` where no clock runs.
    end: i64,
}

impl Hour {
    fn after(start: Option<i64>) -> Self {
        Self {
            end: start.map_or(i64::MIN, |start| start + HOUR),
        }
    }

    fn is_over(self, now: Option<i64>) -> bool {
        self.end != i64::MIN && now.is_some_and(|now| now >= self.end)
    }

    fn holds(self, at: Instant) -> bool {
        at.ms().is_some_and(|at| at <= self.end)
    }
}

/// Local milliseconds between nine and five, on every day of the week, since 1970-01-01.
pub(super) const fn nine_to_five(local_ms: i64) -> i64 {
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
