//! A report about nobody, thrown away. A browser runs a program slowly at first and compiles anew what is run often:
//! what was rehearsed while nobody waited is quick when a file comes.

use super::{Action, App};
use crate::node::pieces;
use crate::settings::{Expectation, Scope, Settings};

/// What a lead's rows begin with, and what touches of it end with; every `#` becomes a digit.
const LEAD: &str = ",2026-01-1# 0#:3#:1#,Dealer #,Person #,Source #,c#@example.org,";
const OUTCOMES: [&str; 4] = ["open", "lost", "sold", "open"];
const TOUCHES: [&str; 4] = [
    "2026-01-1# 1#:2#:3#,phone,outbound,human,no answer",
    "2026-01-1# 1#:2#:3#,email,outbound,human,",
    "2026-01-2# 1#:2#:3#,phone,outbound,human,connected",
    "2026-01-2# 1#:2#:3#,text,inbound,human,",
];
const HEADER: &str = "lead_id,created_at,dealer,person,source,email,outcome,activity_at,channel,direction,actor,result\n";

/// Digits that look like chance and are the same every time.
struct Digits(u32);

impl Digits {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 24
    }

    fn fill(&mut self, template: &str, into: &mut String) {
        for byte in template.bytes() {
            let digit = (self.next() % 10) as u8;
            into.push(char::from(if byte == b'#' { b'0' + digit } else { byte }));
        }
    }
}

/// An export of so many invented leads with one to four touches each.
pub(super) fn export(leads: u32) -> String {
    let mut digits = Digits(leads);
    let mut text = HEADER.to_owned();
    let mut lead = String::new();
    for at in 0..leads {
        lead.clear();
        lead.push('L');
        lead.push_str(&at.to_string());
        digits.fill(LEAD, &mut lead);
        lead.push_str(OUTCOMES[(at % 4) as usize]);
        let own = TOUCHES.iter().cycle().skip((digits.next() % 4) as usize);
        for touch in own.take((digits.next() % 4 + 1) as usize) {
            text.push_str(&lead);
            text.push(',');
            digits.fill(touch, &mut text);
            text.push('\n');
        }
    }
    text
}

/// Reads an invented export, shows its report, and chooses in it. Gives the number of leads counted.
#[must_use]
pub fn rehearse(leads: u32) -> u64 {
    let settings = Settings {
        expectations: vec![Expectation {
            scope: Scope::Network,
            name: String::new(),
            value: 0.75,
        }],
        ..Settings::default()
    };
    let mut app = App::new(settings);
    app.open("rehearsal.csv", None);
    app.push(export(leads).as_bytes());
    app.close();
    app.finish();
    let shown = pieces(&app.view()).len();
    app.update(&Action {
        name: "filter".to_owned(),
        field: "dealers".to_owned(),
        value: "Dealer 1".to_owned(),
    });
    let chosen = pieces(&app.view()).len();
    let counted = app.report().map_or(0, |report| report.counts.leads);
    if shown.min(chosen) > 1 { counted } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_a_choice_leaves_some() {
        let mut app = App::new(Settings::default());
        app.open("rehearsal.csv", None);
        app.push(export(500).as_bytes());
        app.close();
        app.finish();
        let report = app.report().expect("a report");
        assert_eq!(report.counts.leads, 500);
        let aside = report
            .input
            .files
            .iter()
            .map(|file| file.rows_set_aside)
            .sum::<u64>();
        assert_eq!(aside, 0);
        let chosen = rehearse(500);
        assert!((1..500).contains(&chosen), "{chosen}");
    }
}
