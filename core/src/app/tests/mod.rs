//! The widget's behaviour, natively: files in, actions, what is shown.

mod account;
mod answers;
mod batches;
mod clearing;
mod customers;
mod expectation;
mod exports;
mod filters;
mod leads;
mod looks;
mod mapping;
mod marks;
mod provisional;
mod repeats;
mod sharing;
mod sorting;
mod steps;

use super::rehearsal::export;
use super::{Action, App, Effect};
use crate::node::to_html;
use crate::settings::{By, Expectation, Scope, Settings};

/// Eight leads of two dealers and three people; four of them were phoned.
const LEADS: &str = "lead_id,created_at,dealer,person,source,email,activity_at,channel,direction,actor,result\n\
    L1,2026-01-05T09:00:00Z,North,Ann,Web,a@example.org,2026-01-05T09:20:00Z,phone,outbound,human,no answer\n\
    L2,2026-01-06T09:00:00Z,North,Ann,Web,b@example.org,2026-01-06T10:20:00Z,phone,outbound,human,connected\n\
    L3,2026-01-07T09:00:00Z,North,Bob,Web,c@example.org,2026-01-07T09:40:00Z,email,outbound,human,\n\
    L4,2026-01-08T09:00:00Z,North,Bob,Fair,d@example.org,,,,,\n\
    L5,2026-01-09T09:00:00Z,South,Cid,Fair,e@example.org,2026-01-09T11:20:00Z,phone,outbound,human,connected\n\
    L6,2026-01-12T09:00:00Z,South,Cid,Web,f@example.org,2026-01-12T09:05:00Z,phone,outbound,human,no answer\n\
    L7,2026-01-13T09:00:00Z,South,Cid,Web,g@example.org,2026-01-13T09:50:00Z,email,outbound,human,\n\
    L8,2026-01-14T09:00:00Z,South,Cid,Web,h@example.org,,,,,\n";

fn act(app: &mut App, name: &str, field: &str, value: &str) -> Vec<Effect> {
    app.update(&Action {
        name: name.to_owned(),
        field: field.to_owned(),
        value: value.to_owned(),
    })
}

fn read(app: &mut App, files: &[(&str, &str)]) {
    for (name, text) in files {
        app.open(name, None);
        app.push(text.as_bytes());
        app.close();
    }
    app.finish();
}

/// Settings of a host that expects `share` of the network.
fn expecting(share: f64) -> Settings {
    Settings {
        expectations: vec![Expectation {
            scope: Scope::Network,
            name: String::new(),
            value: share,
        }],
        ..Settings::default()
    }
}

fn html(app: &App) -> String {
    to_html(&app.view())
}

/// Value of an estimate of the whole network.
fn value(app: &App, id: &str) -> Option<f64> {
    app.report()?.estimate(id)?.value
}

fn leads(app: &App) -> Option<u64> {
    app.report().map(|report| report.counts.leads)
}
