//! `docs/fields.md`: every field with the headers that are recognised, from the core's table.

use reality_gap_core::records::{Kind, event_fields, fields};

pub(crate) fn write() -> String {
    let mut text = String::from(
        "# Fields\n\nWritten by `cargo xtask gen` from the code. Headers are compared without case, accents, punctuation, \
         spaces and units, so `LeadID`, `lead_id` and `Lead ID` are one; words in another order match too, parts of a \
         header never do. Earlier headers are preferred. Any column can be taken by hand: `--map lead_id=HEADER`, or \
         `--map touches.at=HEADER` where several files are read together. [files.md](files.md) says how kinds of files are told \
         apart and joined; `reality-gap template KIND` writes a file to start from.\n",
    );
    for (of_touch, title) in [(false, "Of a lead"), (true, "Of a touch")] {
        text.push_str(&format!(
            "\n## {title}\n\n| field | meaning | headers |\n|---|---|---|\n"
        ));
        for field in fields().iter().filter(|field| field.of_touch == of_touch) {
            text.push_str(&format!(
                "| `{}` | {} | {} |\n",
                field.name,
                field.about,
                field.headers.join(", ")
            ));
        }
    }
    for (kind, title) in [
        (Kind::Calls, "Of a call of a telephone system"),
        (Kind::Tasks, "Of a task: a promise"),
        (Kind::Appointments, "Of an appointment"),
        (Kind::Surveys, "Of a customer's answer"),
        (Kind::Expectations, "Of a belief"),
    ] {
        text.push_str(&format!(
            "\n## {title}\n\nFiles of kind `{}`.\n\n| field | meaning | headers |\n|---|---|---|\n",
            kind.name()
        ));
        for (name, about, headers) in event_fields(kind) {
            text.push_str(&format!(
                "| `{name}` | {about} | {} |\n",
                headers.join(", ")
            ));
        }
    }
    text
}
