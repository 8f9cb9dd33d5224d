//! What a diagnostic code consists of.

/// What a code is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// The file cannot be used.
    File,
    /// A setting that cannot be used.
    Setting,
    /// What went wrong on the page, outside of the core.
    Page,
    /// A row that is not well-formed CSV.
    Cells,
    /// A row that should be a lead.
    Lead,
    /// A row that should be a touch.
    Touch,
    /// A row of a log of calls, of tasks, appointments, surveys or expectations.
    Event,
    /// A row that was counted but is odd.
    Flag,
}

/// One diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// Stable code.
    pub code: &'static str,
    /// What it is about.
    pub kind: CodeKind,
    /// The reason in words.
    pub title: &'static str,
    /// What the user can do; begins with a verb.
    pub hint: &'static str,
}

/// One, in order.
pub(super) const fn code(
    code: &'static str,
    kind: CodeKind,
    title: &'static str,
    hint: &'static str,
) -> Code {
    Code {
        code,
        kind,
        title,
        hint,
    }
}

#[cfg(test)]
mod tests {
    use super::super::codes::CODES;

    #[test]
    fn codes_are_unique_and_hints_begin_with_a_verb() {
        for (at, code) in CODES.iter().enumerate() {
            assert!(
                CODES[..at].iter().all(|other| other.code != code.code),
                "{}",
                code.code
            );
            assert!(
                code.hint.chars().next().is_some_and(char::is_lowercase),
                "{}",
                code.code
            );
        }
    }
}
