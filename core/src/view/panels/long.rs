//! The long game: follow-up by day, the weeks after, when sales come, and what has become of leads.

use super::Place;
use crate::chart::{Bar, Rate, Role, parts, rates};
use crate::node::Element;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::{
    FEW, cannot_tell, counted, figure, has_hidden, lead, more, panel, remark, small_cells, twin,
};
use crate::view::{cell, said, twin as tables, words};

/// A panel of shares, one a row of a table.
pub(super) struct Shares<'a> {
    pub(super) key: &'static str,
    pub(super) title: &'static str,
    pub(super) table: &'static str,
    /// What the rows are, what is counted, and among whom, over the columns of the table twin.
    pub(super) heads: [&'static str; 3],
    /// The columns of share, interval, k and n.
    pub(super) columns: [&'static str; 5],
    /// The words for a row.
    pub(super) label: fn(&str) -> String,
    /// Below the chart.
    pub(super) note: &'static str,
    /// Estimates that are explained as well.
    pub(super) ids: &'a [&'a str],
}

/// Columns of a table of shares.
pub(super) const USUAL: [&str; 5] = ["share", "low", "high", "done", "leads"];

/// Draws such a panel; `say` makes its sentence of the rows that have a share.
pub(super) fn shares(
    report: &Report,
    at: &Place<'_>,
    what: &Shares<'_>,
    say: impl Fn(&[Row<'_>]) -> String,
) -> Element {
    let card = panel(what.key, "", what.title);
    let counted = counted(report, what.ids, &[], &[what.table]);
    let table = report.table(what.table);
    let [share, low, high, k, n] = what.columns;
    let list: Vec<Row<'_>> = rows(table).filter(|r| r.number(share).is_some()).collect();
    if list.is_empty() {
        let why = table.and_then(|t| t.why.as_ref());
        return if why.is_none() && table.is_some() {
            card.child(lead("No lead can tell it yet."))
                .child(more([counted]))
        } else {
            cannot_tell(card, why).child(more([counted]))
        };
    }
    let value = |r: &Row<'_>, column| r.number(column).map(words::share).unwrap_or_default();
    let count = |r: &Row<'_>, column| r.count(column).map(words::count).unwrap_or_default();
    let sentence = say(&list);
    let of = |r: &Row<'_>| {
        r.number(share)
            .zip(r.number(low))
            .zip(r.number(high))
            .map(|((share, low), high)| (share, low, high))
    };
    let drawn: Vec<Rate> = list
        .iter()
        .map(|r| Rate {
            label: (what.label)(&r.name()),
            share: of(r),
            value: format!("{} · n {}", value(r, share), count(r, n)),
            role: Role::Actual,
            mark: said::share(&(what.label)(&r.name()), of(r), r.count(k), r.count(n)),
        })
        .collect();
    let chart = rates(at.side(), &drawn, false, what.title, &sentence);
    let [row, did, among] = what.heads;
    let twins = tables::table(
        what.title,
        &[
            (row, false),
            (did, true),
            (among, true),
            ("Share", true),
            ("95 % interval", true),
        ],
        &list
            .iter()
            .enumerate()
            .map(|(at, r)| {
                let interval = r.number(low).zip(r.number(high));
                vec![
                    cell::nth(at, (what.label)(&r.name())),
                    cell::count(r.count(k)),
                    cell::count(r.count(n)),
                    cell::share(r.number(share)),
                    cell::interval(interval),
                ]
            })
            .collect::<Vec<_>>(),
    );
    let mut card = card
        .child(lead(sentence))
        .child(figure(chart))
        .children(has_hidden(table).then(small_cells));
    let few = list.iter().any(|r| r.count(n).is_some_and(|n| n < FEW));
    let mut notes = Vec::new();
    if !what.note.is_empty() {
        notes.push(words::say(what.note));
    }
    if few {
        notes.push(words::say("Rows with fewer than 30 leads: read with care."));
    }
    if !notes.is_empty() {
        card = card.child(remark(notes.join(" ")));
    }
    card.child(more([twin(twins), counted]))
}

/// Who came back on which day.
pub(in crate::view) fn follow_up(report: &Report, at: &Place<'_>) -> Option<Element> {
    let what = Shares {
        key: "follow-up",
        title: "Follow-up by day",
        table: "day_n_follow_up",
        heads: ["Day", "Touched that day", "Waiting leads"],
        columns: USUAL,
        label: day,
        note: "Waiting: not reached yet and still open when the day began.",
        ids: &["cadence_adherence"],
    };
    let plan = report
        .estimate("cadence_adherence")
        .filter(|e| e.value.is_some());
    Some(shares(report, at, &what, |list| {
        let said: Vec<String> = list
            .iter()
            .filter(|r| matches!(r.name().as_str(), "1" | "2" | "7" | "30"))
            .map(|r| {
                let share = r.number("share").map(words::share).unwrap_or_default();
                words::fill(
                    "{share} on day {day}",
                    &[("share", &share), ("day", &r.name())],
                )
            })
            .collect();
        let mut sentences = vec![words::fill(
            "Share of waiting leads that a person turned to: {list}.",
            &[("list", &said.join(", "))],
        )];
        sentences.extend(plan.map(|e| {
            words::fill(
                "Of the {n} planned touches that were due, {share} were made on their day.",
                &[("n", &words::count(e.n)), ("share", &words::value(e))],
            )
        }));
        sentences.join(" ")
    }))
}

/// Who is still there after the first week.
pub(in crate::view) fn tail(report: &Report, at: &Place<'_>) -> Option<Element> {
    let what = Shares {
        key: "tail",
        title: "After the first week",
        table: "long_tail",
        heads: ["Days", "Touched", "Open leads"],
        columns: USUAL,
        label: days,
        note: "Open: neither sold nor closed when those days began, reached or not.",
        ids: &[],
    };
    Some(shares(report, at, &what, |list| {
        let said: Vec<String> = list
            .iter()
            .map(|r| {
                let share = r.number("share").map(words::share).unwrap_or_default();
                words::fill(
                    "{share} in {days}",
                    &[
                        ("share", &share),
                        ("days", &words::within(&days(&r.name()))),
                    ],
                )
            })
            .collect();
        words::fill(
            "Share of open leads that a person turned to at least once: {list}.",
            &[("list", &said.join(", "))],
        )
    }))
}

/// `8-30` as `Days 8–30`.
fn days(name: &str) -> String {
    match name {
        "over_90" => words::say("After day 90"),
        name => words::fill("Days {days}", &[("days", &name.replace('-', "–"))]),
    }
}

/// `Day 7`.
fn day(name: &str) -> String {
    words::fill("Day {day}", &[("day", name)])
}

/// When sales come.
pub(in crate::view) fn sales(report: &Report, at: &Place<'_>) -> Option<Element> {
    let table = report.table("sales_by_day")?;
    // Sales of leads that had the time for a late one, where there are any.
    let old = rows(Some(table)).any(|r| r.number("old_share").is_some());
    let what = Shares {
        key: "sales",
        title: "Days to the sale",
        table: "sales_by_day",
        heads: ["Days from arrival", "Sales", "All sales"],
        columns: if old {
            ["old_share", "old_low", "old_high", "old_sales", "old_of"]
        } else {
            ["share", "low", "high", "sales", "of"]
        },
        label: days,
        note: if old {
            "Leads more than 90 days old only: the others had no time for a late sale."
        } else {
            "No sale is of a lead more than 90 days old, so nothing can be said about sales after that."
        },
        ids: &[
            "closing_ratio_30d",
            "closing_ratio_60d",
            "closing_ratio_90d",
            "closing_ratio_in_period",
        ],
    };
    let [share, _, _, k, n] = what.columns;
    Some(shares(report, at, &what, |list| {
        let part = |r: &Row<'_>, message: &str| {
            words::fill(
                message,
                &[
                    (
                        "share",
                        &r.number(share).map(words::share).unwrap_or_default(),
                    ),
                    ("k", &words::count(r.count(k).unwrap_or(0))),
                    ("n", &words::count(r.count(n).unwrap_or(0))),
                ],
            )
        };
        let mut said = Vec::new();
        said.extend(
            list.first()
                .map(|r| part(r, "{share} in the first three days ({k} of {n})")),
        );
        if old {
            said.extend(
                list.last()
                    .map(|r| part(r, "{share} after day 90 ({k} of {n})")),
            );
        }
        words::fill(
            "Share of sales by days from arrival: {list}.",
            &[("list", &said.join(", "))],
        )
    }))
}

