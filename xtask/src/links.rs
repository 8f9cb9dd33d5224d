//! Links between documents: what a relative link of a `.md` file names has to be there.

use crate::paths;

/// Adds the relative links of a document that lead nowhere.
pub(crate) fn check(name: &str, text: &str, faults: &mut Vec<String>) {
    let folder = paths::root().join(name);
    let Some(folder) = folder.parent() else {
        return;
    };
    for (line, target) in targets(text) {
        let file = target.split('#').next().unwrap_or_default();
        if !file.is_empty() && !folder.join(file).exists() {
            faults.push(format!(
                "{name}:{line}: the link to `{target}` leads nowhere"
            ));
        }
    }
}

/// The targets of `[text](target)` outside of code blocks, without addresses, each with its line.
fn targets(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut code = false;
    for (at, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            code = !code;
            continue;
        }
        if code {
            continue;
        }
        let mut rest = line;
        while let Some((_, after)) = rest.split_once("](") {
            let Some((target, tail)) = after.split_once(')') else {
                break;
            };
            if !target.contains(':') {
                found.push((at + 1, target));
            }
            rest = tail;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_leads_nowhere_is_named() {
        let text = "[a](README.md) [b](nowhere.md#x)\n```\n[c](code.md)\n```\n[d](https://example.org) [e](#here)\n";
        let mut faults = Vec::new();
        check("README.md", text, &mut faults);
        assert_eq!(
            faults,
            ["README.md:1: the link to `nowhere.md#x` leads nowhere"]
        );
    }
}
