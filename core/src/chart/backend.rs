//! Our `plotters` backend: every drawing call becomes one SVG element in a list.
//!
//! `plotters` hands over whole pixels, so the drawing area is ten times as large as the view box and every coordinate is
//! divided by ten on the way out. Nothing here measures text through the page: on wasm `plotters`' own fonts would.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};

use super::role::Role;
use super::text_width::text_width;
use crate::node::{Element, Node, el, text};

/// Units of the drawing area in one unit of the view box.
pub(super) const TENTHS: i32 = 10;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Collects SVG elements in drawing order.
#[derive(Debug)]
pub(super) struct NodeBackend {
    size: (u32, u32),
    nodes: Rc<RefCell<Vec<Node>>>,
}

impl NodeBackend {
    /// A backend for a view box of this size, which appends to `nodes`.
    pub(super) fn new(size: (u32, u32), nodes: Rc<RefCell<Vec<Node>>>) -> Self {
        let tenths = TENTHS.unsigned_abs();
        Self {
            size: (size.0 * tenths, size.1 * tenths),
            nodes,
        }
    }

    fn push(&self, element: Element) -> Drawn {
        self.nodes.borrow_mut().push(element.into());
        Ok(())
    }
}

/// A length in tenths as decimal text, without a trailing zero.
fn tenths(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.unsigned_abs() / 10, value.unsigned_abs() % 10);
    if rest == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest}")
    }
}

fn class(color: BackendColor) -> &'static str {
    Role::of(color.rgb).class()
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut out = String::new();
    for (x, y) in path {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&tenths(x));
        out.push(',');
        out.push_str(&tenths(y));
    }
    out
}

impl DrawingBackend for NodeBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + TENTHS, point.1 + TENTHS), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.push(
            el("line")
                .class(class(style.color()))
                .attr("x1", tenths(from.0))
                .attr("y1", tenths(from.1))
                .attr("x2", tenths(to.0))
                .attr("y2", tenths(to.1)),
        )
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let name = class(style.color());
        self.push(
            el("rect")
                .class(if fill {
                    name.to_owned()
                } else {
                    format!("{name} hollow")
                })
                .attr("x", tenths(a.0.min(b.0)))
                .attr("y", tenths(a.1.min(b.1)))
                .attr("width", tenths((a.0 - b.0).abs()))
                .attr("height", tenths((a.1 - b.1).abs())),
        )
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let path: Vec<_> = path.into_iter().collect();
        if let [from, to] = path[..] {
            return self.draw_line(from, to, style);
        }
        self.push(
            el("polyline")
                .class(class(style.color()))
                .attr("points", points(path)),
        )
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        at: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let name = class(style.color());
        let radius = i32::try_from(radius).unwrap_or(0);
        self.push(
            el("circle")
                .class(if fill {
                    name.to_owned()
                } else {
                    format!("{name} hollow")
                })
                .attr("cx", tenths(at.0))
                .attr("cy", tenths(at.1))
                .attr("r", tenths(radius)),
        )
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.push(
            el("polygon")
                .class(class(style.color()))
                .attr("points", points(path)),
        )
    }

    fn draw_text<T: BackendTextStyle>(
        &mut self,
        value: &str,
        style: &T,
        at: BackendCoord,
    ) -> Drawn {
        let name = class(style.color());
        // Sizes are in tenths as well; 0.35 em moves a baseline to the middle of the letters.
        let size = style.size();
        #[expect(clippy::cast_possible_truncation, reason = "a few hundred at most")]
        let shift = match style.anchor().v_pos {
            VPos::Top => (size * 0.8) as i32,
            VPos::Center => (size * 0.35) as i32,
            VPos::Bottom => 0,
        };
        let bold = matches!(style.style(), FontStyle::Bold);
        let mut element = el("text")
            .class(if bold {
                format!("{name} strong")
            } else {
                name.to_owned()
            })
            .attr("x", tenths(at.0))
            .attr("y", tenths(at.1 + shift));
        element = match style.anchor().h_pos {
            HPos::Left => element,
            HPos::Center => element.attr("text-anchor", "middle"),
            HPos::Right => element.attr("text-anchor", "end"),
        };
        self.push(element.child(text(value)))
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        value: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let width = libm::ceil(text_width(value) * style.size());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few thousand at most"
        )]
        Ok((width as u32, libm::ceil(style.size()) as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short_and_exact() {
        assert_eq!(tenths(0), "0");
        assert_eq!(tenths(-5), "-0.5");
        assert_eq!(tenths(1230), "123");
        assert_eq!(tenths(1234), "123.4");
    }
}
