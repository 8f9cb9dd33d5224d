//! Bytes within a container that is in order: the search need not find out how one is made.

use std::io::{Cursor, Read, Write};

use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use reality_gap_core::bytes::{Foreign, foreign};
use reality_gap_core::table::read_all;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{opened, tables_of};

/// What parts of a workbook are parted by in the bytes of a target.
const PART: &[u8] = b"\0\0PART\0\0";

/// A gzip of a table gives the table.
pub(super) fn gzip(bytes: &[u8]) {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("memory");
    let packed = encoder.finish().expect("memory");
    same_table(Foreign::Gzip, &packed, bytes);
    opened(Foreign::Gzip, &packed);
}

/// A ZIP of a table gives the table.
pub(super) fn zip(bytes: &[u8]) {
    let packed = zip_of(&[("leads.csv", bytes)]);
    same_table(Foreign::Zip, &packed, bytes);
    opened(Foreign::Zip, &packed);
}

fn same_table(kind: Foreign, packed: &[u8], bytes: &[u8]) {
    // What begins with our own mark says something about the table, and so does the archive.
    if foreign(bytes).is_some() || bytes.starts_with(b"\x1E\x1E") {
        return;
    }
    let Ok(plain) = read_all("t", [bytes]) else {
        return;
    };
    let found = tables_of(kind, packed);
    if plain.rows.is_empty() && found.is_empty() {
        return;
    }
    assert_eq!(found.len(), 1, "one table went in");
    assert_eq!(read_all("t", [&found[0][..]]).as_ref(), Ok(&plain));
}

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in files {
        zip.start_file(*name, options).expect("memory");
        zip.write_all(bytes).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

const RELATIONS: &str =
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#;

/// The parts of an XLSX: the sheet, its texts, its styles.
pub(super) fn xlsx(bytes: &[u8]) {
    let parts = parts(bytes);
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let top = format!(
        r#"{RELATIONS}<Relationship Id="r1" Type="{kind}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = format!(
        r#"<workbook xmlns:r="{kind}"><sheets><sheet name="Export" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let within = format!(
        r#"{RELATIONS}<Relationship Id="r1" Type="{kind}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{kind}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="{kind}/styles" Target="styles.xml"/></Relationships>"#
    );
    let packed = zip_of(&[
        ("_rels/.rels", top.as_bytes()),
        (
            "xl/workbook.xml",
            if parts[3].is_empty() {
                book.as_bytes()
            } else {
                parts[3]
            },
        ),
        ("xl/_rels/workbook.xml.rels", within.as_bytes()),
        ("xl/worksheets/sheet1.xml", parts[0]),
        ("xl/sharedStrings.xml", parts[1]),
        ("xl/styles.xml", parts[2]),
    ]);
    opened(Foreign::Zip, &packed);
}

/// The parts of an XLSB: the sheet, its texts, its styles, and the list of sheets with its relations.
pub(super) fn xlsb(bytes: &[u8]) {
    let parts = parts(bytes);
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let within = format!(
        r#"{RELATIONS}<Relationship Id="rId1" Type="{kind}/worksheet" Target="worksheets/sheet1.bin"/><Relationship Id="rId2" Type="{kind}/sharedStrings" Target="sharedStrings.bin"/><Relationship Id="rId3" Type="{kind}/styles" Target="styles.bin"/></Relationships>"#
    );
    let book = xlsb_book();
    let packed = zip_of(&[
        (
            "xl/workbook.bin",
            if parts[3].is_empty() { &book } else { parts[3] },
        ),
        ("xl/_rels/workbook.bin.rels", within.as_bytes()),
        ("xl/worksheets/sheet1.bin", parts[0]),
        ("xl/sharedStrings.bin", parts[1]),
        ("xl/styles.bin", parts[2]),
    ]);
    opened(Foreign::Zip, &packed);
}

/// One sheet: BrtBundleSh with state, id, relation and name.
fn xlsb_book() -> Vec<u8> {
    let wide = |text: &str| -> Vec<u8> {
        let letters: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u32::try_from(letters.len() / 2).unwrap_or(0);
        [&length.to_le_bytes()[..], &letters].concat()
    };
    let body = [
        &[0, 0, 0, 0, 1, 0, 0, 0][..],
        &wide("rId1"),
        &wide("Export"),
    ]
    .concat();
    let length = u8::try_from(body.len()).unwrap_or(0);
    [&[0x9C, 0x01, length][..], &body].concat()
}

/// The content of an ODS.
pub(super) fn ods(bytes: &[u8]) {
    let packed = zip_of(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", bytes),
    ]);
    opened(Foreign::Zip, &packed);
}

