//! Headers in French.

/// Field and headers.
pub(super) const HEADERS: &str = "\
lead_id: id lead, id du lead, numero de lead, n lead, reference lead, id prospect, id du prospect, numero de demande, n de demande, id demande, reference demande, reference du lead
created_at: date de creation, cree le, creee le, date creation, date de la demande, date demande, date de reception, date reception, recu le, date du lead, date lead, date d arrivee
dealer: concession, concessionnaire, nom de la concession, nom concession, point de vente, etablissement, site de vente, code concession, agence
person: vendeur, commercial, conseiller commercial, conseiller, responsable, proprietaire, proprietaire du prospect, proprietaire du lead, attribue a, affecte a, assigne a
touches.person: utilisateur, realise par, effectue par, collaborateur
source: origine, origine du lead, source du lead, provenance, source du prospect, campagne
lead_type: type de lead, type de demande, nature de la demande
leads.status: statut, statut du lead, statut lead, statut du prospect, etape, etat, etat du lead
outcome: issue, issue du lead, gagne
closed_at: date de cloture, cloture le, clos le, date de fermeture
sold_at: date de vente, vendu le, date de commande, date de livraison, date de signature
hot: lead chaud, chaud
first_attempt_at: premiere tentative, date de premiere tentative, premiere tentative de contact, premier appel, premiere reponse
first_contact_at: premier contact, date du premier contact, date de premier contact
contacted: contacte, client contacte, client joint, joint
attempts: nombre de tentatives, tentatives, nb tentatives, nombre d appels, tentatives d appel
phone: telephone, numero de telephone, n de telephone, tel, portable, telephone portable, telephone mobile, tel mobile, telephone fixe, telephone domicile
email: adresse e mail, adresse mail, adresse email, courriel, mel
leads.customer: nom du client, nom client, prenom, nom de famille, prenom du client, nom du contact, nom du prospect, nom complet
opt_out_phone: ne pas appeler, opposition appels
opt_out: ne pas contacter, desinscrit le, opposition contact
after_hours: hors horaires, hors heures d ouverture, en dehors des heures d ouverture
cost: cout, cout du lead, cout par lead
gross: marge brute, marge totale, marge
assigned_at: date d attribution, attribue le, date d affectation, affecte le
response_time: temps de reponse, delai de reponse, delai de traitement
lost_reason: motif de perte, raison de la perte, motif de refus, raison de perte
readiness: delai d achat, horizon d achat, projet d achat
touches.at: date d activite, date de l activite, date activite, date de contact, date d appel, date de l appel, date et heure, horodatage, date heure, debut, heure de debut
touches.ended_at: fin, heure de fin, fin de l appel
touches.channel: canal, canal de contact, type d activite, type de contact, moyen de contact, mode de contact
direction: sens, sens de l appel, sens appel, direction de l appel
touches.result: resultat, resultat de l appel, resultat appel, resultat du contact
duration: duree, duree de l appel, duree appel, duree en secondes, duree s, temps de conversation
due_at: echeance, date d echeance, a faire le, date de rappel, rappel le, date de relance, relance le
done_at: fait le, termine le, realise le, date de realisation, effectue le
subject: objet, sujet
calls.at: date d appel, date de l appel, debut de l appel, debut, date et heure, date heure, horodatage
calls.time: heure, heure de l appel
calls.ended_at: fin, fin de l appel, heure de fin
calls.from: de, numero appelant, appelant, numero de l appelant
calls.to: vers, numero appele, appele, numero compose, destinataire
calls.customer: numero client, numero de telephone, telephone client, telephone du client
calls.result: resultat, resultat de l appel, statut de l appel, statut
calls.answered: repondu, decroche
calls.person: utilisateur, conseiller, vendeur, poste
tasks.task_id: id tache, id de la tache, numero de tache
tasks.status: statut, statut de la tache, etat, fait, terminee
tasks.type: type de tache
tasks.person: assigne a, attribue a, responsable, affecte a
appointments.appointment_id: id rendez vous, id rdv, numero de rdv
appointments.appointment_at: rendez vous, date du rendez vous, date rendez vous, date rdv, date du rdv, rdv, debut du rendez vous
appointments.appointment_time: heure du rendez vous, heure rdv, heure du rdv
appointments.status: statut du rendez vous, statut rdv, statut du rdv, statut
appointments.shown: venu, present, honore
appointments.no_show: absent, non venu, non honore
appointments.confirmed: confirme
appointments.cancelled: annule
appointments.rescheduled: reporte, deplace
appointments.type: type de rendez vous, type de rdv, motif du rendez vous, motif rdv, motif
appointments.test_drive: essai, essai routier
surveys.response_id: id reponse, id de reponse, id enquete
surveys.responded_at: repondu le, date de reponse, date enquete
surveys.score: note, satisfaction client, evaluation
surveys.reason_codes: motifs, raisons
surveys.lost_reason: motif de non achat, raison de non achat
surveys.comment: commentaire, commentaires, verbatims
expectations.scope_type: niveau
expectations.respondent: repondant, personne interrogee
expectations.metric: indicateur
expectations.value: valeur, valeur attendue, attente
expectations.unit: unite
";
