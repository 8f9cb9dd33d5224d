// The bench's inputs: invented leads and what was done for them. The same seed gives the same bytes, at any size, and is
// written as it is invented: ten million rows need no more memory than ten thousand.
//
// One stream of invention feeds every kind of file, so that files of the same size have the same five numbers.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';

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

const LEAD = ['lead_id', 'created_at', 'dealer', 'person', 'source', 'email', 'outcome'];
const TOUCH = ['activity_at', 'channel', 'direction', 'actor', 'result', 'subject'];
const SOURCES = ['Website', 'AutoTrader', 'Facebook', 'Manufacturer site', 'Walk-in, returned', 'Phone'];
const SUBJECTS = [
  'Follow up', 'Asked about the trade-in', 'Sent the brochure, price and finance offer', 'Left message',
  'Said "call me after work"', 'Test drive offered', 'Zurückrufen wegen Angebot',
];
/** The same subjects as someone writes them who pastes whole mails into the field. */
const LONG_SUBJECTS = [
  'Follow up,\nthen "as agreed", again', 'Asked about the trade-in:\n"how much, for the ""old"" one?"',
  'Sent the brochure, price and finance offer\n\n- "Comfort", 48 months\n- "Sport", 36 months', 'Left message,\n"please call back"',
  'Said "call me after work",\nthen hung up', 'Test drive offered, "Saturday",\n10:30, or later', 'Zurückrufen wegen Angebot,\n"dringend"',
];
const pad = (n, width = 2) => String(n).padStart(width, '0');

