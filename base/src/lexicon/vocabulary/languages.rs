//! Values in other languages than English, by the English word that the tables have. A word that means different things
//! in two of these languages stays out.

/// English value, and what it is called in German, French, Spanish, Italian and Dutch.
const WORDS: &str = "\
yes: ja, oui, si, vrai, wahr, verdadero, vero, waar
no: nein, non, nee, faux, falsch, falso, onwaar
phone: telefon, telefonisch, per telefon, telephone mobile, telefono, telefonico, telefoon, telefonisch contact
call: anruf, telefonat, telefonanruf, appel, appel telephonique, llamada, llamada telefonica, chiamata, telefonata, telefonaat, gesprek, telefoongesprek, bellen
outbound call: ausgehender anruf, appel sortant, llamada saliente, chiamata in uscita, uitgaand gesprek
inbound call: eingehender anruf, appel entrant, llamada entrante, chiamata in entrata, chiamata in arrivo, inkomend gesprek
missed call: verpasster anruf, entgangener anruf, appel manque, llamada perdida, chiamata persa, gemiste oproep, gemist gesprek
email: e mail nachricht, courriel, courrier electronique, correo, correo electronico, posta elettronica, mailbericht
text message: textnachricht, kurznachricht, texto, mensaje de texto, mensaje, messaggio, messaggio di testo, tekstbericht
letter: brief, briefpost, courrier, lettre, carta, lettera
visit: besuch, besuch im autohaus, vor ort, visite, visite en concession, visita, visita en concesionario, visita in concessionaria, bezoek, showroombezoek
appointment: termin, rendez vous, rdv, cita, appuntamento, afspraak
appointment set: termin vereinbart, rendez vous pris, rdv pris, cita concertada, cita agendada, appuntamento fissato, afspraak gemaakt
note: notiz, notitie, nota interna, note interne
to do: aufgabe, tache, tarea, attivita, taak
outbound: ausgehend, ausgang, sortant, sortante, saliente, in uscita, uscita, uitgaand
inbound: eingehend, eingang, entrant, entrante, in entrata, in arrivo, inkomend
internal: intern, interne, interno, interna
missed: verpasst, entgangen, manque, gemist
connected: erreicht, verbunden, gesprochen, joint, contacte, client joint, contactado, localizado, contattato, raggiunto, bereikt, gesproken, verbonden, kontaktiert
answered: angenommen, beantwortet, repondu, decroche, contestada, atendida, respondida, risposto, risposta, beantwoord, opgenomen
voicemail: mailbox, anrufbeantworter, auf mailbox gesprochen, mailbox besprochen, nachricht hinterlassen, messagerie, repondeur, message laisse, messagerie vocale, buzon, buzon de voz, contestador, mensaje dejado, segreteria, segreteria telefonica, messaggio lasciato, voicemail ingesproken, voicemail achtergelaten, antwoordapparaat, bericht achtergelaten
no answer: nicht erreicht, keine antwort, nicht abgenommen, nicht angenommen, niemand erreicht, pas de reponse, sans reponse, non joint, non repondu, injoignable, sin respuesta, no contesta, no contestada, no localizado, nessuna risposta, non risponde, non risposto, non raggiunto, geen antwoord, geen gehoor, niet bereikt, niet opgenomen, niet beantwoord
busy: besetzt, occupe, ligne occupee, ocupado, occupato, in gesprek, bezet
wrong number: falsche nummer, falsche rufnummer, mauvais numero, faux numero, numero erroneo, numero equivocado, numero errato, numero sbagliato, verkeerd nummer
failed: fehlgeschlagen, echoue, fallida, fallido, fallita, mislukt
call back: ruckruf, ruckruf vereinbart, rappel, a rappeler, rappeler, devolver llamada, volver a llamar, richiamare, da richiamare, terugbellen, terugbelverzoek
interested: interessiert, interesse, interesado, interessato, geinteresseerd
not interested: kein interesse, nicht interessiert, pas interesse, non interesse, no interesado, sin interes, non interessato, geen interesse, niet geinteresseerd
open: offen, ouvert, abierto, aperto, en cours, in bearbeitung, in arbeit, en curso, in corso, in behandeling, lopend, en proceso
new: neu, nouveau, nouvelle, nuevo, nuova, nuovo, nieuw, neuwagen, vehicule neuf, coche nuevo, auto nuova, nieuwe auto
contacted: in kontakt, en contact, en contacto, in contatto, in contact
qualified: qualifiziert, qualifie, cualificado, calificado, qualificato, gekwalificeerd
quoted: angebot, angebot erstellt, devis, devis envoye, presupuesto, oferta, preventivo, preventivo inviato, offerte, offerte verstuurd
negotiation: verhandlung, in verhandlung, negociation, negociacion, trattativa, in trattativa, onderhandeling
test drive: probefahrt, essai, essai routier, prueba de conduccion, prova su strada, proefrit
won: gewonnen, gagne, ganado, vinto
sold: verkauft, vendu, vendido, venduto, verkocht, abschluss, kaufvertrag, commande signee
delivered: ausgeliefert, livre, entregado, consegnato, afgeleverd
lost: verloren, perdu, perdue, perdido, perdida, perso, persa, abgelehnt, kein kauf, non vendu, no vendido, non venduto, niet verkocht
closed: geschlossen, abgeschlossen, cloture, ferme, cerrado, chiuso, gesloten, afgesloten
cancelled: storniert, abgesagt, abgebrochen, annule, annulee, cancelado, cancelada, anulado, anulada, annullato, annullata, geannuleerd, afgezegd
bought elsewhere: woanders gekauft, anderweitig gekauft, achete ailleurs, comprado en otro sitio, acquistato altrove, elders gekocht
no response: keine ruckmeldung, keine reaktion, geen reactie
do not contact: nicht kontaktieren, kontaktsperre, ne pas contacter, no contactar, non contattare, niet benaderen
duplicate: dublette, duplikat, doppelt, doublon, duplicado, duplicato, doppione, dubbel, dubbele lead
test lead: testlead, test anfrage, testanfrage, lead de test, lead de prueba, lead di prova, lead di test
service: werkstatt, kundendienst, atelier, apres vente, taller, posventa, officina, assistenza, werkplaats, onderhoud, aftersales
parts: teile, ersatzteile, pieces, pieces detachees, recambios, repuestos, ricambi, onderdelen
job application: bewerbung, candidature, candidatura, sollicitatie
internet: web formulier, webformular, formulaire web, formulario web, modulo web, webformulier, sito web, sitio web, site web
walk in: laufkunde, showroom besuch, passage, visita espontanea, passante, binnenloper
referral: empfehlung, recommandation, recomendacion, passaparola, aanbeveling
used: gebraucht, gebrauchtwagen, occasion, vehicule d occasion, usado, coche usado, usato, gebruikt
done: erledigt, fait, fini, terminee, effectue, hecho, hecha, completado, completada, finalizado, finalizada, fatto, completato, completata, eseguito, voltooid, afgerond, gereed, gedaan
not done: nicht erledigt, non fait, no hecho, non fatto, niet gedaan
overdue: uberfallig, en retard, vencida, vencido, scaduto, scaduta, verlopen, te laat
planned: geplant, planifie, prevu, planificado, planificada, programado, pianificato, programmato, gepland
not started: nicht begonnen, non commence, no iniciado, no iniciada, non iniziato, niet gestart
waiting: wartend, en attente, en espera, pendiente, in attesa, wachtend
shown: erschienen, gekommen, wahrgenommen, venu, honore, present, acudio, asistio, presentato, venuto, verschenen, langsgekomen
no show: nicht erschienen, nicht gekommen, non venu, non honore, absent, lapin, no acudio, no asistio, no presentado, non presentato, non venuto, niet verschenen, niet gekomen
rescheduled: verschoben, verlegt, reporte, deplace, reprogramada, reprogramado, aplazada, rinviato, spostato, verzet, verplaatst
confirmed: bestatigt, confirme, confirmada, confirmado, confermato, confermata, bevestigd
machine: maschine, maquina, macchina
human: mensch, mitarbeiter, humain, humano, umano, mens, medewerker
automation: automatisch, automatique, automatico, automatizado, geautomatiseerd
hot: heiss, chaud, caliente, caldo, heet
warm: tiede, templado, tiepido
cold: kalt, froid, frio, freddo, koud
now: sofort, immediatement, tout de suite, inmediatamente, ahora, subito, immediatamente, meteen
later: spater, plus tard, mas tarde, piu tardi, dopo
unknown: unbekannt, inconnu, desconocido, sconosciuto, onbekend, keine angabe, non renseigne, sin especificar, non specificato, niet bekend
";

