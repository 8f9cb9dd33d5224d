// Who is measured, and whether their numbers agree.
import { isDeepStrictEqual } from 'node:util';

/** `page` is below `pages/`; what has none runs without a browser. `gist` is what they do, in a few words. */
export const PEERS = {
  floor: { name: 'floor', gist: 'reads the bytes, nothing else', page: 'peers.html?peer=floor' },
  widget: { name: 'reality-gap', gist: 'the whole report, every chart on screen', page: 'widget.html' },
  alone: { name: 'one worker', gist: 'reality-gap without helpers', page: 'widget.html?alone' },
  udsv: { name: 'uDSV', gist: 'five numbers by hand-written maps', page: 'peers.html?peer=udsv' },
  papa: { name: 'Papa Parse', gist: 'five numbers by the same maps', page: 'peers.html?peer=papa' },
  duckdb: { name: 'DuckDB-WASM', gist: 'five numbers in SQL', page: 'peers.html?peer=duckdb' },
  perspective: { name: 'Perspective', gist: 'load and one group-by only', page: 'peers.html?peer=perspective' },
  native: { name: 'DuckDB native', gist: 'five numbers in the same SQL, no browser, every core' },
};

/** The inputs, the first four when none is named. `rows` and `leads` at full size and at the size of a quick run. */
export const INPUTS = {
  wide: { kind: 'wide', gist: 'one file, a row per touch with the columns of its lead repeated', full: [250_000, 855_465] },
  'two-file': { kind: 'two-file', gist: 'a file of leads and a file of activities, joined by the id', full: [250_000, 855_465] },
  quoted: { kind: 'quoted', gist: 'every cell in quotes, with commas, line ends and quotes within', full: [250_000, 855_465] },
  'many-columns': { kind: 'many-columns', gist: '200 columns, 13 of them known', full: [29_224, 100_000] },
  'ten-million': { kind: 'wide', gist: 'the wide file with ten million rows', full: [2_922_387, 10_000_000], onRequest: true },
};

/** Sizes of the series, in rows of the wide file. */
export const SERIES = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
/** As many leads as the wide file has for so many rows. */
export const leadsOf = (rows) => Math.round((rows * 250_000) / 855_465);

/** What an answer says of each number, the part that a peer does not know left out. */
function parts(answer) {
  const { per_dealer: alone, ...rest } = answer;
  return alone ? { per_dealer: alone } : { ...rest, per_dealer: Object.fromEntries(Object.entries(answer.dealers).map(([name, { n }]) => [name, n])) };
}

/** A fast wrong number is no result: the first number in which the two answers differ, in words; undefined if none. */
export function difference([name, answer], [other, reference]) {
  const [a, b] = [parts(answer), parts(reference)];
  const key = Object.keys(a).find((one) => one in b && !isDeepStrictEqual(a[one], b[one]));
  if (!key) return undefined;
  const text = (value) => JSON.stringify(value).slice(0, 300);
  return `${name} and ${other} disagree on ${key}: ${text(a[key])} against ${text(b[key])}`;
}
