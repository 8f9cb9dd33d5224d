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
    let mut sizes = Vec::new();
    measure(root, false, &mut sizes);
    let mut cutting = Cutting {
        sizes: &sizes,
        pieces: Vec::new(),
    };
    let mut text = String::new();
    cutting.node(root, &mut text);
    cutting.pieces.push(Piece::of(text));
    cutting.pieces
}

/// How many nodes are left in a node once children are cut off where they are too many, or `folded` away; notes it for
/// all nodes in the order in which they are written.
fn measure(node: &Node, folded: bool, sizes: &mut Vec<usize>) -> usize {
    let at = sizes.len();
    sizes.push(1);
    if let Node::Element(element) = node {
        let closed = element.tag == "details" && !element.attributes.iter().any(|a| a.0 == "open");
        let mut size = 1;
        for child in &element.children {
            let folds = closed && matches!(child, Node::Element(e) if e.tag != "summary");
            size += measure(child, folds, sizes);
        }
        if !folded && size <= PIECE {
            sizes[at] = size;
        }
    }
    sizes[at]
}

struct Cutting<'a> {
    /// Of the nodes that are still to be written.
    sizes: &'a [usize],
    pieces: Vec<Piece>,
}

impl Cutting<'_> {
    /// Writes a node and gives what is left in it.
    fn node(&mut self, node: &Node, out: &mut String) {
        let Some((&size, rest)) = self.sizes.split_first() else {
            return;
        };
        self.sizes = rest;
        match node {
            Node::Text(text) => quote(text, out),
            Node::Element(element) => self.element(element, size, out),
        }
    }

    fn element(&mut self, element: &Element, size: usize, out: &mut String) {
        out.push_str("{\"t\":");
        quote(element.tag, out);
        if let Some(key) = &element.key {
            out.push_str(",\"k\":");
            quote(key, out);
        }
        if !element.attributes.is_empty() {
            out.push_str(",\"a\":");
            list(out, &element.attributes, |(name, value), out| {
                out.push('[');
                quote(name, out);
                out.push(',');
                quote(value, out);
                out.push(']');
            });
        }
        if !element.children.is_empty() {
            // An element with children of which nothing is left had them cut off.
            if size > 1 {
                out.push_str(",\"c\":");
                list(out, &element.children, |child, out| self.node(child, out));
            } else {
                out.push_str(",\"p\":");
                let own = self.cut(&element.children);
                list(out, &own, |piece, out| quote(&piece.name, out));
                self.pieces.extend(own);
            }
        }
        out.push('}');
    }

    /// Puts children into as few pieces as fit.
    fn cut(&mut self, children: &[Node]) -> Vec<Piece> {
        let mut own = Vec::new();
        let (mut text, mut room) = (String::new(), 0);
        for child in children {
            let size = self.sizes.first().copied().unwrap_or(1);
            if !text.is_empty() && size > room {
                own.push(Piece::closing(std::mem::take(&mut text)));
            }
            if text.is_empty() {
                room = PIECE;
            }
            text.push(if text.is_empty() { '[' } else { ',' });
            self.node(child, &mut text);
            room = room.saturating_sub(size);
        }
        own.push(Piece::closing(text));
        own
    }
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
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_escaped) {
        let (plain, escaped) = rest.split_at(at);
        out.push_str(plain);
        let (sign, after) = escaped.split_at(1);
        match sign {
            "\"" | "\\" => {
                out.push('\\');
                out.push_str(sign);
            }
            _ => drop(write!(out, "\\u{:04x}", escaped.as_bytes()[0])),
        }
        rest = after;
    }
    out.push_str(rest);
    out.push('"');
}

const fn is_escaped(byte: u8) -> bool {
    matches!(byte, b'"' | b'\\' | 0..b' ')
}

impl Piece {
    fn of(text: String) -> Self {
        Self {
            name: name(&text),
            text,
        }
    }

    /// Of an array that wants its end.
    fn closing(mut text: String) -> Self {
        text.push(']');
        Self::of(text)
    }
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
