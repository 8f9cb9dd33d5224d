//! ADF 1.0: one prospect is one lead, however many there are in a document, and documents in a file.

use super::element::{Element, Ended, same};
use super::lead::{Lead, Leads, Told};
use super::tags::{Piece, Tags};

/// Adds the prospects of a text. `first_line` is the line of its beginning.
pub(super) fn read(text: &str, first_line: u64, leads: &mut Leads) {
    let mut tags = Tags::new(text, 0);
    let (mut line, mut counted) = (first_line, 0);
    loop {
        let start = tags.at;
        let Some(piece) = tags.next() else { return };
        let Piece::Start(name, attributes, closed) = piece else {
            continue;
        };
        if !same(name, "prospect") {
            continue;
        }
        line += lines(&text[counted..start]);
        counted = start;
        let (prospect, ended) = Element::read(&mut tags, name, attributes, closed, true);
        let raw = &text[start..tags.at];
        match ended {
            Ended::Closed | Ended::Elsewhere => leads.add(line, lead(&prospect), raw),
            Ended::File => leads.aside(line, "C004", raw),
            Ended::Deep => leads.aside(line, "C010", raw),
        }
    }
}

/// Line ends in a text.
pub(super) fn lines(text: &str) -> u64 {
    text.bytes().filter(|&byte| byte == b'\n').count() as u64
}

fn lead(prospect: &Element<'_>) -> Lead {
    let mut lead = Lead::default();
    let id = id(prospect);
    lead.set(Told::Id, &id);
    lead.set(Told::Requested, prospect.told(&[&["requestdate"]]));
    lead.set(Told::Submission, prospect.attribute("status"));
    if let Some(provider) = prospect.child("provider") {
        let name = provider.told(&[&["name"]]);
        lead.set(Told::Source, name);
        lead.set(Told::Service, provider.told(&[&["service"]]));
        if name.is_empty() {
            lead.set(Told::Source, provider.told(&[&["service"], &["id"]]));
        }
    }
    if lead.get(Told::Source).is_empty() {
        let source = prospect.all("id").map(|id| id.attribute("source"));
        lead.set(
            Told::Source,
            source.into_iter().find(|s| !s.is_empty()).unwrap_or(""),
        );
    }
    if let Some(vendor) = prospect.child("vendor") {
        let contact = vendor.child("contact").map(full_name).unwrap_or_default();
        let named = vendor.told(&[&["vendorname"], &["name"]]);
        lead.set(
            Told::Dealer,
            if named.is_empty() { &contact } else { named },
        );
        lead.set(Told::DealerId, vendor.told(&[&["id"]]));
    }
    if let Some(customer) = prospect.child("customer") {
        if let Some(contact) = customer.child("contact") {
            lead.set(Told::Customer, &full_name(contact));
            lead.set(Told::Email, contact.told(&[&["email"]]));
            for phone in contact.all("phone") {
                let mobile = matches!(
                    phone.attribute("type").to_ascii_lowercase().as_str(),
                    "cellphone" | "cell" | "mobile" | "cellular"
                );
                let told = if mobile { Told::Mobile } else { Told::Phone };
                if lead.get(told).is_empty() {
                    lead.set(told, phone.trimmed());
                }
            }
        }
        let timeframe = customer.told(&[&["timeframe", "description"], &["timeframe"]]);
        lead.set(Told::Timeframe, timeframe);
    }
    let commented = [prospect.child("customer"), Some(prospect)]
        .into_iter()
        .flatten()
        .any(|within| !within.told(&[&["comments"]]).is_empty());
    if commented {
        lead.set(Told::Comments, "yes");
    }
    // A car to trade in is not what the customer asks for.
    let wanted = prospect
        .all("vehicle")
        .find(|vehicle| !same(vehicle.attribute("interest"), "trade-in"));
    if let Some(vehicle) = wanted {
        let parts = ["year", "make", "model"].map(|part| vehicle.told(&[&[part]]));
        lead.set(Told::Vehicle, &parts.join(" "));
        lead.set(Told::Interest, vehicle.attribute("interest"));
    }
    lead
}

/// The first of its ids by their sequence, with the system that gave it: ids of two systems can be the same number.
fn id(prospect: &Element<'_>) -> String {
    let first = prospect
        .all("id")
        .filter(|id| !id.trimmed().is_empty())
        .min_by_key(|id| id.attribute("sequence").parse::<u32>().unwrap_or(u32::MAX));
    first.map_or_else(String::new, |id| match id.attribute("source") {
        "" => id.trimmed().to_owned(),
        source => format!("{source} {}", id.trimmed()),
    })
}

/// A full name, or its parts in their order.
fn full_name(contact: &Element<'_>) -> String {
    let part = |wanted: &str| {
        contact
            .all("name")
            .filter(|name| same(name.attribute("part"), wanted))
            .map(Element::trimmed)
            .find(|text| !text.is_empty())
    };
    if let Some(full) = part("full").or_else(|| part("")) {
        return full.to_owned();
    }
    let parts: Vec<&str> = ["first", "middle", "last", "surname"]
        .into_iter()
        .filter_map(part)
        .collect();
    if parts.is_empty() {
        return contact.told(&[&["name"]]).to_owned();
    }
    parts.join(" ")
}
