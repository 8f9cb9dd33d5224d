//! Headers in Spanish.

/// Field and headers.
pub(super) const HEADERS: &str = "\
lead_id: id de lead, id del lead, numero de lead, n de lead, id de solicitud, numero de solicitud, id de oportunidad, id prospecto, id del prospecto, referencia, referencia del lead, id cliente potencial, id de registro
created_at: fecha de creacion, fecha creacion, creado el, fecha de alta, fecha de entrada, fecha de recepcion, fecha de solicitud, fecha solicitud, fecha del lead, fecha lead, recibido el, hora de creacion
dealer: concesionario, concesionaria, nombre del concesionario, nombre concesionario, punto de venta, tienda, sucursal, delegacion, codigo de concesionario, instalacion
person: vendedor, asesor, asesor comercial, asesor de ventas, ejecutivo de ventas, propietario, propietario del lead, propietario de lead, responsable comercial, asignado a, gestor
touches.person: usuario, agente, realizado por, hecho por, empleado
source: origen, origen del lead, fuente, fuente del lead, procedencia, fuente de lead, campana
lead_type: tipo de lead, tipo de solicitud, tipo de cliente potencial
leads.status: estado, estado del lead, estado de lead, fase, etapa, estatus, situacion
outcome: desenlace, ganado, vendido
closed_at: fecha de cierre, fecha cierre, cerrado el
sold_at: fecha de venta, fecha venta, vendido el, fecha de entrega, fecha de pedido
hot: lead caliente, caliente
first_attempt_at: primer intento, fecha primer intento, primer intento de contacto, fecha del primer intento, primera llamada, primera respuesta
first_contact_at: primer contacto, fecha primer contacto, fecha del primer contacto, fecha de primer contacto
contacted: contactado, cliente contactado, localizado
attempts: intentos, numero de intentos, intentos de contacto, numero de llamadas, intentos de llamada
phone: telefono, numero de telefono, telefono movil, movil, celular, telefono fijo, telefono de contacto, n de telefono
email: correo, correo electronico, direccion de correo, direccion de correo electronico
leads.customer: nombre, apellidos, apellido, nombre del cliente, nombre cliente, nombre y apellidos, nombre completo, cliente
opt_out_phone: no llamar
opt_out: no contactar, baja el, fecha de baja
after_hours: fuera de horario, fuera del horario
cost: coste, costo, coste del lead, coste por lead, costo por lead
gross: margen bruto, margen total, beneficio bruto
assigned_at: fecha de asignacion, fecha asignacion, asignado el
response_time: tiempo de respuesta, tiempo respuesta
lost_reason: motivo de perdida, motivo perdida, razon de perdida, motivo de rechazo, causa de perdida
readiness: plazo de compra, horizonte de compra, intencion de compra
touches.at: fecha de actividad, fecha actividad, fecha de la actividad, fecha de contacto, fecha de llamada, fecha de la llamada, fecha y hora, fecha hora, hora de inicio, inicio
touches.ended_at: hora de fin, fin de la llamada, hora de finalizacion
touches.channel: canal, canal de contacto, tipo de actividad, tipo de contacto, medio de contacto, via de contacto
direction: direccion de la llamada, sentido, sentido de la llamada, direccion llamada
touches.result: resultado, resultado de la llamada, resultado llamada, resultado del contacto
duration: duracion, duracion de la llamada, duracion llamada, duracion en segundos, duracion s, tiempo de conversacion
due_at: vencimiento, fecha de vencimiento, fecha vencimiento, fecha limite, proximo seguimiento, fecha de seguimiento
done_at: completado el, fecha de finalizacion, realizado el, fecha de realizacion, finalizado el
subject: asunto
calls.at: fecha de llamada, fecha de la llamada, inicio de la llamada, inicio, fecha y hora, fecha hora, fecha
calls.time: hora, hora de la llamada
calls.ended_at: hora de fin, fin de la llamada
calls.from: desde, numero de origen, numero origen, llamante, numero llamante
calls.to: hasta, numero de destino, numero destino, destino, numero marcado
calls.customer: numero del cliente, numero de telefono, telefono del cliente, telefono cliente
calls.result: resultado, resultado de la llamada, estado de la llamada, estado
calls.answered: contestada, atendida, respondida
calls.person: usuario, agente, vendedor, asesor, extension
tasks.task_id: id de tarea, id tarea
tasks.status: estado, estado de la tarea, completada, hecha
tasks.type: tipo de tarea
tasks.person: asignado a, responsable, propietario
appointments.appointment_id: id de cita, id cita, numero de cita
appointments.appointment_at: cita, fecha de cita, fecha de la cita, fecha cita, inicio de la cita, fecha y hora de la cita
appointments.appointment_time: hora de la cita, hora cita, hora de cita
appointments.status: estado de la cita, estado de cita, estado cita, estado
appointments.shown: acudio, asistio, presentado
appointments.no_show: no acudio, no asistio, no presentado
appointments.confirmed: confirmada, confirmado
appointments.cancelled: cancelada, anulada
appointments.rescheduled: reprogramada, aplazada
appointments.type: tipo de cita, motivo de la cita, motivo cita, motivo
appointments.test_drive: prueba de conduccion, prueba
surveys.response_id: id de respuesta, id respuesta, id encuesta
surveys.responded_at: respondido el, fecha de respuesta, fecha de encuesta
surveys.score: puntuacion, valoracion, satisfaccion, nota
surveys.reason_codes: motivos, razones
surveys.lost_reason: motivo de no compra
surveys.comment: comentario, comentarios
expectations.scope_type: nivel
expectations.respondent: encuestado, persona encuestada
expectations.metric: indicador, metrica
expectations.value: valor, valor esperado, expectativa
expectations.unit: unidad
";
