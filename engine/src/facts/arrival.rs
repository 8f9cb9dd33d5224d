//! How a lead arrived: twice, unusable, incomplete, or when nobody was there.

use super::case::Case;
use super::flag::{Flag, Flags};
use crate::records::{Channel, Exclusion, TouchResult};
use crate::time::HOUR;

/// Answers what this file is about.
pub(super) fn answer(case: &Case<'_>, flags: &mut Flags) {
    match case.lead.exclusion {
        Exclusion::Duplicate => flags.set(Flag::Duplicate),
        Exclusion::Test | Exclusion::Spam | Exclusion::NotCustomer | Exclusion::Unreachable => {
            flags.set(Flag::Bad);
        }
        Exclusion::None | Exclusion::NotSales => {}
    }
    if case.contact.merged {
        flags.set(Flag::Merged);
    }
    if case.contact.resubmissions > 0 {
        flags.set(Flag::Resubmitted);
    }
    complete(case, flags);
    hours(case, flags);
}

/// A name, and a phone number or an e-mail address that is not known to be wrong.
fn complete(case: &Case<'_>, flags: &mut Flags) {
    let contact = case.contact;
    let Some(name) = contact.has_name else {
        return;
    };
    if contact.has_phone.is_none() && contact.has_email.is_none() {
        return;
    }
    let seen = |at: Option<i64>| at.is_none_or(|at| case.as_of.is_none_or(|as_of| at <= as_of));
    let wrong = |channel: Channel| {
        case.touches.iter().any(|touch| {
            touch.channel() == channel
                && touch.result() == TouchResult::BadNumber
                && seen(touch.at.ms())
        })
    };
    let phone =
        contact.has_phone == Some(true) && (case.row.contacted_phone || !wrong(Channel::Phone));
    let email = contact.has_email == Some(true) && contact.email_key != 0 && !wrong(Channel::Email);
    flags.share(
        Flag::CompletenessKnown,
        Flag::Complete,
        true,
        name && (phone || email),
    );
}

/// M43: outside opening hours where they are known, else as the CRM states it.
fn hours(case: &Case<'_>, flags: &mut Flags) {
    let created = case.created.filter(|_| case.row.timed);
    let opening = created
        .zip(case.open)
        .and_then(|(created, open)| Some((created, open.next_open(created)?)));
    let after = match opening {
        Some((created, opening)) => Some(opening > created),
        None => case.more.after_hours,
    };
    flags.share(
        Flag::HoursKnown,
        Flag::AfterHours,
        after.is_some(),
        after == Some(true),
    );
    if let (Some(true), Some((_, opening))) = (after, opening) {
        let end = opening + HOUR;
        let due = case.as_of.is_some_and(|as_of| end <= as_of) && !case.history.untimed;
        let answered = case.history.first_human.ms().is_some_and(|at| at <= end);
        flags.share(Flag::AfterHoursDue, Flag::AfterHoursAnswered, due, answered);
    }
}
