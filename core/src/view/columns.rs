//! Panels in two columns without holes: each column holds panels that are about as high together as those of the other.
//!
//! How high a panel is follows from what it is about and from how many dealers there are, never from what is chosen: a
//! filter must not move a panel to the other column.

use super::panels::Place;
use crate::node::{Element, Node, el};

/// Pixels of a panel that is not listed.
const USUAL: u32 = 450;

/// Panels by key: pixels without dealers, and pixels a dealer, as measured in a column 600 pixels wide.
const HEIGHTS: &[(&str, u32, u32)] = &[
    ("dealers", 220, 24),
    ("waiting", 450, 0),
    ("targets", 320, 0),
    ("attempts", 420, 0),
    ("persistence", 480, 0),
    ("channels", 400, 0),
    ("coaching", 620, 12),
    ("what-if", 170, 0),
    ("funnel", 580, 0),
    ("ranking", 340, 25),
    ("case-mix", 320, 25),
    ("fair-targets", 360, 25),
    ("people", 1_000, 0),
    ("trend", 500, 0),
    ("reason-tracking", 560, 0),
    ("messages", 410, 0),
    ("calls", 280, 40),
    ("asked", 410, 0),
    ("lost", 600, 0),
    ("after-hours", 410, 0),
    ("sources", 620, 0),
    ("tail", 300, 0),
    ("dropped", 310, 0),
    ("given-up", 560, 0),
    ("appointments", 400, 0),
    ("replies", 270, 0),
    ("readiness", 330, 0),
    ("definitions", 720, 0),
    ("beliefs", 500, 25),
];

/// The most dealers that a chart draws.
const DRAWN: usize = 30;
/// Pixels that a panel out of its turn costs: left, right, left reads best.
const TURN: u32 = 12;
/// More panels than this are not weighed against each other: they take turns.
const WEIGHED: usize = 12;

/// The same panels, in two columns between those that take the whole width.
pub(super) fn columns(panels: Vec<Node>, at: &Place<'_>) -> Vec<Node> {
    let mut runs: Vec<Vec<Node>> = vec![Vec::new()];
    let mut whole: Vec<(usize, Node)> = Vec::new();
    for panel in panels {
        if is_whole(&panel) {
            whole.push((runs.len(), panel));
            runs.push(Vec::new());
        } else if let Some(run) = runs.last_mut() {
            run.push(panel);
        }
    }
    // One alone joins those before it, or those after it.
    for i in 0..runs.len() {
        if runs[i].len() != 1 {
            continue;
        }
        let to = (0..i)
            .rev()
            .chain(i + 1..runs.len())
            .find(|&j| !runs[j].is_empty());
        if let (Some(to), Some(panel)) = (to, runs[i].pop()) {
            let place = if to < i { runs[to].len() } else { 0 };
            runs[to].insert(place, panel);
        }
    }
    let mut out = Vec::new();
    let mut whole = whole.into_iter().peekable();
    for (i, run) in runs.into_iter().enumerate() {
        while let Some((_, panel)) = whole.next_if(|(before, _)| *before == i) {
            out.push(panel);
        }
        out.extend(two(run, at, i));
    }
    out
}

fn two(run: Vec<Node>, at: &Place<'_>, nth: usize) -> Vec<Node> {
    if run.len() < 2 {
        return run;
    }
    let heights: Vec<u32> = run.iter().map(|panel| height(panel, at)).collect();
    let right = split(&heights);
    let mut halves = [Vec::new(), Vec::new()];
    for (i, panel) in run.into_iter().enumerate() {
        halves[usize::from(right >> i & 1 == 1)].push(panel);
    }
    let column = |(side, panels): (usize, Vec<Node>)| {
        el("div")
            .key(format!("column-{nth}-{side}"))
            .class("rg-column")
            .children(panels)
            .into()
    };
    (0..).zip(halves).map(column).collect()
}

/// Which panels stand on the right, as bits; the first one never does.
fn split(heights: &[u32]) -> usize {
    let turns = |bits: usize, i: usize| (bits >> i & 1 == 1) != (i % 2 == 1);
    if heights.len() > WEIGHED {
        return (0..heights.len())
            .filter(|i| i % 2 == 1)
            .map(|i| 1 << i)
            .sum();
    }
    let cost = |bits: usize| {
        let mut sides = [0_u32; 2];
        let mut odd = 0;
        for (i, height) in heights.iter().enumerate() {
            sides[bits >> i & 1] += height;
            odd += u32::from(turns(bits, i));
        }
        sides[0].abs_diff(sides[1]) + TURN * odd
    };
    (0..1_usize << (heights.len() - 1))
        .map(|bits| bits << 1)
        .min_by_key(|&bits| cost(bits))
        .unwrap_or(0)
}

fn height(panel: &Node, at: &Place<'_>) -> u32 {
    let Node::Element(Element { key: Some(key), .. }) = panel else {
        return USUAL;
    };
    let dealers = at.choices.dealers.len().min(DRAWN) as u32;
    HEIGHTS
        .iter()
        .find(|(own, ..)| own == key)
        .map_or(USUAL, |&(_, base, each)| base + each * dealers)
}

fn is_whole(panel: &Node) -> bool {
    let Node::Element(panel) = panel else {
        return false;
    };
    panel
        .attributes
        .iter()
        .any(|(name, value)| *name == "class" && value.split(' ').any(|class| class == "rg-full"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_end_together_and_begin_with_the_first() {
        // 100 + 300 = 400.
        assert_eq!(split(&[100, 400, 300]), 0b010);
        // Even ones take turns.
        assert_eq!(split(&[450; 6]), 0b10_1010);
        // What is high stands alone.
        assert_eq!(split(&[800, 170, 450]), 0b110);
        for list in [&[5, 9, 2, 7, 1][..], &[900], &[1, 1], &[450; 12]] {
            assert_eq!(split(list) & 1, 0);
        }
    }

    #[test]
    fn no_split_is_more_even_than_the_one_taken() {
        let heights = [585, 646, 621, 666, 1_009, 508];
        let sides = |bits: usize| {
            let on = |side: usize| -> u32 {
                let of = (0..6).filter(|i| bits >> i & 1 == side);
                of.map(|i| heights[i]).sum()
            };
            on(0).abs_diff(on(1))
        };
        let best = (0..64).map(sides).min().unwrap_or(0);
        assert!(sides(split(&heights)) <= best + 6 * TURN, "{best}");
    }
}
