//! Headers in Italian.

/// Field and headers.
pub(super) const HEADERS: &str = "\
lead_id: id del lead, numero lead, n lead, codice lead, id richiesta, numero richiesta, codice richiesta, id opportunita, riferimento, riferimento lead, id record
created_at: data di creazione, data creazione, creato il, data di ricezione, data ricezione, ricevuto il, data richiesta, data della richiesta, data lead, data del lead, data di arrivo, data inserimento
dealer: concessionaria, concessionario, nome concessionaria, punto vendita, sede, filiale, codice concessionaria, nome concessionario
person: venditore, consulente, consulente vendite, consulente alle vendite, proprietario, proprietario lead, proprietario del lead, assegnato a, referente, commerciale, incaricato
touches.person: utente, operatore, eseguito da, addetto, effettuato da
source: fonte, fonte lead, fonte del lead, origine, origine lead, origine del lead, provenienza, campagna
lead_type: tipo lead, tipo di lead, tipo richiesta, tipo di richiesta, tipologia lead
leads.status: stato, stato lead, stato del lead, fase, stato trattativa
outcome: esito lead, esito finale, vinto, venduto
closed_at: data di chiusura, data chiusura, chiuso il
sold_at: data di vendita, data vendita, venduto il, data di consegna, data contratto
hot: lead caldo, caldo
first_attempt_at: primo tentativo, data primo tentativo, primo tentativo di contatto, prima chiamata, prima risposta
first_contact_at: primo contatto, data primo contatto, data del primo contatto
contacted: contattato, cliente contattato
attempts: tentativi, numero tentativi, numero di tentativi, tentativi di contatto, numero chiamate
phone: telefono, numero di telefono, numero telefono, cellulare, telefono cellulare, telefono fisso, telefono cliente, recapito telefonico
email: indirizzo e mail, indirizzo email, posta elettronica
leads.customer: nome, cognome, nome cliente, nome del cliente, nome e cognome, nominativo, ragione sociale, cliente
opt_out_phone: non chiamare
opt_out: non contattare, disiscritto il
after_hours: fuori orario, fuori orario di apertura
cost: costo lead, costo per lead
gross: margine lordo, margine totale, margine
assigned_at: data di assegnazione, data assegnazione, assegnato il
response_time: tempo di risposta, tempo risposta
lost_reason: motivo perdita, motivo di perdita, motivo della perdita, causa perdita, motivo rifiuto
readiness: tempi di acquisto, orizzonte di acquisto, intenzione di acquisto
touches.at: data attivita, data dell attivita, data contatto, data di contatto, data chiamata, data della chiamata, data e ora, data ora, ora inizio, inizio
touches.ended_at: ora fine, fine chiamata, fine
touches.channel: canale, canale di contatto, tipo attivita, tipo di attivita, tipo contatto, mezzo di contatto
direction: direzione, direzione chiamata, verso
touches.result: esito, esito chiamata, esito contatto, esito della chiamata, risultato
duration: durata, durata chiamata, durata della chiamata, durata in secondi, durata s, tempo di conversazione
due_at: scadenza, data di scadenza, data scadenza, da fare entro, data richiamo, prossimo contatto
done_at: completato il, data completamento, data di completamento, eseguito il
subject: oggetto
calls.at: data chiamata, data della chiamata, inizio chiamata, inizio, data e ora, data ora, data
calls.time: ora, orario, ora chiamata
calls.ended_at: ora fine, fine chiamata, fine
calls.from: da, numero chiamante, chiamante, da numero
calls.to: a numero, numero chiamato, chiamato, numero composto, destinatario
calls.customer: numero cliente, numero di telefono, numero telefono, telefono cliente
calls.result: esito, esito chiamata, stato chiamata, risultato
calls.answered: risposto, con risposta
calls.person: utente, operatore, venditore, interno
tasks.task_id: id attivita, id compito
tasks.status: stato, stato attivita, completata, eseguita
tasks.type: tipo attivita, tipo di attivita, tipo compito
tasks.person: assegnato a, responsabile, incaricato
appointments.appointment_id: id appuntamento, numero appuntamento
appointments.appointment_at: appuntamento, data appuntamento, data dell appuntamento, inizio appuntamento, data e ora appuntamento
appointments.appointment_time: ora appuntamento, ora dell appuntamento
appointments.status: stato appuntamento, esito appuntamento, stato
appointments.shown: presentato, venuto
appointments.no_show: non presentato, non venuto
appointments.confirmed: confermato
appointments.cancelled: annullato, disdetto
appointments.rescheduled: rinviato, spostato
appointments.type: tipo appuntamento, motivo appuntamento, motivo
appointments.test_drive: prova su strada, prova
surveys.response_id: id risposta, id sondaggio
surveys.responded_at: risposto il, data risposta, data sondaggio
surveys.score: punteggio, valutazione, voto, soddisfazione
surveys.reason_codes: motivi
surveys.lost_reason: motivo mancato acquisto
surveys.comment: commento, commenti
expectations.scope_type: livello
expectations.respondent: intervistato, rispondente
expectations.metric: indicatore, metrica
expectations.value: valore, valore atteso, aspettativa
expectations.unit: unita
";
