//! `cargo xtask build`: the widget, ready to be served, in `www/dist`.
//!
//! The wasm crates are compiled and bound with wasm-bindgen used as a library, at the version of the lock file: there is
//! no tool to install and no version to match. Sources in `www/src` go beside it without their comments; their
//! imports are relative as they will be there. The style sheet of the view becomes a module that exports its text, so that the
//! element can adopt it without an inline style.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::network::Network;
use crate::{integrity, paths, shell, single, slim};

const TARGET: &str = "wasm32-unknown-unknown";
/// A crate that becomes a module of the widget.
#[derive(Debug)]
pub struct Module {
    package: &'static str,
    /// Name of the bound module: `NAME.js`, `NAME_bg.wasm`.
    pub name: &'static str,
    profile: &'static str,
}

/// What every page loads.
pub const MAIN: Module = Module {
    package: "reality-gap-wasm",
    name: "reality_gap_wasm",
    profile: "wasm",
};
/// What is loaded for a file that is no table of text.
pub const FORMATS: Module = Module {
    package: "reality-gap-formats-wasm",
    name: "reality_gap_formats_wasm",
    profile: "wasm-formats",
};

/// How to build.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Fast to build, with names in panics; large and slow to run.
    pub dev: bool,
}

/// Builds everything a page loads into `www/dist`.
///
/// # Errors
/// When the wasm target is missing and cannot be added, the crate does not compile, or a file cannot be written.
pub fn run(options: Options) -> Result<()> {
    add_target()?;
    let modules = [MAIN, FORMATS];
    let compiled: Vec<PathBuf> = modules
        .iter()
        .map(|module| compile(module, options))
        .collect::<Result<_>>()?;
    let dist = paths::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).context("cannot empty www/dist")?;
    }
    fs::create_dir_all(&dist).context("cannot make www/dist")?;
    for (module, wasm) in modules.iter().zip(&compiled) {
        bind(module, wasm, &dist, options)?;
        slim(&dist.join(format!("{}.js", module.name)))?;
    }

    let root = paths::root();
    copy(&root.join("www/src"), &dist)?;
    let style = fs::read_to_string(root.join("core/src/view/style.css"))
        .context("expected the report's style sheet in core/src/view/style.css")?;
    fs::write(dist.join("style.js"), style_module(&style)?)?;
    languages(&dist)?;
    fs::write(dist.join("version.js"), version_module()?)?;
    copy(&root.join("www/frame"), &dist)?;
    copy(&root.join("www/demo"), &dist.join("demo"))?;
    Network::demo().write(&dist.join("demo"))?;
    let hours = fs::read_to_string(dist.join("demo/hours.json"))?;
    fs::write(
        dist.join("demo/hours.js"),
        text_module("hours.json", &hours)?,
    )?;
    integrity::programs(&dist)?;
    single::write(&dist)?;
    integrity::list(&dist)
}

