// The columns of the file, and what their values mean: everything a peer is told in advance.
export const COLUMNS = {
  lead: 'lead_id', created: 'created_at', dealer: 'dealer',
  at: 'activity_at', channel: 'channel', direction: 'direction', actor: 'actor', result: 'result',
};
export const PHONE = 'phone';
export const INBOUND = 'inbound';
export const HUMAN = 'human';
export const CONNECTED = 'connected';
