//! Open leads: how old they are, and which of them nobody works any more.

use super::Place;
use super::long::{Shares, shares};
use crate::chart::{Rate, Role, rates};
use crate::node::Element;
use crate::report::{Estimate, Report};
use crate::view::cells::{Row, rows};
use crate::view::shell::{
    cannot_tell, counted, figure, has_hidden, lead, more, panel, remark, small_cells, twin,
};
use crate::view::{
    cell::{self, Cell},
    said, twin as tables, words,
};

/// Open leads by age.
pub(in crate::view) fn ageing(report: &Report, at: &Place<'_>) -> Option<Element> {
    const TITLE: &str = "Open leads by age";
    const SILENCES: [(&str, &str); 7] = [
        ("silent_0_2", "Worked in the last 2 days"),
        ("silent_3_7", "3–7 days ago"),
        ("silent_8_14", "8–14"),
        ("silent_15_30", "15–30"),
        ("silent_over_30", "Longer ago"),
        ("never", "Never"),
        ("not_known", "Not known"),
    ];
    let card = panel("ageing", "", TITLE);
    let counted = counted(report, &[], &[], &["ageing"]);
    let table = report.table("ageing");
    let list: Vec<Row<'_>> = rows(table).collect();
    if list.is_empty() {
        let why = table.and_then(|t| t.why.as_ref());
        return Some(cannot_tell(card, why).child(more([counted])));
    }
    // Small cells may be hidden; what is hidden is not zero.
    let hidden = has_hidden(table);
    let list: Vec<Row<'_>> = list
        .into_iter()
        .filter(|r| r.count("leads").is_some())
        .collect();
    let leads = |r: &Row<'_>| r.count("leads").unwrap_or_default();
    let open = report.estimate("open_leads").and_then(|e| e.k);
    let summed: u64 = list.iter().map(leads).sum();
    let total = if hidden { open.unwrap_or(0) } else { summed };
    if list.is_empty() || (hidden && total == 0) {
        let why = table.and_then(|t| t.why.as_ref());
        return Some(cannot_tell(card, why).child(more([counted])));
    }
    if total == 0 {
        let sentence = "No lead is open.";
        return Some(card.child(lead(sentence)).child(more([counted])));
    }
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of leads are far below 2^53"
    )]
    let all = total as f64;
    let sum = |columns: &[&str]| -> u64 {
        list.iter()
            .flat_map(|r| columns.iter().filter_map(|column| r.count(column)))
            .sum()
    };
    let old: u64 = list.iter().skip(4).map(leads).sum();
    let mut sentence = if hidden {
        words::plural(total, "{n} lead is open.", "{n} leads are open.", &[])
    } else {
        words::plural(
            total,
            "{n} lead is open; {old} of them came in more than 30 days ago.",
            "{n} leads are open; {old} of them came in more than 30 days ago.",
            &[("old", &words::count(old))],
        )
    };
    if !hidden && list.iter().any(|r| r.count("never").is_some()) {
        let silent = words::fill(
            "Nobody has worked {silent} of them for more than 14 days, {never} never.",
            &[
                (
                    "silent",
                    &words::count(sum(&["silent_15_30", "silent_over_30"])),
                ),
                ("never", &words::count(sum(&["never"]))),
            ],
        );
        sentence = format!("{sentence} {silent}");
    }
    let label = |r: &Row<'_>| match r.name().as_str() {
        "over_90" => words::say("Over 90 days"),
        age => words::fill("{days} days", &[("days", &age.replace('-', "–"))]),
    };
    let bars: Vec<Rate> = list
        .iter()
        .map(|r| {
            let share = r.number("leads").unwrap_or(0.0) / all;
            let even = Some((share, share, share));
            Rate {
                label: label(r),
                mark: said::share(&label(r), even, Some(leads(r)), None),
                share: even,
                value: format!("{} · {}", words::share(share), words::count(leads(r))),
                role: Role::Actual,
            }
        })
        .collect();
    let chart = rates(at.side(), &bars, false, TITLE, &sentence);
    let mut heads = vec![("Age", false), ("Open leads", true)];
    heads.extend(SILENCES.map(|(_, head)| (head, true)));
    let cells: Vec<Vec<Cell>> = list
        .iter()
        .enumerate()
        .map(|(at, r)| {
            let mut cells = vec![cell::nth(at, label(r)), cell::count(Some(leads(r)))];
            let silent = SILENCES.iter().map(|(column, _)| r.count(column));
            cells.extend(silent.map(cell::count));
            cells
        })
        .collect();
    let twins = tables::table("Open leads by age and by last work", &heads, &cells);
    Some(
        card.child(lead(sentence))
            .child(figure(chart))
            .child(remark("Share of all open leads, and how many."))
            .children(hidden.then(small_cells))
            .child(more([twin(twins), counted])),
    )
}

