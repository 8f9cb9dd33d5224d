//! The answer: what was expected, what happened, and the gap between them.

use super::{Place, subject};
use crate::chart::{Answer, Frame, answer_line};
use crate::node::{Element, Node, el};
use crate::report::{Report, decimals};
use crate::view::shell::{cannot_tell, counted, fold, more, nodes};
use crate::view::{Width, cell, figures, said, twin, words};

/// The answer card. The slider is `expect` with a value from 0 to 1.
pub(in crate::view) fn answer(report: &Report, at: &Place<'_>) -> Element {
    let about = subject(report, at.settings);
    let gap = report.estimate("reality_gap");
    let card = el("section")
        .key("answer")
        .class("rg-card rg-answer")
        .attr("part", "panel panel-answer answer")
        .attr("aria-label", words::say("The answer"));

    let mut expected = number(
        "You expected",
        "rg-is-expected",
        &words::belief(about.expected),
    )
    .child(el("p").text(words::say(if about.contact {
        "of leads to be reached by phone"
    } else {
        "of leads to be phoned"
    })));
    if at.interactive {
        let value = words::belief(about.expected);
        expected = expected.child(
            el("label")
                .class("rg-slide")
                .child(
                    el("span")
                        .class("rg-unseen")
                        .text(words::say("Move the expectation")),
                )
                .child(
                    el("input")
                        .attr("type", "range")
                        .attr("min", "0")
                        .attr("max", "1")
                        .attr("step", "0.01")
                        .attr("value", decimals(about.expected, 2))
                        .attr("aria-valuetext", value)
                        .attr("data-rg", "expect"),
                ),
        );
    }
    // A rate can be known where the gap is not: what calls a log holds says nothing about leads without one.
    let told = gap.is_none_or(|gap| gap.why.is_none());
    let actual = about.actual.filter(|_| told);
    let Some((actual, value)) = actual.and_then(|e| e.value.map(|v| (e, v))) else {
        let why = about
            .actual
            .and_then(|e| e.why.as_ref())
            .or_else(|| gap.and_then(|e| e.why.as_ref()));
        let row = el("div")
            .class("rg-numbers")
            .child(expected)
            .child(number(
                "What happened",
                "rg-is-actual rg-unknown",
                &words::unknown(),
            ))
            .child(number("Reality gap", "rg-unknown", &words::unknown()));
        return cannot_tell(card.child(row), why).child(more([counted(
            report,
            &[about.id, "reality_gap", "attempt_rate_any"],
            &[],
            &[],
        )]));
    };

    let receipt = match actual.k {
        Some(k) => words::of(k, actual.n),
        None => words::fill("n {n}", &[("n", &words::count(actual.n))]),
    };
    let receipt = el("p")
        .text(receipt)
        .children(words::interval_of(actual).map(|interval| {
            el("span").text(" · ").children(nodes(
                "95\u{a0}% interval {interval}",
                [(
                    "interval",
                    el("span").class("rg-whole").text(interval).into(),
                )],
            ))
        }));
    let points = gap.and_then(|e| e.value).unwrap_or(about.expected - value);
    let row = el("div")
        .class("rg-numbers")
        .child(expected)
        .child(number("What happened", "rg-is-actual", &words::share(value)).child(receipt))
        .child(
            number("Reality gap", "", &words::points(points))
                .child(el("p").text(meaning(points, actual.n, about.contact)))
                .children(parts(report)),
        );
    let labels = Answer {
        actual: Some(value),
        interval: actual.low.zip(actual.high),
        expected: about.expected,
        actual_label: words::fill("actual {share}", &[("share", &words::share(value))]),
        expected_label: words::fill(
            "expected {share}",
            &[("share", &words::belief(about.expected))],
        ),
        gap_label: words::points(libm::fabs(points)),
        expected_mark: words::fill(
            "Expected: {share}",
            &[("share", &words::belief(about.expected))],
        )
        .into(),
        actual_mark: said::share(
            &words::say("Actual"),
            said::range(actual),
            actual.k,
            Some(actual.n),
        ),
    };
    let name = words::say("Expected and actual on a line from 0 to 100 %");
    let description = words::fill(
        "Expected {belief}, actual {share}, gap {points}.",
        &[
            ("belief", &words::belief(about.expected)),
            ("share", &words::share(value)),
            ("points", &words::points(points)),
        ],
    );
    let draw = |frame, class: &str| -> Node {
        el("figure")
            .attr("part", "chart")
            .class(class)
            .child(answer_line(frame, &labels, &name, &description))
            .into()
    };
    let charts = match at.width {
        Width::Narrow => vec![draw(Frame::NARROW, "rg-line")],
        Width::Wide => vec![
            draw(Frame::NARROW, "rg-line rg-small"),
            draw(Frame::SHEET, "rg-line rg-large"),
        ],
        Width::Print => vec![draw(Frame::SHEET, "rg-line")],
    };
    let rows = [
        "reality_gap",
        "gap_not_attempted",
        "gap_not_reached",
        about.id,
    ]
    .iter()
    .filter_map(|id| report.estimate(id))
    .map(|e| {
        vec![
            figures::figure(e.id).into(),
            cell::value(e),
            cell::interval_of(e),
            cell::count(e.k),
            cell::count(Some(e.n)),
        ]
    })
    .collect::<Vec<_>>();
    let table = twin::table(
        "The answer in figures",
        &[
            ("Figure", false),
            ("Value", true),
            ("95 % interval", true),
            ("k", true),
            ("n", true),
        ],
        &rows,
    );
    card.child(row).children(charts).child(more([
        fold("table", "Table", [table.into()]),
        counted(
            report,
            &[
                about.id,
                "reality_gap",
                "gap_not_attempted",
                "gap_not_reached",
            ],
            &[],
            &[],
        ),
    ]))
}

