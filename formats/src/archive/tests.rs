//! Archives of every sort, made here: whole, odd, damaged and hostile.

use std::io::Write as _;

use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression, Crc};

use crate::Limits;
use crate::kept::{Kept, open, open_by};

const CSV: &str = "lead id,created\n1,2026-01-02\n";

/// Writes an archive, also a wrong one.
#[derive(Default)]
struct Packer {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

/// One file to be packed.
struct File<'a> {
    name: &'a [u8],
    flags: u16,
    method: u16,
    packed: Vec<u8>,
    crc: u32,
    size: u32,
    /// Where the directory says it is; where it really is if nothing is said.
    at: Option<u32>,
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

fn file<'a>(name: &'a str, bytes: &[u8]) -> File<'a> {
    let mut crc = Crc::new();
    crc.update(bytes);
    File {
        name: name.as_bytes(),
        flags: 0,
        method: 8,
        packed: deflate(bytes),
        crc: crc.sum(),
        size: bytes.len() as u32,
        at: None,
    }
}

impl Packer {
    fn add(&mut self, file: &File<'_>) -> &mut Self {
        let two = |number: usize| (number as u16).to_le_bytes();
        let four = |number: usize| (number as u32).to_le_bytes();
        let mut facts = Vec::new();
        facts.extend([20, 0]);
        facts.extend(file.flags.to_le_bytes());
        facts.extend(file.method.to_le_bytes());
        facts.extend([0; 4]);
        facts.extend(file.crc.to_le_bytes());
        facts.extend(four(file.packed.len()));
        facts.extend(file.size.to_le_bytes());
        facts.extend(two(file.name.len()));
        facts.extend([0, 0]);
        let at = file.at.unwrap_or(self.bytes.len() as u32);
        if file.at.is_none() {
            self.bytes.extend(b"PK\x03\x04");
            self.bytes.extend(&facts);
            self.bytes.extend(file.name);
            self.bytes.extend(&file.packed);
        }
        self.directory.extend(b"PK\x01\x02\x14\0");
        self.directory.extend(&facts);
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(file.name);
        self.entries += 1;
        self
    }

    fn pack(&self) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        let start = bytes.len() as u32;
        bytes.extend(&self.directory);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend(self.entries.to_le_bytes());
        bytes.extend(self.entries.to_le_bytes());
        bytes.extend((self.directory.len() as u32).to_le_bytes());
        bytes.extend(start.to_le_bytes());
        bytes.extend([0, 0]);
        bytes
    }
}

