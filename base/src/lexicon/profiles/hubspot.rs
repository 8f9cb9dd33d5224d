//! HubSpot: exports of contacts and deals with the headers of six languages, calls and tasks as its interface names them.

/// Its exports. Outcomes of calls are keys of thirty-six characters, the same everywhere unless an account makes its own.
pub(super) const PROFILES: &str = "\
HubSpot contacts = leads
4 of: record id, contact owner, lead status, associated company, lifecycle stage, create date, marketing contact status, countryregion, hs lead status, hs object id, lifecyclestage, createdate, hs time to first engagement, hubspot owner id
lead_id: record id, hs object id
created_at: create date, createdate
status: lead status, hs lead status
person: contact owner, hubspot owner id
response_time: hs time to first engagement, lead response time, time to first engagement
ms: hs time to first engagement, lead response time, time to first engagement

HubSpot deals = leads
3 of: record id, deal name, deal stage, deal owner, pipeline, dealname, dealstage, closedate, hs is closed won, associated contact, associated contact ids
lead_id: record id, hs object id
created_at: create date, createdate
status: deal stage, dealstage
person: deal owner, hubspot owner id
closed_at: close date, closedate

HubSpot contacts, German = leads
3 of: !datensatz id, vorname, nachname, e mail, telefonnummer, lead status, erstelldatum, erstellungsdatum, fur kontakt zustandiger mitarbeiter, zustandiger mitarbeiter fur kontakt, zustandiger mitarbeiter, kontakt zustandiger, lifecycle phase
lead_id: datensatz id
person: fur kontakt zustandiger mitarbeiter, zustandiger mitarbeiter fur kontakt, zustandiger mitarbeiter, kontakt zustandiger

HubSpot contacts, French = leads
3 of: id de fiche d informations, id de l enregistrement, statut du lead, proprietaire du contact, phase du cycle de vie, adresse e mail, date de creation
lead_id: id de fiche d informations, id de l enregistrement
person: proprietaire du contact

HubSpot contacts, Spanish = leads
3 of: !id de registro, estado del lead, propietario del contacto, etapa del ciclo de vida, numero de telefono, fecha de creacion
lead_id: id de registro
person: propietario del contacto

HubSpot contacts, Italian = leads
3 of: id record, id del record, stato lead, stato del lead, proprietario contatto, proprietario del contatto, fase del ciclo di vita, data di creazione
lead_id: id record, id del record
person: proprietario contatto, proprietario del contatto

HubSpot contacts, Dutch = leads
3 of: !record id, leadstatus, lead status, contacteigenaar, eigenaar van contact, eigenaar van contactpersoon, levenscyclusfase, aanmaakdatum, datum gemaakt
lead_id: record id
person: contacteigenaar, eigenaar van contact, eigenaar van contactpersoon

HubSpot calls = calls
4 of: hs timestamp, hs call direction, hs call disposition, hs call duration, hs call status, hs call from number, hs call to number, hs call title, hs call source
at: hs timestamp
result: hs call disposition, hs call status
duration: hs call duration
person: hubspot owner id
ms: hs call duration

HubSpot tasks = tasks
3 of: hs task subject, hs task status, hs task type, hs task priority, hs task completion date, hs timestamp
due_at: hs timestamp
done_at: hs task completion date
created_at: hs createdate, hs create date
";
