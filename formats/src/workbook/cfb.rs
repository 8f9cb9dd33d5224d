//! The container of old Office documents: a file system within a file. Chains that run in circles end.

/// Sectors that mean something else than a sector.
const END: u32 = 0xFFFF_FFFA;

/// A container.
#[derive(Debug)]
pub(super) struct Cfb<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    /// Streams shorter than this are in `mini`, in small sectors.
    cutoff: u64,
    mini: Vec<u8>,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    name: String,
    start: u32,
    size: u64,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes([two[0], two[1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes
        .chunks_exact(4)
        .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

impl<'a> Cfb<'a> {
    /// Opens a container; nothing if it is damaged.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 0x1E)?;
        if !matches!(shift, 9 | 12) || u16_at(bytes, 0x20)? != 6 {
            return None;
        }
        let sector = 1_usize << shift;
        let mut cfb = Self {
            bytes,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            cutoff: u64::from(u32_at(bytes, 0x38)?),
            mini: Vec::new(),
            entries: Vec::new(),
        };
        // Where the table of sectors is: the first places in the header, more in a chain.
        let mut places: Vec<u32> = numbers(bytes.get(0x4C..0x200)?).collect();
        let mut more = u32_at(bytes, 0x44)?;
        let most = bytes.len() / sector + 1;
        for _ in 0..most {
            let Some(table) = cfb.at(more) else { break };
            let (own, next) = table.split_at(table.len().checked_sub(4)?);
            places.extend(numbers(own));
            more = numbers(next).next()?;
        }
        for place in places {
            if let Some(table) = cfb.at(place) {
                cfb.fat.extend(numbers(table));
            }
            if cfb.fat.len() > most + 2 * sector {
                break;
            }
        }
        let directory = cfb.chain(u32_at(bytes, 0x30)?, u64::MAX);
        let mini_fat = cfb.chain(u32_at(bytes, 0x3C)?, u64::MAX);
        cfb.mini_fat = numbers(&mini_fat).collect();
        for entry in directory.chunks_exact(128) {
            let length = usize::from(u16_at(entry, 64)?).min(64) / 2;
            let units = entry[..length * 2]
                .chunks_exact(2)
                .map(|two| u16::from_le_bytes([two[0], two[1]]))
                .take_while(|&unit| unit != 0);
            let name = char::decode_utf16(units)
                .map(|c| c.unwrap_or('?'))
                .collect();
            let high = if shift == 12 { u32_at(entry, 124)? } else { 0 };
            let (start, size) = (u32_at(entry, 116)?, u32_at(entry, 120)?);
            let entry_kind = entry[66];
            let entry = Entry {
                name,
                start,
                size: u64::from(high) << 32 | u64::from(size),
            };
            if entry_kind == 5 {
                // The root holds the small sectors.
                cfb.mini = cfb.chain(entry.start, entry.size);
            } else if entry_kind == 2 {
                cfb.entries.push(entry);
            }
        }
        Some(cfb)
    }

    /// The bytes of a sector.
    fn at(&self, sector: u32) -> Option<&'a [u8]> {
        if sector >= END {
            return None;
        }
        let start = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..)?;
        // The last sector of some writers is cut off.
        Some(&rest[..rest.len().min(self.sector)])
    }

    /// The bytes of a chain of sectors, as far as it goes.
    fn chain(&self, start: u32, size: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut sector = start;
        for _ in 0..=self.bytes.len() / self.sector {
            let Some(more) = self.at(sector) else { break };
            bytes.extend_from_slice(more);
            if bytes.len() as u64 >= size {
                break;
            }
            sector = self.fat.get(sector as usize).copied().unwrap_or(END);
        }
        bytes.truncate(usize::try_from(size).unwrap_or(usize::MAX).min(bytes.len()));
        bytes
    }

    /// Whether there is a stream of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        const SMALL: usize = 64;
        let entry = self.find(name)?;
        if entry.size >= self.cutoff {
            return Some(self.chain(entry.start, entry.size));
        }
        let mut bytes = Vec::new();
        let mut sector = entry.start;
        for _ in 0..=self.mini.len() / SMALL {
            let start = (sector as usize).checked_mul(SMALL)?;
            let Some(rest) = self.mini.get(start..).filter(|_| sector < END) else {
                break;
            };
            bytes.extend_from_slice(&rest[..rest.len().min(SMALL)]);
            if bytes.len() as u64 >= entry.size {
                break;
            }
            sector = self.mini_fat.get(sector as usize).copied().unwrap_or(END);
        }
        bytes.truncate(usize::try_from(entry.size).ok()?.min(bytes.len()));
        Some(bytes)
    }
}