/// Leads that nobody works any more, and what some of them might be worth.
pub(in crate::view) fn dropped(report: &Report, at: &Place<'_>) -> Option<Element> {
    const TITLE: &str = "Dropped leads";
    const IDS: [&str; 4] = [
        "dropped_leads",
        "bought_anyway_rate",
        "dropped_per_person_per_day",
        "revival_list",
    ];
    let card = panel("dropped", "", TITLE);
    let counted = counted(report, &IDS, &[], &[]);
    let dropped = report.estimate("dropped_leads")?;
    let Some(k) = dropped.k.filter(|_| dropped.value.is_some()) else {
        return Some(cannot_tell(card, dropped.why.as_ref()).child(more([counted])));
    };
    let mut sentence = words::fill(
        "{k} of {n} open leads ({share}) have neither task nor appointment ahead, and no person worked them for more than 7 days, or 14 once reached.",
        &[
            ("k", &words::count(k)),
            ("n", &words::count(dropped.n)),
            ("share", &words::value(dropped)),
        ],
    );
    let flow = report.estimate("dropped_per_person_per_day");
    if let Some(e) = flow.filter(|e| e.value.is_some()) {
        let rate = words::fill(
            "That is {leads} leads a person and day ({n} person-days).",
            &[("leads", &words::value(e)), ("n", &words::count(e.n))],
        );
        sentence = format!("{sentence} {rate}");
    }
    let drawn = shown(
        report,
        &[
            ("dropped_leads", "Dropped, of open"),
            ("bought_anyway_rate", "Bought anyway"),
        ],
    );
    let list: Vec<Rate> = drawn.iter().map(rate).collect();
    let chart = rates(at.side(), &list, false, TITLE, &sentence);
    let mut card = card.child(lead(sentence)).child(figure(chart));
    if let Some(value) = report.estimate("revival_list").and_then(|e| e.value) {
        let back = words::decimals(value, u32::from(value < 10.0));
        card = card.child(remark(words::fill(
            "If one in five of the {k} dropped leads came back, that would be {back} leads. One in five is an assumption, not a forecast.",
            &[("k", &words::count(k)), ("back", &back)],
        )));
    }
    Some(card.child(more([twin(estimates(TITLE, &drawn)), counted])))
}

