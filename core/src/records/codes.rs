//! Every diagnostic code, in one place; `docs/diagnostics.md` is made from this table.

pub use super::code::{Code, CodeKind};

const fn code(code: &'static str, kind: CodeKind, title: &'static str, hint: &'static str) -> Code {
    Code {
        code,
        kind,
        title,
        hint,
    }
}

use CodeKind::{Cells, Event, File, Flag, Lead, Page, Setting, Touch};

/// All codes, ascending within their kind.
pub const CODES: &[Code] = &[
    code(
        "E001",
        File,
        "expected a header row, found an empty file",
        "export the list again",
    ),
    code(
        "E002",
        File,
        "expected CSV text, found an Excel workbook",
        "save it as CSV (UTF-8) in Excel",
    ),
    code(
        "E003",
        File,
        "expected CSV text, found another kind of file",
        "export the list as CSV from the CRM",
    ),
    code(
        "E010",
        File,
        "expected a closing quote, found the end of the file",
        "close the quote on the named line",
    ),
    code(
        "E011",
        File,
        "found a single line of more than 16 MB",
        "check that the file is a CSV export",
    ),
    code(
        "E012",
        File,
        "found a quote in the middle of a header",
        "double the quotes inside quoted headers",
    ),
    code(
        "E020",
        File,
        "expected rows below the header, found none",
        "export a period in which there are leads",
    ),
    code(
        "E021",
        File,
        "expected a lead id column, found none",
        "say which column holds it (on the command line: --map lead_id=HEADER)",
    ),
    code(
        "E022",
        File,
        "expected columns of leads or touches, recognised none",
        "say which column is what (on the command line: --map FIELD=HEADER)",
    ),
    code(
        "E023",
        File,
        "expected a header that is in a file, found none of that name",
        "correct the header that a field is mapped to",
    ),
    code(
        "E024",
        File,
        "expected the name of a field, found another word",
        "use a field that is listed in docs/fields.md",
    ),
    code(
        "E025",
        File,
        "the files do not join: no lead id of one occurs in the other",
        "map the lead id columns",
    ),
    code(
        "E026",
        File,
        "every row was set aside",
        "look at the reasons in the reading of the file",
    ),
    code(
        "E027",
        Setting,
        "expected a field whose values have meanings, found another word",
        "use a field that is listed in docs/decisions.md",
    ),
    code(
        "E028",
        Setting,
        "expected a meaning that the field's values can have, found another word",
        "use a meaning that is listed in docs/decisions.md",
    ),
    code(
        "E030",
        Setting,
        "expected opening hours that can be used, found a mistake in them",
        "correct the opening hours",
    ),
    code(
        "E040",
        File,
        "expected a file that can be held whole, found a larger one",
        "export a shorter period, or export as CSV",
    ),
    code(
        "E041",
        File,
        "expected a delimiter or quote that is one ASCII character, found another",
        "leave it out, so that it is found in the file",
    ),
    code(
        "E042",
        File,
        "expected the header on the line that was named, found the end of the file",
        "give the line on which the header stands",
    ),
    code(
        "E048",
        File,
        "expected well-formed JSON, found something else",
        "correct the named line, or export the file again",
    ),
    code(
        "E049",
        File,
        "expected few values within values, found too many",
        "export the list as CSV, or as a plain list",
    ),
    code(
        "E050",
        File,
        "expected records with the same names, found too many different ones",
        "export fewer fields, or export as CSV",
    ),
    code(
        "E051",
        File,
        "expected records, found none",
        "export the list of leads or of activities, as CSV, JSON or ADF",
    ),
    code(
        "E052",
        File,
        "expected a list of leads or touches, found a file of this tool",
        "choose the files with the data",
    ),
    code(
        "E053",
        File,
        "expected few files within each other, found too many",
        "unpack it and give the files within",
    ),
    code(
        "E054",
        File,
        "expected a file that can be unpacked here, found one that holds or unfolds to too much",
        "unpack it and give the files one by one",
    ),
    code(
        "E055",
        File,
        "expected a whole compressed file, found a damaged one or only a part",
        "download or export it again",
    ),
    code(
        "E056",
        File,
        "expected the name of an encoding, found another word",
        "use a name such as windows-1250",
    ),
    code(
        "E057",
        File,
        "expected a file that can be unpacked, found one that is locked or packed in an unusual way",
        "unpack it on your computer and give the file",
    ),
    code(
        "E058",
        Setting,
        "expected a saved profile, found something else",
        "save the profile again",
    ),
    code(
        "E059",
        Setting,
        "expected the columns that the profile is about, found none for some of its entries",
        "check that the profile is for files of this system; the rest of it is used",
    ),
    code(
        "E100",
        Page,
        "found an error whose code is not known",
        "load the page again and report what you did",
    ),
    code(
        "E101",
        Page,
        "expected the file, found an HTTP status that is no success",
        "check the address and your access to it",
    ),
    code(
        "E102",
        Page,
        "expected an answer, found that the network or the browser refused",
        "check the address, the connection and the server's CORS header",
    ),
    code(
        "E103",
        Page,
        "expected the whole file, found a cancelled download",
        "load the file again",
    ),
    code(
        "E104",
        Page,
        "expected a data file, found a web page",
        "sign in first: a log-in page often stands where the file should be",
    ),
    code(
        "E105",
        Page,
        "expected files, found a folder",
        "open the folder and drop the files in it",
    ),
    code(
        "E106",
        Page,
        "expected a report, found that the program stopped",
        "try again with fewer files, and report what you did",
    ),
    code(
        "E107",
        Page,
        "expected the program to start, found that the browser or the page's policy refused",
        "allow `wasm-unsafe-eval` and the page's own scripts in its policy",
    ),
    code(
        "E108",
        Page,
        "expected attributes, properties or a `config` that can be used, found a mistake in them",
        "correct the element's attributes or its `config`",
    ),
    code(
        "E109",
        Page,
        "expected a readable file, found something else or one that was moved or changed",
        "choose the file again",
    ),
    code(
        "E110",
        Page,
        "expected an export to save, found that it could not be made",
        "choose another kind of file",
    ),
    code(
        "E111",
        Page,
        "expected the reader of this kind of file, found that it could not be loaded",
        "check the connection and the page's policy, or save the file as CSV",
    ),
    code(
        "C001",
        Cells,
        "expected as many cells as headers, found fewer",
        "check the row for a line break",
    ),
    code(
        "C002",
        Cells,
        "expected as many cells as headers, found more",
        "quote the cell that has the delimiter in it",
    ),
    code(
        "C003",
        Cells,
        "expected quotes around or doubled in a cell, found one inside",
        "double the quote",
    ),
    code(
        "C004",
        Cells,
        "expected a complete last row, found the end of the file",
        "export the file again",
    ),
    code(
        "C005",
        Cells,
        "expected a row of the table, found a total or an average",
        "leave it out of the export, or leave it be: it is not counted",
    ),
    code(
        "C006",
        Cells,
        "expected a row of the table, found a note or another table below it",
        "export one table a file",
    ),
    code(
        "C007",
        Cells,
        "expected a row of the table, found its header again",
        "leave it be: it is not counted",
    ),
    code(
        "C010",
        Cells,
        "expected a whole record, found one that is not well-formed, or a text beyond all measure",
        "correct the record, or export the file again",
    ),
    code(
        "C011",
        Cells,
        "expected an e-mail with a lead in it, found another",
        "leave it be: it is no lead",
    ),
    code(
        "L001",
        Lead,
        "expected a lead id, found a blank",
        "fill in the lead id",
    ),
    code(
        "L002",
        Lead,
        "expected a creation date, found another text",
        "correct the date",
    ),
    code(
        "L003",
        Lead,
        "expected a creation date in the order of its column, found the other",
        "correct the date",
    ),
    code(
        "L004",
        Lead,
        "expected the id of a lead that another file defines, found an unknown one",
        "add the lead",
    ),
    code(
        "L006",
        Lead,
        "expected a creation date, found a time of day whose day is missing: a spreadsheet may have dropped it",
        "export again without opening the file in a spreadsheet",
    ),
    code(
        "T001",
        Touch,
        "expected a lead id, found a blank",
        "fill in the lead id",
    ),
    code(
        "T002",
        Touch,
        "expected the time of a touch, found a blank",
        "fill in the time",
    ),
    code(
        "T003",
        Touch,
        "expected the id of a lead that another file defines, found an unknown one",
        "add the lead",
    ),
    code(
        "T004",
        Touch,
        "expected the time of a touch, found another text",
        "correct the time",
    ),
    code(
        "T005",
        Touch,
        "expected a time in the order of its column, found the other",
        "correct the date",
    ),
    code(
        "T006",
        Touch,
        "expected the time of a touch, found a time of day whose day is missing: a spreadsheet may have dropped it",
        "export again without opening the file in a spreadsheet",
    ),
    code(
        "T020",
        Touch,
        "expected a phone number or an e-mail address to tell whose touch it is, found neither",
        "add the lead id to the export, or fill in the customer's number",
    ),
    code(
        "T021",
        Touch,
        "expected the phone number or e-mail address of one of the leads, found another",
        "add the leads file of the same period",
    ),
    code(
        "T022",
        Touch,
        "expected a touch that no other file has, found the same one in two files",
        "export periods that do not overlap, or leave it be: it is counted once",
    ),
    code(
        "V001",
        Event,
        "expected a lead id, found a blank",
        "fill in the lead id",
    ),
    code(
        "V002",
        Event,
        "expected the id of a lead that another file defines, found an unknown one",
        "add the lead",
    ),
    code(
        "V003",
        Event,
        "expected the time of the call, task or appointment, found a blank",
        "fill in the time",
    ),
    code(
        "V004",
        Event,
        "expected the time of the call, task or appointment, found another text",
        "correct the time",
    ),
    code(
        "V005",
        Event,
        "expected a time in the order of its column, found the other",
        "correct the date",
    ),
    code(
        "V006",
        Event,
        "expected a score, found another text",
        "correct the score",
    ),
    code(
        "V007",
        Event,
        "expected a score or a reason, found neither",
        "fill in the score",
    ),
    code(
        "V008",
        Event,
        "expected an appointment about a sale, found one about service, parts or a delivery",
        "leave such appointments out of the export",
    ),
    code(
        "V009",
        Event,
        "expected a score within its scale, found a higher one",
        "correct the score or its scale",
    ),
    code(
        "V010",
        Event,
        "expected a call, found a fax or a message",
        "leave faxes and messages out of the export",
    ),
    code(
        "V011",
        Event,
        "expected the name of a figure, found a blank",
        "fill in the figure",
    ),
    code(
        "V012",
        Event,
        "expected the believed value, found a blank",
        "fill in the value",
    ),
    code(
        "V013",
        Event,
        "expected a believed value such as 75%, found another text",
        "correct the value",
    ),
    code(
        "V014",
        Event,
        "expected the date of the call, task or appointment, found a time of day whose day is missing: a spreadsheet may have dropped it",
        "export again without opening the file in a spreadsheet",
    ),
    code(
        "V020",
        Event,
        "expected a file that was not given before, found the same rows in another file",
        "give each file once",
    ),
    code(
        "F001",
        Flag,
        "the cell is not valid UTF-8 and was read as Windows-1252",
        "save the file as UTF-8",
    ),
    code(
        "F002",
        Flag,
        "sold or closed before created",
        "check the dates",
    ),
    code(
        "F003",
        Flag,
        "rows of the same lead disagree",
        "check the rows of the lead",
    ),
    code(
        "F004",
        Flag,
        "a wall-clock time in a repeated or skipped hour",
        "export times with their offset",
    ),
    code(
        "F005",
        Flag,
        "a date could not be read and counts as not known",
        "correct the date",
    ),
    code(
        "F006",
        Flag,
        "the lead has no creation date",
        "fill in the creation date",
    ),
    code(
        "F007",
        Flag,
        "more people than can be told apart",
        "split the file",
    ),
    code(
        "F008",
        Flag,
        "a number could not be read and counts as not known",
        "correct the number",
    ),
    code(
        "F009",
        Flag,
        "the row names a lead that is in no file and counts without one",
        "add the lead",
    ),
    code(
        "F010",
        Flag,
        "a date has a time of day but no day, which a spreadsheet may have dropped, and counts as not known",
        "export again without opening the file in a spreadsheet",
    ),
];

/// The reason in words.
#[must_use]
pub fn reason(code: &str) -> &'static str {
    CODES
        .iter()
        .find(|c| c.code == code)
        .map_or("", |c| c.title)
}

/// What the user can do about it.
#[must_use]
pub fn hint(code: &str) -> &'static str {
    CODES.iter().find(|c| c.code == code).map_or("", |c| c.hint)
}

#[cfg(test)]
mod tests {
    use super::*;

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
