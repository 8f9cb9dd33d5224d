//! ZIP archives: every file within is looked at; what is an export is read, what is none is named in a note.

mod directory;
#[cfg(test)]
mod tests;

use flate2::{Crc, Decompress, FlushDecompress, Status};
use reality_gap_core::diagnostic::Error;
use reality_gap_core::table::About;

pub(crate) use self::directory::{Entry, Zip};
use crate::Sink as _;
use crate::outlet::{Outlet, Stream};
use crate::workbook;

/// Bytes that are unfolded at a time.
const SLICE: usize = 128 * 1024;
/// Bytes of a file that show whether it can be an export.
const PEEK: usize = 1024;
/// How many names a message lists.
const LISTED: usize = 8;

/// What a ZIP archive is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// A workbook: XLSX, XLSB or ODS.
    Workbook,
    /// A document that holds no table: its name.
    Document(&'static str),
    /// Files.
    Files,
}

/// Opens an archive: a workbook is one, too.
pub(crate) fn open(name: &str, bytes: &[u8], out: &mut Outlet<'_>) -> Result<(), Error> {
    let (zip, entries) = Zip::open(name, bytes, out.limits.files)?;
    match holds(zip, &entries) {
        Holds::Workbook => {
            let limits = out.limits;
            workbook::read(name, bytes, &limits, out)
        }
        Holds::Document(kind) => Err(Error::new(
            "E003",
            name,
            format!("expected an export, found {kind}"),
            "export the list as CSV from the CRM",
        )),
        Holds::Files => files(name, zip, &entries, out),
    }
}

/// Which kind of archive this is, by what is always in it.
fn holds(zip: Zip<'_>, entries: &[Entry]) -> Holds {
    let has = |name: &str| {
        entries
            .iter()
            .any(|entry| entry.name.eq_ignore_ascii_case(name))
    };
    let mimetype = entries
        .iter()
        .find(|entry| entry.name == "mimetype")
        .and_then(|entry| zip.packed(entry))
        .map_or(&b""[..], |(packed, _)| packed);
    let elsewhere = || {
        let is = |entry: &Entry| entry.name.ends_with("workbook.xml");
        has("[Content_Types].xml") && entries.iter().any(is)
    };
    if has("xl/workbook.xml") || has("xl/workbook.bin") || elsewhere() {
        Holds::Workbook
    } else if mimetype.starts_with(b"application/vnd.oasis.opendocument.") {
        if mimetype[35..].starts_with(b"spreadsheet") {
            Holds::Workbook
        } else {
            Holds::Document("a text document or presentation")
        }
    } else if has("word/document.xml") {
        Holds::Document("a Word document")
    } else if has("ppt/presentation.xml") {
        Holds::Document("a presentation")
    } else if has("Index/Document.iwa") {
        Holds::Document("a document of Apple Numbers, Pages or Keynote")
    } else if entries.is_empty() {
        Holds::Document("an empty archive")
    } else {
        Holds::Files
    }
}

/// Opens the files that can be exports.
fn files(name: &str, zip: Zip<'_>, entries: &[Entry], out: &mut Outlet<'_>) -> Result<(), Error> {
    out.count_files(name, entries.len())?;
    refuse_overlap(name, zip, entries)?;
    let mut useful = Vec::new();
    let mut others = Vec::new();
    let mut hidden = 0_usize;
    for entry in entries {
        if entry.name.ends_with(['/', '\\']) {
            continue;
        }
        if entry.size == 0 || is_hidden(&entry.name) {
            hidden += 1;
        } else if readable(entry) && is_no_export(entry, &peek(zip, entry)) {
            others.push(entry.name.as_str());
        } else {
            useful.push(entry);
        }
    }
    if useful.is_empty() {
        let found = match (others.is_empty(), hidden) {
            (false, _) => listed(&others),
            (true, 0) => "only folders".to_owned(),
            (true, _) => "only empty or hidden files".to_owned(),
        };
        return Err(Error::new(
            "E003",
            name,
            format!("expected exports in the archive, found {found}"),
            "pack the exports as the CRM wrote them",
        ));
    }
    if !others.is_empty() {
        let text = format!(
            "{name} also holds what is no table and is not read: {}",
            listed(&others)
        );
        out.say(About::Note, text);
    }
    if hidden > 0 {
        let files = if hidden == 1 { "file" } else { "files" };
        out.say(
            About::Note,
            format!("{name}: {hidden} empty or hidden {files} passed over"),
        );
    }
    for (at, entry) in useful.iter().enumerate() {
        // Names are only labels; one that was there before is numbered.
        let before = useful[..at]
            .iter()
            .filter(|other| other.name == entry.name)
            .count();
        let label = match before {
            0 => format!("{name}: {}", entry.name),
            _ => format!("{name}: {} ({})", entry.name, before + 1),
        };
        out.say(About::Part, name.to_owned());
        if let Err(error) = unpack(&label, zip, entry, out) {
            // An archive that holds too much is not opened any further.
            if out.is_over() {
                return Err(error);
            }
            out.fail(error);
        }
    }
    Ok(())
}

/// What the computers of others leave in archives.
fn is_hidden(name: &str) -> bool {
    let mut parts = name.split(['/', '\\']);
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    parts.any(|part| part == "__MACOSX")
        || last.starts_with('.')
        || ["thumbs.db", "desktop.ini"]
            .iter()
            .any(|own| last.eq_ignore_ascii_case(own))
}