/// Makes sure that the compiler can build for the web.
///
/// # Errors
/// When the target is missing and rustup is not there to add it.
pub fn add_target() -> Result<()> {
    let sysroot = shell::read(shell::command("rustc").args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .is_dir()
    {
        return Ok(());
    }
    let added = shell::run(shell::command("rustup").args(["target", "add", TARGET]));
    added.with_context(|| {
        format!("the compiler has no {TARGET} target: run `rustup target add {TARGET}`")
    })
}

fn compile(module: &Module, options: Options) -> Result<PathBuf> {
    let profile = if options.dev { "dev" } else { module.profile };
    shell::run(
        shell::cargo()
            .args(["build", "--package", module.package, "--lib"])
            .args(["--target", TARGET, "--profile", profile]),
    )?;
    let folder = if options.dev { "debug" } else { profile };
    let wasm = paths::target()
        .join(TARGET)
        .join(folder)
        .join(format!("{}.wasm", module.name));
    if !wasm.is_file() {
        bail!(
            "expected {} after the build, found no such file",
            wasm.display()
        );
    }
    Ok(wasm)
}

fn bind(module: &Module, wasm: &Path, dist: &Path, options: Options) -> Result<()> {
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen
        .input_path(wasm)
        .out_name(module.name)
        .typescript(true)
        .omit_default_module_path(true)
        // A program that stopped is started anew on the page, also in a bundle, where it cannot be loaded a second time.
        .reset_state_function(true)
        .keep_debug(options.dev)
        .remove_name_section(!options.dev)
        .remove_producers_section(true);
    bindgen
        .web(true)?
        .generate(dist)
        .context("wasm-bindgen cannot bind the module")
}

/// Takes the comments out of a script.
fn slim(script: &Path) -> Result<()> {
    let name = script.file_name().unwrap_or_default().to_string_lossy();
    let text = fs::read_to_string(script)?;
    Ok(fs::write(script, slim::script(&name, &text)?)?)
}

/// A text as a module, where a file of its own would be too small for bundlers to leave alone.
fn text_module(name: &str, text: &str) -> Result<String> {
    let literal = serde_json::to_string(text)?;
    Ok(format!(
        "// {name}, by `cargo xtask build`.\n\nexport default {literal};\n"
    ))
}

/// The style sheet as a module: `import style from "./style.js"`.
fn style_module(text: &str) -> Result<String> {
    let literal = serde_json::to_string(text)?;
    Ok(format!(
        "// From core/src/view/style.css by `cargo xtask build`.\n\n/** The text of the report's style sheet. */\nexport const style = {literal};\nexport default style;\n"
    ))
}

/// What a page shows before the program is there, made by the core itself: `first.js` in English, and for every other
/// language `lang/TAG.js` with its pack.
fn languages(dist: &Path) -> Result<()> {
    let made = shell::read(shell::cargo().args([
        "run",
        "--quiet",
        "--package",
        "reality-gap-documents",
        "--",
        "first",
    ]))
    .context("the core cannot make the first screens")?;
    let mut all: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&made)?;
    let english = all.remove("en").unwrap_or_default();
    fs::write(
        dist.join("first.js"),
        format!(
            "/** Screens of the core, by name. */\nexport const first = {};\n",
            english["first"]
        ),
    )?;
    let folder = dist.join("lang");
    fs::create_dir_all(&folder)?;
    for (tag, language) in &all {
        let text = format!(
            "/** What is said in the language, by the hash of the English. */\nexport const pack = {};\n/** Screens of the core, by name. */\nexport const first = {};\n",
            language["pack"], language["first"]
        );
        fs::write(folder.join(format!("{tag}.js")), text)?;
    }
    Ok(())
}

/// The languages beside English as one JSON object, from what was written.
pub(crate) fn languages_json(dist: &Path) -> Result<Vec<u8>> {
    let mut all = serde_json::Map::new();
    for entry in fs::read_dir(dist.join("lang"))? {
        let path = entry?.path();
        let text = fs::read_to_string(&path)?;
        let part = |name: &str| -> Result<serde_json::Value> {
            let begin = format!("export const {name} = ");
            let line = text.lines().find_map(|line| line.strip_prefix(&begin));
            let json = line.unwrap_or_default().trim_end_matches(';');
            serde_json::from_str(json).with_context(|| format!("{} lacks {name}", path.display()))
        };
        let tag = path.file_stem().unwrap_or_default().to_string_lossy();
        let language = serde_json::json!({ "pack": part("pack")?, "first": part("first")? });
        all.insert(tag.into_owned(), language);
    }
    Ok(serde_json::to_vec(&all)?)
}

/// The version of the package as a module.
fn version_module() -> Result<String> {
    let package = fs::read_to_string(paths::root().join("www/package.json"))
        .context("cannot read www/package.json")?;
    let package: serde_json::Value = serde_json::from_str(&package)?;
    let version = package["version"]
        .as_str()
        .context("www/package.json has no version")?;
    Ok(format!("export const version = {version:?};\n"))
}

/// Copies a folder's files and folders; a folder that does not exist holds nothing.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("cannot copy {}", entry.path().display()))?;
            if target.extension().is_some_and(|end| end == "js") {
                slim(&target)?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::style_module;

    #[test]
    fn a_style_sheet_survives_as_a_string() -> anyhow::Result<()> {
        let css = "a::before { content: \"\\201C\"; }\n/* ` ${x} */\n";
        let module = style_module(css)?;
        let literal = module
            .split("export const style = ")
            .nth(1)
            .and_then(|rest| rest.split(";\nexport default").next());
        let read: String = serde_json::from_str(literal.unwrap_or_default())?;
        assert_eq!(read, css);
        Ok(())
    }
}
