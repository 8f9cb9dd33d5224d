//! How fast a wide activity export of 855,000 rows and 250,000 leads is read.
//!
//! `cargo run --release -p reality-gap-core --example ingest_speed [-- by-time]`
#![allow(clippy::print_stdout, reason = "a program for people")]

use std::fmt::Write as _;
use std::time::Instant;

use reality_gap_core::records::Ingest;
use reality_gap_core::settings::Settings;

const LEADS: u64 = 250_000;
const ROWS: u64 = 855_465;

struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }
}

fn stamp(out: &mut String, minutes: u64) {
    let date =
        chrono::DateTime::from_timestamp(1_735_689_600 + minutes as i64 * 60, 0).expect("a date");
    let _ = write!(out, "{}", date.format("%m/%d/%Y %I:%M %p"));
}

/// Rows grouped by lead, or in the order of their time.
fn generate(by_time: bool) -> String {
    let mut random = Random(20_260_101);
    let mut rows: Vec<(u64, u64)> = (0..ROWS)
        .map(|row| {
            let lead = if row < LEADS {
                row
            } else {
                random.below(LEADS)
            };
            let created = lead * 525_600 / LEADS;
            (
                lead,
                created + random.below(if row < LEADS { 600 } else { 20_000 }),
            )
        })
        .collect();
    rows.sort_by_key(|&(lead, at)| if by_time { (at, lead) } else { (lead, at) });
    let channels = ["Phone", "Email", "Text", "Phone"];
    let results = ["No Answer", "Left Message", "Contacted", "", "Busy"];
    let makes = ["Toyota", "Ford", "Volkswagen", "Kia"];
    let mut out = String::with_capacity(150 << 20);
    out.push_str(
        "Dealer,User Group,User,Dealer ID,Activity Date,Direction,Comm Channel,Interaction Result,Lead Type,Lead Status,\
         Lead Source,Lead Created Date,Make,Message Content,Lead ID,Communication ID\r\n",
    );
    for (nth, (lead, at)) in rows.into_iter().enumerate() {
        let dealer = lead * 7 % 180;
        let _ = write!(
            out,
            "Dealership {dealer} of the Region,Sales,Person {},{},",
            (dealer * 9 + random.below(9)),
            9000 + dealer
        );
        stamp(&mut out, at);
        let direction = if random.below(5) == 0 {
            "Inbound"
        } else {
            "Outbound"
        };
        let _ = write!(
            out,
            ",{direction},{},{},Internet,Active,Source {},",
            channels[random.below(4) as usize],
            results[random.below(5) as usize],
            lead % 23
        );
        stamp(&mut out, lead * 525_600 / LEADS);
        let _ = write!(
            out,
            ",{},\"Hello, thanks for {}\",{},{nth}\r\n",
            makes[(lead % 4) as usize],
            lead % 97,
            40_000_000 + lead
        );
    }
    out
}

fn main() {
    let by_time = std::env::args().any(|argument| argument == "by-time");
    let text = generate(by_time);
    let megabytes = text.len() as f64 / 1e6;
    println!(
        "{megabytes:.1} MB, {ROWS} rows, {}",
        if by_time { "by time" } else { "by lead" }
    );
    let mut times = Vec::new();
    for round in 0..7 {
        let begin = Instant::now();
        let mut ingest = Ingest::new(&Settings::default());
        ingest.open("speed.csv");
        for chunk in text.as_bytes().chunks(4 << 20) {
            ingest.push(chunk).expect("readable");
        }
        ingest.close().expect("readable");
        let read = begin.elapsed();
        let (data, _) = ingest.finish().expect("a dataset");
        let all = begin.elapsed();
        times.push(all);
        if round == 0 {
            let file = &data.files[0];
            println!(
                "{} leads, {} touches, {} rows set aside",
                data.leads.len(),
                data.touches.len(),
                file.rows_set_aside
            );
            println!("mapping {:?}\nnotes {:?}", file.mapping, file.notes);
        }
        println!(
            "read {:.3} s, join {:.3} s",
            read.as_secs_f64(),
            (all - read).as_secs_f64()
        );
    }
    times.sort();
    let median = times[times.len() / 2].as_secs_f64();
    println!("median {median:.3} s, {:.0} MB/s", megabytes / median);
}
