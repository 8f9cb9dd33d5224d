//! Which messages the code says, and which words it shows without saying them.
//!
//! A message is a text given to `say`, `fill`, `plural`, `msg` or `Said`. In the folders that draw the report every
//! other text that reads like words is one too (a label in a table of labels), except where nobody sees it: classes,
//! keys, names of attributes. What is shown as it stands, or glued with `format!`, is a fault.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A message, and where it was seen first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    /// The English for one, where the message is about a number of things.
    pub(super) one: Option<String>,
    pub(super) place: String,
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// By the English; that for many, of a plural.
    pub(super) messages: BTreeMap<String, Message>,
    pub(super) faults: Vec<String>,
}

/// Calls that say a message, and which of their arguments it is.
const SAY: [(&str, usize); 6] = [
    ("say", 0),
    ("fill", 0),
    ("msg", 0),
    ("of", 0),
    ("nodes", 0),
    ("behind", 1),
];
/// Calls whose texts nobody reads.
const UNSEEN: [&str; 16] = [
    "class",
    "key",
    "el",
    "text_in",
    "count_in",
    "starts_with",
    "ends_with",
    "contains",
    "strip_prefix",
    "strip_suffix",
    "trim_start_matches",
    "trim_end_matches",
    "split_once",
    "replace",
    "expect",
    "debug_assert",
];
/// Attributes that are read out or shown.
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

/// How the texts of a file are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// It draws: every text that reads like words is a message.
    Shown,
    /// It writes reasons and definitions: every text of several words is a message.
    Told,
    /// Only what is said so.
    Said,
}

impl Found {
    /// Takes in a file of Rust.
    pub(super) fn rust(&mut self, name: &str, text: &str, how: How) -> Result<()> {
        let tokens: TokenStream = text
            .parse()
            .map_err(|error| anyhow::anyhow!("{error}"))
            .with_context(|| format!("cannot read {name} as Rust"))?;
        let mut reader = Reader {
            found: self,
            name,
            how,
        };
        reader.tokens(tokens, Inside::Open);
        for (at, line) in text.lines().enumerate() {
            if let Some((_, list)) = line.split_once("// words: ") {
                for english in list.split(" | ") {
                    self.add(english.trim(), None, &format!("{name}:{}", at + 1));
                }
            }
        }
        Ok(())
    }

    /// Takes in a script: `say("…")`, and what it complains of, with its values between quotes.
    pub(super) fn script(&mut self, name: &str, text: &str) {
        for (at, line) in text.lines().enumerate() {
            let place = format!("{name}:{}", at + 1);
            // What answers programs is read by nobody else.
            if !name.ends_with("/speak.js") && !line.trim_start().starts_with(['*', '/']) {
                self.complaints(line, &place);
            }
            for (before, _) in line.match_indices("say(\"") {
                let rest = &line[before + 4..];
                let mut escaped = false;
                let end = rest.char_indices().skip(1).find(|&(_, c)| {
                    let ends = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    ends
                });
                if let Some(Ok(english)) =
                    end.map(|(end, _)| serde_json::from_str::<String>(&rest[..=end]))
                {
                    self.add(&english, None, &place);
                }
            }
        }
    }

    /// Takes in the sentences of a line of a script: "expected X, found Y", and hints.
    fn complaints(&mut self, line: &str, place: &str) {
        for text in literals(line) {
            let hint = text.starts_with(|c: char| c.is_ascii_uppercase())
                && text.ends_with('.')
                && text.contains(' ');
            if !hint && !text.starts_with("expected ") {
                continue;
            }
            let parts: Vec<&str> = text.split('`').collect();
            if parts.iter().step_by(2).any(|part| part.contains("${")) {
                let fault = format!("{place}: “{text}” has a value that is not between quotes");
                self.faults.push(fault);
            }
            let mut message = String::new();
            for (nth, part) in parts.iter().enumerate() {
                match nth % 2 {
                    0 => message.push_str(part),
                    _ => message.push_str(&format!("`{{{}}}`", nth / 2 + 1)),
                }
            }
            self.add(&message, None, place);
        }
    }

