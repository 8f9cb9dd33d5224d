//! From all leads down to the phoned ones: every other lead is in exactly one bar, and the belief is a line across.

use super::canvas::{Anchor, Canvas, across, bands, fit, width_of};
use super::frame::Frame;
use super::mark::Mark;
use super::role::Role;
use crate::node::Node;

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What the leads in it have in common.
    pub label: String,
    /// k and share, as words.
    pub value: String,
    /// What it stands for.
    pub role: Role,
    /// Left end, share of all leads.
    pub from: f64,
    /// Right end, share of all leads.
    pub to: f64,
    /// A sum rather than a part: set in bold.
    pub sum: bool,
    /// What it says to those who do not see it.
    pub mark: Mark,
}

/// Draws the waterfall. `expected` is the belief as a share with its label.
#[must_use]
pub fn waterfall(
    frame: Frame,
    steps: &[Step],
    expected: Option<(f64, &str)>,
    name: &str,
    description: &str,
) -> Node {
    let width = f64::from(frame.width);
    let (pitch, bar, inside) = match (frame.above, frame.dense) {
        (true, _) => (42.0, 14.0, 22.0),
        (false, true) => (22.0, 15.0, 2.0),
        (false, false) => (27.0, 17.0, 3.0),
    };
    let top = if expected.is_some() { 22.0 } else { 6.0 };
    let rows: f64 = steps.iter().map(|_| pitch).sum();
    let bottom = top + rows + 2.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a few hundred"
    )]
    let canvas = Canvas::new(frame.width, (bottom + 24.0) as u32);
    let sheet = canvas.sheet();

    let widest = |texts: &mut dyn Iterator<Item = f64>| texts.fold(0.0_f64, f64::max);
    let (left, right) = if frame.above {
        (1.0, width - 1.0)
    } else {
        let labels = widest(&mut steps.iter().map(|s| width_of(&s.label))).min(width * 0.42);
        let values = widest(
            &mut steps
                .iter()
                .map(|s| width_of(&s.value) * if s.sum { 1.12 } else { 1.0 }),
        );
        (labels + 12.0, width - values - 12.0)
    };
    let x = |share: f64| left + (right - left) * share.max(0.0).min(1.0);

    let bands = bands(
        frame.above,
        steps.len(),
        (top, bottom),
        pitch,
        (inside, inside + bar),
    );
    for quarter in 0..=4_i32 {
        let at = x(f64::from(quarter) / 4.0);
        across(&sheet, Role::Grid, at, &bands);
        if right - left < 190.0 && quarter % 2 == 1 {
            continue;
        }
        let anchor = match (frame.above, quarter) {
            (true, 0) => Anchor::Start,
            (true, 4) => Anchor::End,
            _ => Anchor::Middle,
        };
        sheet.label(
            Role::Muted,
            (at, bottom + 13.0),
            anchor,
            &super::axis::tick(quarter * 25),
        );
    }
    if let Some((share, _)) = expected {
        sheet.line(Role::Belief, vec![(x(share), top - 6.0), (x(share), top)]);
        across(&sheet, Role::Belief, x(share), &bands);
    }
    let mut y = top;
    let mut previous: Option<f64> = None;
    for step in steps {
        let (over, under) = (y + inside, y + inside + bar);
        // Beside the mark, not in it: its own words say the same in full.
        if frame.above {
            let room = width - width_of(&step.value) * 1.12 - 12.0;
            words(
                &sheet,
                step.sum,
                (left, y + 11.0),
                Anchor::Start,
                &fit(&step.label, room),
            );
            words(
                &sheet,
                step.sum,
                (right, y + 11.0),
                Anchor::End,
                &step.value,
            );
        } else {
            let middle = f64::midpoint(over, under);
            words(
                &sheet,
                step.sum,
                (left - 10.0, middle),
                Anchor::End,
                &fit(&step.label, left - 12.0),
            );
            words(&sheet, step.sum, (width, middle), Anchor::End, &step.value);
        }
        let open = canvas.open();
        if let Some(from) = previous.filter(|_| !frame.above) {
            // The part begins where the one above ended.
            sheet.line(Role::Link, vec![(x(step.to), from), (x(step.to), over)]);
        }
        sheet.rect(step.role, (x(step.from), over), (x(step.to), under));
        canvas.close(
            &open,
            (&step.label, &step.mark),
            (0.0, y),
            (width, y + pitch),
        );
        previous = Some(under);
        y += pitch;
    }
    if let Some((share, label)) = expected {
        let at = x(share);
        let wide = width_of(label) + 6.0;
        let (at, anchor) = if at + wide <= width {
            (at + 5.0, Anchor::Start)
        } else {
            (at - 5.0, Anchor::End)
        };
        sheet.label(Role::Expected, (at, 9.0), anchor, label);
    }
    canvas.finish(name, description)
}

fn words(sheet: &super::canvas::Plot, strong: bool, at: (f64, f64), anchor: Anchor, value: &str) {
    if strong {
        sheet.strong(Role::Ink, at, anchor, value);
    } else {
        sheet.label(Role::Ink, at, anchor, value);
    }
}
