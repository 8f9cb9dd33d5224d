//! Headers in German.

/// Field and headers; `ä` is written both `a` (the letter without its dots) and `ae`.
pub(super) const HEADERS: &str = "\
lead_id: lead nr, lead nummer, leadnummer, leadnr, anfrage id, anfrage nr, anfragenr, anfragenummer, vorgangsnummer, vorgangs nr, interessenten id, datensatz id, kontakt id
created_at: erstellt am, eingang, erstelldatum, erstellungsdatum, anlagedatum, angelegt am, eingangsdatum, eingang am, eingegangen am, lead eingang, leadeingang, lead datum, leaddatum, anfragedatum, anfrage datum, datum der anfrage, erstellzeitpunkt
dealer: handler, haendler, handlername, haendlername, autohaus, betrieb, standort, filiale, niederlassung, handler nr, handlernummer, haendlernummer, betriebsnummer
person: verkaufer, verkaeufer, verkaufsberater, sachbearbeiter, betreuer, zustandig, zustaendig, zustandiger mitarbeiter, lead inhaber, leadinhaber, inhaber, besitzer, zugewiesen an, kundenberater, ansprechpartner intern
touches.person: benutzer, bearbeiter, mitarbeiter, durchgefuhrt von, durchgefuehrt von, erledigt von
source: quelle, lead quelle, leadquelle, herkunft, lead herkunft, anfragequelle, kampagne
lead_type: lead art, leadart, anfrageart, anfragetyp, lead typ, leadtyp, art der anfrage
leads.status: lead status, leadstatus, phase, vertriebsphase, verkaufsphase, bearbeitungsstatus
outcome: ausgang, abschlussstatus, verkauft ja nein, gewonnen
closed_at: geschlossen am, abschlussdatum, abgeschlossen am, schliessdatum
sold_at: verkauft am, verkaufsdatum, auslieferungsdatum, kaufdatum, vertragsdatum
hot: heisser lead, heiss, bewertung
first_attempt_at: erster kontaktversuch, erste reaktion, erstreaktion, erster anruf, datum erster kontaktversuch
first_contact_at: erstkontakt, erster kontakt, datum erstkontakt
contacted: kontaktiert, kunde erreicht, erreicht
attempts: kontaktversuche, anzahl kontaktversuche, anrufversuche, anzahl versuche, anzahl anrufe
phone: telefon, telefonnummer, handy, handynummer, mobil, mobilnummer, mobiltelefon, telefon privat, telefon geschaftlich, telefon mobil, rufnummer kunde
email: e mail adresse, mailadresse, emailadresse
leads.customer: kunde, kundenname, vorname, nachname, name des kunden, interessent, ansprechpartner, kontaktname, firma kunde
opt_out_phone: keine anrufe, anrufsperre, telefonsperre
opt_out: kontaktsperre, werbesperre, abgemeldet am
after_hours: ausserhalb der offnungszeiten, ausserhalb offnungszeiten, nach geschaftsschluss
cost: kosten, lead kosten, leadkosten, kosten pro lead
gross: bruttoertrag, deckungsbeitrag, rohertrag
assigned_at: zugewiesen am, zuweisungsdatum, zuteilungsdatum, zugeteilt am
response_time: reaktionszeit, antwortzeit
lost_reason: verlustgrund, grund fur verlust, absagegrund, ablehnungsgrund
readiness: kaufzeitraum, kaufzeitpunkt, kaufhorizont, kaufabsicht
touches.at: aktivitatsdatum, aktivitaetsdatum, zeitpunkt, datum der aktivitat, kontaktdatum, anrufdatum, beginn, startzeit, uhrzeit und datum, datum uhrzeit
touches.ended_at: ende, endzeit, anrufende, gesprachsende
touches.channel: kanal, kontaktkanal, kontaktart, aktivitatsart, aktivitaetsart, medium der kontaktaufnahme, kommunikationskanal
direction: richtung, anrufrichtung
touches.result: ergebnis, anrufergebnis, kontaktergebnis, gesprachsergebnis
duration: dauer, gesprachsdauer, gespraechsdauer, anrufdauer, dauer in sekunden, dauer sekunden, dauer sek
due_at: fallig am, faellig am, falligkeitsdatum, faelligkeitsdatum, wiedervorlage, wiedervorlage am, wiedervorlagedatum, termin der wiedervorlage, ruckruf am
done_at: erledigt am, erledigungsdatum, abgeschlossen um
subject: betreff
calls.at: anrufbeginn, anrufdatum, anrufzeit, beginn, startzeit, datum, datum uhrzeit, zeitpunkt
calls.time: uhrzeit
calls.ended_at: ende, endzeit, anrufende
calls.from: von, von nummer, anrufer, anrufernummer, rufnummer anrufer, anrufende nummer
calls.to: an, an nummer, gewahlte nummer, angerufene nummer, ziel, zielrufnummer, rufnummer ziel
calls.customer: rufnummer, telefonnummer, kundennummer telefon, telefon kunde
calls.result: ergebnis, anrufergebnis, anrufstatus
calls.answered: angenommen, beantwortet
calls.person: mitarbeiter, benutzer, nebenstelle name, agent name, bearbeiter
calls.dealer: firma
tasks.task_id: aufgaben id, aufgaben nr
tasks.status: aufgabenstatus, status der aufgabe, erledigt
tasks.type: aufgabentyp, aufgabenart, typ, art
tasks.person: zugewiesen an, zustandig, zustaendig, verantwortlich, bearbeiter, mitarbeiter
appointments.appointment_id: termin id, termin nr
appointments.appointment_at: termin, termin am, terminbeginn, termindatum, termin datum, terminzeit
appointments.status: terminstatus
appointments.shown: erschienen, wahrgenommen
appointments.no_show: nicht erschienen
appointments.confirmed: bestatigt, bestaetigt
appointments.cancelled: abgesagt, storniert
appointments.rescheduled: verschoben, verlegt
appointments.type: terminart, termingrund, anlass, grund
appointments.test_drive: probefahrt
surveys.response_id: antwort id, umfrage id
surveys.responded_at: beantwortet am, antwortdatum, umfragedatum
surveys.score: bewertung, note, zufriedenheit, punkte
surveys.reason_codes: grunde, gruende
surveys.lost_reason: verlustgrund, grund fur nichtkauf
surveys.comment: kommentar, bemerkung
expectations.scope_type: ebene
expectations.respondent: befragter, befragte person
expectations.metric: kennzahl
expectations.value: wert, erwarteter wert, erwartung
expectations.unit: einheit
";
