//! Cuts a tree into pieces of JSON, so that a page can take it in a little at a time: compare, parse and build one piece,
//! let the browser breathe, go on. What is inside closed details is cut off too, to be built when someone opens them.

use std::fmt::Write as _;

use super::{Element, Node};

/// About this many elements and texts make a piece: a few milliseconds of a page's time.
const PIECE: usize = 120;

/// Part of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Name made from the text: pieces with the same name say the same, in all that is below them too.
    pub name: String,
    /// JSON: the root element, or for every other piece an array of children.
    pub text: String,
}

/// The tree in pieces, the root last. An element whose children were cut off holds, under `p`, the names of the pieces
/// whose arrays, one after the other, are its children.
#[must_use]
pub fn pieces(root: &Node) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (text, _) = node(root, &mut pieces);
    pieces.push(Piece {
        name: name(&text),
        text,
    });
    pieces
}

/// A node's JSON and how many nodes are left in it.
fn node(node: &Node, pieces: &mut Vec<Piece>) -> (String, usize) {
    match node {
        Node::Text(text) => {
            let mut out = String::new();
            quote(text, &mut out);
            (out, 1)
        }
        Node::Element(e) => element(e, false, pieces),
    }
}

fn element(element: &Element, folded: bool, pieces: &mut Vec<Piece>) -> (String, usize) {
    let mut out = String::from("{\"t\":");
    quote(element.tag, &mut out);
    if let Some(key) = &element.key {
        out.push_str(",\"k\":");
        quote(key, &mut out);
    }
    if !element.attributes.is_empty() {
        out.push_str(",\"a\":");
        list(&mut out, &element.attributes, |(name, value), out| {
            out.push('[');
            quote(name, out);
            out.push(',');
            quote(value, out);
            out.push(']');
        });
    }
    // Every child is cut first, so that what is left of it tells how much room it takes here.
    let closed = element.tag == "details" && !element.attributes.iter().any(|a| a.0 == "open");
    let children: Vec<(String, usize)> = element
        .children
        .iter()
        .map(|child| match child {
            Node::Element(e) if closed && e.tag != "summary" => self::element(e, true, pieces),
            other => node(other, pieces),
        })
        .collect();
    let mut size = 1 + children.iter().map(|c| c.1).sum::<usize>();
    if !children.is_empty() {
        if !folded && size <= PIECE {
            out.push_str(",\"c\":");
            list(&mut out, &children, |(child, _), out| out.push_str(child));
        } else {
            size = 1;
            out.push_str(",\"p\":");
            list(&mut out, &cut(&children, pieces), |name, out| {
                quote(name, out)
            });
        }
    }
    out.push('}');
    (out, size)
}

/// Puts children into as few pieces as fit; gives their names.
fn cut(children: &[(String, usize)], pieces: &mut Vec<Piece>) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = children;
    while !rest.is_empty() {
        let mut room = PIECE;
        let fit = rest.iter().take_while(|(_, size)| {
            let fits = *size <= room;
            room = room.saturating_sub(*size);
            fits
        });
        let (part, left) = rest.split_at(fit.count().max(1));
        let mut text = String::new();
        list(&mut text, part, |(child, _), out| out.push_str(child));
        let name = name(&text);
        names.push(name.clone());
        pieces.push(Piece { name, text });
        rest = left;
    }
    names
}

fn list<T>(out: &mut String, items: &[T], mut write: impl FnMut(&T, &mut String)) {
    out.push('[');
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(item, out);
    }
    out.push(']');
}

/// A JSON string.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if control < ' ' => drop(write!(out, "\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}

/// A name from the text: its length and its hash (FNV-1a, 64 bit).
fn name(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{:x}.{hash:016x}", text.len())
}
#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::{el, text};
    use super::*;

    fn json(text: &str) -> Value {
        serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    /// Puts a tree together again.
    fn whole(value: &Value, pieces: &[Piece]) -> Value {
        let Value::Object(object) = value else {
            return value.clone();
        };
        let mut object = object.clone();
        let children: Vec<Value> = match (object.remove("p"), object.remove("c")) {
            (Some(Value::Array(names)), _) => names
                .iter()
                .flat_map(|name| pieces.iter().find(|piece| *name == piece.name.as_str()))
                .flat_map(|piece| match json(&piece.text) {
                    Value::Array(part) => part,
                    other => panic!("{other:?}"),
                })
                .collect(),
            (_, Some(Value::Array(children))) => children,
            _ => Vec::new(),
        };
        if !children.is_empty() {
            object.insert(
                "c".into(),
                children.iter().map(|c| whole(c, pieces)).collect(),
            );
        }
        object.into()
    }

    fn root(pieces: &[Piece]) -> &str {
        pieces.last().map_or("", |piece| &piece.text)
    }

    fn table(rows: usize) -> Element {
        el("table").children((0..rows).map(|at| {
            let cells = ["a \"dealer\"\\\n\u{1}", "12", "14 %"]
                .map(|cell| el("td").class("rg-fig").text(cell));
            el("tr").key(format!("{at}")).children(cells)
        }))
    }

    #[test]
    fn pieces_hold_the_whole_tree_and_none_of_them_is_large() {
        let inside = el("div").class("rg-inside").child(table(90));
        let tree: Node = el("section")
            .key("k")
            .child(text("before"))
            .child(table(300))
            .child(
                el("details")
                    .child(el("summary").text("Table"))
                    .child(inside),
            )
            .into();
        let pieces = pieces(&tree);
        let expected = serde_json::to_value(&tree).unwrap_or_default();
        assert_eq!(whole(&json(root(&pieces)), &pieces), expected);
        assert!(pieces.len() > 20, "{}", pieces.len());
        for piece in &pieces {
            assert!(piece.text.matches("\"t\":").count() <= PIECE, "{piece:?}");
        }
    }

    #[test]
    fn a_change_renames_its_piece_and_the_root_and_nothing_else() {
        let names = |last: &str| -> Vec<String> {
            let tree = el("div").children([table(100), table(80), el("p").text(last)]);
            pieces(&tree.into())
                .into_iter()
                .map(|piece| piece.name)
                .collect()
        };
        let (before, after) = (names("one"), names("two"));
        let changed = before.iter().zip(&after).filter(|(a, b)| a != b).count();
        assert_eq!((before.len(), changed), (after.len(), 1));
    }

    #[test]
    fn closed_details_hold_their_summary_only() {
        let fold = || {
            el("details")
                .child(el("summary").text("More"))
                .child(el("div").child(el("p").text("secret")))
        };
        let closed = pieces(&fold().into());
        assert!(
            root(&closed).contains("More") && !root(&closed).contains("secret"),
            "{closed:?}"
        );
        assert_eq!(closed.len(), 2);
        let open = pieces(&fold().attr("open", "").into());
        assert_eq!(open.len(), 1);
        assert!(root(&open).contains("secret"));
    }
}