/// The stream of an XLS.
pub(super) fn xls(bytes: &[u8]) {
    opened(Foreign::Ole, &container(bytes));
}

/// A container of old Office documents with one stream called `Workbook`: header, directory, stream, table of sectors.
fn container(stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xFFFF_FFFE;
    let sectors = stream.len().max(4096).div_ceil(SECTOR);
    let tables = (sectors + 2).div_ceil(SECTOR / 4) + 1;
    let mut header = vec![0; SECTOR];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0x18, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(0x2C, &(tables as u32).to_le_bytes());
    put(0x30, &0_u32.to_le_bytes());
    put(0x38, &4096_u32.to_le_bytes());
    put(0x3C, &END.to_le_bytes());
    put(0x44, &END.to_le_bytes());
    put(0x4C, &[0xFF; 0x200 - 0x4C]);
    for table in 0..tables {
        let sector = (1 + sectors + table) as u32;
        put(0x4C + 4 * table, &sector.to_le_bytes());
    }
    let mut directory = vec![0; SECTOR];
    for (at, name, kind, start, size) in [
        (0, "Root Entry", 5, END, 0),
        (128, "Workbook", 2, 1, sectors * SECTOR),
    ] {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        directory[at..at + name.len()].copy_from_slice(&name);
        directory[at + 64] = (name.len() + 2) as u8;
        directory[at + 66] = kind;
        directory[at + 116..at + 120].copy_from_slice(&start.to_le_bytes());
        directory[at + 120..at + 124].copy_from_slice(&(size as u32).to_le_bytes());
    }
    let mut body = stream.to_vec();
    body.resize(sectors * SECTOR, 0);
    let mut fat = vec![END];
    fat.extend((1..=sectors as u32).map(|sector| {
        if sector == sectors as u32 {
            END
        } else {
            sector + 1
        }
    }));
    fat.resize(tables * SECTOR / 4, 0xFFFF_FFFF);
    let fat: Vec<u8> = fat.into_iter().flat_map(u32::to_le_bytes).collect();
    [header, directory, body, fat].concat()
}

fn parts(bytes: &[u8]) -> [&[u8]; 4] {
    let mut parts = [&[][..]; 4];
    let mut rest = bytes;
    for part in &mut parts {
        let at = rest.windows(PART.len()).position(|found| found == PART);
        let end = at.unwrap_or(rest.len());
        *part = &rest[..end];
        rest = rest.get(end + PART.len()..).unwrap_or_default();
    }
    parts
}

/// What stands in a gzip or a ZIP.
pub(super) fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    const MOST: u64 = 20_000;
    let mut found = Vec::new();
    match foreign(bytes) {
        Some(Foreign::Gzip) => {
            let mut out = Vec::new();
            let _ = MultiGzDecoder::new(bytes).take(MOST).read_to_end(&mut out);
            found.push(out);
        }
        Some(Foreign::Zip) => {
            let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
                return found;
            };
            for at in 0..zip.len().min(20) {
                let mut out = Vec::new();
                if let Ok(file) = zip.by_index(at) {
                    let _ = file.take(MOST).read_to_end(&mut out);
                }
                found.push(out);
            }
        }
        _ => {}
    }
    found
}

/// The parts of a workbook as its target takes them, where the file is one.
pub(super) fn seeds(bytes: &[u8], names: [&str; 3]) -> Vec<Vec<u8>> {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else {
        return Vec::new();
    };
    let mut part = |name: &str| {
        let mut out = Vec::new();
        let file = zip.by_name(name).ok()?;
        file.take(20_000).read_to_end(&mut out).ok()?;
        Some(out)
    };
    let Some(first) = part(names[0]) else {
        return Vec::new();
    };
    if names[1].is_empty() {
        return vec![first];
    }
    let others = names[1..].iter().map(|name| part(name).unwrap_or_default());
    let all: Vec<Vec<u8>> = std::iter::once(first).chain(others).collect();
    vec![all.join(PART)]
}

/// The stream of an XLS, as long as its target can take: it stands in sectors one after the other as a rule.
pub(super) fn xls_seeds(bytes: &[u8]) -> Vec<Vec<u8>> {
    const BEGIN: &[u8] = b"\x09\x08\x10\x00\x00\x06\x05\x00";
    let at = bytes.windows(BEGIN.len()).position(|found| found == BEGIN);
    at.filter(|_| bytes.starts_with(b"\xD0\xCF"))
        .map(|at| bytes[at..bytes.len().min(at + 20_000)].to_vec())
        .into_iter()
        .collect()
}