/// After how many attempts unreached leads were given up.
pub(in crate::view) fn given_up(report: &Report, at: &Place<'_>) -> Option<Element> {
    let what = Shares {
        key: "given-up",
        title: "Given up after",
        table: "give_up_point",
        heads: ["Attempts", "Leads", "Closed unreached"],
        columns: ["share", "low", "high", "leads", "of"],
        label: |attempts| {
            let n = if attempts == "1" { 1 } else { 2 };
            words::plural(n, "{n} attempt", "{n} attempts", &[("n", attempts)])
        },
        note: "Leads closed without a sale that nobody had reached.",
        ids: &["give_up_rate"],
    };
    Some(shares(report, at, &what, |list| {
        let by_then = |attempts: &str| {
            let row = list.iter().find(|r| r.name() == attempts)?;
            row.number("share_by_then").map(words::share)
        };
        words::fill(
            "Of the leads given up unreached, {none} had no attempt at all and {few} two or fewer.",
            &[
                ("none", &by_then("0").unwrap_or_default()),
                ("few", &by_then("2").unwrap_or_default()),
            ],
        )
    }))
}

/// Sales by how long leads were followed up.
pub(in crate::view) fn span(report: &Report, at: &Place<'_>) -> Option<Element> {
    let what = Shares {
        key: "span",
        title: "Sales by length of follow-up",
        table: "conversion_by_follow_up_span",
        heads: ["Last touch", "Sold", "Leads"],
        columns: ["share", "low", "high", "won", "leads"],
        label: |band| {
            words::say(match band {
                "within_1d" => "Within a day",
                "within_1w" => "Within a week",
                "within_4w" => "Within 4 weeks",
                "within_13w" => "Within 13 weeks",
                other => return words::plain(other),
            })
        },
        note: "Association, not cause: leads that buy at once are not followed up any more, and leads that stay interested are.",
        ids: &[],
    };
    Some(shares(report, at, &what, |_| {
        words::say(
            "Share of leads sold so far, by how long after their arrival a person last worked them.",
        )
    }))
}

