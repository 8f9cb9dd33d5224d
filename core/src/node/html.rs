//! Writes a [`Node`] as HTML.

use super::Node;

/// Elements that have no end tag in HTML.
const VOID: [&str; 4] = ["input", "br", "hr", "meta"];

/// The node as HTML text; every text and attribute value is escaped.
#[must_use]
pub fn to_html(node: &Node) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

fn write(node: &Node, out: &mut String) {
    match node {
        Node::Text(value) => escape(value, out),
        Node::Element(element) => {
            out.push('<');
            out.push_str(element.tag);
            for (name, value) in &element.attributes {
                out.push(' ');
                out.push_str(name);
                out.push_str("=\"");
                escape(value, out);
                out.push('"');
            }
            out.push('>');
            if VOID.contains(&element.tag) {
                return;
            }
            for child in &element.children {
                write(child, out);
            }
            out.push_str("</");
            out.push_str(element.tag);
            out.push('>');
        }
    }
}

fn escape(value: &str, out: &mut String) {
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // They would turn round what stands after them, in other people's sentences too.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{el, text};
    use super::*;

    #[test]
    fn a_cell_cannot_turn_the_page_round() {
        let node = el("p").text("Auto\u{202e}suah \u{2067}x").into();
        assert_eq!(to_html(&node), "<p>Auto\u{fffd}suah \u{fffd}x</p>");
    }

    #[test]
    fn a_hostile_cell_stays_text() {
        let node = el("td")
            .attr("title", "\"><script>")
            .child(text("<img src=x onerror=alert(1)>"))
            .into();
        assert_eq!(
            to_html(&node),
            "<td title=\"&quot;&gt;&lt;script&gt;\">&lt;img src=x onerror=alert(1)&gt;</td>"
        );
    }
}
