//! The parts of a zipped workbook, each with a bound on what it may unfold to.

use std::cell::Cell;
use std::io::{BufRead, BufReader, Error as IoError, ErrorKind, Read};
use std::rc::Rc;

use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::fault::{Fault, damaged};
use super::xml::Xml;
use crate::Limits;
use crate::archive::{Entry, Zip};

/// Bytes that a tag or a text may have, beyond a cell.
const LONGEST: u64 = 4 << 20;
/// Below this many bytes no ratio is too large.
const FREE: u64 = 64 << 20;

/// What has been unfolded, shared between the archive and the part that is being read.
#[derive(Debug)]
pub(super) struct Meter {
    /// Of all parts.
    unfolded: Cell<u64>,
    /// Where the current tag or text began.
    mark: Cell<u64>,
    most: u64,
    longest: u64,
}

impl Meter {
    /// A new tag or text begins.
    pub(super) fn mark(&self) {
        self.mark.set(self.unfolded.get());
    }
}

/// The parts of a zipped workbook.
pub(super) struct Parts<'a> {
    zip: Zip<'a>,
    entries: Vec<Entry>,
    /// Names in the archive as they are compared: lower case, `/` between folders.
    names: Vec<String>,
    meter: Rc<Meter>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(bytes: &'a [u8], limits: &Limits) -> Result<Self, Fault> {
        let (zip, entries) = Zip::open("", bytes, limits.files)
            .map_err(|_| damaged("an archive that is cut off or damaged"))?;
        let names = entries
            .iter()
            .map(|entry| comparable(&entry.name))
            .collect();
        let packed = bytes.len() as u64;
        Ok(Self {
            zip,
            entries,
            names,
            meter: Rc::new(Meter {
                unfolded: Cell::new(0),
                mark: Cell::new(0),
                most: limits
                    .unfolded
                    .min(packed.saturating_mul(limits.ratio).max(FREE)),
                longest: limits.cell as u64 + LONGEST,
            }),
        })
    }

    pub(super) fn meter(&self) -> Rc<Meter> {
        Rc::clone(&self.meter)
    }

    fn find(&self, path: &str) -> Option<usize> {
        let path = comparable(path);
        self.names.iter().position(|name| *name == path)
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    /// A part as XML, read as it unfolds; nothing if it is not there.
    pub(super) fn xml(&mut self, path: &str) -> Result<Option<Xml<'_>>, Fault> {
        let meter = Rc::clone(&self.meter);
        let Some(source) = self.stream(path)? else {
            return Ok(None);
        };
        Ok(Some(Xml::new(source, Some(meter))))
    }

    /// A part, read as it unfolds. Whoever reads it marks its beginnings.
    pub(super) fn stream(&mut self, path: &str) -> Result<Option<Box<dyn BufRead + '_>>, Fault> {
        let Some(at) = self.find(path) else {
            return Ok(None);
        };
        let entry = &self.entries[at];
        if entry.flags & 1 != 0 {
            return Err(Fault::Encrypted);
        }
        let (packed, _) = self
            .zip
            .packed(entry)
            .ok_or_else(|| damaged("an archive that is cut off or damaged"))?;
        let part: Box<dyn Read> = match entry.method {
            0 => Box::new(packed),
            8 => Box::new(DeflateDecoder::new(packed)),
            _ => return Err(damaged("a way of packing that is not read")),
        };
        Ok(Some(Box::new(BufReader::with_capacity(
            32 << 10,
            Metered {
                part,
                meter: Rc::clone(&self.meter),
                crc: Crc::new(),
                expected: entry.crc,
            },
        ))))
    }
}

struct Metered<'a> {
    part: Box<dyn Read + 'a>,
    meter: Rc<Meter>,
    crc: Crc,
    expected: u32,
}

impl Read for Metered<'_> {
    fn read(&mut self, slice: &mut [u8]) -> std::io::Result<usize> {
        let read = self.part.read(slice)?;
        if read == 0 && !slice.is_empty() && self.crc.sum() != self.expected {
            return Err(IoError::from(ErrorKind::InvalidData));
        }
        self.crc.update(&slice[..read]);
        let meter = &self.meter;
        let unfolded = meter.unfolded.get() + read as u64;
        meter.unfolded.set(unfolded);
        if unfolded > meter.most || unfolded - meter.mark.get() > meter.longest {
            return Err(IoError::from(ErrorKind::FileTooLarge));
        }
        Ok(read)
    }
}

/// What stopped the reading of a part.
pub(super) fn stopped(error: &IoError) -> Fault {
    if error.kind() == ErrorKind::FileTooLarge {
        Fault::TooLarge
    } else {
        damaged("a part that cannot be unpacked")
    }
}

fn comparable(path: &str) -> String {
    path.replace('\\', "/")
        .trim_start_matches('/')
        .to_ascii_lowercase()
}

/// Where a path in `base` leads: `../` and a leading `/` are followed.
pub(super) fn resolve(base: &str, path: &str) -> String {
    if let Some(absolute) = path.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(folders.pop()),
            part => folders.push(part),
        }
    }
    folders.join("/")
}
