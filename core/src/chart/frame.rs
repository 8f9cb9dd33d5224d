//! The room a chart is laid out for.

/// Width in view-box units, which are pixels at normal size, and where labels go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Width of the view box.
    pub width: u32,
    /// Labels stand above their marks instead of beside them.
    pub above: bool,
    /// Rows stand closer together, for paper.
    pub dense: bool,
}

impl Frame {
    /// A phone: what a card leaves of 320 px.
    pub const NARROW: Self = Self {
        width: 288,
        above: true,
        dense: false,
    };
    /// A column on a desk.
    pub const SIDE: Self = Self {
        width: 500,
        above: false,
        dense: false,
    };
    /// The whole width of a printed page.
    pub const SHEET: Self = Self {
        width: 640,
        above: false,
        dense: true,
    };
    /// Half of a printed page.
    pub const HALF: Self = Self {
        width: 380,
        above: false,
        dense: true,
    };
    /// The larger column of a printed page.
    pub const COLUMN: Self = Self {
        width: 440,
        above: false,
        dense: true,
    };
}
