//! Files within files, written without compressing: an archive, a workbook, a gzip file.

/// CRC-32 as ZIP and gzip want it.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg())
        })
    })
}

fn len(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("test files are small")
}

/// A ZIP archive of these files.
#[must_use]
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in files {
        let start = len(&out);
        // Version, flags, stored, time, day (2026-01-01), CRC, sizes, lengths of name and extra.
        let mut about = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0x5C];
        about.extend(crc(bytes).to_le_bytes());
        about.extend(len(bytes).to_le_bytes());
        about.extend(len(bytes).to_le_bytes());
        about.extend(u16::try_from(name.len()).expect("short").to_le_bytes());
        about.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(*bytes);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&about);
        // Comment, disk, attributes, where it is.
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = len(&out);
    out.extend(&directory);
    let count = u16::try_from(files.len()).expect("few").to_le_bytes();
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(len(&directory).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

/// A gzip file.
#[must_use]
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = b"\x1F\x8B\x08\0\0\0\0\0\0\xFF".to_vec();
    let blocks = bytes.chunks(0xFFFF).count();
    for (at, block) in bytes.chunks(0xFFFF).enumerate() {
        let size = u16::try_from(block.len()).expect("a block is short");
        out.push(u8::from(at + 1 == blocks));
        out.extend(size.to_le_bytes());
        out.extend((!size).to_le_bytes());
        out.extend(block);
    }
    out.extend(crc(bytes).to_le_bytes());
    out.extend(len(bytes).to_le_bytes());
    out
}

/// A workbook with one sheet of texts, from lines with commas between cells.
#[must_use]
pub(crate) fn workbook(sheet: &str, csv: &str) -> Vec<u8> {
    let mut rows = String::new();
    for (at, line) in csv.lines().enumerate() {
        rows.push_str(&format!("<row r=\"{}\">", at + 1));
        for cell in line.split(',') {
            rows.push_str(&format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"));
        }
        rows.push_str("</row>");
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let packages = "http://schemas.openxmlformats.org/package/2006";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let types = format!(
        "<?xml version=\"1.0\"?><Types xmlns=\"{packages}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override \
         PartName=\"/xl/worksheets/sheet1.xml\" \
         ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"
    );
    let relations = |kind: &str, target: &str| {
        format!(
            "<?xml version=\"1.0\"?><Relationships xmlns=\"{packages}/relationships\"><Relationship Id=\"rId1\" \
             Type=\"{office}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let book = format!(
        "<?xml version=\"1.0\"?><workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"{sheet}\" \
         sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let table = format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"
    );
    zip(&[
        ("[Content_Types].xml", types.as_bytes()),
        (
            "_rels/.rels",
            relations("officeDocument", "xl/workbook.xml").as_bytes(),
        ),
        ("xl/workbook.xml", book.as_bytes()),
        (
            "xl/_rels/workbook.xml.rels",
            relations("worksheet", "worksheets/sheet1.xml").as_bytes(),
        ),
        ("xl/worksheets/sheet1.xml", table.as_bytes()),
    ])
}
