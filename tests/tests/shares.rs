//! A file that several workers read gives the same as when one reads it: the same report, the same account of its rows,
//! the same columns, wherever it was cut.

use reality_gap_core::facts::Facts;
use reality_gap_core::metrics;
use reality_gap_core::records::{Ingest, Share};
use reality_gap_core::settings::{By, Settings};
use reality_gap_tests::Dice;
use reality_gap_tests::gallery::gallery;

/// What a reader needs before it knows the header of any file.
const HEAD: usize = 64 * 1024;
/// Where a seam is looked for.
const AROUND: usize = 16 * 1024;

fn settings() -> Settings {
    let mut settings = Settings {
        by: vec![By::Dealer, By::Person, By::Source, By::Channel],
        ..Settings::default()
    };
    settings.expect_of_network(0.75);
    settings
}

/// Everything that comes of a file, in words.
fn outcome(ingest: Ingest, settings: &Settings) -> String {
    match ingest.finish() {
        Ok((dataset, columns)) => {
            let facts = Facts::fold(dataset, settings);
            let report = metrics::report(&facts, settings);
            format!("{}\n{columns:?}", report.to_json())
        }
        Err(stopped) => format!("{stopped:?}"),
    }
}

fn by_one(name: &str, bytes: &[u8], settings: &Settings) -> String {
    let mut ingest = Ingest::new(settings);
    ingest.open(name);
    if ingest.push(bytes).is_ok() {
        let _ = ingest.close();
    }
    outcome(ingest, settings)
}

/// What came of it, how many stretches were taken in, and how many there were.
fn by_several(
    name: &str,
    bytes: &[u8],
    settings: &Settings,
    cuts: &[usize],
) -> (String, usize, usize) {
    let mut ingest = Ingest::new(settings);
    ingest.open(name);
    let head = &bytes[..bytes.len().min(HEAD)];
    if ingest.push(head).is_err() {
        return (outcome(ingest, settings), 0, 0);
    }
    let mut seams = vec![head.len()];
    for &cut in cuts.iter().filter(|_| ingest.divides()) {
        let around = &bytes[cut..bytes.len().min(cut + AROUND)];
        seams.extend(ingest.seam(around).map(|at| cut + at));
    }
    seams.push(bytes.len());
    seams.sort_unstable();
    seams.dedup();
    let (mut taken, mut of) = (0, 0);
    for (nth, ends) in seams.windows(2).enumerate() {
        let stretch = &bytes[ends[0]..ends[1]];
        if nth > 0 {
            of += 1;
            let found = Share::new(settings, name, head).and_then(|mut share| {
                for slice in stretch.chunks(5_000) {
                    share.push(slice);
                }
                share.close()
            });
            if found.is_some_and(|found| ingest.absorb(&found)) {
                taken += 1;
                continue;
            }
        }
        if ingest.push(stretch).is_err() {
            return (outcome(ingest, settings), taken, of);
        }
    }
    let _ = ingest.close();
    (outcome(ingest, settings), taken, of)
}

/// Rows of touches with their leads, and `odd` in a hundred of them odd in one of the ways that exports are.
fn odd_rows(dice: &mut Dice, length: usize, odd: u64) -> Vec<u8> {
    let mut text = b"lead_id,created_at,dealer,person,source,phone,email,status,activity_at,channel,direction,result,actor,subject\n".to_vec();
    let mut rows: Vec<Vec<u8>> = Vec::new();
    while text.len() < length {
        let lead = dice.below(length as u64 / 400);
        let day = 1 + lead % 28;
        let at = (
            dice.below(12) + 1,
            dice.below(28) + 1,
            dice.below(24),
            dice.below(60),
        );
        let row = format!(
            "L{lead},2026-03-{day:02} 09:{:02}:00,Dealer {},Person {},{},{},c{}@example.com,{},2026-{:02}-{:02} {:02}:{:02}:00,{},{},{},{},{}\n",
            lead % 60,
            lead % 9,
            lead % 13,
            ["Web", "\"Walk-in, returned\"", ""][lead as usize % 3],
            ["", "+1 555 0100", "n/a"][lead as usize % 3],
            lead % 700,
            ["open", "Sold", "lost", "Brieftaube"][lead as usize % 4],
            at.0,
            at.1,
            at.2,
            at.3,
            ["phone", "email", "text", "smoke"][dice.below(4) as usize],
            ["outbound", "inbound"][dice.below(2) as usize],
            ["", "connected", "voicemail", "who knows"][dice.below(4) as usize],
            ["human", "auto-reply", ""][dice.below(3) as usize],
            [
                "",
                "\"said \"\"later\"\"\"",
                "\"two\nlines, one lead\"",
                "LM"
            ][dice.below(4) as usize],
        );
        let row = row.into_bytes();
        if dice.below(100) >= odd {
            rows.push(row.clone());
            text.extend(row);
            continue;
        }
        let line = String::from_utf8_lossy(&row).into_owned();
        text.extend(match dice.below(16) {
            0 => b"\n".to_vec(),
            1 => b"\n\nSummary,of,something,else\n".to_vec(),
            2 => b"Total,,,,,,,,,,,,,\n".to_vec(),
            3 => b"only,three,cells\n".to_vec(),
            4 => line
                .replace("Dealer 4", "Citro\u{eb}n")
                .into_bytes()
                .into_iter()
                .filter(|&byte| byte != 0xC3)
                .collect(),
            5 => line.replace("Person", "Other person").into_bytes(),
            6 => line.replace("2026-03-", "2026-04-").into_bytes(),
            7 => line.replacen('L', "", 1).into_bytes(),
            8 => line.replace("2026-", "soon ").into_bytes(),
            9 => line.replace("2026-03-", "3/5/2026 ").into_bytes(),
            10 => line.replace(" 09:", "T09:").into_bytes(),
            11 => rows
                .get(dice.below(rows.len() as u64 + 1) as usize)
                .cloned()
                .unwrap_or_default(),
            12 => line.replacen("open", "test lead", 1).into_bytes(),
            13 => b"# a note below\n".to_vec(),
            _ => b"\nL1,,a note,,,,,,,,,,,\nL2,,another,,,,,,,,,,,\nL3,,a third,,,,,,,,,,,\n"
                .to_vec(),
        });
    }
    text
}

