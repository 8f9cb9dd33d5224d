//! Pictures compared with approved ones: halved, in few colours, small enough to be kept in the repository.

use std::io::Cursor;

use anyhow::{Context as _, Result, bail, ensure};

/// Colours of an approved picture: text and charts need no more.
const COLOURS: usize = 32;
/// How far a colour channel may be from the approved one, of 255: few colours and another machine's edges of letters.
pub(crate) const NEAR: u8 = 56;
/// Of all pixels so many in a thousand may be further away.
pub(crate) const FAR: usize = 5;
/// Side of the blocks into which a picture is cut, and how many of a block's 256 pixels may be further away: a label that is
/// gone or a mark of another colour fills more.
const BLOCK: usize = 16;
pub(crate) const BLOCK_FAR: usize = 40;

/// A picture without transparency, three bytes a pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pixels: Vec<[u8; 3]>,
}

/// How two pictures differ.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Pixels that are far from each other.
    pub(crate) far: usize,
    /// The most of them in one block, and the block's left upper corner in the halved picture.
    pub(crate) block: (usize, usize, usize),
}

impl Difference {
    pub(crate) fn within(&self, of: &Picture) -> bool {
        self.far * 1_000 <= of.pixels.len() * FAR && self.block.0 <= BLOCK_FAR
    }
}

impl Picture {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self> {
        let mut decoder = png::Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info()?;
        let size = reader.output_buffer_size().context("a sane size")?;
        let mut bytes = vec![0; size];
        let info = reader.next_frame(&mut bytes)?;
        bytes.truncate(info.buffer_size());
        let step = match info.color_type {
            png::ColorType::Rgb => 3,
            png::ColorType::Rgba => 4,
            other => bail!("expected a picture in colours, found {other:?}"),
        };
        Ok(Self {
            width: info.width as usize,
            height: info.height as usize,
            pixels: bytes
                .chunks_exact(step)
                .map(|p| [p[0], p[1], p[2]])
                .collect(),
        })
    }

    /// The left upper part of this size, each four pixels one.
    pub(crate) fn halved(&self, width: usize, height: usize) -> Result<Self> {
        ensure!(
            self.width >= width && self.height >= height,
            "expected a window of at least {width}×{height}, found {}×{}",
            self.width,
            self.height
        );
        let (half, rows) = (width / 2, height / 2);
        let at = |x: usize, y: usize| self.pixels[y * self.width + x];
        let mean = |x: usize, y: usize| {
            let four = [at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1)];
            [0, 1, 2].map(|c| {
                let sum: u16 = four.iter().map(|p| u16::from(p[c])).sum();
                u8::try_from(sum / 4).unwrap_or(u8::MAX)
            })
        };
        let pixels = (0..rows).flat_map(|y| (0..half).map(move |x| (2 * x, 2 * y)));
        Ok(Self {
            width: half,
            height: rows,
            pixels: pixels.map(|(x, y)| mean(x, y)).collect(),
        })
    }

    /// As a PNG of few colours.
    pub(crate) fn write(&self) -> Result<Vec<u8>> {
        let rgba: Vec<u8> = self
            .pixels
            .iter()
            .flat_map(|p| [p[0], p[1], p[2], 255])
            .collect();
        let palette = color_quant::NeuQuant::new(3, COLOURS, &rgba);
        let mut last = ([0; 4], palette.index_of(&[0; 4]));
        let mut places = Vec::with_capacity(self.pixels.len());
        for pixel in rgba.chunks_exact(4) {
            if last.0 != pixel {
                last = (pixel.try_into()?, palette.index_of(pixel));
            }
            places.push(u8::try_from(last.1)?);
        }
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(
            &mut out,
            u32::try_from(self.width)?,
            u32::try_from(self.height)?,
        );
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_palette(palette.color_map_rgb());
        encoder.set_compression(png::Compression::High);
        encoder.write_header()?.write_image_data(&places)?;
        Ok(out)
    }

    /// Counts pixels that are far apart, and draws them red on a pale copy.
    pub(crate) fn compare(&self, approved: &Self) -> Result<(Difference, Self)> {
        ensure!(
            (self.width, self.height) == (approved.width, approved.height),
            "expected {}×{}, found {}×{}",
            approved.width,
            approved.height,
            self.width,
            self.height
        );
        let across = self.width.div_ceil(BLOCK);
        let mut blocks = vec![0; across * self.height.div_ceil(BLOCK)];
        let mut shown = self.clone();
        let mut far = 0;
        for (i, (a, b)) in self.pixels.iter().zip(&approved.pixels).enumerate() {
            let apart = a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > NEAR);
            shown.pixels[i] = if apart {
                [220, 0, 0]
            } else {
                a.map(|c| 192 + c / 4)
            };
            if apart {
                far += 1;
                blocks[i / self.width / BLOCK * across + i % self.width / BLOCK] += 1;
            }
        }
        let most = (0..blocks.len()).max_by_key(|&i| blocks[i]).unwrap_or(0);
        let block = (blocks[most], most % across * BLOCK, most / across * BLOCK);
        Ok((Difference { far, block }, shown))
    }
}

/// The comparison sees what it should and lets pass what it should: run with the first picture of every engine.
pub(crate) fn judge_the_judge(picture: &Picture) -> Result<()> {
    let kept = Picture::read(&picture.write()?)?;
    let (same, _) = picture.compare(&kept)?;
    ensure!(
        same.within(picture),
        "few colours alone make it differ: {same:?}"
    );
    // A label of 40×8 pixels is gone.
    let mut without = picture.clone();
    let (x0, y0) = (picture.width / 2, picture.height / 2);
    for y in y0..y0 + 8 {
        for x in x0..x0 + 40 {
            let pixel = &mut without.pixels[y * picture.width + x];
            *pixel = pixel.map(|c| c ^ 0x80);
        }
    }
    let (changed, _) = without.compare(&kept)?;
    ensure!(
        !changed.within(picture),
        "a change is not seen: {changed:?}"
    );
    Ok(())
}
