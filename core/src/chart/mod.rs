//! Charts as [`Node`](crate::node::Node)s: `plotters` computes coordinates and draws elements, our own backend turns
//! them into SVG elements with classes, so the stylesheet alone decides colours in light, dark, forced-colour and print.

mod answer_line;
mod attempts;
mod axis;
mod backend;
mod canvas;
mod dumbbell;
mod frame;
mod funnel;
mod mark;
mod parts;
mod rates;
mod role;
mod row;
mod text_width;
mod trend;
mod waiting;
mod waterfall;

pub use answer_line::{Answer, answer_line};
pub use attempts::{Column, attempts};
pub use dumbbell::{Pair, beside, dumbbell};
pub use frame::Frame;
pub use funnel::{Spot, funnel};
pub use mark::{KEYS, Mark};
pub use parts::{Bar, parts};
pub use rates::{Rate, rates};
pub use role::Role;
pub use trend::{Moment, trend};
pub use waiting::{Curve, waiting};
pub use waterfall::{Step, waterfall};
