//! How wide a text will be, from a table: the page's fonts are never asked, so a chart is the same bytes everywhere.
//!
//! The widths are those of DejaVu Sans, one of the widest fonts a browser falls back to: where the page's font is
//! narrower there is a little more air, and nothing ever overlaps or is cut off.

/// Advance widths of the printable ASCII characters from the space on, in thousandths of an em.
const ASCII: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// Width of a text, in em.
pub(super) fn text_width(value: &str) -> f64 {
    let thousandths: u32 = value.chars().map(|c| u32::from(width(c))).sum();
    f64::from(thousandths) / 1_000.0
}

fn width(c: char) -> u16 {
    let code = c as u32;
    let ascii = code
        .checked_sub(0x20)
        .and_then(|at| ASCII.get(usize::try_from(at).unwrap_or(usize::MAX)));
    match (ascii, code) {
        (Some(&w), _) => w,
        // Combining marks take no room of their own.
        (None, 0x300..=0x36f) => 0,
        // Narrow and figure spaces, middle dot.
        (None, 0xa0 | 0xb7 | 0x2009 | 0x202f) => 318,
        // Hangul, kana, Han and full-width forms are as wide as high; emoji a little wider.
        (
            None,
            0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xff00..=0xff60,
        ) => 1_000,
        (None, 0x1f000..) => 1_300,
        (None, _) => 700,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_letter_by_letter() {
        assert!((text_width("28 %") - (0.636 * 2.0 + 0.318 + 0.950)).abs() < 1e-9);
        assert!(text_width("日産") > text_width("ab"));
        assert!((text_width("e\u{301}") - text_width("e")).abs() < 1e-9);
    }
}