/// Estimates with the words for them; those without a value are left out.
pub(super) fn shown<'a>(
    report: &'a Report,
    list: &[(&str, &'a str)],
) -> Vec<(&'a Estimate, &'a str)> {
    list.iter()
        .filter_map(|&(id, label)| Some((report.estimate(id)?, label)))
        .filter(|(e, _)| e.value.is_some())
        .collect()
}

/// One of them as a bar.
pub(super) fn rate((e, label): &(&Estimate, &str)) -> Rate {
    Rate {
        label: words::say(label),
        share: said::range(e),
        value: format!("{} · n {}", words::value(e), words::count(e.n)),
        role: Role::Actual,
        mark: said::share(&words::say(label), said::range(e), e.k, Some(e.n)),
    }
}

/// The table twin of such bars.
pub(super) fn estimates(title: &str, list: &[(&Estimate, &str)]) -> Element {
    let cells: Vec<Vec<Cell>> = list
        .iter()
        .map(|(e, label)| {
            vec![
                words::say(label).into(),
                cell::value(e),
                cell::interval_of(e),
                cell::count(e.k),
                cell::count(Some(e.n)),
                words::say(e.denominator).into(),
            ]
        })
        .collect();
    tables::table(
        title,
        &[
            ("Figure", false),
            ("Share", true),
            ("95 % interval", true),
            ("k", true),
            ("n", true),
            ("Among", false),
        ],
        &cells,
    )
}

/// From the appointment to the sale.
pub(in crate::view) fn appointments(report: &Report, at: &Place<'_>) -> Option<Element> {
    const TITLE: &str = "Appointments";
    const LIST: [(&str, &str); 5] = [
        ("appointment_set_rate", "Made, of all leads"),
        ("appointment_confirmed_rate", "Confirmed"),
        ("show_rate", "Customer came"),
        ("show_rate_all_rows", "Came, of all rows"),
        ("sold_from_shown_rate", "Sold within 30 days"),
    ];
    let card = panel("appointments", "", TITLE);
    let ids = [
        LIST[0].0,
        "appointment_set_rate_contacted",
        LIST[1].0,
        LIST[2].0,
        LIST[3].0,
        "no_show_rate",
        LIST[4].0,
    ];
    let counted = counted(report, &ids, &[], &[]);
    let drawn = shown(report, &LIST);
    if drawn.is_empty() {
        let why = report.estimate(LIST[0].0)?.why.as_ref();
        return Some(cannot_tell(card, why).child(more([counted])));
    }
    let said: Vec<String> = [
        (LIST[0].0, "{share} of leads have an appointment"),
        (
            LIST[2].0,
            "{share} of customers came, where somebody wrote it down",
        ),
        (LIST[4].0, "{share} of those who came bought within 30 days"),
    ]
    .iter()
    .filter_map(|&(id, message)| {
        let e = report.estimate(id).filter(|e| e.value.is_some())?;
        Some(words::fill(message, &[("share", &words::value(e))]))
    })
    .collect();
    let sentence = format!("{}.", said.join("; "));
    let list: Vec<Rate> = drawn.iter().map(rate).collect();
    let chart = rates(at.side(), &list, false, TITLE, &sentence);
    Some(
        card.child(lead(sentence))
            .child(figure(chart))
            .child(remark(
                "Every bar has its own n. A past appointment without a word is unknown, not a no-show; “all rows” takes every line, as some tools do.",
            ))
            .child(more([twin(estimates(TITLE, &drawn)), counted])),
    )
}

/// How ready customers are, and how they are followed up.
pub(in crate::view) fn readiness(report: &Report, at: &Place<'_>) -> Option<Element> {
    let what = Shares {
        key: "readiness",
        title: "Readiness",
        table: "readiness",
        heads: ["Ready", "Called", "Leads"],
        columns: ["share_called", "low", "high", "called", "leads"],
        label: |name| {
            if name == "60_days" {
                words::say("Within 60 days")
            } else {
                words::plain(name)
            }
        },
        note: "Readiness is what a person wrote down. An association only.",
        ids: &[],
    };
    Some(shares(report, at, &what, |list| {
        let said: Vec<String> = list
            .iter()
            .map(|r| {
                let share = r
                    .number("share_called")
                    .map(words::share)
                    .unwrap_or_default();
                format!("{} {share}", words::within(&(what.label)(&r.name())))
            })
            .collect();
        words::fill(
            "Share of leads called, by how ready the customer is: {list}.",
            &[("list", &said.join(", "))],
        )
    }))
}
