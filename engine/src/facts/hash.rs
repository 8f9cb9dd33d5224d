//! Hash of the records, the same for every order of rows and every split of the file.

use crate::records::{Contact, Dataset, More, NONE, Touch};
use crate::time::Instant;

/// FNV-1a over bytes, 64 bit.
#[must_use]
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The hash of a dataset: the sum of the hashes of its records, each over what the record says (ids, times and names,
/// never a position or a code). A sum, so order does not matter and the hashes of shards add up to that of the whole.
#[must_use]
pub(super) fn data_hash(dataset: &Dataset) -> u64 {
    let names =
        |list: &[String]| -> Vec<u64> { list.iter().map(|name| fnv1a(name.as_bytes())).collect() };
    let (dealers, people, sources) = (
        names(&dataset.dealers),
        names(&dataset.people),
        names(&dataset.sources),
    );
    let ids: Vec<u64> = dataset.ids.iter().map(|id| fnv1a(id.as_bytes())).collect();
    let id = |lead: usize| id(&ids, lead);
    let mut sum = 0_u64;
    for (index, lead) in dataset.leads.iter().enumerate() {
        let flags = u64::from(lead.attempts)
            | (lead.channel.map_or(15, |channel| channel as u64)) << 16
            | (lead.outcome as u64) << 20
            | (lead.exclusion as u64) << 24
            | three(lead.contacted) << 28
            | three(lead.hot) << 30
            | u64::from(lead.created_is_date) << 32;
        let parts = [
            id(index),
            time(lead.created),
            time(lead.closed),
            time(lead.sold),
            time(lead.first_attempt),
            time(lead.first_contact),
            name(&dealers, lead.dealer),
            name(&people, lead.person),
            name(&sources, lead.source),
            flags,
        ];
        let joined = join(&parts);
        sum = sum.wrapping_add(finish(joined));
    }
    for some in dataset.touches.chunks(SOME) {
        sum = sum.wrapping_add(touches_hash(some, &ids, &people));
    }
    let reasons = names(&dataset.reasons);
    // Kinds of records differ by their last part, so that a task is no appointment.
    let mut add = |parts: [u64; 10]| sum = sum.wrapping_add(finish(join(&parts)));
    for call in &dataset.calls {
        let how = (call.direction as u64) | (call.result as u64) << 8;
        let by = [name(&people, call.person), name(&dealers, call.dealer)];
        let seconds = u64::from(call.seconds);
        add([
            id(call.lead as usize),
            time(call.at),
            how,
            by[0],
            by[1],
            seconds,
            0,
            0,
            0,
            11,
        ]);
    }
    for task in &dataset.tasks {
        let how = (task.state as u64)
            | u64::from(task.due_is_date) << 8
            | task.channel.map_or(15, |channel| channel as u64) << 16;
        let times = [task.created, task.due, task.done, task.rescheduled].map(time);
        let person = name(&people, task.person);
        let lead = id(task.lead as usize);
        add([
            lead, times[0], times[1], times[2], times[3], person, how, 0, 0, 12,
        ]);
    }
    for visit in &dataset.appointments {
        let how =
            (visit.visit as u64) | three(visit.confirmed) << 8 | three(visit.test_drive) << 16;
        let person = name(&people, visit.person);
        let times = [visit.created, visit.at].map(time);
        add([
            id(visit.lead as usize),
            times[0],
            times[1],
            person,
            how,
            0,
            0,
            0,
            0,
            13,
        ]);
    }
    for survey in &dataset.surveys {
        let why = survey.reasons.iter().map(|&code| name(&reasons, code));
        let why = why.fold(0, u64::wrapping_add);
        let score = survey.score.map_or(u64::MAX, u64::from);
        let lost = name(&reasons, survey.lost_reason);
        let dealer = name(&dealers, survey.dealer);
        let (lead, at, scale) = (
            id(survey.lead as usize),
            time(survey.at),
            u64::from(survey.scale),
        );
        add([lead, at, score, scale, why, lost, dealer, 0, 0, 14]);
    }
    for belief in &dataset.beliefs {
        let texts = [
            &belief.scope,
            &belief.name,
            &belief.respondent,
            &belief.role,
            &belief.metric,
        ]
        .map(|text| fnv1a(text.as_bytes()));
        let kind = fnv1a(belief.unit.as_bytes()) ^ fnv1a(belief.basis.as_bytes()).rotate_left(7);
        let channel = belief.channel.map_or(15, |channel| channel as u64);
        let day = |day: Option<i32>| day.map_or(u64::MAX, |day| u64::from(day.cast_unsigned()));
        let valid = day(belief.valid.0) ^ day(belief.valid.1).rotate_left(32);
        let value = belief.value.to_bits() ^ channel;
        add([
            texts[0], texts[1], texts[2], texts[3], texts[4], value, kind, valid, 0, 15,
        ]);
    }
    let told = dataset.more.len().max(dataset.contacts.len());
    for index in 0..told {
        let more = dataset.more.get(index).unwrap_or(&More::UNKNOWN);
        let contact = dataset.contacts.get(index).unwrap_or(&Contact::UNKNOWN);
        let parts = parts_of(more, contact, name(&reasons, more.lost_reason));
        // A lead of which nothing is told adds nothing, so that shards with and without such columns add up.
        if parts != parts_of(&More::UNKNOWN, &Contact::UNKNOWN, 1) {
            let joined = parts
                .iter()
                .zip(FACTORS)
                .fold(!id(index), |hash: u64, (&part, factor)| {
                    finish(hash ^ part.wrapping_mul(factor))
                });
            sum = sum.wrapping_add(finish(joined));
        }
    }
    sum
}

/// So many touches at a time: what is called often is compiled well.
const SOME: usize = 4_096;

/// The sum of the hashes of some touches.
#[inline(never)]
fn touches_hash(touches: &[Touch], ids: &[u64], people: &[u64]) -> u64 {
    touches.iter().fold(0, |sum, touch| {
        let person = name(people, touch.person());
        let kind = u64::from(touch.meta >> 18);
        let joined = id(ids, touch.lead as usize)
            .wrapping_add(time(touch.at).wrapping_mul(FACTORS[1]))
            .wrapping_add((person ^ kind << 48).wrapping_mul(FACTORS[2]));
        sum.wrapping_add(finish(joined))
    })
}

/// The hash of a name by its code.
fn name(hashes: &[u64], code: u32) -> u64 {
    match code {
        NONE => 1,
        _ => hashes.get(code as usize).copied().unwrap_or(2),
    }
}

/// The hash of the id of a lead.
fn id(hashes: &[u64], lead: usize) -> u64 {
    hashes.get(lead).copied().unwrap_or(3)
}

fn time(at: Instant) -> u64 {
    at.ms().unwrap_or(i64::MIN).cast_unsigned()
}

/// Parts of a record as one number.
fn join(parts: &[u64; 10]) -> u64 {
    parts.iter().zip(FACTORS).fold(0, |hash, (&part, factor)| {
        hash.wrapping_add((part ^ part >> 32).wrapping_mul(factor))
    })
}

/// What columns say that are not of a [`Lead`](crate::records::Lead).
fn parts_of(more: &More, contact: &Contact, lost_reason: u64) -> [u64; 10] {
    let flags = three(contact.has_phone)
        | three(contact.has_email) << 2
        | three(contact.has_name) << 4
        | three(more.after_hours) << 6
        | u64::from(more.readiness) << 8
        | u64::from(contact.resubmissions) << 16
        | u64::from(contact.merged) << 32;
    [
        time(more.assigned) ^ time(more.actionable).rotate_left(32),
        time(more.no_calls) ^ time(more.opt_out).rotate_left(32),
        contact.phone_key,
        contact.email_key,
        flags,
        more.crm_response.cast_unsigned(),
        more.crm_adjusted.cast_unsigned(),
        lost_reason,
        more.cost.cast_unsigned(),
        more.gross.cast_unsigned(),
    ]
}

/// Odd factors without a pattern, one a field: the fractional digits of √2, √3, √5 …, made odd.
const FACTORS: [u64; 10] = [
    0x6a09_e667_f3bc_c909,
    0xbb67_ae85_84ca_a73b,
    0x3c6e_f372_fe94_f82b,
    0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1,
    0x9b05_688c_2b3e_6c1f,
    0x1f83_d9ab_fb41_bd6b,
    0x5be0_cd19_137e_2179,
    0xcbbb_9d5d_c105_9ed9,
    0x629a_292a_367c_d507,
];

const fn three(flag: Option<bool>) -> u64 {
    match flag {
        None => 0,
        Some(flag) => 1 + flag as u64,
    }
}

/// Spreads every bit over all (the finaliser of splitmix64), so that sums of hashes do not cancel.
const fn finish(joined: u64) -> u64 {
    let mut x = joined;
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_published_fnv_vectors() {
        // Fowler, Noll, Vo: test vectors of FNV-1a 64.
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