    fn add(&mut self, english: &str, one: Option<String>, place: &str) {
        // A stable name is no message, though a call may look as if it said one.
        if english.contains('_') && !english.contains(['{', ' ']) {
            return;
        }
        let message = Message {
            one,
            place: place.to_owned(),
        };
        let known = self
            .messages
            .entry(english.to_owned())
            .or_insert_with(|| message.clone());
        if known.one.is_none() {
            known.one = message.one;
        } else if message.one.is_some() && known.one != message.one {
            self.faults.push(format!(
                "{place}: “{english}” has another form for one at {}",
                known.place
            ));
        }
    }
}

/// The literals of a line of a script, `"…"` and those with values in them, without their escapes.
fn literals(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Option<(char, String)> = None;
    let mut escaped = false;
    for c in line.chars() {
        match &mut open {
            None if matches!(c, '"' | '`') => open = Some((c, String::new())),
            None => {}
            Some((_, text)) if escaped => {
                text.push(c);
                escaped = false;
            }
            Some(_) if c == '\\' => escaped = true,
            // Values hold no backtick, and what they quote is no end.
            Some((end, text)) if c == *end => found.extend({
                let text = std::mem::take(text);
                open = None;
                Some(text)
            }),
            Some((_, text)) => text.push(c),
        }
    }
    found
}

/// What a list of tokens is inside of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Open,
    /// Nobody sees it.
    Unseen,
    /// It is shown as it stands.
    Bare,
    /// The pattern of a `format!`.
    Pattern,
}

struct Reader<'a> {
    found: &'a mut Found,
    name: &'a str,
    how: How,
}

