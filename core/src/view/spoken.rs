//! Nothing is shown in English where another language is spoken: every screen in an invented one, and what is left.

use std::collections::BTreeSet;

use super::tests::every_screen;
use crate::node::Node;
use crate::words::{Pack, Words};

/// Attributes that are shown or read out.
const SEEN: [&str; 8] = [
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "alt",
    "label",
    "placeholder",
    "title",
];

/// Elements that hold what stands in a file or in the code.
const CODED: [&str; 2] = ["code", "style"];

/// Names and cells of the fixtures, and what is the same in every language.
const NAMES: &[&str] = &[];

/// The words of unmarked letters in a text.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic() && c != '\'')
        .filter(|word| word.len() > 1 && word.is_ascii())
}

#[test]
fn nothing_is_left_in_english() {
    let words_ = Words::of(Pack::invented());
    let _speaking = words_.speak();
    let mut left: BTreeSet<String> = BTreeSet::new();
    every_screen(|name, elements| {
        for element in elements {
            if CODED.contains(&element.tag) {
                continue;
            }
            let texts = element.children.iter().filter_map(|child| match child {
                Node::Text(text) => Some(text.as_str()),
                Node::Element(_) => None,
            });
            let seen = element.attributes.iter().filter(|a| SEEN.contains(&a.0));
            for text in texts.chain(seen.map(|a| a.1.as_str())) {
                let foreign: Vec<&str> = words(text).filter(|word| !NAMES.contains(word)).collect();
                if !foreign.is_empty() {
                    left.insert(format!("{name}: {} in “{text}”", foreign.join(" ")));
                }
            }
        }
    });
    let all: Vec<&str> = left.iter().map(String::as_str).collect();
    assert!(left.is_empty(), "{} texts:\n{}", all.len(), all.join("\n"));
}
