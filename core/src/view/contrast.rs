//! Contrast of the stylesheet's colours (WCAG 2.2): 4.5 for text, 3 for marks, in light and in dark.

use super::CSS;

/// The light and the dark value of a custom property.
fn pair(name: &str) -> Option<[[u8; 3]; 2]> {
    let start = CSS.find(&format!("  --_{name}: var(--rg-{name}, light-dark("))?;
    let rest = &CSS[start..];
    let open = rest.find("light-dark(")? + "light-dark(".len();
    let close = rest[open..].find(')')? + open;
    let mut values = rest[open..close].split(',').map(|v| hex(v.trim()));
    Some([values.next()??, values.next()??])
}

fn hex(value: &str) -> Option<[u8; 3]> {
    let digits = value.strip_prefix('#').filter(|d| d.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn luminance(rgb: [u8; 3]) -> f64 {
    let [r, g, b] = rgb.map(|c| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            libm::pow((c + 0.055) / 1.055, 2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn check(names: &[&str], grounds: &[&str], least: f64) {
    for name in names {
        for ground in grounds {
            let (mark, under) = (pair(name), pair(ground));
            assert!(
                mark.is_some() && under.is_some(),
                "{name} or {ground} is not in the stylesheet"
            );
            for (scheme, (a, b)) in mark
                .unwrap_or_default()
                .into_iter()
                .zip(under.unwrap_or_default())
                .enumerate()
            {
                let found = contrast(a, b);
                let scheme = ["light", "dark"][scheme];
                assert!(
                    found >= least,
                    "{name} on {ground}, {scheme}: {found:.2} is below {least}"
                );
            }
        }
    }
}

#[test]
fn known_pairs_have_their_known_contrast() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    assert!((contrast([119, 119, 119], [255, 255, 255]) - 4.48).abs() < 0.01);
}

#[test]
fn text_can_be_read() {
    check(
        &["ink", "muted", "actual", "expected", "automatic"],
        &["surface"],
        4.5,
    );
    check(&["ink", "muted"], &["page"], 4.5);
    check(&["promise-ink"], &["promise"], 4.5);
    // The main button: the surface's colour on the actual colour.
    check(&["surface"], &["actual"], 4.5);
}

#[test]
fn marks_can_be_seen() {
    check(
        &[
            "actual",
            "interval",
            "expected",
            "gap",
            "all",
            "nothing",
            "customer",
            "automatic",
            "one-email",
            "several-emails",
            "message",
            "other",
            "called",
            "control",
            "alarm",
        ],
        &["surface"],
        3.0,
    );
}