impl Reader<'_> {
    fn tokens(&mut self, tokens: TokenStream, inside: Inside) {
        let list: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = list.get(at) {
            at += 1;
            match token {
                TokenTree::Punct(hash) if hash.as_char() == '#' => {
                    // An attribute; what only tests see is left out.
                    if let Some(TokenTree::Punct(_)) = list.get(at) {
                        at += 1;
                    }
                    if let Some(TokenTree::Group(attribute)) = list.get(at) {
                        at += 1;
                        let attribute = attribute.to_string().replace(' ', "");
                        if attribute.contains("cfg(test)") || attribute == "[test]" {
                            at = after_item(&list, at);
                        }
                    }
                }
                TokenTree::Ident(name) => {
                    let name = name.to_string();
                    let bang =
                        matches!(list.get(at), Some(TokenTree::Punct(p)) if p.as_char() == '!');
                    let group = list.get(at + usize::from(bang));
                    if let Some(TokenTree::Group(group)) = group
                        && (bang || group.delimiter() == Delimiter::Parenthesis)
                    {
                        at += 1 + usize::from(bang);
                        self.call(&name, bang, group, inside);
                    }
                }
                TokenTree::Group(group) => self.tokens(group.stream(), open(inside)),
                TokenTree::Literal(_) => self.literal(token, inside),
                TokenTree::Punct(_) => {}
            }
        }
    }

    fn call(&mut self, name: &str, bang: bool, group: &Group, inside: Inside) {
        let arguments = split(group.stream());
        if bang {
            let pattern = usize::from(name.starts_with("write"));
            let formats = name == "format" || name.starts_with("write");
            for (at, argument) in arguments.into_iter().enumerate() {
                let inside = match inside {
                    Inside::Unseen => Inside::Unseen,
                    _ if formats && at == pattern => Inside::Pattern,
                    _ if formats => Inside::Open,
                    _ if name == "vec" => Inside::Open,
                    _ => Inside::Unseen,
                };
                self.tokens(argument, inside);
            }
            return;
        }
        let said = SAY.iter().find(|say| say.0 == name).map(|say| say.1);
        // `Error::new("E001", file, message, hint)`, `code("E001", kind, message, hint)`.
        let first = arguments.first().and_then(literal);
        let told = arguments.len() == 4 && first.as_deref().is_some_and(is_code);
        // `field(name, slot, about, example, headers)` of the files of events.
        let about = (name == "field" && arguments.len() == 5).then_some(2);
        let several = (name == "plural").then_some(1);
        for (at, argument) in arguments.iter().enumerate() {
            let text = literal(argument);
            let seen = arguments
                .first()
                .and_then(literal)
                .is_some_and(|name| SEEN.contains(&name.as_str()));
            let is_said = said == Some(at) || about == Some(at) || (told && at >= 2);
            if let (Some(text), true) = (&text, is_said) {
                self.add(text.clone(), None, argument);
            } else if several == Some(at) || several.is_some_and(|first| at == first + 1) {
                if at == 2
                    && let (Some(one), Some(other)) = (arguments.get(1).and_then(literal), &text)
                {
                    self.add(other.clone(), Some(one), argument);
                }
            } else {
                let inside = match name {
                    _ if inside == Inside::Unseen || UNSEEN.contains(&name) => Inside::Unseen,
                    "fold" if at == 0 => Inside::Unseen,
                    "panel" if at < 2 => Inside::Unseen,
                    "fill" | "plural" | "of" | "nodes" => Inside::Open,
                    "attr" if at == 0 || !seen => Inside::Unseen,
                    "attr" | "text" => Inside::Bare,
                    // Of a chart: role, place, anchor, words.
                    "label" | "strong" if arguments.len() == 4 => Inside::Bare,
                    _ => Inside::Open,
                };
                self.tokens(argument.clone(), inside);
            }
        }
    }

    fn add(&mut self, english: String, one: Option<String>, at: &TokenStream) {
        let line = at
            .clone()
            .into_iter()
            .next()
            .map_or(0, |token| token.span().start().line);
        self.found
            .add(&english, one, &format!("{}:{line}", self.name));
    }

    fn literal(&mut self, token: &TokenTree, inside: Inside) {
        let stream = TokenStream::from(token.clone());
        let Some(text) = literal(&stream) else { return };
        let place = format!("{}:{}", self.name, token.span().start().line);
        let wordy = reads_like_words(&text);
        match (inside, self.how) {
            (Inside::Unseen, _) | (_, How::Said) => {}
            (Inside::Pattern, _) => {
                if holds_words(&text)
                    && !text.starts_with("rg-")
                    && !text.starts_with("<!doctype")
                    && !text.contains('_')
                {
                    self.found.faults.push(format!(
                        "{place}: “{text}” is glued together: make it one message with `fill`"
                    ));
                }
            }
            (Inside::Bare, How::Shown) => {
                if wordy {
                    self.found
                        .faults
                        .push(format!("{place}: “{text}” is shown as it stands: say it"));
                }
            }
            (_, How::Told) => {
                if wordy && text.contains(' ') {
                    self.add(text, None, &stream);
                }
            }
            (_, How::Shown) => {
                if wordy {
                    self.add(text, None, &stream);
                }
            }
        }
    }
}

/// What is nested deeper is not itself shown or a pattern.
fn open(inside: Inside) -> Inside {
    match inside {
        Inside::Unseen => Inside::Unseen,
        Inside::Bare => Inside::Bare,
        _ => Inside::Open,
    }
}

/// The place after the item that begins here.
fn after_item(list: &[TokenTree], mut at: usize) -> usize {
    while let Some(token) = list.get(at) {
        at += 1;
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
            TokenTree::Punct(end) if end.as_char() == ';' => break,
            _ => {}
        }
    }
    at
}

/// The arguments of a call.
fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut list = vec![TokenStream::new()];
    for token in tokens {
        match &token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => list.push(TokenStream::new()),
            _ => {
                if let Some(last) = list.last_mut() {
                    last.extend([token]);
                }
            }
        }
    }
    if list.last().is_some_and(TokenStream::is_empty) {
        list.pop();
    }
    list
}

/// The text, where the tokens are one text and nothing else.
fn literal(tokens: &TokenStream) -> Option<String> {
    let mut tokens = tokens.clone().into_iter();
    let (Some(TokenTree::Literal(literal)), None) = (tokens.next(), tokens.next()) else {
        return None;
    };
    syn::parse_str::<syn::LitStr>(&literal.to_string())
        .ok()
        .map(|text| text.value())
}

