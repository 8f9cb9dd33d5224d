// What was kept, as tables in docs/performance.md between its two marks, and as a drawing beside the other pictures.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chart } from './chart.mjs';
import { INPUTS, PEERS } from './peers.mjs';
import { exponents, usual } from './print.mjs';
import { median, shown } from './table.mjs';
import { BROWSERS } from './webdriver.mjs';

const BEGIN = '<!-- bench: written by `cargo xtask bench` from here -->';
const END = '<!-- bench: to here -->';
const DRAWING = 'docs/pictures/performance.svg';
const MB = 1e6;
const title = (name) => name[0].toUpperCase() + name.slice(1);
const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** Rows of cells as Markdown. */
const markdown = ([head, ...rows]) =>
  [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** `1.103 (0.42 ×)`: seconds, and the widget's as a multiple of them where both are of the same run. */
function seconds(part, peer) {
  const one = part?.peers[peer];
  if (!one) return '';
  if (one.cannot) return 'cannot';
  const own = usual(one, 'seconds');
  const { widget } = part.peers;
  const text = shown(own, own < 10 ? 3 : 1);
  if (peer === 'widget') return `**${text}**`;
  return widget?.date === one.date ? `${text} (${shown(usual(widget, 'seconds') / own, 2)} ×)` : text;
}

/** What was measured when, with what, of what: a line for each occasion. */
function occasions(results) {
  const seen = new Map();
  const add = (where, { date, machine, commit, load, browser, runs }) => {
    const key = `${date}: ${machine}; commit ${commit}`;
    const one = seen.get(key) ?? { where: new Set(), browsers: new Set(), loads: [], runs: new Set() };
    one.where.add(where);
    one.browsers.add(browser);
    one.loads.push(load);
    one.runs.add(runs);
    seen.set(key, one);
  };
  for (const [key, part] of Object.entries(results.parts)) {
    for (const one of Object.values(part.peers)) add(key.split('/')[0], one);
  }
  for (const one of Object.values(results.scale)) add('the series', one);
  return [...seen].map(([key, { where, browsers, loads, runs }]) => {
    const busy = Math.max(...loads);
    const note = busy > 0.3 ? ` **Other work took up to ${busy} cores meanwhile: times are too long, ratios rough.**` : '';
    return `- ${key}; ${[...browsers].sort().join(', ')}; ${[...where].join(', ')}; ${[...runs].join(' or ')} runs each.${note}`;
  });
}

/** Everything between the marks. */
function text(results) {
  const inputs = Object.keys(INPUTS).filter((input) => Object.keys(BROWSERS).some((browser) => results.parts[`${input}/${browser}`]));
  const lines = [];
  for (const browser of Object.keys(BROWSERS)) {
    const have = inputs.filter((input) => results.parts[`${input}/${browser}`]);
    if (have.length === 0) continue;
    const part = (input) => results.parts[`${input}/${browser}`];
    const peers = Object.keys(PEERS).filter((peer) => have.some((input) => part(input).peers[peer]));
    lines.push(
      `### ${title(browser)}: seconds of work`, '',
      'In brackets the widget\'s time as a multiple of this one: below 1 the widget is faster.', '',
      markdown([
        ['', ...have.map((input) => `${input}, ${shown(part(input).bytes / MB, 0)} MB`)],
        ...peers.map((peer) => [`${PEERS[peer].name}: ${PEERS[peer].gist}`, ...have.map((input) => seconds(part(input), peer))]),
      ]), '',
    );
    const unable = have.flatMap((input) =>
      peers.filter((peer) => part(input).peers[peer]?.cannot).map((peer) => `- ${PEERS[peer].name} cannot do ${input}: ${part(input).peers[peer].cannot}`),
    );
    if (unable.length > 0) lines.push(...unable, '');
  }
  const drawn = inputs.filter((input) => results.parts[`${input}/chromium`]);
  if (drawn.length > 0) lines.push(`![Seconds of work of everybody on each input in Chromium, the numbers of the table above](${DRAWING.slice('docs/'.length)})`, '');

  const ms = (one, key, visit) => {
    const value = visit ? median(one[visit]?.[key] ?? []) : usual(one, key);
    return value === null ? '' : shown(value * 1000, 0);
  };
  const task = (one, key) => (usual(one, key) === null ? 'not told' : shown(usual(one, key), 0));
  const own = inputs.flatMap((input) =>
    Object.keys(BROWSERS).filter((browser) => results.parts[`${input}/${browser}`]?.peers.widget).map((browser) => [input, browser, results.parts[`${input}/${browser}`]]),
  );
  if (own.length > 0) {
    const row = (name, cell) => [name, ...own.map(([, , part]) => cell(part.peers.widget, part))];
    lines.push(
      '### The widget, step by step', '',
      markdown([
        ['', ...own.map(([input, browser]) => `${input}, ${title(browser)}`)],
        row('rows', (_, part) => number(part.rows ?? '')),
        row('ready, cold, ms', (one) => ms(one, 'ready', 'cold')),
        row('ready, warm, ms', (one) => ms(one, 'ready', 'warm')),
        row('reading alone, ms', (_, part) => (part.peers.floor ? ms(part.peers.floor, 'seconds') : '')),
        row('first figure, ms', (one) => ms(one, 'figure')),
        row('report, ms', (one) => ms(one, 'report')),
        row('every chart on screen, ms', (one) => ms(one, 'seconds')),
        row('filter: view, ms', (one) => ms(one, 'filter_view')),
        row('filter: on screen, ms', (one) => ms(one, 'filter')),
        row('longest task while loading, ms', (one) => task(one, 'task')),
        row('longest task while filtering, ms', (one) => task(one, 'filter_task')),
        row('no answer while loading, ms', (one) => shown(usual(one, 'blocked'), 0)),
        row('no answer while filtering, ms', (one) => shown(usual(one, 'filter_blocked'), 0)),
        row('program, MB', (one) => (one.program ? shown(one.program / MB, 0) : '')),
        row('page, MB', (one) => (one.memory.length ? shown(median(one.memory) / MB, 0) : '')),
      ]), '',
    );
  }
  for (const browser of Object.keys(BROWSERS)) {
    const part = results.parts[`wide/${browser}`];
    if (!part) continue;
    lines.push(
      `### ${title(browser)}: starting, memory, bytes over the wire`, '', 'On the wide file.', '',
      markdown([
        ['', 'ready cold, ms', 'ready warm, ms', 'no answer, ms', 'page, MB', 'wire, KB'],
        ...Object.keys(PEERS).filter((peer) => part.peers[peer] && !part.peers[peer].cannot).map((peer) => {
          const one = part.peers[peer];
          return [
            PEERS[peer].name, ms(one, 'ready', 'cold'), ms(one, 'ready', 'warm'), shown(usual(one, 'blocked'), 0),
            one.memory.length ? shown(median(one.memory) / MB, 0) : '', one.wire ? number(Math.round(one.wire / 1e3)) : PEERS[peer].page ? '0' : '',
          ];
        }),
      ]), '',
    );
  }
  for (const [browser, series] of Object.entries(results.scale)) {
    const { all, large } = exponents(series.points);
    lines.push(
      `### ${title(browser)}: from ${number(series.points[0].rows)} to ${number(series.points.at(-1).rows)} rows`, '',
      `The time to the report grows with the number of rows to the power of **${all.toFixed(2)}**, from 100,000 rows on of **${large === null ? '?' : large.toFixed(2)}** (1 is linear).`, '',
      markdown([
        ['rows', 'MB', 'first figure, ms', 'report, ms', 'ns a row', 'filter, ms', 'program, MB', 'page, MB'],
        ...series.points.map((p) => [
          number(p.rows), shown(p.bytes / MB, 1), shown(median(p.figure) * 1e3, 0), shown(median(p.report) * 1e3, 0), shown((median(p.report) / p.rows) * 1e9, 0),
          shown(median(p.filter ?? []) * 1e3, 0), shown(p.program / MB, 0), p.memory === null ? '' : shown(p.memory / MB, 0),
        ]),
      ]), '',
    );
  }
  lines.push('### Measured', '', ...occasions(results), '');
  const panels = drawn.map((input) => [`${input}: ${INPUTS[input].gist}`, results.parts[`${input}/chromium`].peers]);
  return { text: lines.join('\n'), drawing: panels.length > 0 ? chart(panels, 'Seconds from the file to the answer, in Chromium') : null };
}

/**
 * Writes the document's tables and its drawing anew.
 * @param {string} root of the repository
 * @param {{ parts: Record<string, any>, scale: Record<string, any> }} results
 */
export function document(root, results) {
  const path = join(root, 'docs', 'performance.md');
  const before = readFileSync(path, 'utf8');
  const [begin, end] = [before.indexOf(BEGIN), before.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`docs/performance.md has no place for the tables: it needs the lines\n${BEGIN}\n${END}`);
  const made = text(results);
  if (made.drawing) writeFileSync(join(root, DRAWING), made.drawing);
  writeFileSync(path, `${before.slice(0, begin + BEGIN.length)}\n\n${made.text}\n${before.slice(end)}`);
}
