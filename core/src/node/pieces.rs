//! Cuts a tree into pieces of JSON, so that a page can take it in a little at a time: compare, parse and build one piece,
//! let the browser breathe, go on. What is inside closed details is cut off too, to be built when someone opens them.

use serde_json::{Map, Value};

use super::{Element, Node};

/// About this many elements and texts make a piece: a few milliseconds of a page's time.
const PIECE: usize = 120;

/// The tree as JSON texts. The first is the root; an element whose children were cut off holds, under `p`, the indices
/// of the pieces whose arrays, one after the other, are its children.
#[must_use]
pub fn pieces(root: &Node) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let (value, _) = node(root, &mut pieces);
    if let Some(first) = pieces.first_mut() {
        *first = value.to_string();
    }
    pieces
}

/// A node's JSON and how many nodes are left in it.
fn node(node: &Node, pieces: &mut Vec<String>) -> (Value, usize) {
    match node {
        Node::Text(text) => (Value::from(text.as_str()), 1),
        Node::Element(e) => element(e, false, pieces),
    }
}

fn element(element: &Element, folded: bool, pieces: &mut Vec<String>) -> (Value, usize) {
    let mut object = Map::new();
    object.insert("t".into(), element.tag.into());
    if let Some(key) = &element.key {
        object.insert("k".into(), key.as_str().into());
    }
    if !element.attributes.is_empty() {
        let pairs = element.attributes.iter().map(|(name, value)| Value::from([*name, value.as_str()].as_slice()));
        object.insert("a".into(), pairs.collect());
    }
    if element.children.is_empty() {
        return (object.into(), 1);
    }
    // Every child is cut first, so that what is left of it tells how much room it takes here.
    let closed = element.tag == "details" && !element.attributes.iter().any(|a| a.0 == "open");
    let children: Vec<(Value, usize)> = element
        .children
        .iter()
        .map(|child| match child {
            Node::Element(e) if closed && e.tag != "summary" => self::element(e, true, pieces),
            other => node(other, pieces),
        })
        .collect();
    let size = 1 + children.iter().map(|c| c.1).sum::<usize>();
    if !folded && size <= PIECE {
        object.insert("c".into(), children.into_iter().map(|c| c.0).collect());
        return (object.into(), size);
    }
    object.insert("p".into(), cut(children, pieces).into());
    (object.into(), 1)
}

/// Puts children into as few pieces as fit; gives their indices.
fn cut(children: Vec<(Value, usize)>, pieces: &mut Vec<String>) -> Vec<usize> {
    let mut indices = Vec::new();
    let mut part = Vec::new();
    let mut room = PIECE;
    let mut end = |part: &mut Vec<Value>| {
        if !part.is_empty() {
            indices.push(pieces.len());
            pieces.push(Value::from(std::mem::take(part)).to_string());
        }
    };
    for (value, size) in children {
        if size > room {
            end(&mut part);
            room = PIECE;
        }
        room = room.saturating_sub(size);
        part.push(value);
    }
    end(&mut part);
    indices
}

#[cfg(test)]
mod tests {
    use super::super::{el, text};
    use super::*;

    /// Puts a tree together again.
    fn whole(value: &Value, pieces: &[String]) -> Value {
        let Value::Object(object) = value else { return value.clone() };
        let mut object = object.clone();
        let children: Vec<Value> = match (object.remove("p"), object.remove("c")) {
            (Some(Value::Array(indices)), _) => indices
                .iter()
                .filter_map(|at| usize::try_from(at.as_u64()?).ok())
                .flat_map(|at| match serde_json::from_str(&pieces[at]) {
                    Ok(Value::Array(part)) => part,
                    other => panic!("{other:?}"),
                })
                .collect(),
            (_, Some(Value::Array(children))) => children,
            _ => Vec::new(),
        };
        if !children.is_empty() {
            object.insert("c".into(), children.iter().map(|c| whole(c, pieces)).collect());
        }
        object.into()
    }

    fn table(rows: usize) -> Element {
        el("table").children((0..rows).map(|at| {
            el("tr").key(format!("{at}")).children(["dealer", "12", "14 %"].map(|cell| el("td").class("rg-fig").text(cell)))
        }))
    }

    #[test]
    fn pieces_hold_the_whole_tree_and_none_of_them_is_large() {
        let tree: Node = el("section")
            .key("k")
            .child(text("before"))
            .child(table(300))
            .child(el("details").child(el("summary").text("Table")).child(el("div").class("rg-inside").child(table(90))))
            .into();
        let pieces = pieces(&tree);
        let root: Value = serde_json::from_str(&pieces[0]).expect("the root is JSON");
        assert_eq!(whole(&root, &pieces), serde_json::to_value(&tree).expect("a tree is JSON"));
        assert!(pieces.len() > 20, "{}", pieces.len());
        for piece in &pieces {
            // No piece has much more than its share of elements; a row has seven nodes.
            assert!(piece.matches("\"t\":").count() <= PIECE + 8, "{piece}");
        }
    }

    #[test]
    fn closed_details_hold_their_summary_only() {
        let fold = || el("details").child(el("summary").text("More")).child(el("div").child(el("p").text("secret")));
        let closed = pieces(&fold().into());
        assert!(closed[0].contains("More") && !closed[0].contains("secret"), "{}", closed[0]);
        assert_eq!(closed.len(), 2);
        let open = pieces(&fold().attr("open", "").into());
        assert_eq!(open.len(), 1);
        assert!(open[0].contains("secret"));
    }
}
