//! What a mark stands for. Colour is decided by the stylesheet from the role's class; between us and `plotters` a role
//! travels as a colour value that never reaches the page.

use plotters::style::RGBColor;

/// What a mark or a text stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Role {
    Ink,
    Muted,
    Grid,
    Axis,
    /// What happened.
    Actual,
    /// The 95 % interval of what happened.
    Interval,
    /// What was believed.
    Expected,
    /// The same, as a dashed line.
    Belief,
    /// Between belief and log.
    Gap,
    /// The same, as a wide pale band.
    Band,
    /// All leads.
    All,
    Nothing,
    Customer,
    Automatic,
    OneEmail,
    SeveralEmails,
    Message,
    Other,
    /// Called, whatever came of it, where the rest of the bar is solid.
    Called,
    /// A thin line that leads the eye from one mark to the next.
    Link,
    /// First touch by a person.
    Human,
    /// Where chance alone all but never leads.
    Limit,
}

impl Role {
    /// Every role; the index is the sentinel's red component.
    pub const ALL: [Self; 22] = [
        Self::Ink,
        Self::Muted,
        Self::Grid,
        Self::Axis,
        Self::Actual,
        Self::Interval,
        Self::Expected,
        Self::Belief,
        Self::Gap,
        Self::Band,
        Self::All,
        Self::Nothing,
        Self::Customer,
        Self::Automatic,
        Self::OneEmail,
        Self::SeveralEmails,
        Self::Message,
        Self::Other,
        Self::Called,
        Self::Link,
        Self::Human,
        Self::Limit,
    ];

    /// The class in the stylesheet.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Grid => "grid",
            Self::Axis => "axis",
            Self::Actual => "actual",
            Self::Interval => "interval",
            Self::Expected => "expected",
            Self::Belief => "belief",
            Self::Gap => "gap",
            Self::Band => "band",
            Self::All => "all",
            Self::Nothing => "nothing",
            Self::Customer => "customer",
            Self::Automatic => "automatic",
            Self::OneEmail => "one-email",
            Self::SeveralEmails => "several-emails",
            Self::Message => "message",
            Self::Other => "other",
            Self::Called => "called",
            Self::Link => "link",
            Self::Human => "human",
            Self::Limit => "limit",
        }
    }

    /// The sentinel colour that stands for this role inside `plotters`.
    pub(super) const fn sentinel(self) -> RGBColor {
        RGBColor(self as u8, 0, 0)
    }

    /// The role behind a sentinel.
    pub(super) fn of(rgb: (u8, u8, u8)) -> Self {
        Self::ALL
            .get(usize::from(rgb.0))
            .copied()
            .unwrap_or(Self::Ink)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_survives_the_way_through_plotters() {
        for role in Role::ALL {
            let RGBColor(r, g, b) = role.sentinel();
            assert_eq!(Role::of((r, g, b)), role);
        }
    }
}