/// `E001`.
fn is_code(text: &str) -> bool {
    text.len() == 4
        && text.starts_with(|c: char| c.is_ascii_uppercase())
        && text[1..].bytes().all(|digit| digit.is_ascii_digit())
}

/// A word of two letters or more outside of braces.
fn holds_words(text: &str) -> bool {
    let mut depth = 0;
    let mut letters = 0;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 && c.is_alphabetic() => {
                letters += 1;
                if letters == 2 {
                    return true;
                }
                continue;
            }
            _ => {}
        }
        letters = 0;
    }
    false
}

/// A capital and small letters, or several words; not a name of the code or the style sheet.
fn reads_like_words(text: &str) -> bool {
    let mut letters = text.chars();
    let capital = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase);
    let coded = text.starts_with("rg-")
        || text.contains('_')
        || text.contains("://")
        || text.contains("--");
    holds_words(text) && !coded && (capital || text.trim().contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(code: &str, how: How) -> Found {
        let mut found = Found::default();
        found
            .rust("x.rs", code, how)
            .unwrap_or_else(|error| panic!("{error:#}"));
        found
    }

    #[test]
    fn what_is_said_is_a_message() {
        let code = r#"
            //! Not this.
            const TITLE: &str = msg("where");
            // words: open | lost
            fn f() { say("one"); fill("{k} of {n}", &[("k", &count(1))]); plural(n, "{n} lead", "{n} leads", &[]); }
            fn g() { Said::of("two {x}", vec![("x", 1)]); }
            #[cfg(test)] mod tests { fn f() { say("never"); } }
        "#;
        let found = found(code, How::Said);
        let list: Vec<&str> = found.messages.keys().map(String::as_str).collect();
        assert_eq!(
            list,
            [
                "lost",
                "one",
                "open",
                "two {x}",
                "where",
                "{k} of {n}",
                "{n} leads"
            ]
        );
        assert_eq!(found.messages["{n} leads"].one.as_deref(), Some("{n} lead"));
        assert_eq!(found.faults, [""; 0]);
    }

    #[test]
    fn what_diagnostics_and_fields_say_is_a_message_too() {
        let code = r#"const A: Code = code("E001", File, "expected rows, found none", "export the list again",);
            fn f() { Error::new("E002", &name, "expected text", "save it as CSV"); Error::new(CODE, "a b", hint); }
            const B: EventField = field("at", Slot::Date(0), "When the call began", "2026-10-01", &["start"],);"#;
        let found = found(code, How::Said);
        let list: Vec<&str> = found.messages.keys().map(String::as_str).collect();
        assert_eq!(
            list,
            [
                "When the call began",
                "expected rows, found none",
                "expected text",
                "export the list again",
                "save it as CSV"
            ]
        );
    }

    #[test]
    fn labels_are_messages_where_the_report_is_drawn() {
        let code = r#"const HEADS: [(&str, bool); 1] = [("Open leads", true)];
            fn f() { el("div").class("rg-a Bc de").key("Some key").attr("data-rg", "Not this").child(label("Age")); }"#;
        let found = found(code, How::Shown);
        let list: Vec<&str> = found.messages.keys().map(String::as_str).collect();
        assert_eq!(list, ["Age", "Open leads"]);
        assert_eq!(found.faults, [""; 0]);
    }

    #[test]
    fn words_that_are_not_said_are_faults() {
        let code = r#"fn f() { el("p").text("Shown").attr("aria-label", "Too"); format!("{} leads", 1); format!("{a}–{b}"); }"#;
        let found = found(code, How::Shown);
        assert_eq!(found.faults.len(), 3, "{:?}", found.faults);
        assert!(
            found.faults[2].starts_with("x.rs:1: “{} leads” is glued"),
            "{:?}",
            found.faults
        );
    }

    #[test]
    fn scripts_say_too() {
        let mut found = Found::default();
        found.script("x.js", "a(say(\"Try \\\"again\\\"\"), say(\"b\"));");
        let list: Vec<&str> = found.messages.keys().map(String::as_str).collect();
        assert_eq!(list, ["Try \"again\"", "b"]);
    }
}
