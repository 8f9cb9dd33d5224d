// The bench's input: one wide activity export, a row per touch with the lead's columns repeated. The same seed gives
// the same bytes.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

/** Small, fast, seedable: mulberry32. */
function random(seed) {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const HEADER =
  'lead_id,created_at,dealer,person,source,email,outcome,activity_at,channel,direction,actor,result,subject';
const SOURCES = ['Website', 'AutoTrader', 'Facebook', 'Manufacturer site', 'Walk-in, returned', 'Phone'];
const SUBJECTS = [
  'Follow up', 'Asked about the trade-in', 'Sent the brochure, price and finance offer', 'Left message',
  'Said ""call me after work""', 'Test drive offered', 'Zurückrufen wegen Angebot',
];
const pad = (n, width = 2) => String(n).padStart(width, '0');

function stamp(ms) {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** Quoted only where it must be; `""` in the lists above is already doubled. */
const cell = (text) => (/[",]/.test(text) ? `"${text}"` : text);

/**
 * Writes the file.
 * @param {string} path where
 * @param {{ leads: number, rows: number, seed: number }} size exactly so many leads and rows
 */
export async function generate(path, { leads, rows, seed }) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const out = createWriteStream(path);
  const start = Date.UTC(2025, 0, 1);
  const step = Math.floor((365 * 86_400_000) / leads);
  /** `[instant, row]`: an export of activities is in order of time, so the rows of a lead lie far apart. */
  const all = [];
  let left = rows;
  for (let lead = 0; lead < leads; lead += 1) {
    // Touches are dealt so that the last lead ends on the last row: one row each is always kept back.
    const spare = left - (leads - lead);
    const mean = spare / (leads - lead);
    let touches = Math.min(spare, Math.floor(next() * (2 * mean + 1.999)));
    if (lead === leads - 1) touches = spare;
    const count = touches + 1;
    left -= count;
    const dealer = Math.floor(next() * 180);
    const created = start + lead * step + Math.floor((next() * step) / 1000) * 1000;
    const outcome = next() < 0.12 ? 'sold' : next() < 0.5 ? 'lost' : 'open';
    const first = next();
    const about = [
      `L${pad(lead + 1, 7)}`, stamp(created), cell(`Dealer ${pad(dealer, 3)} Autohaus`),
      `Person ${pad(dealer, 3)}-${Math.floor(next() * 7)}`, cell(pick(SOURCES)),
      `c${lead}@example.org`, outcome,
    ].join(',');
    let at = created;
    for (let touch = 0; touch < count; touch += 1) {
      // A lead without touches is one row with blank activity columns.
      if (count === 1 && first < 0.3) {
        all.push([created, `${about},,,,,,\n`]);
        continue;
      }
      at += Math.floor(-Math.log(1 - next()) * (touch === 0 ? 9_000 : 90_000)) * 1000 + 1000;
      const dice = next();
      const who = touch === 0 && dice < 0.35 ? 'auto-reply' : 'human';
      const channel = who === 'auto-reply' ? 'email' : dice < 0.62 ? 'email' : dice < 0.9 ? 'phone' : 'text';
      const inbound = who === 'human' && next() < 0.08;
      const result = channel === 'phone' ? pick(['connected', 'voicemail', 'no answer', 'no answer', 'busy']) : '';
      const what = [stamp(at), channel, inbound ? 'inbound' : 'outbound', who, result, cell(pick(SUBJECTS))].join(',');
      all.push([at, `${about},${what}\n`]);
    }
  }
  all.sort(([a], [b]) => a - b);
  out.write(`${HEADER}\n`);
  for (let at = 0; at < all.length; at += 20_000) {
    const some = all.slice(at, at + 20_000).map(([, row]) => row);
    if (!out.write(some.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