/// Anywhere, and where a blank line is.
fn cuts(dice: &mut Dice, bytes: &[u8]) -> Vec<usize> {
    let room = (bytes.len() - HEAD) as u64;
    let count = 1 + dice.below(5);
    let mut anywhere = || HEAD + usize::try_from(dice.below(room)).unwrap_or(0);
    let mut cuts: Vec<usize> = (0..count).map(|_| anywhere()).collect();
    let from = anywhere();
    let blank = bytes[from..].windows(2).position(|two| two == b"\n\n");
    let below = bytes[from..].windows(4).position(|four| four == b"\nL2,");
    cuts.extend(blank.into_iter().chain(below).map(|at| from + at));
    cuts
}

#[test]
fn odd_files_give_the_same_wherever_they_are_cut() {
    let settings = settings();
    let mut dice = Dice::new(2026);
    let (mut taken, mut of) = (0, 0);
    for round in 0..60 {
        let odd = [0, 0, 1, 5, 30][round % 5];
        let mut bytes = odd_rows(&mut dice, 100_000 + 20_000 * (round % 7), odd);
        if round % 10 == 9 {
            // A slip of a quote in the middle: from there on only one reader knows what is a row.
            let at = bytes.len() / 2;
            bytes.insert(at, b'"');
        }
        let cuts = cuts(&mut dice, &bytes);
        let (several, own_taken, own_of) = by_several("wide.csv", &bytes, &settings, &cuts);
        let one = by_one("wide.csv", &bytes, &settings);
        assert!(
            several == one,
            "round {round}, cut at {cuts:?}:\n{}",
            differs(&one, &several)
        );
        taken += own_taken;
        of += own_of;
    }
    assert!(
        taken * 3 > of * 2,
        "only {taken} of {of} stretches were taken in"
    );
}

/// The messy files, their rows again and again until they are long enough.
#[test]
fn messy_files_give_the_same_wherever_they_are_cut() {
    let settings = settings();
    let mut dice = Dice::new(7);
    let (mut divided, mut taken) = (0, 0);
    for case in gallery() {
        for input in case.inputs() {
            let Ok(text) = std::fs::read(&input) else {
                continue;
            };
            let Some(below) = text.iter().position(|&byte| byte == b'\n') else {
                continue;
            };
            let mut bytes = text.clone();
            while bytes.len() < 3 * HEAD {
                bytes.extend_from_slice(&text[below + 1..]);
                if bytes.last() != Some(&b'\n') {
                    bytes.push(b'\n');
                }
            }
            let cuts = cuts(&mut dice, &bytes);
            let (several, own, of) = by_several("messy.csv", &bytes, &settings, &cuts);
            let one = by_one("messy.csv", &bytes, &settings);
            assert!(
                several == one,
                "{}, cut at {cuts:?}:\n{}",
                case.name,
                differs(&one, &several)
            );
            divided += usize::from(of > 0);
            taken += usize::from(own > 0);
        }
    }
    assert!(
        divided >= 20 && taken >= 15,
        "{divided} divided, {taken} taken in"
    );
}

/// Where two texts part.
fn differs(one: &str, other: &str) -> String {
    let at = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let from = at.saturating_sub(200);
    let part = |text: &str| {
        let bytes = &text.as_bytes()[from.min(text.len())..text.len().min(at + 200)];
        String::from_utf8_lossy(bytes).into_owned()
    };
    format!("expected {}\nfound {}", part(one), part(other))
}
