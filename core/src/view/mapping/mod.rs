//! How the files were read, to be checked and changed: a preview, the kind, how the table is written, every column with
//! what it was taken for and why, and what a change did to the rows.
//!
//! `column` carries a header and a field; `map` a key of `Settings::map` and a header; `table` what is told of the table
//! (`kind`, `delimiter`, `quote`, `header-line`, `encoding`); `day-order`, `column-zone`, `unit` and `decimal` a header.

mod columns;
mod preview;
mod words;

pub use words::map_key;

use super::cell::Cell;
use super::shell::{fold, remark};
use super::words::{count, fill, msg, plural, say};
use super::{Account, states, twin};
use crate::node::{Element, el};
use crate::records::{Columns, Kind, Question};
use crate::settings::Settings;
use words::select;

/// What the page shows.
#[derive(Debug, Clone, Copy)]
pub struct Mapping<'a> {
    /// What must be answered first.
    pub questions: &'a [Question],
    /// How the files were read.
    pub columns: &'a [Columns],
    /// The file on show.
    pub file: usize,
    /// What reading came to before the last change.
    pub before: Option<&'a Account>,
    /// What it comes to now.
    pub now: &'a Account,
    /// There is a change to take back.
    pub undo: bool,
    /// The files are being read again.
    pub busy: bool,
    /// The files can be used as they are read: there is a report.
    pub usable: bool,
}

/// What a change did, in one line: rows counted per file, leads, touches.
#[must_use]
pub fn effect(before: Option<&Account>, now: &Account) -> String {
    effects(before, now).join(". ") + "."
}

fn effects(before: Option<&Account>, now: &Account) -> Vec<String> {
    let change = |old: Option<u64>, new: u64| match old {
        Some(old) if old != new => format!("{} → {}", count(old), count(new)),
        _ => count(new),
    };
    let mut parts: Vec<String> = now
        .files
        .iter()
        .map(|(name, read, aside)| {
            let old = before.and_then(|b| b.files.iter().find(|file| file.0 == *name));
            let counted = change(old.map(|old| old.1 - old.2), read - aside);
            let left = change(old.map(|old| old.2), *aside);
            plural(
                read - aside,
                "{name}: {counted} row counted, {aside} set aside",
                "{name}: {counted} rows counted, {aside} set aside",
                &[("name", name), ("counted", &counted), ("aside", &left)],
            )
        })
        .collect();
    if let Some(counts) = now.counts {
        let old = before.and_then(|b| b.counts);
        let leads = change(old.map(|c| c.leads), counts.leads);
        let touches = change(old.map(|c| c.touches), counts.touches);
        parts.push(fill(
            "{leads} leads, {touches} touches by your people",
            &[("leads", &leads), ("touches", &touches)],
        ));
    }
    if before.is_some_and(|before| before == now) {
        parts.insert(0, say("The counts stay as they were"));
    }
    parts
}

/// The page.
pub(super) fn page(page: &Mapping<'_>, settings: &Settings) -> Element {
    let several = page.columns.len() > 1;
    let mut out = el("div").key("mapping").class("rg-stack");
    out = out.children(states::questions(page.questions));
    if page.columns.is_empty() {
        return out.child(foot(page, settings));
    }
    out = out.child(head(page, settings));
    if let Some(file) = page.columns.get(page.file) {
        out = out
            .child(about(file, settings))
            .child(columns::columns(file, settings))
            .children(
                super::values::section(page.file, file, several).map(|section| {
                    el("section")
                        .key(format!("values {}", file.file))
                        .class("rg-card")
                        .attr("aria-label", say("Values"))
                        .child(section)
                }),
            )
            .children(columns::missing(file, several));
    }
    out.child(foot(page, settings))
}

