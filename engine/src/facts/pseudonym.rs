//! Names of staff, hidden: everyone gets a name that is the same in every file and every run, and says nothing.
//!
//! The name is made from a hash (SipHash-2-4). Without a key anybody who guesses a name can check the guess; with one
//! only who knows the key can.

use crate::order::sorted;
use crate::records::{Dataset, NONE};

/// Letters and digits that are not taken for one another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Letters of a pseudonym; as many more as it takes where two would be the same.
const SHORT: usize = 4;

/// `Person K7QF`: the stand-in for a name.
#[must_use]
pub fn pseudonym(name: &str, key: &str) -> String {
    written(hash(name, key), SHORT)
}

fn hash(name: &str, key: &str) -> u64 {
    let half = |salt: u64| sip(salt, !salt, key.as_bytes());
    sip(half(1), half(2), name.as_bytes())
}

fn written(mut hash: u64, letters: usize) -> String {
    let mut out = String::from("Person ");
    for _ in 0..letters {
        out.push(char::from(LETTERS[(hash >> 59) as usize]));
        hash <<= 5;
    }
    out
}

/// Replaces all names of staff, also where beliefs name them. Whoever has none stays without.
pub(super) fn mask(data: &mut Dataset, key: &str) {
    let hashes: Vec<u64> = data.people.iter().map(|name| hash(name, key)).collect();
    let same = |letters: usize, at: usize| {
        let shift = 64 - 5 * letters;
        let taken = |&other: &u64| other >> shift == hashes[at] >> shift;
        hashes.iter().filter(|other| taken(other)).count() > 1
    };
    let mut masked: Vec<(String, u32)> = Vec::with_capacity(hashes.len());
    for (at, code) in (0..hashes.len()).zip(0_u32..) {
        let name = if data.people[at].is_empty() {
            String::new()
        } else {
            // Both of two that would be the same get longer; at twelve letters all differ.
            let letters = (SHORT..12).find(|&letters| !same(letters, at));
            written(hashes[at], letters.unwrap_or(12))
        };
        masked.push((name, code));
    }
    // Codes compare as names do.
    let masked = sorted(masked, Ord::cmp);
    let mut codes = vec![NONE; masked.len()];
    for (new, (_, old)) in (0_u32..).zip(&masked) {
        codes[*old as usize] = new;
    }
    let code = |old: u32| codes.get(old as usize).copied().unwrap_or(NONE);
    for lead in &mut data.leads {
        lead.person = code(lead.person);
    }
    for touch in &mut data.touches {
        *touch = touch.with_person(code(touch.person()));
    }
    for call in &mut data.calls {
        call.person = code(call.person);
    }
    for task in &mut data.tasks {
        task.person = code(task.person);
    }
    for appointment in &mut data.appointments {
        appointment.person = code(appointment.person);
    }
    for belief in &mut data.beliefs {
        if !belief.respondent.is_empty() {
            belief.respondent = pseudonym(&belief.respondent, key);
        }
        if matches!(belief.scope.as_str(), "person" | "rep") && !belief.name.is_empty() {
            belief.name = pseudonym(&belief.name, key);
        }
    }
    data.people = masked.into_iter().map(|(name, _)| name).collect();
}

/// SipHash-2-4.
fn sip(k0: u64, k1: u64, bytes: &[u8]) -> u64 {
    let mut v = [
        k0 ^ 0x736f_6d65_7073_6575,
        k1 ^ 0x646f_7261_6e64_6f6d,
        k0 ^ 0x6c79_6765_6e65_7261,
        k1 ^ 0x7465_6462_7974_6573,
    ];
    let mut take = |word: u64| {
        v[3] ^= word;
        round(&mut v);
        round(&mut v);
        v[0] ^= word;
    };
    let word = |bytes: &[u8]| {
        let mut whole = [0; 8];
        for (to, from) in whole.iter_mut().zip(bytes) {
            *to = *from;
        }
        u64::from_le_bytes(whole)
    };
    let chunks = bytes.chunks_exact(8);
    let rest = word(chunks.remainder());
    chunks.for_each(|chunk| take(word(chunk)));
    take(rest | (bytes.len() as u64) << 56);
    v[2] ^= 0xff;
    for _ in 0..4 {
        round(&mut v);
    }
    v[0] ^ v[1] ^ v[2] ^ v[3]
}

fn round(v: &mut [u64; 4]) {
    v[0] = v[0].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(13) ^ v[0];
    v[0] = v[0].rotate_left(32);
    v[2] = v[2].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(16) ^ v[2];
    v[0] = v[0].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(21) ^ v[0];
    v[2] = v[2].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(17) ^ v[2];
    v[2] = v[2].rotate_left(32);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_published_vectors() {
        // From the paper's reference implementation: key 00 01 … 0f, messages of 0, 1 and 15 bytes 00 01 …
        let (k0, k1) = (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908);
        let message: Vec<u8> = (0..15).collect();
        assert_eq!(sip(k0, k1, &[]), 0x726f_db47_dd0e_0e31);
        assert_eq!(sip(k0, k1, &message[..1]), 0x74f8_39c5_93dc_67fd);
        assert_eq!(sip(k0, k1, &message), 0xa129_ca61_49be_45e5);
    }

    #[test]
    fn the_same_name_gets_the_same_pseudonym_and_a_key_another() {
        let name = pseudonym("Ann Lee", "");
        assert_eq!(name, pseudonym("Ann Lee", ""));
        assert_eq!(name.len(), "Person ".len() + SHORT);
        assert_ne!(name, pseudonym("Ann Lee", "secret"));
        assert_ne!(name, pseudonym("Max Roth", ""));
    }

    #[test]
    fn two_people_never_share_one() {
        let mut data = Dataset {
            people: (0..3_000).map(|i| format!("Name {i:04}")).collect(),
            ..Dataset::default()
        };
        mask(&mut data, "");
        assert_eq!(data.people.len(), 3_000);
        assert!(data.people.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(
            data.people
                .iter()
                .any(|name| name.len() > "Person ABCD".len())
        );
    }
}
