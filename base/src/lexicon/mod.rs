//! What headers and values mean: fields, the exports of systems, languages, words.

pub mod amount;
pub mod duration;
pub mod field;
pub mod grounds;
pub mod headers;
pub mod kind;
pub mod languages;
pub mod letters;
pub mod mapping;
pub mod profiles;
pub mod sniff;
pub mod synonyms;
pub mod synonyms_more;
pub mod told;
pub mod values;
pub mod vocabulary;
pub mod why;
