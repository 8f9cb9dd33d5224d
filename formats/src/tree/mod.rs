//! Records that are trees (JSON, XML) as tables: what is nested becomes columns with dotted headers, and lists of touches
//! within a lead become tables of their own.

mod flatten;
mod names;
mod tables;
mod value;

pub(crate) use names::{
    is_about_dealer, is_about_touches, is_id as names_a_record, is_leads, is_list,
};
pub(crate) use tables::{Tables, TooMany};
pub(crate) use value::Value;
