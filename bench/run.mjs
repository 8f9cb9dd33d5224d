// Runs every peer and the widget in turn, on the same files, in browsers of their own, and prints medians and ratios.
//
//   node run.mjs --help
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, statfsSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { document } from './lib/document.mjs';
import { generate, paths } from './lib/generate.mjs';
import { measure } from './lib/measure.mjs';
import { INPUTS, PEERS, SERIES, leadsOf } from './lib/peers.mjs';
import { scaleText, summary } from './lib/print.mjs';
import { serve } from './lib/server.mjs';
import { median } from './lib/table.mjs';
import { BROWSERS, missing } from './lib/webdriver.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const dist = join(root, 'www', 'dist');
const folder = join(root, 'target', 'bench');
const kept = join(here, 'results.json');

const HELP = `The widget beside its peers. Without options: every peer on ${Object.keys(INPUTS).filter((i) => !INPUTS[i].onRequest).join(', ')} and the series, in ${Object.keys(BROWSERS).join(' and ')}.

  --only A,B      ${Object.keys(PEERS).join(', ')}
  --input A,B     ${Object.keys(INPUTS).join(', ')}, scale. Only on request: ten-million (1.6 GB on disk, deleted afterwards; with
                  scale the series also goes that far)
  --browser A,B   ${Object.keys(BROWSERS).join(', ')}
  --runs N        runs of each peer on each input, 5
  --quick         small files, one run, nothing kept: whether everything still works
  --file F[,G]    these files instead of invented ones, with the columns of pages/columns.mjs; nothing kept
  --keep          leave the large files on the disk
  --document      measure nothing, write docs/performance.md from what was kept
`;

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
const say = (line) => process.stderr.write(`${line}\n`);

