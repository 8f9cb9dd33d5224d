//! libFuzzer around one target of `reality_gap_tests::fuzz`, named by `REALITY_GAP_TARGET`.
//!
//! With `REALITY_GAP_SEEDS` it writes where the searches begin into that folder, one folder a target, and ends.

#![no_main]

use std::fs;
use std::path::Path;
use std::process::exit;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use reality_gap_tests::fuzz::{TARGETS, target};
use reality_gap_tests::gallery::gallery;

static TARGET: OnceLock<fn(&[u8])> = OnceLock::new();

fuzz_target!(
    init: {
        if let Some(folder) = std::env::var_os("REALITY_GAP_SEEDS") {
            sow(Path::new(&folder));
            exit(0);
        }
    },
    |bytes: &[u8]| {
        let run = TARGET.get_or_init(|| {
            let name = std::env::var("REALITY_GAP_TARGET").unwrap_or_default();
            target(&name).expect("REALITY_GAP_TARGET names no target").run
        });
        run(bytes);
    }
);

/// A folder for each target, with the messy files as the target takes them, and the words it is told in `words`.
fn sow(folder: &Path) {
    for target in TARGETS {
        let own = folder.join(target.name);
        fs::create_dir_all(&own).expect("a folder that can be made");
        fs::write(own.with_extension("words"), target.words).expect("a folder to write to");
    }
    for (number, case) in gallery().iter().enumerate() {
        for (part, path) in case.inputs().iter().enumerate() {
            let bytes = fs::read(path).expect("a readable file");
            for target in TARGETS {
                for (at, seed) in (target.seeds)(&bytes).iter().enumerate() {
                    // Longer ones are slow to change.
                    if seed.len() <= 20_000 {
                        let name = format!("{number}-{part}-{at}");
                        fs::write(folder.join(target.name).join(name), seed).expect("a folder to write to");
                    }
                }
            }
        }
    }
}