/// A picture, a document, a film: nothing that an error about each would help with.
fn is_no_export(entry: &Entry, head: &[u8]) -> bool {
    const STARTS: [&[u8]; 8] = [
        b"%PDF",
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"RIFF",
        b"OggS",
        b"ID3",
        b"BEGIN:VCARD",
    ];
    const TABLES: [&str; 2] = [".csv", ".tsv"];
    const ENDS: [&str; 6] = [".docx", ".pptx", ".odt", ".odp", ".doc", ".ppt"];
    let name = entry.name.to_ascii_lowercase();
    // What is called a table is read as one: a few odd signs in its first lines say nothing.
    if TABLES.iter().any(|end| name.ends_with(end)) {
        return false;
    }
    ENDS.iter().any(|end| name.ends_with(end))
        || STARTS.iter().any(|start| head.starts_with(start))
        || head.get(4..8).is_some_and(|kind| kind == b"ftyp")
        || is_binary(head)
}

/// Bytes that are no text in any encoding, nor anything that is opened.
fn is_binary(head: &[u8]) -> bool {
    let opened = reality_gap_core::bytes::foreign(head).is_some();
    let marked = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    if opened || marked || !head.contains(&0) {
        return false;
    }
    // In UTF-16 and UTF-32 the zeros stand at every second place, or at three of four.
    let at = |place: usize| {
        head.iter()
            .skip(place)
            .step_by(4)
            .filter(|&&byte| byte == 0)
            .count()
            * 4
    };
    let zeros: Vec<bool> = (0..4)
        .map(|place| at(place) * 10 >= head.len() * 9)
        .collect();
    let none: Vec<bool> = (0..4).map(|place| at(place) == 0).collect();
    !(0..4).all(|place| zeros[place] || none[place])
}

/// Neither locked nor packed in a way that is not read here.
fn readable(entry: &Entry) -> bool {
    entry.flags & 1 == 0 && matches!(entry.method, 0 | 8)
}

/// The beginning of a file; nothing of one that is damaged.
fn peek(zip: Zip<'_>, entry: &Entry) -> Vec<u8> {
    let Some((packed, _)) = zip.packed(entry) else {
        return Vec::new();
    };
    if entry.method == 0 {
        return packed[..packed.len().min(PEEK)].to_vec();
    }
    let mut head = vec![0; PEEK];
    let mut inflate = Decompress::new(false);
    let packed = &packed[..packed.len().min(4 * PEEK)];
    let _ = inflate.decompress(packed, &mut head, FlushDecompress::None);
    head.truncate(inflate.total_out() as usize);
    head
}

/// Unpacks one file and passes it on.
fn unpack(label: &str, zip: Zip<'_>, entry: &Entry, out: &mut Outlet<'_>) -> Result<(), Error> {
    if !readable(entry) {
        let found = if entry.flags & 1 != 0 {
            "one that is locked with a password"
        } else {
            method(entry.method)
        };
        return Err(Error::new(
            "E057",
            label,
            format!("expected a file that can be unpacked, found {found}"),
            "unpack it on your computer and give the file",
        ));
    }
    let Some((packed, _)) = zip.packed(entry) else {
        return Err(broken(label, "found nothing at its place in the archive"));
    };
    let mut then = Stream::new(label);
    let mut crc = Crc::new();
    if entry.method == 0 {
        for piece in packed.chunks(SLICE) {
            out.unfold(label, piece.len())?;
            crc.update(piece);
            if !then.push(piece, out)? {
                return Ok(());
            }
        }
    } else {
        let mut inflate = Decompress::new(false);
        let mut slice = vec![0; SLICE];
        loop {
            let (before, at) = (inflate.total_out(), inflate.total_in());
            let status = inflate
                .decompress(&packed[at as usize..], &mut slice, FlushDecompress::None)
                .map_err(|_| broken(label, "found damaged data"))?;
            let made = (inflate.total_out() - before) as usize;
            out.unfold(label, made)?;
            crc.update(&slice[..made]);
            if !then.push(&slice[..made], out)? {
                return Ok(());
            }
            if status == Status::StreamEnd {
                break;
            }
            if made == 0 && inflate.total_in() == at {
                return Err(broken(label, "found damaged data"));
            }
        }
    }
    if crc.sum() != entry.crc || u64::from(crc.amount()) != entry.size & 0xFFFF_FFFF {
        return Err(broken(
            label,
            "found that its checksum does not fit its data",
        ));
    }
    then.close(out)
}

/// Files that share bytes of the archive: no program that packs files writes such, and it can unfold without end.
fn refuse_overlap(name: &str, zip: Zip<'_>, entries: &[Entry]) -> Result<(), Error> {
    let mut places: Vec<(u64, u64)> = entries
        .iter()
        .filter_map(|entry| zip.packed(entry))
        .map(|(_, place)| place)
        .collect();
    places.sort_unstable();
    if places.windows(2).any(|pair| pair[1].0 < pair[0].1) {
        return Err(Error::new(
            "E054",
            name,
            "expected an archive of exports, found one whose files lie within each other",
            "unpack it and give the files within, if it is what you think it is",
        ));
    }
    Ok(())
}

fn method(method: u16) -> &'static str {
    match method {
        9 => "one packed by Deflate64",
        12 => "one packed by bzip2",
        14 => "one packed by LZMA",
        93 => "one packed by Zstandard",
        95 => "one packed by XZ",
        99 => "one that is locked with a password",
        _ => "one packed in an unusual way",
    }
}

fn listed(names: &[&str]) -> String {
    let mut text = names[..names.len().min(LISTED)].join(", ");
    if names.len() > LISTED {
        text.push_str(&format!(" and {} more", names.len() - LISTED));
    }
    text
}

fn broken(name: &str, found: &str) -> Error {
    Error::new(
        "E055",
        name,
        format!("expected a whole archive, {found}"),
        "download or export it again; nothing of it is used",
    )
}
