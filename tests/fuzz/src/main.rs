//! libFuzzer around one target of `reality_gap_tests::fuzz`, named by `REALITY_GAP_TARGET`.

#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;

static TARGET: OnceLock<fn(&[u8])> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let run = TARGET.get_or_init(|| {
        let name = std::env::var("REALITY_GAP_TARGET").unwrap_or_default();
        reality_gap_tests::fuzz::target(&name).expect("REALITY_GAP_TARGET names no target")
    });
    run(bytes);
});
