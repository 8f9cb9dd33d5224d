//! The built widget in real engines: every scenario in Chromium, Firefox and WebKitGTK, over W3C WebDriver.
//!
//! A browser that is missing is a failure with a sentence, not a skip. While working on one engine,
//! `REALITY_GAP_BROWSERS=chromium` leaves the others out; `cargo xtask test` never sets it.

mod browsers;
mod commands;
mod native;
mod page;
mod pixels;
mod scenarios;
#[path = "../support/mod.rs"]
mod support;

use std::sync::atomic::{AtomicU32, Ordering};

use browsers::Browser;
use libtest_mimic::{Arguments, Conclusion, Trial};

static ENGINES: [Browser; 3] = [
    Browser::new("chromium"),
    Browser::new("firefox"),
    Browser::new("webkit"),
];

fn main() {
    let mut arguments = Arguments::from_args();
    // One at a time: an engine at work slows the others down until they seem broken.
    arguments.test_threads = Some(1);
    let wanted = std::env::var("REALITY_GAP_BROWSERS").unwrap_or_default();
    let wanted: Vec<&str> = wanted.split(',').filter(|name| !name.is_empty()).collect();
    let trials = ENGINES
        .iter()
        .filter(|engine| wanted.is_empty() || wanted.contains(&engine.name))
        .flat_map(|engine| {
            let own = if engine.name == "chromium" {
                scenarios::CHROMIUM
            } else {
                &[]
            };
            let all = scenarios::ALL.iter().chain(own);
            all.map(move |scenario| trial(engine, scenario))
        })
        .collect::<Vec<_>>();
    assert!(
        !trials.is_empty(),
        "REALITY_GAP_BROWSERS names none of chromium, firefox, webkit"
    );
    let conclusion: Conclusion = libtest_mimic::run(&arguments, trials);
    for engine in &ENGINES {
        engine.stop();
    }
    conclusion.exit();
}

/// Trials that may be tried again in one run. Browsers started by the hundred hiccup now and then; each time is printed,
/// and more of them than this are no hiccups.
const SECOND_TRIES: u32 = 4;
static TRIED_AGAIN: AtomicU32 = AtomicU32::new(0);

fn trial(engine: &'static Browser, scenario: &'static scenarios::Scenario) -> Trial {
    let name = format!("{}::{}", engine.name, scenario.name);
    Trial::test(name.clone(), move || {
        let run = || engine.with(|session| (scenario.run)(session, &name));
        run()
            .or_else(|error| {
                if TRIED_AGAIN.fetch_add(1, Ordering::SeqCst) >= SECOND_TRIES {
                    return Err(error);
                }
                #[expect(clippy::print_stderr, reason = "a hiccup must be seen in the log")]
                {
                    eprintln!("\n{name}: failed, tried once more: {error:#}");
                }
                run()
            })
            .map_err(|error| format!("{error:#}").into())
    })
}
