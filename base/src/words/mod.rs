//! The words people read, in their language. The English sentence stands in the code and is the key of its message;
//! another language is a pack: for every message what to say instead, and how numbers and dates are written.
//!
//! [`say`], [`fill`] and [`plural`] speak the language of the [`Words`] that were last told to [`Words::speak`] on this
//! thread, English where none were. Only the outermost callers tell it, `App` and the command line, so that nothing in
//! between has to carry it. See `docs/languages.md`.

mod dates;
pub mod english;
mod fill;
#[cfg(any(test, feature = "invented"))]
mod invented;
mod numbers;
mod pack;
mod said;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::sync::Arc;

pub use dates::{date_of, day, moment, month, period};
pub use fill::fill_in;
pub use numbers::{count, decimals, marked, percent, span};
pub use pack::Pack;
pub use said::{Part, Said};

/// A language: English, or what a pack says.
#[derive(Debug, Clone, Default)]
pub struct Words(Option<Arc<Pack>>);

thread_local! {
    /// What is spoken now.
    static SPOKEN: RefCell<Option<Arc<Pack>>> = const { RefCell::new(None) };
}

/// As long as it lives its words are spoken on this thread; afterwards those before it.
#[derive(Debug)]
#[must_use]
pub struct Speaking(Option<Arc<Pack>>);

impl Drop for Speaking {
    fn drop(&mut self) {
        SPOKEN.set(self.0.take());
    }
}

impl Words {
    /// English as it stands in the code.
    #[must_use]
    pub const fn english() -> Self {
        Self(None)
    }

    /// The language of a pack.
    #[must_use]
    pub fn of(pack: Pack) -> Self {
        Self(Some(Arc::new(pack)))
    }

    /// Tag of the language, as in `lang`.
    #[must_use]
    pub fn tag(&self) -> &str {
        self.0.as_ref().map_or("en", |pack| pack.tag())
    }

    /// True for a language that is written from right to left.
    #[must_use]
    pub fn right_to_left(&self) -> bool {
        self.0.as_ref().is_some_and(|pack| pack.right_to_left())
    }

    /// Speaks this language until what is returned is dropped.
    pub fn speak(&self) -> Speaking {
        Speaking(SPOKEN.replace(self.0.clone()))
    }

    /// The language spoken on this thread.
    #[must_use]
    pub fn spoken() -> Self {
        Self(SPOKEN.with_borrow(Clone::clone))
    }
}

/// Marks a message that is said elsewhere: `say(TITLE)` of `const TITLE: &str = msg("Where to start")`.
#[must_use]
pub const fn msg(english: &'static str) -> &'static str {
    english
}

/// Looks something up in the pack that is spoken.
fn with_pack<T>(look: impl FnOnce(&Pack) -> Option<T>) -> Option<T> {
    SPOKEN.with_borrow(|pack| pack.as_deref().and_then(look))
}

/// The message without the remark that tells it from its like: `Open##a lead` is `Open`.
fn bare(english: &str) -> &str {
    // Most have no sign at all, which is seen sooner.
    if !english.contains('#') {
        return english;
    }
    match english.split_once("##") {
        // Names and cells, which others wrote, may hold the sign too.
        Some((text, remark)) if remark.bytes().all(|b| b.is_ascii_lowercase() || b == b' ') => text,
        _ => english,
    }
}

/// A message in the language spoken.
#[must_use]
pub fn say(english: &str) -> String {
    with_pack(|pack| pack.say(english)).unwrap_or_else(|| bare(english).to_owned())
}

/// A message with `{names}` in it, which `parts` tell.
#[must_use]
pub fn fill(english: &str, parts: &[(&str, &str)]) -> String {
    fill_in(&say(english), parts)
}

/// A message about `n` things, `{n}` in it: in English one form for one and another for any other number.
#[must_use]
pub fn plural(n: u64, one: &str, other: &str, parts: &[(&str, &str)]) -> String {
    let said = with_pack(|pack| pack.plural(n, one, other))
        .unwrap_or_else(|| bare(if n == 1 { one } else { other }).to_owned());
    // At once: a value may hold braces of its own.
    let number = count(n);
    let mut parts = parts.to_vec();
    parts.push(("n", &number));
    fill_in(&said, &parts)
}

/// A label within a sentence: with a small first letter, where the language writes labels so.
#[must_use]
pub fn within(label: &str) -> String {
    if with_pack(|pack| pack.keeps_capitals().then_some(())).is_some() {
        label.to_owned()
    } else {
        first(label, |c| c.to_lowercase().next())
    }
}

/// With a large first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    first(text, |c| c.to_uppercase().next())
}

fn first(text: &str, change: fn(char) -> Option<char>) -> String {
    let mut letters = text.chars();
    let first = letters.next().and_then(change);
    first.into_iter().chain(letters).collect()
}
