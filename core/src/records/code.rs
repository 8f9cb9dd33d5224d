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