fn pack(files: &[File<'_>]) -> Vec<u8> {
    let mut packer = Packer::default();
    for file in files {
        packer.add(file);
    }
    packer.pack()
}

fn names(kept: &Kept) -> Vec<&str> {
    kept.files.iter().map(|(name, _)| name.as_str()).collect()
}

#[test]
fn every_export_in_an_archive_comes_out() {
    let zip = pack(&[
        file("leads.csv", CSV.as_bytes()),
        file("more/touches.csv", b"a,b\n1,2\n"),
        file("leads.csv", b"c\n3\n"),
    ]);
    for size in [1, 1000] {
        let kept = open_by("all.zip", &zip, size, Limits::default());
        assert_eq!(
            kept.texts(),
            [
                ("all.zip: leads.csv", CSV.to_owned()),
                ("all.zip: more/touches.csv", "a,b\n1,2\n".to_owned()),
                ("all.zip: leads.csv (2)", "c\n3\n".to_owned()),
            ]
        );
        assert_eq!(kept.codes(), []);
    }
}

#[test]
fn a_stored_file_and_bytes_around_the_archive_do_no_harm() {
    let mut stored = file("leads.csv", CSV.as_bytes());
    stored.method = 0;
    stored.packed = CSV.into();
    let zip = pack(&[stored]);
    // A program in front, a comment behind.
    let mut odd = b"PK\x03\x04 not really".to_vec();
    odd.extend(&zip);
    let end = odd.len() - 2;
    odd[end] = 5;
    odd.extend(b"hello");
    for zip in [zip, odd] {
        assert_eq!(
            open("a.zip", &zip).texts(),
            [("a.zip: leads.csv", CSV.to_owned())]
        );
    }
}

#[test]
fn what_computers_leave_behind_is_passed_over_and_said() {
    let zip = pack(&[
        file("__MACOSX/._leads.csv", b"\0\x05\x16\x07"),
        file(".DS_Store", b"\0\0\0\x01Bud1"),
        file("exports/", b""),
        file("empty.csv", b""),
        file("README.pdf", b"%PDF-1.4"),
        file("IMG-20260301-WA0001.jpg", b"\xFF\xD8\xFF\xE0"),
        file("leads.csv", CSV.as_bytes()),
        file("touches.csv", CSV.as_bytes()),
    ]);
    let kept = open("a.zip", &zip);
    assert_eq!(kept.codes(), []);
    let csv = CSV.to_owned();
    assert_eq!(
        kept.texts(),
        [
            ("a.zip: leads.csv", csv.clone()),
            ("a.zip: touches.csv", csv)
        ]
    );
    let said = kept.said.as_str();
    for text in [
        "@note a.zip also holds what is no table and is not read: README.pdf, IMG-20260301-WA0001.jpg\n",
        "@note a.zip: 3 empty or hidden files passed over\n",
        "@part a.zip\n",
    ] {
        assert!(said.contains(text), "{said}");
    }
}

#[test]
fn an_archive_without_an_export_says_what_it_holds() {
    for (zip, found) in [
        (pack(&[]), "an empty archive"),
        (pack(&[file("a/", b"")]), "only folders"),
        (pack(&[file("a.csv", b"")]), "only empty or hidden files"),
        (pack(&[file("a.pdf", b"%PDF-1.4")]), "a.pdf"),
        (
            pack(&[file("word/document.xml", b"<w>")]),
            "a Word document",
        ),
        (
            pack(&[file("Index/Document.iwa", b"x")]),
            "a document of Apple Numbers",
        ),
    ] {
        let kept = open("a.zip", &zip);
        assert_eq!(kept.codes(), [("E003", "a.zip")]);
        assert!(
            kept.failed[0].message.to_string().contains(found),
            "{}",
            kept.failed[0]
        );
    }
}

#[test]
fn a_file_that_cannot_be_unpacked_does_not_stop_the_others() {
    let mut locked = file("locked.csv", CSV.as_bytes());
    locked.flags = 1;
    let mut unusual = file("unusual.csv", CSV.as_bytes());
    unusual.method = 14;
    let mut damaged = file("damaged.csv", CSV.as_bytes());
    damaged.crc ^= 1;
    let mut size = file("size.csv", CSV.as_bytes());
    size.size += 1;
    let mut cut = file("cut.csv", CSV.as_bytes());
    cut.packed.truncate(8);
    let mut gone = file("gone.csv", CSV.as_bytes());
    gone.at = Some(900_000);
    let kept = open(
        "a.zip",
        &pack(&[
            locked,
            unusual,
            damaged,
            size,
            cut,
            gone,
            file("leads.csv", CSV.as_bytes()),
        ]),
    );
    assert_eq!(
        kept.codes(),
        [
            ("E057", "a.zip: locked.csv"),
            ("E057", "a.zip: unusual.csv"),
            ("E055", "a.zip: damaged.csv"),
            ("E055", "a.zip: size.csv"),
            ("E055", "a.zip: cut.csv"),
            ("E055", "a.zip: gone.csv"),
        ]
    );
    let whole: Vec<_> = kept
        .files
        .iter()
        .filter(|(_, bytes)| bytes.is_some())
        .collect();
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0].0, "a.zip: leads.csv");
}

#[test]
fn names_are_only_labels() {
    let mut old = file("", CSV.as_bytes());
    old.name = b"Verk\x84ufe.csv";
    let zip = pack(&[
        file("../../etc/passwd", CSV.as_bytes()),
        file("C:\\leads\n.csv", CSV.as_bytes()),
        file("/leads.csv", CSV.as_bytes()),
        old,
    ]);
    assert_eq!(
        names(&open("a.zip", &zip)),
        [
            "a.zip: ../../etc/passwd",
            "a.zip: C:\\leads?.csv",
            "a.zip: /leads.csv",
            "a.zip: Verkäufe.csv"
        ]
    );
}

