//! Blocks of code that also run: ```` ```html live ````.
//!
//! The markup goes into the page as it stands, with addresses made to fit where the site is. A script goes into a file of
//! its own, for pages allow no inline one.

use super::page::{Page, escape};
use super::places;

/// What a live block becomes: the code to read, and below it what it does; its script apart.
pub(super) fn block(code: &str, place: &str) -> (String, Option<String>) {
    let (markup, script) = match code.split_once("<script type=\"module\">") {
        Some((before, rest)) => {
            let (script, after) = rest.split_once("</script>").unwrap_or((rest, ""));
            (format!("{before}{after}"), Some(addresses(script, place)))
        }
        None => (code.to_owned(), None),
    };
    let html = format!(
        "<div class=\"live\">\n<pre tabindex=\"0\"><code>{}</code></pre>\n<div class=\"seen\">\n{}</div>\n</div>\n",
        escape(code),
        addresses(&markup, place)
    );
    (html, script)
}

/// The tags of the scripts that a page's live blocks need; none for a page without.
pub(super) fn tags(page: &Page) -> String {
    if !page.live {
        return String::new();
    }
    let up = places::up(&page.place);
    let mut html = format!("<script type=\"module\" src=\"{up}reality-gap/define.js\"></script>\n");
    for (script, _) in &page.scripts {
        html.push_str(&format!(
            "<script type=\"module\" src=\"{up}{script}\"></script>\n"
        ));
    }
    html
}

/// Addresses from the top of a host, as examples write them, made relative: the site may lie anywhere.
fn addresses(code: &str, place: &str) -> String {
    let up = places::up(place);
    code.replace("\"/exports/", &format!("\"{up}reality-gap/demo/"))
        .replace("\"/reality-gap/", &format!("\"{up}reality-gap/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_leaves_the_page() {
        let code = "<b src=\"/exports/a.csv\"></b>\n<script type=\"module\">go(1 < 2);</script>\n";
        let (html, script) = block(code, "x/y.html");
        assert!(html.contains("<b src=\"../reality-gap/demo/a.csv\"></b>"));
        assert!(html.contains("go(1 &lt; 2)") && !html.contains("<script"));
        assert_eq!(script.as_deref(), Some("go(1 < 2);"));
    }
}
