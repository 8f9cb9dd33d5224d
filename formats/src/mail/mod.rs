//! E-mails: one message, or a folder of them (mbox), with leads in their texts or attachments, and exports attached.

mod part;

use reality_gap_core::diagnostic::Error;

use crate::Sink;
use crate::outlet::Outlet;
use crate::xml::{Leads, Told, find, leads_of, text};
use part::{Part, parts};

/// Endings of attachments that are exports.
const EXPORTS: [&str; 12] = [
    ".csv", ".tsv", ".xlsx", ".xls", ".xlsb", ".ods", ".zip", ".gz", ".json", ".ndjson", ".jsonl",
    ".xml",
];

/// Opens an e-mail or a folder of e-mails.
///
/// # Errors
/// When there is nothing in it that can be used.
pub(crate) fn open(name: &str, bytes: &[u8], out: &mut Outlet<'_>) -> Result<(), Error> {
    let mut leads = Leads::default();
    let mut format = "";
    let mut encoded = "utf-8";
    let mut exports = 0;
    let mut found = 0;
    let messages = messages(bytes);
    for &(line, message) in &messages {
        let before = leads.len();
        let mut attached: Vec<Part> = Vec::new();
        let (head, inner) = parts(message);
        for part in inner {
            if part.is_picture() {
                continue;
            }
            let text = text(&part.bytes);
            match leads_of(&text, line, &mut leads) {
                Some(kind) => {
                    format = kind;
                    encoded = crate::xml::encoding(&text);
                }
                None if part.is_named_like(&EXPORTS) => attached.push(part),
                None => {}
            }
        }
        // The same lead in the text, in the page and as an attachment.
        leads.once(before);
        // Without the name of the zone that some append: `-0500 (EST)`.
        let date = head.get("date").split('(').next().unwrap_or("").trim();
        for lead in leads.leads_mut(before) {
            if lead.get(Told::Requested).is_empty() && !date.is_empty() {
                lead.set(Told::Requested, date);
                lead.dated = true;
            }
        }
        if leads.len() == before && attached.is_empty() {
            leads.aside(line, "C011", &format!("{}: {}", date, head.get("subject")));
            continue;
        }
        found += leads.len() - before;
        for part in attached {
            exports += 1;
            let inner = format!("{name}: {}", part.name);
            if let Err(error) = out.within(&inner, &part.bytes) {
                out.fail(error);
            }
        }
    }
    if found > 0 {
        let limits = out.limits;
        let kind = if messages.len() == 1 {
            "e-mail".to_owned()
        } else {
            format!("{} e-mails", messages.len())
        };
        let format = format!("{format} in {kind}");
        return leads.finish(name, &format, encoded, &limits, out);
    }
    if exports > 0 {
        return Ok(());
    }
    Err(Error::new(
        "E051",
        name,
        match messages.len() {
            1 => {
                "expected a lead (ADF or STAR) or an export in the e-mail, found neither".to_owned()
            }
            many => format!(
                "expected a lead (ADF or STAR) or an export in {many} e-mails, found neither"
            ),
        },
        "choose the e-mails that bring leads, or export the list from the CRM",
    ))
}

/// The messages of a file, each with the line on which it begins.
fn messages(bytes: &[u8]) -> Vec<(u64, &[u8])> {
    if !bytes.starts_with(b"From ") {
        return vec![(1, bytes)];
    }
    let mut found = Vec::new();
    let (mut start, mut start_line, mut at, mut line) = (0, 1, 0, 1);
    let mut blank = false;
    for text in bytes.split_inclusive(|&byte| byte == b'\n') {
        if at > 0 && blank && text.starts_with(b"From ") {
            found.push((start_line, &bytes[start..at]));
            (start, start_line) = (at, line);
        }
        blank = text.trim_ascii().is_empty();
        at += text.len();
        line += 1;
    }
    found.push((start_line, &bytes[start..]));
    found
}

impl Part {
    fn is_picture(&self) -> bool {
        ["image/", "audio/", "video/"]
            .iter()
            .any(|kind| self.kind.starts_with(kind))
    }

    fn is_named_like(&self, endings: &[&str]) -> bool {
        let name = self.name.to_ascii_lowercase();
        endings.iter().any(|ending| name.ends_with(ending))
            || !name.is_empty() && find(&self.kind, "csv").is_some()
    }
}
