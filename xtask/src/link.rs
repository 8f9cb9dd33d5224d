//! Joins the widget's modules into one classic script, for pages opened from disk: those may neither load modules nor
//! fetch anything. Names stay as they are, and a form of import or export that is not known here is refused.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, Result, bail, ensure};

/// A script that runs `entry`; every module it reaches becomes a function that is called when it is first needed.
/// A module may use `$need(name)`, which is called once a name, and `$fresh(name)`, which runs the module anew.
///
/// # Errors
/// When a module is missing or says something that is not understood.
pub(crate) fn link(modules: &BTreeMap<String, String>, entry: &str) -> Result<String> {
    let mut out = String::from(
        "\"use strict\";\n(() => {\nconst $parts = {};\nconst $made = {};\n\
         const $fresh = (name) => { const found = {}; $parts[name](found); return found; };\n\
         const $need = (name) => ($made[name] ??= $fresh(name));\n",
    );
    let mut wanted = vec![entry.to_owned()];
    let mut done = Vec::new();
    while let Some(name) = wanted.pop() {
        if done.contains(&name) {
            continue;
        }
        let text = modules
            .get(&name)
            .with_context(|| format!("expected the module {name}, found none"))?;
        let Module {
            code,
            exports,
            needs,
        } = module(text).with_context(|| format!("in the module {name}"))?;
        writeln!(out, "$parts[{name:?}] = ($out) => {{")?;
        for (outside, inside) in &exports {
            writeln!(
                out,
                "Object.defineProperty($out, {outside:?}, {{ get: () => {inside}, enumerable: true }});"
            )?;
        }
        out.push_str(&code);
        out.push_str("};\n");
        wanted.extend(needs);
        done.push(name);
    }
    writeln!(out, "$need({entry:?});\n}})();")?;
    // Inside a page a script ends at the first of these.
    let lower = out.to_ascii_lowercase();
    for end in ["</script", "<script", "<!--"] {
        ensure!(
            !lower.contains(end),
            "a script in a page cannot hold `{end}`"
        );
    }
    Ok(out)
}

#[derive(Debug)]
struct Module {
    code: String,
    /// Name outside, name inside.
    exports: Vec<(String, String)>,
    needs: Vec<String>,
}

fn module(text: &str) -> Result<Module> {
    let mut found = Module {
        code: String::with_capacity(text.len()),
        exports: Vec::new(),
        needs: Vec::new(),
    };
    for line in text.lines() {
        for wanted in ["$need(\"", "$fresh(\""] {
            let calls = line.split(wanted).skip(1);
            let names = calls.filter_map(|call| Some(call.split_once('"')?.0.to_owned()));
            found.needs.extend(names);
        }
        let code = if line.starts_with("import ") {
            import(line, &mut found.needs)?
        } else if let Some(rest) = line.strip_prefix("export ") {
            export(rest, &mut found.exports)?
        } else {
            ensure!(
                !line.contains("import.meta") && !line.contains(" import("),
                "expected no address and no module on demand, found `{line}`"
            );
            line.to_owned()
        };
        found.code.push_str(&code);
        found.code.push('\n');
    }
    Ok(found)
}

/// `import … from "./x.js";` as a constant.
fn import(line: &str, needs: &mut Vec<String>) -> Result<String> {
    let unknown = || format!("expected an import on one line, found `{line}`");
    let rest = line.strip_prefix("import ").unwrap_or(line);
    let (what, from) = rest
        .rsplit_once('"')
        .and_then(|(rest, end)| (end == ";").then(|| rest.rsplit_once("\"./"))?)
        .with_context(unknown)?;
    needs.push(from.to_owned());
    let need = format!("$need({from:?})");
    if what.trim().is_empty() {
        return Ok(format!("{need};"));
    }
    let what = what
        .trim()
        .strip_suffix("from")
        .with_context(unknown)?
        .trim();
    if let Some(all) = what.strip_prefix("* as ") {
        return Ok(format!("const {all} = {need};"));
    }
    if let Some(names) = what
        .strip_prefix('{')
        .and_then(|names| names.strip_suffix('}'))
    {
        return Ok(format!(
            "const {{{}}} = {need};",
            names.replace(" as ", ": ")
        ));
    }
    ensure!(is_name(what), "{}", unknown());
    Ok(format!("const {what} = {need}.default;"))
}

/// What follows `export`, without it.
fn export(rest: &str, exports: &mut Vec<(String, String)>) -> Result<String> {
    if let Some(names) = rest.strip_prefix('{') {
        let names = names
            .strip_suffix("};")
            .with_context(|| format!("expected an export on one line, found `{rest}`"))?;
        for name in names
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            let (inside, outside) = name.split_once(" as ").unwrap_or((name, name));
            exports.push((outside.to_owned(), inside.to_owned()));
        }
        return Ok(String::new());
    }
    if let Some(name) = rest.strip_prefix("default ") {
        let name = name.trim_end_matches(';');
        ensure!(
            is_name(name),
            "expected the name of a default export, found `{name}`"
        );
        exports.push(("default".to_owned(), name.to_owned()));
        return Ok(String::new());
    }
    let kinds = [
        "class ",
        "function ",
        "async function ",
        "async function* ",
        "function* ",
        "const ",
    ];
    for kind in kinds {
        if let Some(name) = rest.strip_prefix(kind) {
            let end = name.find(|c: char| !is_letter(c)).unwrap_or(name.len());
            let name = &name[..end];
            ensure!(is_name(name), "expected a name, found `{rest}`");
            exports.push((name.to_owned(), name.to_owned()));
            return Ok(rest.to_owned());
        }
    }
    bail!("expected a class, a function, a constant or names, found `export {rest}`")
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn modules(all: &[(&str, &str)]) -> BTreeMap<String, String> {
        all.iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn modules_become_functions_that_need_each_other() -> Result<()> {
        let script = link(
            &modules(&[
                (
                    "a.js",
                    "import { b, c as d } from \"./b.js\";\nimport * as all from \"./b.js\";\nconsole.log(b, d, all.default);\n",
                ),
                (
                    "b.js",
                    "export const b = 1;\nconst x = 2;\nexport { x as c };\nexport default x;\n",
                ),
                ("unused.js", "export let y = 1;\n"),
            ]),
            "a.js",
        )?;
        for part in [
            "const { b, c: d } = $need(\"b.js\");",
            "const all = $need(\"b.js\");",
            "\"b\", { get: () => b,",
            "\"c\", { get: () => x,",
            "\"default\", { get: () => x,",
            "\nconst b = 1;",
            "$need(\"a.js\");\n})();",
        ] {
            assert!(script.contains(part), "expected {part} in {script}");
        }
        assert!(!script.contains("unused"), "{script}");
        Ok(())
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for text in [
            "export let x = 1;\n",
            "import {\n",
            "import x from \"elsewhere\";\n",
            "const y = import.meta.url;\n",
            "const z = await import(\"./b.js\");\n",
            "import \"./missing.js\";\n",
            "const end = \"</script>\";\n",
        ] {
            assert!(link(&modules(&[("a.js", text)]), "a.js").is_err(), "{text}");
        }
    }
}
