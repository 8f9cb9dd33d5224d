//! The chapters below the first screen: a heading, a sentence, and panels in two columns; and the way to them.

use super::columns::columns;
use super::leads::with_leads;
use super::panels::{self, Place};
use super::words;
use crate::node::{Element, Node, el};
use crate::report::Report;

/// A panel; `None` where there is nothing it could be about.
pub(super) type Panel = fn(&Report, &Place<'_>) -> Option<Element>;

/// One chapter.
pub(super) struct Chapter {
    /// Key, and the anchor of its heading.
    key: &'static str,
    title: &'static str,
    /// What the chapter is for, in one sentence.
    about: &'static str,
    panels: &'static [Panel],
}

/// All chapters in reading order. A chapter without a panel is left out.
const CHAPTERS: &[Chapter] = &[
    Chapter {
        key: "worked",
        title: "How leads are worked",
        about: "Dealer by dealer: how long leads wait, how often they are tried, and what comes of it.",
        panels: panels::WORKED,
    },
    Chapter {
        key: "today",
        title: "Today",
        about: "Who to call now, and what would change if more were called.",
        panels: &[panels::worklist, panels::coaching, panels::what_if],
    },
    Chapter {
        key: "fair",
        title: "Compared fairly",
        about: "Dealers and people beside each other, with what chance alone would do.",
        panels: &[
            panels::funnel,
            panels::ranking,
            panels::mix,
            panels::fair_targets,
            panels::people,
            panels::trend,
        ],
    },
    Chapter {
        key: "reasons",
        title: "Six reasons",
        about: "What the field gives as reasons, strongest evidence in these files first. Each says what would disprove it.",
        panels: &[
            |report, at| panels::reason(report, at, 0),
            |report, at| panels::reason(report, at, 1),
            |report, at| panels::reason(report, at, 2),
            |report, at| panels::reason(report, at, 3),
            |report, at| panels::reason(report, at, 4),
            |report, at| panels::reason(report, at, 5),
        ],
    },
    Chapter {
        key: "voice",
        title: "Promises and customers",
        about: "What was promised, what was kept, and what customers say.",
        panels: &[
            panels::promises,
            panels::messages,
            panels::voice,
            panels::calls,
            panels::asked,
            panels::lost,
        ],
    },
    Chapter {
        key: "arrival",
        title: "Arrival and sources",
        about: "When leads come in, and what they cost.",
        panels: &[panels::after_hours, panels::sources],
    },
    Chapter {
        key: "long",
        title: "The long game",
        about: "What happens after the first week, and which leads nobody works any more.",
        panels: &[
            panels::follow_up,
            panels::ageing,
            panels::tail,
            panels::dropped,
            panels::reached_or_closed,
            panels::sold_or_closed,
            panels::sales,
            panels::span,
            panels::given_up,
            panels::appointments,
            panels::replies,
            panels::readiness,
        ],
    },
    Chapter {
        key: "definitions",
        title: "Definitions and beliefs",
        about: "Why tools disagree, what people believe, and what others found.",
        panels: &[panels::definitions, panels::beliefs, panels::benchmarks],
    },
];

/// The chapters that have something to say.
pub(super) fn chapters(report: &Report, at: &Place<'_>) -> Vec<Element> {
    let made = CHAPTERS.iter().map(|chapter| {
        let panels: Vec<Element> = chapter
            .panels
            .iter()
            .filter_map(|panel| panel(report, at))
            .map(|panel| with_leads(panel, report, at))
            .collect();
        (chapter, panels)
    });
    made.filter(|(_, panels)| !panels.is_empty())
        .map(|(chapter, panels)| {
            el("section")
                .key(chapter.key)
                .class(format!("rg-chapter rg-in-{}", chapter.key))
                .attr("part", "chapter")
                .attr("aria-labelledby", anchor(chapter.key))
                .child(
                    el("h2")
                        .key("title")
                        .attr("part", "chapter-title")
                        .attr("id", anchor(chapter.key))
                        .text(words::say(chapter.title)),
                )
                .child(
                    el("p")
                        .key("about")
                        .class("rg-remark")
                        .text(words::say(chapter.about)),
                )
                .child(el("div").key("panels").class("rg-pairs").children(panels))
        })
        .collect()
}

/// Lays the panels of every chapter out in two columns.
pub(super) fn lay_out(chapters: &mut [Element], at: &Place<'_>) {
    for chapter in chapters {
        for part in &mut chapter.children {
            if let Node::Element(panels) = part
                && panels.key.as_deref() == Some("panels")
            {
                panels.children = columns(std::mem::take(&mut panels.children), at);
            }
        }
    }
}

/// Links to the chapters on the page, and to how the files were read.
pub(super) fn contents(chapters: &[Element]) -> Option<Element> {
    if chapters.is_empty() {
        return None;
    }
    let shown = |key: &str| chapters.iter().any(|c| c.key.as_deref() == Some(key));
    let links = CHAPTERS.iter().filter(|c| shown(c.key)).map(|c| {
        el("li").child(
            el("a")
                .attr("href", format!("#{}", anchor(c.key)))
                .text(words::say(c.title)),
        )
    });
    Some(
        el("nav")
            .key("contents")
            .class("rg-contents")
            .attr("part", "contents")
            .attr("aria-label", words::say("Chapters of the report"))
            .child(el("ul").children(links)),
    )
}

fn anchor(key: &str) -> String {
    format!("rg-{key}")
}