#[test]
fn archives_within_archives_are_opened_to_a_depth() {
    let mut gz = GzEncoder::new(Vec::new(), Compression::default());
    gz.write_all(CSV.as_bytes()).expect("memory");
    let gz = gz.finish().expect("memory");
    let mut zip = pack(&[file("leads.csv.gz", &gz), file("plain.csv", CSV.as_bytes())]);
    for _ in 0..2 {
        zip = pack(&[file("inner.zip", &zip)]);
    }
    let kept = open("a.zip", &zip);
    assert_eq!(
        names(&kept),
        [
            "a.zip: inner.zip: inner.zip: leads.csv",
            "a.zip: inner.zip: inner.zip: plain.csv"
        ]
    );
    let deeper = pack(&[file("inner.zip", &zip)]);
    let kept = open("a.zip", &deeper);
    assert_eq!(
        names(&kept),
        ["a.zip: inner.zip: inner.zip: inner.zip: plain.csv"]
    );
    assert_eq!(
        kept.codes(),
        [(
            "E054",
            "a.zip: inner.zip: inner.zip: inner.zip: leads.csv.gz"
        )]
    );
}

#[test]
fn an_archive_cut_anywhere_is_refused() {
    let zip = pack(&[
        file("leads.csv", CSV.as_bytes()),
        file("touches.csv", CSV.as_bytes()),
    ]);
    for end in 4..zip.len() {
        assert_eq!(
            open("a.zip", &zip[..end]).codes(),
            [("E055", "a.zip")],
            "{end} bytes"
        );
    }
}

#[test]
fn no_damage_makes_it_panic_or_read_on_for_ever() {
    let zip = pack(&[
        file("leads.csv", CSV.as_bytes()),
        file("inner.zip", &pack(&[file("a.csv", b"a,b\n1,2\n")])),
    ]);
    for at in 4..zip.len() {
        for bits in [0x01, 0x10, 0x80, 0xFF] {
            let mut damaged = zip.clone();
            damaged[at] ^= bits;
            let kept = open("a.zip", &damaged);
            assert!(kept.files.len() <= 3);
        }
    }
}

/// Opens what is hostile.
fn hostile(zip: &[u8], code: &str) -> Kept {
    let kept = open("bomb.zip", zip);
    assert!(
        kept.codes().iter().any(|found| found.0 == code),
        "{:?}",
        kept.codes()
    );
    let bytes: usize = kept
        .files
        .iter()
        .filter_map(|(_, bytes)| bytes.as_ref())
        .map(Vec::len)
        .sum();
    assert!(bytes < 130 << 20, "{bytes}");
    kept
}

#[test]
fn bombs_are_refused_early() {
    // A file that unfolds a thousand times.
    let spaces = vec![b' '; 100 << 20];
    let long = file("long.csv", &spaces);
    hostile(&pack(std::slice::from_ref(&long)), "E054");
    // Many files of which each would be allowed.
    let part = file("part.csv", &spaces[..6 << 20]);
    let mut packer = Packer::default();
    for _ in 0..100 {
        packer.add(&part);
    }
    hostile(&packer.pack(), "E054");
    // The same bytes as many files.
    let mut packer = Packer::default();
    packer.add(&part);
    let again = File {
        at: Some(0),
        ..file("again.csv", b"")
    };
    for _ in 0..500 {
        packer.add(&File {
            name: b"again.csv",
            packed: part.packed.clone(),
            flags: 0,
            method: 8,
            ..again
        });
    }
    hostile(&packer.pack(), "E054");
    // A long file in archives within archives.
    let mut zip = pack(&[long]);
    for _ in 0..2 {
        let inner = file("inner.zip", &zip);
        zip = pack(&[inner]);
    }
    hostile(&zip, "E054");
}

#[test]
fn archives_of_archives_of_archives_end() {
    let mut zip = pack(&[file("a.csv", CSV.as_bytes())]);
    for _ in 0..5 {
        let mut packer = Packer::default();
        for _ in 0..16 {
            packer.add(&file("inner.zip", &zip));
        }
        zip = packer.pack();
    }
    hostile(&zip, "E054");
}

#[test]
fn too_many_files_are_refused() {
    let mut packer = Packer::default();
    let empty = file("a.csv", b"");
    for _ in 0..10_000 {
        packer.add(&empty);
    }
    hostile(&packer.pack(), "E054");
    // Not in one archive but in several.
    let mut packer = Packer::default();
    for _ in 0..600 {
        packer.add(&file("a.csv", b"a\n1\n"));
    }
    let half = packer.pack();
    hostile(&pack(&[file("a.zip", &half), file("b.zip", &half)]), "E054");
}
