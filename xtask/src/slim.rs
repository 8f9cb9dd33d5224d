//! Takes whole-line comments, blank lines and indentation out of scripts on their way into `www/dist`: they are a third
//! of what a browser would load. Nothing is renamed or reordered, so a stack trace still reads like the source.

use anyhow::{Result, bail};

/// The script without comments that stand on lines of their own. A template literal over several lines is left alone.
///
/// # Errors
/// When code follows a comment on its line: telling the two apart takes a parser.
pub(crate) fn script(name: &str, text: &str) -> Result<String> {
    let mut out = String::with_capacity(text.len());
    let (mut comment, mut template) = (false, false);
    for (at, whole) in text.lines().enumerate() {
        let line = if template { whole } else { whole.trim() };
        if comment {
            comment = !line.ends_with("*/");
            continue;
        }
        if !template && line.starts_with("/*") {
            match line.split_once("*/") {
                Some((_, "")) => {}
                Some(_) => bail!(
                    "{name}:{}: expected a comment on a line of its own, found code after it",
                    at + 1
                ),
                None => comment = true,
            }
            continue;
        }
        if template || !(line.is_empty() || line.starts_with("//")) {
            template ^= line.matches('`').count() % 2 == 1;
            out.push_str(line);
            out.push('\n');
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::script;

    #[test]
    fn comments_go_and_code_stays() -> anyhow::Result<()> {
        let text = "// @ts-check\n/**\n * Says it.\n */\nexport const x = \"// no comment\"; // kept\n\n  const y = `/* ${x} */`;\n/* one line */\n";
        assert_eq!(
            script("x.js", text)?,
            "export const x = \"// no comment\"; // kept\nconst y = `/* ${x} */`;\n"
        );
        Ok(())
    }

    #[test]
    fn what_cannot_be_told_apart_is_refused() {
        assert!(script("x.js", "/* a */ const b = 1;\n").is_err());
    }
}
