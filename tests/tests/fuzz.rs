//! Bytes that nobody would write, as far as a test has time: what a search once found, the messy files, and seeded
//! changes of them. `cargo xtask fuzz` searches on.

use std::path::Path;

use reality_gap_tests::Dice;
use reality_gap_tests::fuzz::TARGETS;
use reality_gap_tests::gallery::gallery;

/// Changed copies of each messy file.
const CHANGES: u64 = 8;

#[test]
fn what_broke_a_reader_once_does_not_again() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/crashers");
    for target in TARGETS {
        let Ok(found) = std::fs::read_dir(root.join(target.name)) else {
            continue;
        };
        for file in found {
            let path = file.expect("a readable entry").path();
            (target.run)(&std::fs::read(path).expect("a readable file"));
        }
    }
}

#[test]
fn messy_files_and_changes_of_them_break_no_reader() {
    let mut dice = Dice::new(11);
    let mut tried = 0;
    for case in gallery() {
        for path in case.inputs() {
            let bytes = std::fs::read(path).expect("a readable file");
            // The rest is for the search.
            if bytes.len() > 20_000 {
                continue;
            }
            for target in TARGETS {
                for seed in (target.seeds)(&bytes) {
                    (target.run)(&seed);
                    for _ in 0..CHANGES {
                        (target.run)(&changed(&seed, &mut dice));
                    }
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 0, "no messy files");
}

/// A copy with a few bytes changed, a piece repeated, or the end cut off.
fn changed(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = |bytes: &[u8], dice: &mut Dice| {
        usize::try_from(dice.below(bytes.len().max(1) as u64)).unwrap_or(0)
    };
    if bytes.is_empty() {
        return bytes;
    }
    match dice.below(4) {
        0 => {
            let end = at(&bytes, dice);
            bytes.truncate(end);
        }
        1 => {
            let (one, other) = (at(&bytes, dice), at(&bytes, dice));
            let piece = bytes[one.min(other)..one.max(other)].to_vec();
            let place = at(&bytes, dice);
            bytes.splice(place..place, piece);
        }
        _ => {
            for _ in 0..=dice.below(8) {
                let place = at(&bytes, dice);
                bytes[place] = match dice.below(3) {
                    0 => {
                        b"\"',;\n\r\t\0\x1E\x1F<>{}[]&"
                            [usize::try_from(dice.below(17)).unwrap_or(0)]
                    }
                    _ => u8::try_from(dice.below(256)).unwrap_or(0),
                };
            }
        }
    }
    bytes
}
