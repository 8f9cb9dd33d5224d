//! Why a lead is not workable: tests, spam, duplicates, and what is no sales lead.

use super::super::values::Exclusion;
use super::{Meaning, find, word};

const EXCLUSIONS: &[(Exclusion, &[&str])] = &[
    (
        Exclusion::Test,
        &[
            "test",
            "test lead",
            "dealer test lead",
            "dealer test",
            "testing",
        ],
    ),
    (Exclusion::Spam, &["spam", "spam lead", "junk"]),
    (
        Exclusion::Duplicate,
        &[
            "duplicate",
            "duplicate lead",
            "bad duplicate",
            "dupe",
            "dup",
            "bad duplicate lead",
            "merged",
        ],
    ),
    (
        Exclusion::NotSales,
        &[
            "service",
            "parts",
            "service lead",
            "parts lead",
            "service appointment",
            "job application",
            "employment",
            "vendor",
            "accessories",
            "body shop",
            "collision",
            "not a sales lead",
            "non sales",
        ],
    ),
    (
        Exclusion::NotCustomer,
        &[
            "non customer initiated lead",
            "non customer initiated",
            "not customer initiated",
            "dealer generated",
        ],
    ),
];

/// Kinds of enquiry that are ordinary sales leads.
const ORDINARY_TYPES: &[&str] = &[
    "internet",
    "phone",
    "phone up",
    "walk in",
    "showroom",
    "floor up",
    "referral",
    "previouscustomer",
    "previous customer",
    "owner",
    "corporate",
    "wholesale",
    "oem",
    "third party",
    "web",
    "websitechat",
    "website chat",
    "campaign",
    "chat",
    "sales",
    "new",
    "used",
    "email",
    "text",
    "website",
    "mobile",
    "import",
];

/// Why a lead with this normal status or type is not workable, if it says so.
pub(super) fn exclusion(normal: &str) -> Option<Exclusion> {
    find(EXCLUSIONS, normal)
}

/// Why a lead of this type is not workable.
pub fn lead_type(value: &str) -> Meaning<Exclusion> {
    let value = word(value);
    let ordinary = || {
        ORDINARY_TYPES
            .contains(&value.as_str())
            .then_some(Exclusion::None)
    };
    Meaning::of(exclusion(&value).or_else(ordinary), &value)
}

#[cfg(test)]
mod tests {
    use super::super::tests::unambiguous;
    use super::*;

    #[test]
    fn no_value_has_two_meanings() {
        unambiguous(EXCLUSIONS);
    }

    #[test]
    fn values() {
        assert_eq!(lead_type("Service"), Meaning::Is(Exclusion::NotSales));
        assert_eq!(lead_type("Internet"), Meaning::Is(Exclusion::None));
    }
}
