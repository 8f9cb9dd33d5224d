//! Headers in Dutch.

/// Field and headers.
pub(super) const HEADERS: &str = "\
lead_id: leadnummer, lead nummer, leadnr, lead nr, aanvraag id, aanvraagnummer, aanvraagnr, referentie, referentienummer, verzoek id, dossiernummer
created_at: aanmaakdatum, datum aangemaakt, datum gemaakt, aangemaakt op, aangemaakt, datum aanmaak, datum ontvangen, ontvangen op, ontvangstdatum, aanvraagdatum, datum aanvraag, leaddatum, datum lead, datum binnenkomst, binnengekomen op
dealer: dealernaam, vestiging, vestigingsnaam, dealerbedrijf, autobedrijf, filiaal, dealernummer, dealercode, locatie
person: verkoper, verkoopadviseur, adviseur, eigenaar, lead eigenaar, leadeigenaar, toegewezen aan, accountmanager, behandelaar, verantwoordelijke
touches.person: gebruiker, medewerker, uitgevoerd door, gedaan door
source: bron, leadbron, lead bron, herkomst, herkomst lead, aanvraagbron, campagne
lead_type: soort lead, leadsoort, type aanvraag, soort aanvraag, leadtype
leads.status: leadstatus, fase, verkoopfase, stadium
outcome: uitkomst, afloop, gewonnen, verkocht
closed_at: gesloten op, sluitingsdatum, afgesloten op, datum gesloten
sold_at: verkoopdatum, verkocht op, datum verkocht, leverdatum, afleverdatum, datum verkoop
hot: warme lead, hete lead
first_attempt_at: eerste contactpoging, eerste poging, datum eerste poging, eerste reactie, datum eerste contactpoging
first_contact_at: eerste contact, datum eerste contact, eerste contactmoment
contacted: gecontacteerd, klant bereikt, bereikt
attempts: pogingen, aantal pogingen, contactpogingen, aantal contactpogingen, belpogingen, aantal belpogingen
phone: telefoon, telefoonnummer, mobiel, mobiel nummer, mobiele telefoon, telefoon mobiel, gsm, gsm nummer, telefoon thuis
email: e mailadres, emailadres, mailadres
leads.customer: klant, klantnaam, naam, voornaam, achternaam, naam klant, contactpersoon, volledige naam
opt_out_phone: niet bellen, bel me niet
opt_out: geen contact, niet benaderen, afgemeld op
after_hours: buiten openingstijden, buiten kantooruren
cost: kosten, leadkosten, kosten per lead
gross: brutomarge, brutowinst, marge
assigned_at: toegewezen op, datum toegewezen, datum toewijzing
response_time: reactietijd, responstijd
lost_reason: reden verloren, reden verlies, verliesreden, reden van verlies, reden afwijzing
readiness: aankooptermijn, koopintentie, aankoopmoment
touches.at: activiteitdatum, datum activiteit, contactdatum, datum contact, beldatum, datum en tijd, datum tijd, tijdstip, starttijd, begintijd
touches.ended_at: eindtijd, einde, einde gesprek
touches.channel: kanaal, contactkanaal, activiteittype, soort activiteit, type activiteit, soort contact, contactsoort
direction: richting, belrichting
touches.result: resultaat, belresultaat, resultaat gesprek, contactresultaat
duration: duur, gespreksduur, belduur, duur in seconden, duur seconden, duur s
due_at: vervaldatum, uiterlijk op, deadline, terugbeldatum, terugbellen op, opvolgdatum, opvolgen op
done_at: voltooid op, afgerond op, gereed op, datum voltooid, uitgevoerd op
subject: onderwerp
calls.at: beldatum, begin gesprek, starttijd, begintijd, datum, datum en tijd, datum tijd, tijdstip
calls.time: tijd, tijd van gesprek
calls.ended_at: eindtijd, einde, einde gesprek
calls.from: van, van nummer, beller, nummer beller, bellend nummer
calls.to: naar, naar nummer, gebeld nummer, gekozen nummer, bestemming
calls.customer: klantnummer telefoon, telefoonnummer, telefoon klant, nummer klant
calls.result: resultaat, belresultaat, gespreksstatus
calls.answered: beantwoord, opgenomen
calls.person: medewerker, gebruiker, agent naam, toestel naam
tasks.task_id: taak id, taaknummer
tasks.status: taakstatus, status taak, voltooid, gereed, afgerond
tasks.type: taaktype, soort taak, soort
tasks.person: toegewezen aan, verantwoordelijke, medewerker
appointments.appointment_id: afspraak id, afspraaknummer
appointments.appointment_at: afspraak, afspraakdatum, datum afspraak, afspraak op, begin afspraak
appointments.appointment_time: tijd afspraak, afspraaktijd
appointments.status: afspraakstatus, status afspraak
appointments.shown: verschenen, gekomen
appointments.no_show: niet verschenen, niet gekomen
appointments.confirmed: bevestigd
appointments.cancelled: geannuleerd, afgezegd
appointments.rescheduled: verzet, verplaatst
appointments.type: soort afspraak, type afspraak, reden afspraak, reden
appointments.test_drive: proefrit
surveys.response_id: antwoord id, reactie id
surveys.responded_at: beantwoord op, datum antwoord, datum reactie
surveys.score: cijfer, waardering, tevredenheid, beoordeling
surveys.reason_codes: redenen
surveys.lost_reason: reden niet gekocht
surveys.comment: opmerking, opmerkingen, toelichting
expectations.scope_type: niveau van
expectations.respondent: ondervraagde, geinterviewde
expectations.metric: kengetal
expectations.value: waarde, verwachte waarde, verwachting
expectations.unit: eenheid
";