let options;
try {
  options = parseArgs({
    options: {
      only: { type: 'string' },
      input: { type: 'string' },
      browser: { type: 'string' },
      runs: { type: 'string' },
      quick: { type: 'boolean', default: false },
      file: { type: 'string' },
      keep: { type: 'boolean', default: false },
      document: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;
} catch (error) {
  fail(`${error.message}\n${HELP}`);
}
if (options.help) {
  process.stdout.write(HELP);
  process.exit(0);
}

/** The named ones of a table, in its order. */
function chosen(text, known, what, all = known) {
  if (text === undefined) return all;
  const names = text.split(',');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) fail(`There is no ${what} "${unknown}"; there are ${known.join(', ')}.`);
  return known.filter((name) => names.includes(name));
}
const peers = chosen(options.only, Object.keys(PEERS), 'peer');
const browsers = chosen(options.browser, Object.keys(BROWSERS), 'browser');
const known = [...Object.keys(INPUTS), 'scale'];
const inputs = options.file ? ['file'] : chosen(options.input, known, 'input', known.filter((name) => !INPUTS[name]?.onRequest));
const runs = Number(options.runs ?? (options.quick ? 1 : 5));
if (!(Number.isInteger(runs) && runs >= 1)) fail('--runs must be a whole number from 1 on.');
const keeping = !options.quick && !options.file;

const results = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : { parts: {}, scale: {} };
const write = () => {
  if (!keeping) return;
  writeFileSync(kept, `${JSON.stringify(results, null, 1).replaceAll(/\[[^[\]{}]*\]/g, (list) => list.replaceAll(/\s+/g, ' '))}\n`);
  document(root, results);
};
if (options.document) {
  document(root, results);
  process.exit(0);
}
if ((peers.includes('widget') || inputs.includes('scale')) && !existsSync(join(dist, 'define.js'))) {
  fail('www/dist is not built; run `cargo xtask build` first, or leave the widget out with --only and --input.');
}

/** The files of an input, written if they are not there. */
async function filesOf(kind, [leads, rows]) {
  const size = { leads, rows, seed: 1 };
  const files = paths(folder, kind, size);
  if (files.every((path) => existsSync(path))) return files;
  mkdirSync(folder, { recursive: true });
  // No row of any kind is longer than 1,200 bytes, none of the wide file longer than 220.
  const need = rows * (kind === 'many-columns' ? 1_200 : kind === 'quoted' ? 300 : 220);
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < need * 1.5) fail(`${Math.round((need * 1.5) / 1e6)} MB must be free to write ${rows} rows, found ${Math.round((bavail * bsize) / 1e6)} MB.`);
  say(`writing ${kind}: ${rows} rows, ${leads} leads …`);
  return generate(folder, kind, size);
}
/** Files that are not worth their place on the disk once they were read. */
const large = (files) => files.some((path) => path.startsWith(folder) && statSync(path).size > 4e8);
const drop = (files) => {
  if (!options.keep && large(files)) for (const path of files) rmSync(path, { force: true });
};

const git = (...given) => {
  try {
    return execFileSync('git', given, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
};
/** When, on what, of what: what holds for everything of one call of this program. */
const occasion = {
  date: new Date().toISOString().slice(0, 16).replace('T', ' '),
  machine: `${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB`,
  commit: git('rev-parse', '--short=10', 'HEAD') + (git('status', '--porcelain', '--', 'core', 'engine', 'wasm', 'www/src') ? ' and changes' : ''),
};
/** How many cores others keep busy, watched for two seconds before anything is run: from a third of one on no number is worth keeping. */
async function busy() {
  const times = () => cpus().reduce(([idle, all], { times: t }) => [idle + t.idle, all + t.idle + t.user + t.nice + t.sys + t.irq], [0, 0]);
  const [idle, all] = times();
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const [later, total] = times();
  const cores = Number((cpus().length * (1 - (later - idle) / (total - all))).toFixed(2));
  if (cores > 0.3) say(`Other work keeps ${cores} cores busy: take only ratios for what they are.`);
  return cores;
}

const absent = missing(browsers);
if (absent) fail(`${absent} cannot be started: run \`cargo xtask setup\`, or choose another --browser.`);
const server = { ...(await serve({ '/pages/': join(here, 'pages'), '/modules/': join(here, 'node_modules'), '/widget/': dist })), pages: join(here, 'pages') };
try {
  for (const input of inputs) {
    if (input === 'scale') continue;
    const { kind, full } = INPUTS[input] ?? {};
    const size = options.quick && full ? [Math.round(full[0] / 50), Math.round(full[1] / 50)] : full;
    const files = options.file ? options.file.split(',').map((path) => resolve(path)) : await filesOf(kind, size);
    const nowhere = files.find((path) => !existsSync(path));
    if (nowhere) fail(`There is no file ${nowhere}.`);
    const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
    for (const browser of browsers) {
      // Without a browser there is one run, beside those in the first browser.
      const here = peers.filter((peer) => PEERS[peer].page || browser === browsers[0]);
      const load = await busy();
      say(`${input}, ${browser}, ${files.map((path) => basename(path)).join(' + ')}, ${(bytes / 1e6).toFixed(1)} MB`);
      const found = await measure({ browser, peers: here, files, runs, warm: input !== 'ten-million', probe: here.includes('widget'), server, say });
      const part = (results.parts[`${input}/${browser}`] ??= { peers: {} });
      Object.assign(part, { bytes, ...(size ? { leads: size[0], rows: size[1] } : {}) });
      for (const [peer, result] of Object.entries(found.peers)) {
        part.peers[peer] = { ...occasion, browser: found.version, load, runs, ...result };
      }
      process.stdout.write(`\n${summary(input, browser, part, here)}\n\n`);
      write();
    }
    drop(files);
  }
  if (inputs.includes('scale')) {
    for (const browser of browsers) {
      const sizes = SERIES.filter((rows) => (options.quick ? rows <= 100_000 : rows <= 1_000_000 || inputs.includes('ten-million')));
      const points = [];
      const load = await busy();
      for (const rows of sizes) {
        const files = await filesOf('wide', [leadsOf(rows), rows]);
        const found = await measure({ browser, peers: ['widget'], files, runs, warm: rows <= 1_000_000, probe: true, server, say });
        const { cold, warm, memory, program } = found.peers.widget;
        const times = rows <= 1_000_000 ? warm : cold;
        points.push({ rows, bytes: statSync(files[0]).size, report: times.report, figure: times.figure, filter: times.filter_view, program, memory: median(memory) });
        drop(files);
        results.scale[browser] = { ...occasion, browser: found.version, load, runs, points };
      }
      process.stdout.write(`\n${scaleText(browser, results.scale[browser])}\n\n`);
      write();
    }
  }
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  server.close();
}
