//! Third reason: too little capacity.

use super::{Evidence, Reason, Verdict, bar, difference, judged, known};
use crate::chart::Role;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::panels::Place;
use crate::view::shell::FEW;
use crate::view::{
    cell::{self, Cell},
    twin as tables, words,
};
use crate::words::Said;

const IDS: [&str; 2] = ["load_gap", "open_leads"];
const TABLE: &str = "load";

/// Leads of a day up to which it counts as quiet where no cap is set.
const QUIET: u32 = 5;

pub(super) fn reason<'a>(report: &'a Report, at: &Place<'_>) -> Reason<'a> {
    Reason {
        key: "reason-capacity",
        title: "Too little capacity",
        claim: "people get more leads than they can call.",
        falls: "It falls where leads of busy days are called as often as those of quiet days, to within 5 points.",
        evidence: evidence(report, at.settings.daily_cap.unwrap_or(QUIET)),
        ids: (&IDS, &[], &[TABLE]),
    }
}

fn evidence(report: &Report, cap: u32) -> Result<Evidence, Option<&Said>> {
    let table = report.table(TABLE).ok_or(None)?;
    let list: Vec<Row<'_>> = rows(Some(table)).collect();
    if list.iter().all(|r| r.count("leads").unwrap_or(0) == 0) {
        return Err(table.why.as_ref());
    }
    let gap = known(report, IDS[0]);
    let total: u64 = bands(&list).filter_map(|r| r.count("leads")).sum();
    if let Err(why) = gap
        && list.iter().all(|r| r.number("share").is_none())
    {
        return Err(why);
    }
    let enough = |least: u64| bands(&list).filter(move |r| r.count("leads").unwrap_or(0) >= least);
    let last = enough(FEW).last().or_else(|| enough(1).last());
    let first = enough(1).next();
    let called = |r: &Row<'_>| words::share(r.number("share").unwrap_or(0.0));
    let sentence = match (first, last) {
        (Some(first), Some(last)) if first.text("load") != last.text("load") => words::fill(
            "A person called {share} of leads from days with {load} leads, and {last} of leads from days with {most} leads.",
            &[
                ("share", &called(&first)),
                ("load", &first.text("load")),
                ("last", &called(&last)),
                ("most", &last.text("load")),
            ],
        ),
        (Some(one), _) => words::fill(
            "All {n} leads with a person came in on days with {load} leads for that person; {share} were called.",
            &[
                ("n", &words::count(total)),
                ("load", &one.text("load")),
                ("share", &called(&one)),
            ],
        ),
        _ => String::new(),
    };
    let most = words::count(u64::from(cap));
    let (verdict, test, concerned) = match gap {
        Ok(e) => (
            Verdict::of_difference(e),
            words::fill(
                "Days with up to {cap} leads minus the others: {difference}.",
                &[("cap", &most), ("difference", &difference(e))],
            ),
            busy(&list, cap),
        ),
        // Nobody gets more, or everybody does.
        Err(_) => {
            let over = above(&list, cap).any(|r| r.count("leads").unwrap_or(0) > 0);
            let (verdict, test) = if over {
                (
                    Verdict::Open,
                    "All leads came in on days with more than {cap} leads a person.",
                )
            } else {
                (
                    Verdict::Against,
                    "All leads came in on days with up to {cap} leads a person.",
                )
            };
            let test = words::fill(test, &[("cap", &most)]);
            (verdict, test, busy(&list, cap))
        }
    };
    let bars = bands(&list).filter_map(|r| {
        let label = words::fill("{load} leads a day", &[("load", &r.text("load"))]);
        bar(
            &label,
            r.interval(),
            r.count("leads").unwrap_or(0),
            Role::Actual,
        )
    });
    Ok(Evidence {
        sentence,
        concerned: (concerned, judged(report)),
        verdict,
        test,
        bars: bars.collect(),
        remark: Some("Leads of one person on the day they came in; bars: share called. Busy days differ in more than their number of leads.".to_owned()),
        grouped: None,
        tables: vec![twin(&list)],
    })
}

/// The bands without the rows about the cap.
fn bands<'a, 'b>(list: &'b [Row<'a>]) -> impl Iterator<Item = Row<'a>> + 'b {
    list.iter()
        .copied()
        .filter(|r| !r.text("load").ends_with("_cap"))
}

/// Leads of days above the cap that were not called.
fn busy(list: &[Row<'_>], cap: u32) -> u64 {
    let missed = |r: &Row<'_>| {
        r.count("leads")
            .unwrap_or(0)
            .saturating_sub(r.count("called").unwrap_or(0))
    };
    above(list, cap).map(|r| missed(&r)).sum()
}

/// The rows about days above the cap.
fn above<'a, 'b>(list: &'b [Row<'a>], cap: u32) -> impl Iterator<Item = Row<'a>> + 'b {
    let told = list.iter().any(|r| r.text("load") == "above_cap");
    list.iter().copied().filter(move |r| {
        let name = r.text("load");
        let first: String = name.chars().take_while(char::is_ascii_digit).collect();
        match first.parse::<u32>() {
            Ok(first) => !told && first > cap,
            Err(_) => name == "above_cap",
        }
    })
}

fn twin(list: &[Row<'_>]) -> crate::node::Element {
    let rows: Vec<Vec<Cell>> = list
        .iter()
        .enumerate()
        .map(|(at, r)| {
            let share = |column: &str| cell::share(r.number(column));
            let name = r.text("load");
            vec![
                cell::nth(
                    at,
                    match name.as_str() {
                        "within_cap" => words::say("within the cap"),
                        "above_cap" => words::say("above the cap"),
                        _ => name,
                    },
                ),
                cell::count(r.count("leads")),
                share("share"),
                cell::around(r.interval()),
                share("share_reached"),
                share("share_answered"),
            ]
        })
        .collect();
    tables::table(
        "Leads by how many their person got that day",
        &[
            ("Leads a day", false),
            ("Leads", true),
            ("Called", true),
            ("95 % interval", true),
            ("Reached", true),
            ("By a person in 60 min", true),
        ],
        &rows,
    )
}
