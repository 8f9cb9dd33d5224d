//! What several tests share; not every test uses all of it.
#![allow(dead_code, reason = "each test is a crate of its own and uses a part")]

pub(crate) mod export;
pub(crate) mod packed;
