//! The core calls nothing outside itself: as a WebAssembly module whose every import traps, it makes a whole report
//! with every chart, and to the byte what the native build makes.

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use support::export::wide;
use wasmi::{Engine, Error, Extern, ExternType, Func, Instance, Linker, Module, Store};

/// Builds the module with cargo, into a folder of its own so that no build waits for another.
fn module() -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests lie in the workspace");
    let target = root.join("target").join("purity");
    let built = Command::new(env!("CARGO"))
        .current_dir(root)
        .args([
            "build",
            "--quiet",
            "--package",
            "reality-gap-purity",
            "--lib",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .arg("--target-dir")
        .arg(&target)
        // Interpreted, code that nobody optimised takes minutes.
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "2")
        // Flags of the surrounding run (coverage, sanitizers) are for the native build.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .status()
        .expect("cargo starts");
    assert!(
        built.success(),
        "the core does not build for wasm32-unknown-unknown; is the target installed?"
    );
    let path: PathBuf = target.join("wasm32-unknown-unknown/debug/reality_gap_purity.wasm");
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The module with every import answered by a trap that says who was called.
fn sealed(store: &mut Store<()>, wasm: &[u8]) -> Instance {
    let module = Module::new(store.engine(), wasm).expect("the module is valid");
    let mut linker = Linker::new(store.engine());
    for import in module.imports() {
        let ExternType::Func(ty) = import.ty() else {
            panic!(
                "the module wants something that is not a function: {}.{}",
                import.module(),
                import.name()
            );
        };
        let name = format!("{}.{}", import.module(), import.name());
        let trap = Func::new(&mut *store, ty.clone(), move |_, _, _| {
            Err(Error::new(format!("the core called out: {name}")))
        });
        linker
            .define(import.module(), import.name(), trap)
            .expect("each import is defined once");
    }
    linker
        .instantiate_and_start(store, &module)
        .expect("the module starts without calling out")
}

/// The exported function whose name begins so; the glue adds a hash.
fn exported(store: &Store<()>, instance: &Instance, name: &str) -> Func {
    let prefix = format!("{name}_");
    let mut found = instance
        .exports(store)
        .filter(|export| export.name().starts_with(&prefix) || export.name() == name)
        .filter_map(|export| match export.into_extern() {
            Extern::Func(func) => Some(func),
            _ => None,
        });
    let first = found.next().unwrap_or_else(|| panic!("no export `{name}`"));
    assert!(found.next().is_none(), "two exports `{name}`");
    first
}

fn in_the_sandbox(csv: &[u8]) -> String {
    let engine = Engine::default();
    let mut store = Store::new(&engine, ());
    let instance = sealed(&mut store, &module());
    let take = exported(&store, &instance, "take")
        .typed::<i32, ()>(&store)
        .expect("take(byte)");
    let run = exported(&store, &instance, "run")
        .typed::<(), i32>(&store)
        .expect("run() -> length");
    let give = exported(&store, &instance, "give")
        .typed::<i32, i32>(&store)
        .expect("give(at) -> byte");
    for &byte in csv {
        take.call(&mut store, i32::from(byte))
            .expect("a byte is taken");
    }
    let length = run
        .call(&mut store, ())
        .unwrap_or_else(|trap| panic!("the report called out or panicked: {trap}"));
    let bytes = (0..length)
        .map(|at| {
            u8::try_from(give.call(&mut store, at).expect("a byte is given")).expect("it is a byte")
        })
        .collect();
    String::from_utf8(bytes).expect("the report is UTF-8")
}

#[test]
fn a_whole_report_calls_nothing_and_is_the_native_one() {
    let csv = wide();
    let native = reality_gap_purity::whole(csv.as_bytes());
    let (json, shown) = native
        .split_once('\n')
        .expect("the report, then the screens");
    let report: serde_json::Value = serde_json::from_str(json).expect("there is a report");
    assert_eq!(
        report["counts"]["leads"], 160,
        "two of three leads are the first dealer's: {}",
        report["counts"]
    );
    assert!(
        shown.contains("<svg"),
        "no chart was drawn, so nothing is proved about charts"
    );
    let sandbox = in_the_sandbox(csv.as_bytes());
    let differs = native
        .bytes()
        .zip(sandbox.bytes())
        .position(|(a, b)| a != b)
        .unwrap_or(native.len().min(sandbox.len()));
    let around = |text: &str| {
        String::from_utf8_lossy(
            &text.as_bytes()[differs.saturating_sub(80)..(differs + 80).min(text.len())],
        )
        .into_owned()
    };
    assert!(
        native == sandbox,
        "at byte {differs}: native …{}…, wasm …{}…",
        around(&native),
        around(&sandbox)
    );
}

#[test]
fn the_seal_holds() {
    // The module that the sandbox runs must be able to fail: one that calls its import traps with the import's name.
    let wasm = [
        0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 2, 7, 1, 1, b'e', 1, b'f', 0, 0, 3, 2, 1,
        0, 7, 5, 1, 1, b'r', 0, 1, 10, 6, 1, 4, 0, 0x10, 0, 0x0b,
    ];
    let mut store = Store::new(&Engine::default(), ());
    let instance = sealed(&mut store, &wasm);
    let run = exported(&store, &instance, "r")
        .typed::<(), ()>(&store)
        .expect("r()");
    let trap = run.call(&mut store, ()).expect_err("the import traps");
    assert!(trap.to_string().contains("e.f"), "{trap}");
}
