//! Colours: how far apart two of them are in lightness (WCAG 2.2), and for three kinds of colour blindness.

/// Red, green, blue, 0–1, linear.
pub(crate) type Linear = [f64; 3];

/// A colour of the style sheet.
pub(crate) fn linear(hex: &str) -> Option<Linear> {
    let digits = hex.strip_prefix('#').filter(|d| d.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?].map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    }))
}

fn luminance([r, g, b]: Linear) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// The contrast of two colours, 1 to 21.
pub(crate) fn contrast(a: Linear, b: Linear) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

type Matrix = [[f64; 3]; 3];

/// Seeing without red, green or blue cones, after Machado, Oliveira and Fernandes (2009), at full severity.
pub(crate) const BLINDNESS: [(&str, Matrix); 3] = [
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

pub(crate) const SEEING: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];

fn times(m: &Matrix, v: Linear) -> Linear {
    m.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
}

/// How far apart two colours look through these eyes: distance in OKLab, times 100. About 2 can just be told apart.
pub(crate) fn apart(eyes: &Matrix, a: Linear, b: Linear) -> f64 {
    let (a, b) = (lab(times(eyes, a)), lab(times(eyes, b)));
    let square: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
    100.0 * square.sqrt()
}

/// OKLab after Björn Ottosson.
fn lab(rgb: Linear) -> Linear {
    let cones = times(
        &[
            [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
            [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
            [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
        ],
        rgb.map(|c| c.clamp(0.0, 1.0)),
    );
    times(
        &[
            [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
            [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
            [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
        ],
        cones.map(f64::cbrt),
    )
}

#[test]
fn known_pairs_have_their_known_contrast() {
    let of = |hex| linear(hex).expect("a colour");
    assert!((contrast(of("#000000"), of("#ffffff")) - 21.0).abs() < 1e-9);
    assert!((contrast(of("#777777"), of("#ffffff")) - 4.48).abs() < 0.01);
}

#[test]
fn eyes_without_red_or_green_cones_confuse_what_they_are_known_to() {
    let of = |hex| linear(hex).expect("a colour");
    // White and black stay as far apart as they are; red and green of one lightness do not.
    for (name, eyes) in &BLINDNESS {
        let far = apart(eyes, of("#000000"), of("#ffffff"));
        assert!((far - 100.0).abs() < 1.0, "{name}: {far}");
    }
    let (red, green) = (of("#c0504d"), of("#6f8a3a"));
    let seen = apart(&SEEING, red, green);
    assert!(apart(&BLINDNESS[1].1, red, green) < seen / 2.0);
    assert!(apart(&BLINDNESS[2].1, red, green) > seen / 2.0);
}
