// The five numbers by hand: a map from lead id to a slot, typed arrays for what is known of each lead.
import { COLUMNS, CONNECTED, HUMAN, INBOUND, PHONE } from './columns.mjs';

/** `2025-01-31 09:30:00` as UTC milliseconds; the day is looked up, since days repeat. */
const days = new Map();
function instant(text) {
  const date = text.slice(0, 10);
  let day = days.get(date);
  if (day === undefined) days.set(date, (day = Date.parse(date)));
  const digit = (i) => text.charCodeAt(i) - 48;
  const hours = digit(11) * 10 + digit(12);
  const minutes = digit(14) * 10 + digit(15);
  const seconds = digit(17) * 10 + digit(18);
  return day + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** Linear interpolation between closest ranks ("type 7"), on a sorted array. */
function quantile(sorted, p) {
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return Math.round(sorted[low] + (sorted[high] - sorted[low]) * (at - low));
}

/** Takes rows as arrays of strings, of one wide file or of a file of leads and then one of activities; answers the five numbers. */
export class Fold {
  constructor() {
    this.slots = new Map();
    this.dealers = new Map();
    this.capacity = 1 << 16;
    this.created = new Float64Array(this.capacity);
    this.first = new Float64Array(this.capacity).fill(Infinity);
    this.dealer = new Uint16Array(this.capacity);
    this.flags = new Uint8Array(this.capacity);
    this.lastId = null;
    this.slot = -1;
  }

  /** Another file begins: what takes its rows. A column that it does not have is at -1, and never asked for: that is slow. */
  header(header) {
    const at = (name) => header.indexOf(COLUMNS[name]);
    this.LEAD = at('lead');
    this.CREATED = at('created');
    this.DEALER = at('dealer');
    this.AT = at('at');
    this.CHANNEL = at('channel');
    this.DIRECTION = at('direction');
    this.ACTOR = at('actor');
    this.RESULT = at('result');
    return this.AT < 0 ? (row) => this.turn(row[this.LEAD], row) : (row) => this.row(row);
  }

  grow() {
    const more = (old, fill) => {
      const array = new old.constructor(this.capacity * 2);
      if (fill !== undefined) array.fill(fill);
      array.set(old);
      return array;
    };
    this.created = more(this.created);
    this.first = more(this.first, Infinity);
    this.dealer = more(this.dealer);
    this.flags = more(this.flags);
    this.capacity *= 2;
  }

  row(row) {
    const id = row[this.LEAD];
    if (id !== this.lastId) this.turn(id, row);
    if (row[this.ACTOR] !== HUMAN) return;
    const slot = this.slot;
    const phone = row[this.CHANNEL] === PHONE;
    if (row[this.DIRECTION] === INBOUND) {
      // A call that nobody took is no contact, and a reply answers someone: the file is in order of time.
      if (phone ? row[this.RESULT] === CONNECTED : this.first[slot] !== Infinity) this.flags[slot] |= 2;
      return;
    }
    const at = instant(row[this.AT]);
    if (at < this.first[slot]) this.first[slot] = at;
    if (phone) this.flags[slot] |= row[this.RESULT] === CONNECTED ? 3 : 1;
  }

  /** Another lead than in the row before. */
  turn(id, row) {
    this.lastId = id;
    let slot = this.slots.get(id);
    if (slot === undefined) {
      slot = this.slots.size;
      this.slots.set(id, slot);
      if (slot === this.capacity) this.grow();
      this.created[slot] = instant(row[this.CREATED]);
      const name = row[this.DEALER];
      let dealer = this.dealers.get(name);
      if (dealer === undefined) this.dealers.set(name, (dealer = this.dealers.size));
      this.dealer[slot] = dealer;
    }
    this.slot = slot;
  }

  answer() {
    const n = this.slots.size;
    const responses = new Float64Array(n);
    const dealers = new Map([...this.dealers.keys()].map((name) => [name, { k: 0, n: 0 }]));
    const byCode = [...dealers.values()];
    let observed = 0;
    let phoned = 0;
    let contacted = 0;
    for (let slot = 0; slot < n; slot += 1) {
      if (this.first[slot] !== Infinity) {
        responses[observed] = this.first[slot] - this.created[slot];
        observed += 1;
      }
      const one = byCode[this.dealer[slot]];
      one.n += 1;
      if (this.flags[slot] & 1) {
        phoned += 1;
        one.k += 1;
      }
      if (this.flags[slot] & 2) contacted += 1;
    }
    const sorted = responses.subarray(0, observed).sort();
    return {
      leads: n,
      phoned: { k: phoned, n },
      contacted: { k: contacted, n },
      response: { median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9), n: observed },
      dealers: Object.fromEntries([...dealers].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }
}
