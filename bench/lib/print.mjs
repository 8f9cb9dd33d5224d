// What the terminal shows of a part.
import { PEERS } from './peers.mjs';
import { exponent, median, shown, table } from './table.mjs';

const MB = 1e6;
/** Of a visit from the cache where there was one, else of the first. */
export const usual = (result, key) => median(result.warm?.[key] ?? result.cold?.[key] ?? []);
const spread = (result) => result.warm?.seconds ?? result.cold?.seconds ?? [];

/** A part as a table and a few lines. */
export function summary(input, browser, part, peers) {
  const { widget } = part.peers;
  const mine = widget && peers.includes('widget') ? usual(widget, 'seconds') : null;
  const rows = peers.map((peer) => {
    const one = part.peers[peer];
    const name = `${PEERS[peer].name}: ${PEERS[peer].gist}`;
    if (one.cannot) return [name, 'cannot', '', '', '', '', '', '', '', ''];
    const seconds = usual(one, 'seconds');
    return [
      name, shown(seconds, 3), shown(Math.min(...spread(one)), 3), shown(Math.max(...spread(one)), 3),
      shown(median(one.cold?.ready ?? []), 3), shown(median(one.warm?.ready ?? []), 3), shown(usual(one, 'blocked'), 0),
      one.memory.length ? shown(median(one.memory) / MB, 0) : '', one.wire ? shown(one.wire / 1e3, 0) : '',
      mine && peer !== 'widget' ? shown(mine / seconds, 2) : '',
    ];
  });
  const text = table([
    [`${input}, ${browser}`, 's', 'least', 'most', 'ready cold', 'ready warm', 'blocked ms', 'memory MB', 'wire KB', 'widget ÷ this'],
    ...rows,
  ]);
  const unable = peers.filter((peer) => part.peers[peer].cannot).map((peer) => `\n${PEERS[peer].name} cannot: ${part.peers[peer].cannot}`);
  if (mine === null) return text + unable.join('');
  const ms = (key) => shown(usual(widget, key) === null ? null : usual(widget, key) * 1000, 0);
  const task = (key) => (usual(widget, key) === null ? 'not told' : `${shown(usual(widget, key), 0)} ms`);
  return `${text}${unable.join('')}
widget: first figure after ${shown(usual(widget, 'figure'), 3)} s, report after ${shown(usual(widget, 'report'), 3)} s, every chart on screen after ${shown(mine, 3)} s
filter: new view after ${ms('filter_view')} ms, on screen after ${ms('filter')} ms
longest task: while loading ${task('task')}, while filtering ${task('filter_task')}
memory: ${shown(widget.program ? widget.program / MB : null, 1)} MB of the program, in a file of ${shown(part.bytes / MB, 1)} MB`;
}

/** The two exponents of a series: of all sizes, and of those that are large enough for fixed costs not to matter. */
export function exponents(points) {
  const pairs = points.map(({ rows, report }) => [rows, median(report)]);
  const large = pairs.filter(([rows]) => rows >= 100_000);
  return { all: exponent(pairs), large: large.length > 1 ? exponent(large) : null };
}

/** The series as a table with its exponents. */
export function scaleText(browser, { points }) {
  const { all, large } = exponents(points);
  const text = table([
    [`rows, ${browser}`, 'MB', 'first figure s', 'report s', 'ns a row', 'program MB', 'page MB'],
    ...points.map((p) => [
      String(p.rows), shown(p.bytes / MB, 1), shown(median(p.figure), 3), shown(median(p.report), 3),
      shown((median(p.report) / p.rows) * 1e9, 0), shown(p.program / MB, 0), shown(p.memory === null ? null : p.memory / MB, 0),
    ]),
  ]);
  return `${text}\ntime to report grows with the rows to the power of ${all.toFixed(3)}${large === null ? '' : `, from 100,000 rows on ${large.toFixed(3)}`}`;
}
