//! `docs/fields.md`: every field with the headers that are recognised, from the core's table.

use reality_gap_core::records::fields;

pub(crate) fn write() -> String {
    let mut text = String::from(
        "# Fields\n\nWritten by `cargo xtask gen` from the code. Headers are compared without case, accents, punctuation, \
         spaces and units, so `LeadID`, `lead_id` and `Lead ID` are one; words in another order match too, parts of a \
         header never do. Earlier headers are preferred. Any column can be taken by hand: `--map lead_id=HEADER`, or \
         `--map touches.at=HEADER` where a leads file and a touches file are read together.\n",
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
    text
}
