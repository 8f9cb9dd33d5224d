//! What customers complain about, where one complaint has a figure of its own: too many calls.

use super::normal;

/// Parts of reasons that speak of being contacted too much.
const OVER_CONTACT: &[&str] = &[
    "too many call",
    "too many contact",
    "too many message",
    "too many text",
    "too many e mail",
    "too many email",
    "too much contact",
    "too frequent",
    "called too often",
    "contacted too often",
    "calls too often",
    "over contact",
    "overcontact",
    "too pushy with calls",
    "zu viele anrufe",
    "zu viele kontakte",
    "zu oft angerufen",
    "te veel gebeld",
    "te vaak gebeld",
    "te veel telefoontjes",
    "trop d appels",
    "trop appele",
    "demasiadas llamadas",
    "troppe chiamate",
    "troppe telefonate",
];

/// True for a reason that says there were too many calls or messages.
pub fn is_over_contact(reason: &str) -> bool {
    let reason = normal(reason);
    OVER_CONTACT.iter().any(|part| reason.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_contact_is_recognised_as_people_write_it() {
        for part in OVER_CONTACT {
            assert_eq!(&normal(part), part);
        }
        for reason in [
            "Too many calls",
            "TOO_MANY_CALLS",
            "trop d'appels",
            "over-contact",
        ] {
            assert!(is_over_contact(reason), "{reason}");
        }
        for reason in ["didn't call again", "too few calls", "price", ""] {
            assert!(!is_over_contact(reason), "{reason}");
        }
    }
}