/// The English word for a normal value; the value itself where it is none of these.
pub(super) fn english(value: String) -> String {
    let bytes = WORDS.as_bytes();
    let is_word = |at: usize| {
        let before = &bytes[..at];
        (before.ends_with(b", ") || before.ends_with(b": "))
            && matches!(bytes.get(at + value.len()), Some(b',' | b'\n'))
    };
    // A normal value has no comma in it: what is a word cannot begin within what is none.
    let found = WORDS
        .match_indices(value.as_str())
        .find(|&(at, _)| is_word(at));
    let Some((at, _)) = found.filter(|_| !value.is_empty()) else {
        return value;
    };
    let line = WORDS[..at].rsplit('\n').next().unwrap_or_default();
    line.split(':').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::{
        Meaning, channel, direction, flag, lead_type, normal, outcome, readiness, result,
    };
    use super::*;

    /// What some vocabulary of leads and touches makes of a value.
    fn is_known(value: &str) -> bool {
        !matches!(channel(value), Meaning::Unmapped)
            || !matches!(direction(value), Meaning::Unmapped)
            || !matches!(result(value), Meaning::Unmapped)
            || !matches!(outcome(value, false), Meaning::Unmapped)
            || !matches!(lead_type(value), Meaning::Unmapped)
            || !matches!(readiness(value), Meaning::Unmapped)
            || !matches!(flag(value), Meaning::Unmapped)
    }

    #[test]
    fn no_word_means_two_things() {
        let mut all: Vec<&str> = Vec::new();
        for (_, foreign) in WORDS.lines().filter_map(|line| line.split_once(": ")) {
            for word in foreign.split(", ") {
                assert_eq!(normal(word), word);
                assert!(!all.contains(&word), "{word}");
                all.push(word);
            }
        }
    }

    #[test]
    fn every_english_word_is_in_a_table() {
        // Words of tasks, appointments and calls are in tables of their own.
        let of_events = [
            "shown",
            "no show",
            "rescheduled",
            "confirmed",
            "machine",
            "human",
            "not done",
            "planned",
            "not started",
            "overdue",
            "waiting",
            "automation",
        ];
        for line in WORDS.lines() {
            let (word, foreign) = line.split_once(": ").expect("a word and its translations");
            assert!(is_known(word) || of_events.contains(&word), "{word}");
            assert_eq!(
                english(word.to_owned()),
                word,
                "an English word is none of another language"
            );
            assert!(!foreign.is_empty());
        }
    }

    #[test]
    fn values_in_five_languages() {
        use crate::lexicon::values::{Channel, Direction, TouchResult};
        for value in ["Ausgehend", "sortant", "Saliente", "in uscita", "UITGAAND"] {
            assert_eq!(
                direction(value),
                Meaning::Is((Some(Direction::Outbound), false)),
                "{value}"
            );
        }
        for value in ["Anruf", "Appel", "llamada", "Chiamata", "Telefoon"] {
            assert_eq!(
                channel(value),
                Meaning::Is((Channel::Phone, None)),
                "{value}"
            );
        }
        for value in [
            "Nicht erreicht",
            "pas de réponse",
            "Sin respuesta",
            "non risponde",
            "geen gehoor",
        ] {
            assert_eq!(result(value), Meaning::Is(TouchResult::NoAnswer), "{value}");
        }
        for value in ["ja", "Oui", "Sí", "SI", "waar"] {
            assert_eq!(flag(value), Meaning::Is(true), "{value}");
        }
        for value in ["verkauft", "vendu", "vendido", "venduto", "verkocht"] {
            assert!(matches!(outcome(value, false), Meaning::Is(_)), "{value}");
        }
    }
}
