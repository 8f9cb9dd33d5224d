//! Every column: its header and some of its values, what it was taken for, why, and what was decided about it.

use super::words::{fields, map_key, option, select};
use super::{decisions, field, preview};
use crate::node::{Element, el};
use crate::records::{Columns, Role, Why, role};
use crate::settings::{ColumnZone, DayOrder, DecimalMark, Settings, Unit};
use crate::view::words::{count, fill, msg, say, sentence};

/// Most columns that are listed: a table of thousands is not read by hand.
const MOST: usize = 150;

/// The columns of one file.
pub(super) fn columns(file: &Columns, settings: &Settings) -> Element {
    let shown = file.headers.iter().enumerate().take(MOST);
    let list = el("ul")
        .class("rg-columns")
        .children(shown.map(|(at, header)| column(file, settings, at, header)));
    let mut card = el("section")
        .key(format!("columns {}", file.file))
        .class("rg-card")
        .attr("aria-label", say("Columns"))
        .child(el("h3").text(say("Columns")))
        .child(list);
    if file.headers.len() > MOST {
        card = card.child(super::remark(fill(
            "{n} more columns are not listed.",
            &[("n", &count((file.headers.len() - MOST) as u64))],
        )));
    }
    card
}

fn column(file: &Columns, settings: &Settings, at: usize, header: &str) -> Element {
    let first = file.headers.iter().position(|own| own == header) == Some(at);
    let of: Vec<&'static str> = file
        .mapping
        .iter()
        .filter(|(_, own)| first && own == header)
        .map(|(name, _)| *name)
        .collect();
    let taken = of.first().copied().unwrap_or("");
    let samples = preview::samples(file, at);
    let mut about =
        el("div")
            .class("rg-grow")
            .child(el("strong").text(if header.trim().is_empty() {
                fill(
                    "column {n}, without a header",
                    &[("n", &count(at as u64 + 1))],
                )
            } else {
                header.to_owned()
            }));
    if !samples.is_empty() {
        about = about.child(
            el("p")
                .class("rg-samples")
                .children(samples.into_iter().map(|cell| el("code").text(cell))),
        );
    }
    let mut out = el("li").key(format!("{at} {header}")).child(about);
    let mut side = el("div").class("rg-taken");
    if first {
        side = side.child(choice(file, header, taken));
    }
    side = side.child(
        el("p")
            .key("why")
            .class("rg-remark")
            .text(reason(file, settings, header, taken)),
    );
    let notes = file
        .notes
        .iter()
        .filter(|note| note.header == header && !header.is_empty());
    side = side.children(notes.map(|note| {
        el("p")
            .class("rg-remark")
            .text(sentence(&note.text.spoken()))
    }));
    side = side.children(controls(file, settings, header, taken));
    out = out.child(side);
    out
}

/// The fields that it can be taken for.
fn choice(file: &Columns, header: &str, taken: &str) -> Element {
    let mut list = select(
        "column",
        header,
        fill("Column “{header}” is", &[("header", header)]),
        taken,
        &[("", say("not used"))],
    );
    let mut all = fields(file.kind);
    if !taken.is_empty() && !all.iter().any(|own| own.1 == taken) {
        let known = file.mapping.iter().find(|own| own.0 == taken);
        all.extend(known.map(|own| ("", own.0, own.0, "")));
    }
    let mut at = 0;
    while let Some(&(group, ..)) = all.get(at) {
        let many = all[at..].iter().take_while(|own| own.0 == group).count();
        let options = all[at..at + many]
            .iter()
            .map(|own| option(own.1, &say(own.2), taken));
        list = if group.is_empty() {
            list.children(options)
        } else {
            list.child(
                el("optgroup")
                    .key(group)
                    .attr("label", say(group))
                    .children(options),
            )
        };
        at += many;
    }
    list
}