/// Title, what came of the last change, and the files.
fn head(page: &Mapping<'_>, settings: &Settings) -> Element {
    let title = say(if page.usable {
        "How the files were read"
    } else {
        "Which column is what?"
    });
    let mut card = el("section")
        .key("mapping-head")
        .class("rg-card")
        .attr("aria-label", title.as_str())
        .child(
            el("h2")
                .attr("tabindex", "-1")
                .attr("data-rg-focus", "")
                .text(title),
        );
    card = card.child(el("p").key("lead").class("rg-lead").text(say(if page.usable {
        "Every column and every decision, to be checked and changed. After a change the files are read again."
    } else {
        "These files cannot be used yet. Say which column is what, and the report follows."
    })));
    if let Some(profile) = settings.profile.as_ref().filter(|name| !name.is_empty()) {
        card = card.child(el("p").key("profile").text(fill(
            "The profile “{name}” is in force.",
            &[("name", profile)],
        )));
    }
    let lines = if page.busy {
        vec![say("Reading again …")]
    } else {
        effects(page.before, page.now)
    };
    let lines = lines.into_iter().map(|line| el("li").text(line));
    card = card.child(el("ul").key("effect").class("rg-effect").children(lines));
    let reset = *settings != {
        let mut plain = settings.clone();
        plain.read_as(&Settings::default());
        plain
    };
    let mut buttons = Vec::new();
    if page.usable {
        buttons.push(button("mapping", "close", "Show the report", true));
    }
    if page.undo {
        buttons.push(button("undo", "", "Undo the last change", false));
    }
    let aside: u64 = page.columns.iter().map(|file| file.aside).sum();
    if page.usable && aside > 0 {
        buttons.push(button("mapping", "close", "See the rows set aside", false));
    }
    if reset {
        buttons.push(button("reset", "", "Back to what was recognised", false));
    }
    card = card.child(el("p").key("deeds").class("rg-row").children(buttons));
    if page.columns.len() > 1 {
        let files = page.columns.iter().enumerate().map(|(at, file)| {
            let current = if at == page.file { "true" } else { "false" };
            button("mapping", &at.to_string(), &file.file, false)
                .key(format!("file-{at}"))
                .attr("aria-pressed", current)
        });
        card = card.child(
            el("div")
                .key("files")
                .class("rg-filters rg-files")
                .attr("role", "group")
                .attr("aria-label", say("File on show"))
                .children(files),
        );
    }
    card
}

/// What the file is, how its table is written, and its first lines.
fn about(file: &Columns, settings: &Settings) -> Element {
    let none = Default::default();
    let hint = settings.hint(&file.file).unwrap_or(&none);
    let mut card = el("section")
        .key(format!("about {}", file.file))
        .class("rg-card")
        .attr("aria-label", file.file.as_str())
        .child(el("h3").text(file.file.as_str()));
    let chosen = hint.kind.as_deref().unwrap_or("");
    let mut kinds = vec![("", by_itself(&words::kind(file.kind)))];
    kinds.extend(Kind::ALL.map(|kind| (kind.name(), words::kind(Some(kind)))));
    let kind = field(
        "Rows are",
        select("table", "kind", say("Rows are"), chosen, &kinds),
    );
    let mut table = el("div").key("table").class("rg-table-is").child(kind);
    if file.format.is_empty() {
        table = table.children(written(file, hint));
    } else {
        table = table.child(el("p").text(format!("{}, {}", file.format, file.encoding)));
    }
    card = card.child(table);
    let told: Vec<String> = file
        .notes
        .iter()
        .filter(|note| note.header.is_empty() || !file.headers.contains(&note.header))
        .map(|note| super::words::sentence(&note.text.spoken()))
        .collect();
    if !told.is_empty() {
        card = card.child(
            el("ul")
                .key("notes")
                .class("rg-reasons")
                .children(told.into_iter().map(|note| el("li").text(note))),
        );
    }
    card.children(preview::preview(file))
}

/// How the table is written: between cells, around cells, in which encoding, with the header on which line.
fn written(file: &Columns, hint: &crate::settings::TableHint) -> Vec<Element> {
    const DELIMITERS: [(&str, &str); 4] = [
        (",", msg("comma")),
        (";", msg("semicolon")),
        ("\t", msg("tab")),
        ("|", msg("bar")),
    ];
    const QUOTES: [(&str, &str); 2] = [("\"", "double quotes"), ("'", "single quotes")];
    const ENCODINGS: [&str; 9] = [
        "utf-8",
        "windows-1252",
        "windows-1250",
        "windows-1251",
        "windows-1254",
        "iso-8859-15",
        "macintosh",
        "utf-16le",
        "utf-16be",
    ];
    let text = |c: Option<char>| c.map(String::from).unwrap_or_default();
    let named = text(file.delimiter);
    let between = DELIMITERS
        .iter()
        .find(|own| own.0 == named)
        .map_or_else(|| named.clone(), |own| say(own.1));
    let mut out = Vec::new();
    let mut add = |what: &str, words: &str, chosen: &str, found: String, rest: &[(&str, &str)]| {
        let mut all = vec![("", found)];
        all.extend(rest.iter().map(|own| (own.0, say(own.1))));
        out.push(field(
            words,
            select("table", what, say(words), chosen, &all),
        ));
    };
    add(
        "delimiter",
        "Between cells",
        &text(hint.delimiter),
        by_itself(&between),
        &DELIMITERS,
    );
    add(
        "quote",
        "Around cells",
        &text(hint.quote),
        say("found by itself"),
        &QUOTES,
    );
    let encodings = ENCODINGS.map(|name| (name, name));
    add(
        "encoding",
        "Encoding",
        hint.encoding.as_deref().unwrap_or(""),
        by_itself(&file.encoding),
        &encodings,
    );
    let lines = preview::lines(file);
    let lines: Vec<(&str, &str)> = lines
        .iter()
        .map(|(line, words)| (line.as_str(), words.as_str()))
        .collect();
    let chosen = hint
        .header_line
        .map(|line| line.to_string())
        .unwrap_or_default();
    let header = preview::header(file).map_or_else(
        || say("none##header"),
        |line| fill("line {n}", &[("n", &line.to_string())]),
    );
    add("header-line", "Header", &chosen, by_itself(&header), &lines);
    out
}

