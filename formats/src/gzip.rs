//! Gzip: what it holds is passed on as it unfolds.

use flate2::{Crc, Decompress, FlushDecompress, Status};
use reality_gap_core::diagnostic::Error;

use crate::outlet::{Outlet, Stream};

/// Bytes that are unfolded at a time.
const SLICE: usize = 128 * 1024;

/// Unfolds one gzip file, of one member or several.
#[derive(Debug)]
pub(crate) struct Gunzip {
    name: String,
    state: State,
    /// Bytes of a header or trailer that is not complete.
    held: Vec<u8>,
    inflate: Decompress,
    crc: Crc,
    slice: Vec<u8>,
    then: Stream,
    /// False when nobody wants the rest.
    wanted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Header,
    Body,
    Trailer,
    /// After the last member: only zeros may follow.
    After,
}

impl Gunzip {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            state: State::Header,
            held: Vec::new(),
            inflate: Decompress::new(false),
            crc: Crc::new(),
            slice: vec![0; SLICE],
            then: Stream::new(&name_within(name)),
            wanted: true,
        }
    }

    pub(crate) fn push(&mut self, mut bytes: &[u8], out: &mut Outlet<'_>) -> Result<(), Error> {
        while !bytes.is_empty() && self.wanted {
            match self.state {
                State::Body => bytes = self.body(bytes, out)?,
                State::Header | State::Trailer | State::After => {
                    // A few bytes; gathered until they are complete.
                    self.held.push(bytes[0]);
                    bytes = &bytes[1..];
                    self.frame()?;
                }
            }
        }
        Ok(())
    }

    pub(crate) fn close(self, out: &mut Outlet<'_>) -> Result<(), Error> {
        if self.wanted && self.state != State::After {
            return Err(self.broken("found its end missing"));
        }
        self.then.close(out)
    }

    /// Unfolds what it can; gives back the bytes after the member.
    fn body<'b>(&mut self, bytes: &'b [u8], out: &mut Outlet<'_>) -> Result<&'b [u8], Error> {
        let (before_in, before_out) = (self.inflate.total_in(), self.inflate.total_out());
        let status = self
            .inflate
            .decompress(bytes, &mut self.slice, FlushDecompress::None)
            .map_err(|_| self.broken("found damaged data"))?;
        let used = (self.inflate.total_in() - before_in) as usize;
        let made = (self.inflate.total_out() - before_out) as usize;
        out.unfold(&self.name, made)?;
        self.crc.update(&self.slice[..made]);
        self.wanted = self.then.push(&self.slice[..made], out)?;
        if status == Status::StreamEnd {
            self.state = State::Trailer;
        } else if used == 0 && made == 0 {
            return Err(self.broken("found damaged data"));
        }
        Ok(&bytes[used..])
    }

    /// Looks at a header, a trailer, or what follows the last member.
    fn frame(&mut self) -> Result<(), Error> {
        match self.state {
            State::Header => match header(&self.held) {
                Header::Complete => {
                    self.held.clear();
                    self.inflate.reset(false);
                    self.crc.reset();
                    self.state = State::Body;
                }
                Header::Incomplete if self.held.len() < SLICE => {}
                Header::Incomplete | Header::None => {
                    return Err(self.broken("found a damaged header"));
                }
            },
            State::Trailer if self.held.len() == 8 => {
                let number = |at: usize| {
                    u32::from_le_bytes([
                        self.held[at],
                        self.held[at + 1],
                        self.held[at + 2],
                        self.held[at + 3],
                    ])
                };
                if number(0) != self.crc.sum() || number(4) != self.crc.amount() {
                    return Err(self.broken("found that its checksum does not fit its data"));
                }
                self.held.clear();
                self.state = State::After;
            }
            State::After if self.held == [0] => self.held.clear(),
            State::After => self.state = State::Header,
            State::Trailer | State::Body => {}
        }
        Ok(())
    }

    fn broken(&self, found: &str) -> Error {
        Error::new(
            "E055",
            &self.name,
            format!("expected a whole compressed file, {found}"),
            "download or export it again; nothing of it is used",
        )
    }
}

enum Header {
    Complete,
    Incomplete,
    None,
}