/// Why it was taken for that.
fn reason(file: &Columns, settings: &Settings, header: &str, taken: &str) -> String {
    let own = |(name, of): &(&'static str, String)| *name == taken && of == header;
    let at = file.mapping.iter().position(own);
    match at.and_then(|at| file.reasons.get(at)) {
        _ if taken.is_empty() => say("Nothing is read of it beyond the first lines shown here."),
        Some(Why::User) => match settings.profile.as_deref().unwrap_or_default() {
            "" => say("By you."),
            name => fill("By the profile “{name}”, or by you.", &[("name", name)]),
        },
        Some(Why::Profile) => match file.profile {
            Some(name) => fill("As exports of {name} have it.", &[("name", name)]),
            None => sentence(&say(Why::Profile.text())),
        },
        why => sentence(&say(why.unwrap_or(&Why::Header).text())),
    }
}

/// What can be said about its cells.
fn controls(file: &Columns, settings: &Settings, header: &str, taken: &str) -> Option<Element> {
    let role = role(file.kind, taken)?;
    let mut open = false;
    let mut out = Vec::new();
    let mut add = |action: &str, words: &str, chosen: &str, rest: &[(&str, &str)]| {
        open |= !chosen.is_empty();
        let mut all = vec![("", say("found by itself"))];
        all.extend(rest.iter().map(|own| (own.0, say(own.1))));
        let label = fill(
            "{what} in “{header}”",
            &[("what", &say(words)), ("header", header)],
        );
        out.push(field(words, select(action, header, label, chosen, &all)));
    };
    match role {
        Role::Date => {
            let order = settings
                .day_order
                .get(header)
                .map_or("", |order| match order {
                    DayOrder::DayFirst => "day-first",
                    DayOrder::MonthFirst => "month-first",
                });
            add(
                "day-order",
                "Day and month",
                order,
                &[
                    ("day-first", "day first: 03/04 is 3 April"),
                    ("month-first", "month first: 03/04 is 4 March"),
                ],
            );
            let zone = settings
                .column_zones
                .get(header)
                .map_or("", |zone| match zone {
                    ColumnZone::Utc => "utc",
                    ColumnZone::Local => "local",
                });
            add(
                "column-zone",
                "Times are",
                zone,
                &[("utc", "UTC"), ("local", "local times")],
            );
        }
        Role::Length => {
            let unit = settings.units.get(header).map_or("", |unit| match unit {
                Unit::Ms => "ms",
                Unit::S => "s",
                Unit::Min => "min",
                Unit::H => "h",
            });
            add(
                "unit",
                "Unit",
                unit,
                &[
                    ("ms", msg("milliseconds")),
                    ("s", msg("seconds")),
                    ("min", msg("minutes")),
                    ("h", msg("hours")),
                ],
            );
        }
        Role::Number => {}
    }
    if role != Role::Date {
        let mark = settings
            .decimal_marks
            .get(header)
            .map_or("", |mark| match mark {
                DecimalMark::Point => "point",
                DecimalMark::Comma => "comma",
            });
        add(
            "decimal",
            "Decimal mark",
            mark,
            &[("point", "1,234.5"), ("comma", "1.234,5")],
        );
    }
    Some(decisions(open, out))
}

/// Fields that are not in the file, with what they would add, and a way to say where they are.
pub(super) fn missing(file: &Columns, several: bool) -> Option<Element> {
    let has = |name: &str| file.mapping.iter().any(|own| own.0 == name);
    let lacks = fields(file.kind)
        .into_iter()
        .filter(|own| !own.3.is_empty() && !has(own.1));
    let rows: Vec<Element> = lacks
        .map(|(_, name, words, adds)| {
            let key = map_key(file, name, several);
            let headers = file
                .headers
                .iter()
                .take(MOST)
                .map(|h| (h.as_str(), h.clone()));
            let mut all = vec![("", say("not in this file"))];
            all.extend(headers);
            let said = say(words);
            let label = fill("Column for: {field}", &[("field", &said)]);
            let list = select("map", &key, label, "", &all);
            let mut about = el("div").class("rg-grow").child(el("strong").text(said));
            if adds != words {
                let adds = fill("Would tell {what}.", &[("what", &say(adds))]);
                about = about.child(super::remark(adds));
            }
            el("li")
                .key(name)
                .child(about)
                .child(el("div").class("rg-taken").child(list))
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    Some(
        el("section")
            .key(format!("missing {}", file.file))
            .class("rg-card rg-keep")
            .attr("aria-label", say("Not in this file"))
            .child(el("h3").text(say("Not in this file, and what it would add")))
            .child(el("ul").class("rg-columns").children(rows)),
    )
}
