//! `docs/diagnostics.md`: every code, from the core's table.

use reality_gap_core::records::{CODES, CodeKind};

const SECTIONS: [(CodeKind, &str, &str); 8] = [
    (
        CodeKind::File,
        "Files",
        "The file cannot be used; the other files still can.",
    ),
    (
        CodeKind::Setting,
        "Settings",
        "On the command line an error; in the widget shown above a report that does without.",
    ),
    (
        CodeKind::Page,
        "The page",
        "What went wrong outside of the core: loading, the browser, the element's attributes.",
    ),
    (
        CodeKind::Cells,
        "Rows that are not well-formed",
        "Set aside.",
    ),
    (CodeKind::Lead, "Rows that should be a lead", "Set aside."),
    (CodeKind::Touch, "Rows that should be a touch", "Set aside."),
    (
        CodeKind::Event,
        "Rows of calls, tasks, appointments, surveys and expectations",
        "Set aside.",
    ),
    (CodeKind::Flag, "Flags", "The row counts, but is odd."),
];

pub(crate) fn write() -> String {
    let mut text = String::from(
        "# Diagnostics\n\nWritten by `cargo xtask gen` from the code. An error reads `file: line N: column X: \
         expected X, found Y (CODE); hint`; it leaves out what it is not about, and may name what it found more exactly \
         than here. Rows set aside or flagged are counted by code, with the first five lines.\n",
    );
    for (kind, title, about) in SECTIONS {
        text.push_str(&format!(
            "\n## {title}\n\n{about}\n\n| code | what | what to do |\n|---|---|---|\n"
        ));
        for code in CODES.iter().filter(|code| code.kind == kind) {
            text.push_str(&format!(
                "| `{}` | {} | {} |\n",
                code.code, code.title, code.hint
            ));
        }
    }
    text
}