/// Whether these bytes are the header of a member.
fn header(bytes: &[u8]) -> Header {
    const MAGIC: [u8; 3] = [0x1F, 0x8B, 8];
    if bytes.iter().zip(MAGIC).any(|(&byte, magic)| byte != magic) {
        return Header::None;
    }
    let Some(&flags) = bytes.get(3) else {
        return Header::Incomplete;
    };
    let mut at = 10;
    if flags & 4 != 0 {
        let Some(length) = bytes.get(at..at + 2) else {
            return Header::Incomplete;
        };
        at += 2 + usize::from(u16::from_le_bytes([length[0], length[1]]));
    }
    // A name and a comment, each ended by NUL.
    for flag in [8, 16] {
        if flags & flag != 0 {
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(end) = rest.iter().position(|&byte| byte == 0) else {
                return Header::Incomplete;
            };
            at += end + 1;
        }
    }
    if flags & 2 != 0 {
        at += 2;
    }
    if bytes.len() < at {
        Header::Incomplete
    } else {
        Header::Complete
    }
}

/// The name without what says that it is compressed.
fn name_within(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    for (end, instead) in [(".tgz", ".tar"), (".gz", ""), (".gzip", "")] {
        if lower.len() > end.len() && lower.ends_with(end) {
            return format!("{}{instead}", &name[..name.len() - end.len()]);
        }
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use crate::Limits;
    use crate::kept::{open, open_by};

    fn gz(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    #[test]
    fn what_is_compressed_comes_out_however_it_is_cut() {
        let text = "lead id,created\n1,2026-01-02\n".repeat(9_000);
        let file = gz(text.as_bytes());
        for size in [1, 2, 7, 1000, 1 << 20] {
            let kept = open_by("Leads.CSV.GZ", &file, size, Limits::default());
            assert_eq!(kept.texts(), [("Leads.CSV", text.clone())]);
        }
    }

    #[test]
    fn several_members_are_one_file_and_padding_is_none() {
        let mut file = gz(b"a,b\n1,");
        file.extend(gz(b""));
        file.extend(gz(b"2\n"));
        file.extend([0; 600]);
        for size in [1, 5, 1000] {
            let kept = open_by("leads.csv.gz", &file, size, Limits::default());
            assert_eq!(kept.texts(), [("leads.csv", "a,b\n1,2\n".to_owned())]);
        }
    }

    #[test]
    fn every_part_of_the_header_is_passed_over() {
        let plain = gz(b"a,b\n1,2\n");
        let mut file = vec![0x1F, 0x8B, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 255, 3, 0];
        file.extend(b"xyz");
        file.extend(b"old name.csv\0a comment\0");
        file.extend([1, 2]);
        file.extend(&plain[10..]);
        assert_eq!(
            open("leads.gz", &file).texts(),
            [("leads", "a,b\n1,2\n".to_owned())]
        );
    }

    #[test]
    fn gzip_within_gzip_is_opened_to_a_depth() {
        let mut file = b"a,b\n1,2\n".to_vec();
        for _ in 0..4 {
            file = gz(&file);
        }
        assert_eq!(
            open("a.csv.gz", &file).texts(),
            [("a.csv", "a,b\n1,2\n".to_owned())]
        );
        assert_eq!(open("a.csv.gz", &gz(&file)).codes(), [("E054", "a.csv")]);
    }

    #[test]
    fn a_file_cut_anywhere_is_refused() {
        let file = gz("lead id,created\n".repeat(50).as_bytes());
        for end in 3..file.len() {
            let kept = open("leads.csv.gz", &file[..end]);
            assert_eq!(kept.codes(), [("E055", "leads.csv.gz")], "{end} bytes");
            assert!(kept.files.iter().all(|(_, bytes)| bytes.is_none()));
        }
    }

    #[test]
    fn damage_is_noticed() {
        let text: String = (0..60).map(|at: u32| format!("{},", at.pow(5))).collect();
        let file = gz(text.as_bytes());
        for at in (0..file.len()).filter(|at| !(4..10).contains(at) && *at > 1) {
            let mut damaged = file.clone();
            damaged[at] ^= 0x10;
            let kept = open("leads.csv.gz", &damaged);
            // The last bits of a byte may mean nothing.
            if kept.texts() != [("leads.csv", text.clone())] {
                assert_eq!(kept.codes(), [("E055", "leads.csv.gz")], "byte {at}");
            }
        }
        let mut more = file;
        more.extend(b"more");
        assert_eq!(
            open("leads.csv.gz", &more).codes(),
            [("E055", "leads.csv.gz")]
        );
    }

    #[test]
    fn a_bomb_is_refused_early() {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..100 {
            encoder.write_all(&zeros).expect("memory");
        }
        let file = encoder.finish().expect("memory");
        assert_eq!(open("bomb.gz", &file).codes(), [("E054", "bomb.gz")]);
        let limits = Limits {
            unfolded: 1 << 20,
            ..Limits::default()
        };
        assert_eq!(
            open_by("bomb.gz", &file, 1000, limits).codes(),
            [("E054", "bomb.gz")]
        );
    }
}
