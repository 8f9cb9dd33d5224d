//! STAR ProcessSalesLead: the form of release 5, and the older one with a header of its own.

use super::adf::lines;
use super::element::{Element, Ended, same};
use super::lead::{Lead, Leads, Told};
use super::tags::{Piece, Tags};

/// Adds the sales leads of a text.
pub(super) fn read(text: &str, first_line: u64, leads: &mut Leads) {
    let mut tags = Tags::new(text, 0);
    let (mut line, mut counted) = (first_line, 0);
    // What the message around a lead says.
    let mut around = Lead::default();
    loop {
        let start = tags.at;
        let Some(piece) = tags.next() else { return };
        let Piece::Start(name, attributes, closed) = piece else {
            continue;
        };
        if same(name, "ApplicationArea") {
            let (area, _) = Element::read(&mut tags, name, attributes, closed, true);
            around = Lead::default();
            let sent = area.told(&[&["CreationDateTime"]]);
            around.set(Told::Requested, sent);
            let sender = [
                &["Sender", "CreatorNameCode"][..],
                &["Sender", "SenderNameCode"],
                &["Sender", "SenderName"],
                &["Sender", "Component"],
            ];
            around.set(Told::Source, area.told(&sender));
            let to = [
                &["Destination", "DestinationNameCode"][..],
                &["Destination", "DealerNumber"],
                &["Destination", "DealerNumberID"],
            ];
            around.set(Told::Dealer, area.told(&to));
        } else if same(name, "SalesLead") {
            line += lines(&text[counted..start]);
            counted = start;
            let (element, ended) = Element::read(&mut tags, name, attributes, closed, true);
            let raw = &text[start..tags.at];
            match ended {
                Ended::Closed | Ended::Elsewhere => {
                    let mut lead = lead(&element);
                    for told in [Told::Requested, Told::Source, Told::Dealer] {
                        if lead.get(told).is_empty() {
                            lead.set(told, around.get(told));
                        }
                    }
                    leads.add(line, lead, raw);
                }
                Ended::File => leads.aside(line, "C004", raw),
                Ended::Deep => leads.aside(line, "C010", raw),
            }
        }
    }
}

/// The text of the first element with one of these names, wherever it is.
fn any<'e>(element: &'e Element<'_>, names: &[&str]) -> &'e str {
    names
        .iter()
        .filter_map(|name| element.find(name))
        .map(Element::trimmed)
        .find(|text| !text.is_empty())
        .unwrap_or("")
}

fn lead(element: &Element<'_>) -> Lead {
    let mut lead = Lead::default();
    lead.set(
        Told::Id,
        any(element, &["DocumentID", "DocumentId", "LeadID"]),
    );
    let created = ["LeadCreationDateTime", "DocumentDateTime", "LeadDateTime"];
    lead.set(Told::Requested, any(element, &created));
    let source = [
        "LeadSourceCode",
        "LeadSource",
        "ProgramIdDescription",
        "LeadProvider",
    ];
    lead.set(Told::Source, any(element, &source));
    lead.set(Told::Status, any(element, &["LeadStatus"]));
    lead.set(
        Told::Type,
        any(element, &["LeadRequestTypeString", "LeadRequestType"]),
    );
    if ["LeadComments", "CustomerComments"]
        .iter()
        .any(|name| !any(element, &[name]).is_empty())
    {
        lead.set(Told::Comments, "yes");
    }
    let dealer = ["ReceivingDealerParty", "DealerParty", "Dealer"]
        .into_iter()
        .find_map(|name| element.find(name));
    if let Some(dealer) = dealer {
        lead.set(
            Told::Dealer,
            any(
                dealer,
                &["DealerName", "CompanyName", "OrganizationName", "Name"],
            ),
        );
        let id = any(
            dealer,
            &["OrganizationID", "PartyID", "PartyId", "DealerNumber", "ID"],
        );
        lead.set(Told::DealerId, id);
        if lead.get(Told::Dealer).is_empty() {
            lead.set(Told::Dealer, id);
        }
    }
    let customer = [
        "CustomerProspect",
        "IndividualProspect",
        "ProspectParty",
        "Prospect",
        "Customer",
    ]
    .into_iter()
    .find_map(|name| element.find(name));
    if let Some(customer) = customer {
        let name = [
            any(customer, &["GivenName", "FirstName"]),
            any(customer, &["FamilyName", "LastName", "Surname"]),
        ]
        .join(" ");
        lead.set(Told::Customer, &name);
        lead.set(Told::Email, email(customer));
        let phone = any(
            customer,
            &["CompleteNumber", "LocalNumber", "Telephone", "PhoneNumber"],
        );
        lead.set(Told::Phone, phone);
    }
    let vehicle = [
        "Model year",
        "ModelYear",
        "Year",
        "MakeString",
        "Make",
        "Model",
        "ModelDescription",
    ];
    let [year, make, model] =
        [&vehicle[1..3], &vehicle[3..5], &vehicle[5..]].map(|names| any(element, names));
    lead.set(Told::Vehicle, &[year, make, model].join(" "));
    lead
}

/// The address of the way of communication that is e-mail.
fn email<'e>(customer: &'e Element<'_>) -> &'e str {
    let plain = any(
        customer,
        &["EMailAddress", "EmailAddress", "Email", "EMail"],
    );
    if !plain.is_empty() {
        return plain;
    }
    let mut waiting = vec![customer];
    while let Some(element) = waiting.pop() {
        if same(element.name, "URICommunication") {
            let address = element.told(&[&["URIID"]]);
            let channel = element.told(&[&["ChannelCode"]]);
            if address.contains('@')
                && (channel.is_empty() || channel.to_ascii_lowercase().contains("mail"))
            {
                return address;
            }
        }
        waiting.extend(element.children.iter().rev());
    }
    ""
}
