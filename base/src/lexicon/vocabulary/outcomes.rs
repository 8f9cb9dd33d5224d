//! How a lead ended.

use super::super::values::{Exclusion, Outcome};
use super::exclusions::exclusion;
use super::{Meaning, find, word};

const OUTCOMES: &[(Outcome, &[&str])] = &[
    (
        Outcome::Open,
        &[
            "open",
            "active",
            "active lead",
            "new",
            "waiting for prospect response",
            "in progress",
            "open deal",
            "open not contacted",
            "working",
            "working contacted",
            "connected",
            "attempted to contact",
            "up contacted",
            "store visit",
            "demo vehicle",
            "write up",
            "pending f i",
            "contacted",
            "pending",
            "appointment",
            "appointment set",
            "qualified",
            "pending finance",
            "sold pending finance",
            "pending funding",
            "awaiting finance",
            "not contacted",
            "attempted",
            "follow up",
            "nurture",
            "nurturing",
            "assigned",
            "unassigned",
            "uncontacted",
            "engaged",
            "quoted",
            "proposal",
            "negotiation",
            "test drive",
            "hot",
            "warm",
            "cold",
            "in process",
        ],
    ),
    (
        Outcome::Won,
        &[
            "won",
            "sold",
            "delivered",
            "closed won",
            "converted",
            "sale",
            "purchased",
            "bought",
            "deal won",
        ],
    ),
    (
        Outcome::Lost,
        &[
            "lost",
            "inactive",
            "dead",
            "lead process completed",
            "no agreement reached",
            "no intent to buy",
            "out of market",
            "bad timing",
            "purchased different brand different dealer",
            "purchased same brand different dealer",
            "purchased from private party",
            "bought elsewhere",
            "closed lost",
            "bad",
            "bad or no contact information",
            "bad credit",
            "unqualified",
            "not interested",
            "bad lead",
            "deal lost",
            "closed",
            "disqualified",
            "no response",
            "bad number",
        ],
    ),
    (
        Outcome::Cancelled,
        &[
            "cancelled",
            "canceled",
            "withdrawn",
            "declined",
            "rejected",
            "voided",
        ],
    ),
    (
        Outcome::OptOut,
        &[
            "requested no further contact",
            "do not call",
            "dnc",
            "opt out",
            "opted out",
            "do not contact",
            "unsubscribed",
            "no further contact",
            "optout",
        ],
    ),
];

/// Endings by which a salesperson marks a lead bad. It stays workable here (rule R2); other tools leave it out.
const BAD: &[&str] = &[
    "bad",
    "bad or no contact information",
    "bad credit",
    "unqualified",
    "bad lead",
    "disqualified",
    "bad number",
];

/// How a lead ended, why it may not be workable, and whether it is marked bad.
pub type Ending = (Outcome, Exclusion, bool);

/// How a lead ended and why it may not be workable. Under `outcome`, yes and no mean won and lost.
pub fn outcome(value: &str, is_outcome: bool) -> Meaning<Ending> {
    let value = word(value);
    if is_outcome {
        match value.as_str() {
            "yes" | "y" | "true" | "1" => {
                return Meaning::Is((Outcome::Won, Exclusion::None, false));
            }
            "no" | "n" | "false" | "0" => {
                return Meaning::Is((Outcome::Lost, Exclusion::None, false));
            }
            _ => {}
        }
    }
    if let Some(exclusion) = exclusion(&value) {
        return Meaning::Is((Outcome::Lost, exclusion, true));
    }
    Meaning::of(
        find(OUTCOMES, &value)
            .map(|outcome| (outcome, Exclusion::None, BAD.contains(&value.as_str()))),
        &value,
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::unambiguous;
    use super::*;

    #[test]
    fn no_value_has_two_meanings() {
        unambiguous(OUTCOMES);
    }

    #[test]
    fn values() {
        assert_eq!(
            outcome("yes", true),
            Meaning::Is((Outcome::Won, Exclusion::None, false))
        );
        assert_eq!(outcome("yes", false), Meaning::Unmapped);
        assert_eq!(
            outcome("Bad Duplicate", false),
            Meaning::Is((Outcome::Lost, Exclusion::Duplicate, true))
        );
        assert_eq!(
            outcome("Bad", false),
            Meaning::Is((Outcome::Lost, Exclusion::None, true))
        );
    }
}