fn number(label: &str, class: &str, value: &str) -> Element {
    el("div")
        .class("rg-figure")
        .child(el("p").class("rg-label").text(words::say(label)))
        .child(
            el("p")
                .class(format!("rg-number {class}"))
                .attr("part", "number")
                .text(value),
        )
}

/// The gap as leads.
fn meaning(points: f64, n: u64, contact: bool) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of leads are far below 2^53"
    )]
    let leads = libm::round(libm::fabs(points) * n as f64);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most n"
    )]
    let leads = leads as u64;
    match (points > 0.0, contact) {
        _ if leads == 0 => words::say("What was expected is what happened"),
        (true, false) => words::plural(
            leads,
            "{n} lead that was thought to be phoned, and was not",
            "{n} leads that were thought to be phoned, and were not",
            &[],
        ),
        (true, true) => words::plural(
            leads,
            "{n} lead that was thought to be reached by phone, and was not",
            "{n} leads that were thought to be reached by phone, and were not",
            &[],
        ),
        (false, false) => words::plural(
            leads,
            "{n} lead more was phoned than was thought",
            "{n} leads more were phoned than was thought",
            &[],
        ),
        (false, true) => words::plural(
            leads,
            "{n} lead more was reached by phone than was thought",
            "{n} leads more were reached by phone than was thought",
            &[],
        ),
    }
}

/// Gap = not called + called but not reached, where the belief is about reaching.
fn parts(report: &Report) -> Option<Element> {
    let gap = report
        .estimate("reality_gap")
        .filter(|e| e.basis == Some("contact"))?;
    let (total, called, reached) = (
        gap.value?,
        report.estimate("gap_not_attempted")?.value?,
        report.estimate("gap_not_reached")?.value?,
    );
    Some(el("p").class("rg-parts").children(nodes(
        "{called} not called + {reached} called and not reached = {total}",
        [
            ("called", el("strong").text(words::points(called)).into()),
            ("reached", el("strong").text(words::points(reached)).into()),
            ("total", words::points(total).into()),
        ],
    )))
}
