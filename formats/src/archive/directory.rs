//! The directory at the end of a ZIP archive: which files it says it holds, and where.

use reality_gap_core::diagnostic::Error;

use super::broken;

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// As written there: a label, never a path.
    pub(crate) name: String,
    pub(crate) flags: u16,
    pub(crate) method: u16,
    pub(crate) crc: u32,
    /// Bytes in the archive.
    pub(crate) packed: u64,
    /// Bytes it says it unfolds to.
    pub(crate) size: u64,
    /// Where its own header stands.
    header: u64,
}

/// The bytes of an archive.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Zip<'a> {
    bytes: &'a [u8],
    /// What stands before the archive: a program that unpacks it.
    before: u64,
}

/// Where the directory is.
struct End {
    at: u64,
    size: u64,
    start: u64,
    entries: u64,
}

impl<'a> Zip<'a> {
    /// Reads the directory; of more than `most` files none is listed.
    pub(crate) fn open(
        name: &str,
        bytes: &'a [u8],
        most: usize,
    ) -> Result<(Self, Vec<Entry>), Error> {
        let end = end(name, bytes)?;
        let before = end
            .at
            .checked_sub(end.size)
            .and_then(|start| start.checked_sub(end.start))
            .ok_or_else(|| broken(name, "found a damaged list of its files"))?;
        if end.entries > most as u64 {
            return Err(Error::new(
                "E054",
                name,
                format!(
                    "expected at most {most} files in an archive, found {}",
                    end.entries
                ),
                "unpack it and give the files that are exports",
            ));
        }
        let zip = Self { bytes, before };
        let mut at = end.start + before;
        let mut entries = Vec::new();
        for _ in 0..end.entries {
            let (entry, next) = zip
                .entry(at)
                .ok_or_else(|| broken(name, "found a damaged list of its files"))?;
            entries.push(entry);
            at = next;
        }
        Ok((zip, entries))
    }

    /// The entry of the directory that stands here, and where the next one does.
    fn entry(&self, at: u64) -> Option<(Entry, u64)> {
        let head = part(self.bytes, at, 46)?;
        if !head.starts_with(b"PK\x01\x02") {
            return None;
        }
        let [name, extra, comment] = [28, 30, 32].map(|at| u64::from(two(head, at)));
        let mut entry = Entry {
            flags: two(head, 8),
            method: two(head, 10),
            crc: four(head, 16),
            packed: four(head, 20).into(),
            size: four(head, 24).into(),
            header: four(head, 42).into(),
            name: text(part(self.bytes, at + 46, name)?, two(head, 8) & 0x800 != 0),
        };
        large(&mut entry, part(self.bytes, at + 46 + name, extra)?);
        Some((entry, at + 46 + name + extra + comment))
    }

    /// The packed bytes of a file, and from where to where it lies in the archive.
    pub(crate) fn packed(&self, entry: &Entry) -> Option<(&'a [u8], (u64, u64))> {
        let start = entry.header.checked_add(self.before)?;
        let head = part(self.bytes, start, 30)?;
        if !head.starts_with(b"PK\x03\x04") {
            return None;
        }
        let data = start + 30 + u64::from(two(head, 26)) + u64::from(two(head, 28));
        let packed = part(self.bytes, data, entry.packed)?;
        Some((packed, (start, data + entry.packed)))
    }
}

/// Finds the record that ends an archive.
fn end(name: &str, bytes: &[u8]) -> Result<End, Error> {
    let missing = || broken(name, "found its end missing");
    // A comment of at most 64 KB may follow.
    let from = bytes.len().saturating_sub(22 + 0xFFFF);
    let tail = &bytes[from..];
    let at = (0..tail.len().saturating_sub(21))
        .rev()
        .find(|&at| {
            tail[at..].starts_with(b"PK\x05\x06")
                && at + 22 + usize::from(two(tail, at + 20)) <= tail.len()
        })
        .ok_or_else(missing)?;
    let head = &tail[at..];
    let mut end = End {
        at: (from + at) as u64,
        entries: two(head, 10).into(),
        size: four(head, 12).into(),
        start: four(head, 16).into(),
    };
    let mut disk = u32::from(two(head, 4));
    // Of a large archive the numbers stand in a longer record, and where that is, just before this one.
    if let Some(locator) = end.at.checked_sub(20).and_then(|at| part(bytes, at, 20))
        && locator.starts_with(b"PK\x06\x07")
        && let Some(long) = part(bytes, eight(locator, 8), 56)
        && long.starts_with(b"PK\x06\x06")
    {
        disk = four(long, 16);
        end = End {
            at: eight(locator, 8),
            entries: eight(long, 32),
            size: eight(long, 40),
            start: eight(long, 48),
        };
    }
    if disk != 0 {
        return Err(broken(name, "found a part of one that is split"));
    }
    Ok(end)
}

/// Numbers that do not fit four bytes stand in an extra field, each only if it is needed.
fn large(entry: &mut Entry, mut extra: &[u8]) {
    while let Some(head) = extra.get(..4) {
        let length = usize::from(two(head, 2));
        let Some(mut field) = extra.get(4..4 + length) else {
            return;
        };
        if two(head, 0) == 1 {
            for number in [&mut entry.size, &mut entry.packed, &mut entry.header] {
                if *number == u64::from(u32::MAX)
                    && let Some((first, rest)) = field.split_first_chunk::<8>()
                {
                    *number = u64::from_le_bytes(*first);
                    field = rest;
                }
            }
            return;
        }
        extra = &extra[4 + length..];
    }
}

/// The upper half of the code page in which names were written before UTF-8.
const OLD: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";

/// A name; without control characters, and not of any length.
fn text(bytes: &[u8], utf8: bool) -> String {
    let of_old = |byte: u8| match byte.checked_sub(128) {
        Some(high) => OLD.chars().nth(high.into()).unwrap_or('?'),
        None => char::from(byte),
    };
    let name: String = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => bytes.iter().map(|&byte| of_old(byte)).collect(),
    };
    name.chars()
        .map(|c| if c.is_control() { '?' } else { c })
        .take(200)
        .collect()
}

fn part(bytes: &[u8], at: u64, length: u64) -> Option<&[u8]> {
    let end = at.checked_add(length)?;
    bytes.get(usize::try_from(at).ok()?..usize::try_from(end).ok()?)
}

fn two(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn four(bytes: &[u8], at: usize) -> u32 {
    u32::from(two(bytes, at)) | u32::from(two(bytes, at + 2)) << 16
}

fn eight(bytes: &[u8], at: usize) -> u64 {
    u64::from(four(bytes, at)) | u64::from(four(bytes, at + 4)) << 32
}