/// What was found without being told.
fn by_itself(words: &str) -> String {
    fill("found by itself: {what}", &[("what", words)])
}

/// A control with its words above it.
fn field(words: &str, control: Element) -> Element {
    el("div")
        .key(words)
        .class("rg-told")
        .child(
            el("span")
                .class("rg-label")
                .attr("aria-hidden", "true")
                .text(say(words)),
        )
        .child(control)
}

/// Saved profiles, and other files.
fn foot(page: &Mapping<'_>, settings: &Settings) -> Element {
    let name = settings.profile.as_deref().unwrap_or_default();
    let mut card = el("section")
        .key("profiles")
        .class("rg-card rg-keep")
        .attr("aria-label", say("Saved profile"))
        .child(el("h3").text(say("Keep this for the next export")))
        .child(el("p").class("rg-lead").text(say(
            "A profile holds what you said about columns, dates, units and values, and no data. Drop it here together with next month's files, and they are read the same way.",
        )))
        .child(field(
            "Name of the profile",
            el("input")
                .attr("type", "text")
                .attr("data-rg", "profile-name")
                .attr("aria-label", say("Name of the profile"))
                .attr("autocomplete", "off")
                .attr("value", name),
        ));
    let mut buttons = Vec::new();
    if page.columns.iter().any(|file| !file.headers.is_empty()) {
        buttons.push(button("export", "profile", "Save as a profile", false));
    }
    buttons.push(button("open", "", "Load a profile or other files", false));
    if page.usable {
        buttons.push(button("mapping", "close", "Show the report", false));
    }
    buttons.push(button("clear", "", "Forget these files", false));
    card = card.child(el("p").class("rg-row").children(buttons));
    card
}

fn button(action: &str, field: &str, label: &str, first: bool) -> Element {
    let button = el("button")
        .key(label)
        .class(if first {
            "rg-button rg-first"
        } else {
            "rg-button"
        })
        .attr("type", "button")
        .attr("data-rg", action);
    let button = if field.is_empty() {
        button
    } else {
        button.attr("data-rg-field", field)
    };
    button.text(say(label))
}

/// The mapping of one file in a saved page: field and header.
pub(super) fn table(file: &Columns) -> Element {
    let fields = words::fields(file.kind);
    let rows: Vec<Vec<Cell>> = file
        .mapping
        .iter()
        .map(|(name, header)| {
            let words = fields
                .iter()
                .find(|own| own.1 == *name)
                .map_or(*name, |own| own.2);
            vec![say(words).into(), header.as_str().into()]
        })
        .collect();
    let caption = fill("Which column is what in {file}", &[("file", &file.file)]);
    twin::table(
        &caption,
        &[("What it means", false), ("Column in the file", false)],
        &rows,
    )
}

/// The way to the page, in the report.
pub(super) fn way(aside: u64) -> Element {
    let words = if aside == 0 {
        say(
            "Is a column taken for something else than it is? See how each was read, and say what it is.",
        )
    } else {
        plural(
            aside,
            "See how each column was read, say what it is, and see what becomes of the {n} row set aside.",
            "See how each column was read, say what it is, and see what becomes of the {n} rows set aside.",
            &[],
        )
    };
    el("div")
        .key("check")
        .child(remark(words))
        .child(el("p").class("rg-row").child(button(
            "mapping",
            "open",
            "Check how the files were read",
            false,
        )))
}

/// What can be said of a column beside its field: folded, open where something was said.
fn decisions(open: bool, controls: Vec<Element>) -> Element {
    let inside = el("div").class("rg-table-is").children(controls);
    let fold = fold("decide", "Read it differently", [inside.into()]);
    if open { fold.attr("open", "") } else { fold }
}
