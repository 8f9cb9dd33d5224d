//! Why a column was taken for a field.

use serde::Serialize;

use crate::words::msg;

/// What a column was recognised by, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// The user said so.
    User,
    /// It is one of the columns of a known export.
    Profile,
    /// Its header is one of those of the field.
    Header,
    /// Its header has the words of one of those of the field, in another order.
    Words,
    /// Its values.
    Values,
}

impl Why {
    /// In words, to go after the name of the column.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::User => msg("as told"),
            Self::Profile => msg("as such exports have it"),
            Self::Header => msg("by its header"),
            Self::Words => msg("by the words of its header"),
            Self::Values => msg("by its values"),
        }
    }
}