/// Replies by the day of the first touch.
pub(in crate::view) fn replies(report: &Report, at: &Place<'_>) -> Option<Element> {
    let what = Shares {
        key: "replies",
        title: "Replies by day of the first touch",
        table: "reply_by_same_day",
        heads: ["First touch", "Replied", "Leads"],
        columns: ["share", "low", "high", "replied", "leads"],
        label: words::plain,
        note: "Association, not cause.",
        ids: &["reply_rate"],
    };
    Some(shares(report, at, &what, |list| {
        let said: Vec<String> = list
            .iter()
            .map(|r| {
                let share = r.number("share").map(words::share).unwrap_or_default();
                let message = match r.name().as_str() {
                    "same_day" => "{share} where it came on the day of the enquiry",
                    _ => "{share} where it came later",
                };
                words::fill(message, &[("share", &share)])
            })
            .collect();
        words::fill(
            "Share of customers who replied to the first touch or a later one: {list}.",
            &[("list", &said.join(", "))],
        )
    }))
}

/// What has become of leads by then: reached, closed before, still open.
pub(in crate::view) fn reached_or_closed(report: &Report, at: &Place<'_>) -> Option<Element> {
    let what = Fate {
        key: "fate",
        title: "Reached, closed or open",
        table: "contact_incidence",
        event: "contacted",
        words: [words::msg("reached"), "closed before", "open, not reached"],
        clock: "time_to_contact",
    };
    Some(fate(report, at, &what))
}

/// The same for the sale.
pub(in crate::view) fn sold_or_closed(report: &Report, at: &Place<'_>) -> Option<Element> {
    let what = Fate {
        key: "sale-fate",
        title: "Sold, closed or open",
        table: "sale_incidence",
        event: "sold",
        words: [words::msg("sold"), "closed without a sale", "still open"],
        clock: "time_to_sale",
    };
    Some(fate(report, at, &what))
}

struct Fate {
    key: &'static str,
    title: &'static str,
    table: &'static str,
    event: &'static str,
    words: [&'static str; 3],
    clock: &'static str,
}

fn fate(report: &Report, at: &Place<'_>, what: &Fate) -> Element {
    let card = panel(what.key, "", what.title);
    let counted = counted(report, &[], &[what.clock], &[what.table]);
    let table = report.table(what.table);
    let columns = [what.event, "closed_before", "open"];
    let list: Vec<Row<'_>> = rows(table).filter(|r| r.number("open").is_some()).collect();
    let Some(last) = list.last() else {
        return cannot_tell(card, table.and_then(|t| t.why.as_ref())).child(more([counted]));
    };
    let fates = what.words.map(words::say);
    let share = |r: &Row<'_>, column| r.number(column).map(words::share).unwrap_or_default();
    let said: Vec<String> = columns
        .iter()
        .zip(&fates)
        .map(|(column, fate)| format!("{} {fate}", share(last, column)))
        .collect();
    let day = last.name();
    let sentence = words::plural(
        day.parse().unwrap_or(2),
        "After one day: {list}.",
        "After {n} days: {list}.",
        &[("list", &said.join(", ")), ("n", &day)],
    );
    let label = |r: &Row<'_>| self::day(&r.name());
    let bars: Vec<Bar> = list
        .iter()
        .map(|r| Bar {
            mark: said::facts(
                &label(r),
                columns
                    .iter()
                    .zip(&fates)
                    .map(|(column, fate)| Some(format!("{} {fate}", share(r, column)))),
            ),
            label: label(r),
            value: share(r, what.event),
            parts: columns
                .iter()
                .map(|column| r.number(column).unwrap_or(0.0))
                .collect(),
        })
        .collect();
    let roles = [Role::Actual, Role::Other, Role::Nothing];
    let key: Vec<(Role, &str)> = roles
        .into_iter()
        .zip(fates.iter().map(String::as_str))
        .collect();
    let chart = parts(at.side(), &key, &bars, what.title, &sentence);
    let head = fates.each_ref().map(|fate| words::capital(fate));
    let twins = tables::table(
        what.title,
        &[
            ("By", false),
            (&head[0], true),
            (&head[1], true),
            (&head[2], true),
            ("Kaplan-Meier", true),
        ],
        &list
            .iter()
            .enumerate()
            .map(|(at, r)| {
                let mut cells = vec![cell::nth(at, label(r))];
                cells.extend(
                    columns
                        .iter()
                        .chain(&["km"])
                        .map(|column| cell::share(r.number(column))),
                );
                cells
            })
            .collect::<Vec<_>>(),
    );
    card.child(lead(sentence))
        .child(figure(chart))
        .child(remark("Each bar is all leads. Leads that came in too late to be watched so long count as far as they were."))
        .child(more([twin(twins), counted]))
}