function stamp(ms) {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** Quoted only where it must be. */
const cell = (text) => (/[",\n]/.test(text) ? quoted(text) : text);
const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
/** `,` before each of these cells. */
const after = (cells) => `,${cells.join(',')}`;

/** A file that is written as it comes, in pieces worth a system call. */
class Sink {
  #out;
  #text = '';
  /** @param {string} path */
  constructor(path) {
    this.#out = createWriteStream(path);
  }
  put(text) {
    this.#text += text;
  }
  async flush(least = 1 << 20) {
    if (this.#text.length < least) return;
    const text = this.#text;
    this.#text = '';
    if (!this.#out.write(text)) await once(this.#out, 'drain');
  }
  async end() {
    await this.flush(1);
    this.#out.end();
    await once(this.#out, 'finish');
  }
}

/**
 * Invents the leads in the order of their creation and what was done in order of time, as an export of activities has it:
 * the rows of a lead lie far apart.
 * @param {{ leads: number, rows: number, seed: number }} size exactly so many leads and rows
 * @param {{ lead?: (cells: string[], bare: boolean) => void, touch: (lead: string[], touch: string[] | null, subject: number) => string,
 *   row: (text: string) => void, breathe: () => Promise<void> }} writer `touch` makes a row that `row` gets in order of time;
 *   without a touch the lead has nothing but itself
 */
async function invent({ leads, rows, seed }, writer) {
  const next = random(seed);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const start = Date.UTC(2025, 0, 1);
  const step = Math.floor((365 * 86_400_000) / leads);
  /** `[instant, row]`: of leads that exist, not yet written. */
  let open = [];
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
      `L${pad(lead + 1, 7)}`, stamp(created), `Dealer ${pad(dealer, 3)} Autohaus`,
      `Person ${pad(dealer, 3)}-${Math.floor(next() * 7)}`, pick(SOURCES), `c${lead}@example.org`, outcome,
    ];
    writer.lead?.(about, count === 1 && first < 0.3);
    let at = created;
    for (let touch = 0; touch < count; touch += 1) {
      // A lead without touches is one row with blank activity columns.
      if (count === 1 && first < 0.3) {
        open.push([created, writer.touch(about, null, 0)]);
        continue;
      }
      at += Math.floor(-Math.log(1 - next()) * (touch === 0 ? 9_000 : 90_000)) * 1000 + 1000;
      const dice = next();
      const who = touch === 0 && dice < 0.35 ? 'auto-reply' : 'human';
      const channel = who === 'auto-reply' ? 'email' : dice < 0.62 ? 'email' : dice < 0.9 ? 'phone' : 'text';
      const inbound = who === 'human' && next() < 0.08;
      const result = channel === 'phone' ? pick(['connected', 'voicemail', 'no answer', 'no answer', 'busy']) : '';
      const subject = Math.floor(next() * SUBJECTS.length);
      open.push([at, writer.touch(about, [stamp(at), channel, inbound ? 'inbound' : 'outbound', who, result], subject)]);
    }
    if (lead % 20_000 === 19_999 || lead === leads - 1) {
      // No later lead begins before this; the sort keeps what happened at once in its order.
      const known = lead === leads - 1 ? Infinity : start + (lead + 1) * step;
      open.sort(([a], [b]) => a - b);
      let done = 0;
      for (; done < open.length && open[done][0] < known; done += 1) {
        writer.row(open[done][1]);
        if (done % 5_000 === 4_999) await writer.breathe();
      }
      open = open.slice(done);
      await writer.breathe();
    }
  }
}

/** A row per touch with the lead's columns repeated. */
async function wide([path], size) {
  const sink = new Sink(path);
  sink.put(`${[...LEAD, ...TOUCH].join(',')}\n`);
  await invent(size, {
    touch: (lead, touch, subject) => {
      const about = lead.map(cell).join(',');
      return touch ? `${about}${after(touch)},${cell(SUBJECTS[subject])}\n` : `${about},,,,,,\n`;
    },
    row: (text) => sink.put(text),
    breathe: () => sink.flush(),
  });
  await sink.end();
}

/** A row per lead, and a row per touch in a file of its own: joined by the lead's id. */
async function two([leads, touches], size) {
  const sink = new Sink(leads);
  const other = new Sink(touches);
  sink.put(`${LEAD.join(',')}\n`);
  other.put(`${['lead_id', ...TOUCH].join(',')}\n`);
  await invent(size, {
    lead: (about) => sink.put(`${about.map(cell).join(',')}\n`),
    touch: (lead, touch, subject) => (touch ? `${lead[0]}${after(touch)},${cell(SUBJECTS[subject])}\n` : ''),
    row: (text) => other.put(text),
    breathe: async () => {
      await sink.flush();
      await other.flush();
    },
  });
  await sink.end();
  await other.end();
}

/** The wide file with every cell in quotes, and commas, line ends and quotes within them. */
async function heavy([path], size) {
  const sink = new Sink(path);
  sink.put(`${[...LEAD, ...TOUCH].map(quoted).join(',')}\n`);
  await invent(size, {
    touch: (lead, touch, subject) => {
      const cells = touch ? [...touch, LONG_SUBJECTS[subject]] : ['', '', '', '', '', ''];
      return `${[...lead, ...cells].map(quoted).join(',')}\n`;
    },
    row: (text) => sink.put(text),
    breathe: () => sink.flush(),
  });
  await sink.end();
}

/** How many columns the file of many has in all. */
const COLUMNS = 200;

/** The wide file's columns among others that mean nothing here: numbers, codes, days, remarks, blanks. */
async function many([path], size) {
  const sink = new Sink(path);
  const known = [...LEAD, ...TOUCH];
  const next = random(size.seed + 1);
  const strange = [
    () => String(Math.floor(next() * 100_000)), () => (next() * 1000).toFixed(2), () => '', () => '', () => (next() < 0.5 ? 'Y' : 'N'),
    () => `K${Math.floor(next() * 900)}`, () => `2024-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 10)}`,
    () => (next() < 0.3 ? '"see file, page 2"' : 'n/a'),
  ];
  // Before each known column a run of others; of each run a few versions, since making each anew would tell nothing more.
  const others = COLUMNS - known.length;
  let named = 0;
  const runs = known.map((_, i) => {
    const width = Math.floor((others * (i + 1)) / known.length) - Math.floor((others * i) / known.length);
    const names = Array.from({ length: width }, () => `udf_${pad((named += 1), 3)}`);
    const versions = Array.from({ length: 257 }, () => names.map((_, j) => strange[(i + j) % strange.length]()).join(','));
    return { names: names.join(','), versions };
  });
  sink.put(`${known.map((name, i) => `${runs[i].names},${name}`).join(',')}\n`);
  await invent(size, {
    touch: (lead, touch, subject) => {
      const cells = [...lead, ...(touch ? [...touch, SUBJECTS[subject]] : ['', '', '', '', '', ''])];
      return `${cells.map((text, i) => `${runs[i].versions[Math.floor(next() * 257)]},${cell(text)}`).join(',')}\n`;
    },
    row: (text) => sink.put(text),
    breathe: () => sink.flush(),
  });
  await sink.end();
}

/** What can be written: the names of a kind's files, and how. */
const KINDS = {
  wide: { files: ['wide'], write: wide },
  'two-file': { files: ['leads', 'activities'], write: two },
  quoted: { files: ['quoted'], write: heavy },
  'many-columns': { files: ['many'], write: many },
};

/**
 * The paths of the files of a kind and size.
 * @param {string} folder
 * @param {keyof typeof KINDS} kind
 * @param {{ leads: number, rows: number }} size
 */
export function paths(folder, kind, { leads, rows }) {
  return KINDS[kind].files.map((name) => join(folder, `${name}-${leads}-${rows}.csv`));
}

/** Writes the files of a kind and size, and says which. */
export async function generate(folder, kind, size) {
  const files = paths(folder, kind, size);
  await KINDS[kind].write(files, size);
  return files;
}
