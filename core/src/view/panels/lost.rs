//! Why leads are lost: the dealer's word and the customers'.

use super::{Place, Width};
use crate::chart::{Frame, Pair, dumbbell};
use crate::node::Element;
use crate::order::sorted;
use crate::report::Report;
use crate::view::cells::{Row, rows};
use crate::view::shell::{cannot_tell, counted, figure, lead, more, panel, remark, twin};
use crate::view::{
    cell::{self, Cell},
    said, twin as tables, words,
};

const TITLE: &str = "Lost reasons: dealer and customer";
const ID: &str = "lost_reason_gap";
/// Reasons that are drawn; the table has all.
const MOST: usize = 8;

/// The panel.
pub(in crate::view) fn lost(report: &Report, at: &Place<'_>) -> Option<Element> {
    let card = panel("lost", "", TITLE);
    let table = report.table(ID)?;
    let how = counted(report, &[], &[], &[ID]);
    let gap = |row: &Row<'_>| row.number("difference").unwrap_or(0.0);
    // Small cells may be hidden.
    let shown = rows(Some(table)).filter(|row| row.number("difference").is_some());
    let list = sorted(shown.collect::<Vec<_>>(), |a, b| {
        libm::fabs(gap(b)).total_cmp(&libm::fabs(gap(a)))
    });
    let Some(first) = list.first() else {
        // Without surveys the panel before this one says so.
        report
            .estimate("score_low_share")
            .filter(|scores| scores.n > 0)?;
        return Some(cannot_tell(card, table.why.as_ref()).child(more([how])));
    };
    let share = |row: &Row<'_>, id: &str| row.number(id).map(words::share).unwrap_or_default();
    let sentence = words::fill(
        "Furthest apart: “{reason}”, given by dealers for {dealer} of lost leads and by {customers} of customers.",
        &[
            ("reason", &first.text("reason")),
            ("dealer", &share(first, "dealer_share")),
            ("customers", &share(first, "customer_share")),
        ],
    );
    let pairs: Vec<Pair> = list
        .iter()
        .take(MOST)
        .map(|row| {
            let customers = row.number("customer_share");
            let actual = customers.map(|share| {
                let end = |id| row.number(id).unwrap_or(share);
                (share, end("customer_low"), end("customer_high"))
            });
            let dealer = row.number("dealer_share");
            Pair {
                mark: said::pair(
                    &row.text("reason"),
                    (
                        words::msg("dealer {share}"),
                        words::msg("customers {share}"),
                    ),
                    dealer,
                    actual,
                    None,
                ),
                label: row.text("reason"),
                actual,
                expected: dealer,
                note: words::points(gap(row)),
                line: {
                    let (dealer, customer) =
                        (share(row, "dealer_share"), share(row, "customer_share"));
                    match at.width {
                        Width::Narrow => format!("{dealer} · {customer}"),
                        _ => format!(
                            "{} · {}",
                            words::fill("dealer {share}", &[("share", &dealer)]),
                            words::fill("customers {share}", &[("share", &customer)])
                        ),
                    }
                },
            }
        })
        .collect();
    let rows: Vec<Vec<Cell>> = list
        .iter()
        .map(|row| {
            let interval = row.number("low").zip(row.number("high"));
            vec![
                row.text("reason").into(),
                cell::count(row.count("dealer")),
                cell::share(row.number("dealer_share")),
                cell::count(row.count("customer")),
                cell::share(row.number("customer_share")),
                cell::number(Some(gap(row)), words::points),
                cell::interval(interval),
            ]
        })
        .collect();
    let heads = [
        ("Reason", false),
        ("Lost leads", true),
        ("Dealer", true),
        ("Answers", true),
        ("Customers", true),
        ("Difference", true),
        ("95 % interval", true),
    ];
    // Words above the marks: reasons are long.
    let frame = Frame {
        above: true,
        ..at.side()
    };
    Some(
        card.child(lead(sentence.as_str()))
            .child(figure(dumbbell(frame, &pairs, TITLE, &sentence)))
            .child(remark(
                "Ring: the dealer's reason. Dot: the customers' own. Not the same leads, unless the same customers answered.",
            ))
            .child(more([
                twin(tables::table(TITLE, &heads, &rows)),
                how,
            ])),
    )
}
