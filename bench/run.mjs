// Runs every peer and the widget in turn, in one headless Chromium, on the same file, and prints medians and ratios.
//
//   node run.mjs [--file wide.csv] [--runs 5] [--only floor,udsv] [--leads 250000 --rows 855465]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { generate } from './lib/generate.mjs';
import { serve } from './lib/server.mjs';
import { median, table } from './lib/table.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const dist = join(root, 'www', 'dist');
const { values: options } = parseArgs({
  options: {
    file: { type: 'string' },
    runs: { type: 'string', default: '5' },
    only: { type: 'string' },
    leads: { type: 'string', default: '250000' },
    rows: { type: 'string', default: '855465' },
    chromium: { type: 'string', default: process.env.CHROMIUM ?? '/usr/bin/chromium' },
  },
});

const NAMES = {
  floor: 'floor: read the file',
  widget: 'reality-gap: the whole report, every chart',
  udsv: 'uDSV + maps by hand: five numbers',
  papa: 'Papa Parse + maps by hand: five numbers',
  duckdb: 'DuckDB-WASM, SQL: five numbers',
};

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const wanted = options.only?.split(',') ?? Object.keys(NAMES);
const unknown = wanted.find((peer) => !NAMES[peer]);
if (unknown) fail(`There is no peer "${unknown}"; there are ${Object.keys(NAMES).join(', ')}.`);
if (!existsSync(options.chromium)) fail(`No Chromium at ${options.chromium}; install it or set CHROMIUM to its path.`);
if (wanted.includes('widget') && !existsSync(join(dist, 'define.js'))) {
  fail('www/dist is not built; run `cargo xtask build` first, or leave the widget out with --only floor,udsv,papa,duckdb.');
}
const runs = Number(options.runs);
if (!(runs >= 1)) fail('--runs must be a number from 1 on.');

const leads = Number(options.leads);
const rows = Number(options.rows);
const file = options.file ?? join(root, 'target', 'bench', `wide-${leads}-${rows}.csv`);
if (!options.file && !existsSync(file)) {
  mkdirSync(dirname(file), { recursive: true });
  process.stderr.write(`writing ${rows} rows, ${leads} leads …\n`);
  await generate(file, { leads, rows, seed: 1 });
}
if (!existsSync(file)) fail(`There is no file ${file}.`);

const { origin, close } = await serve({
  '/pages/': join(here, 'pages'),
  '/modules/': join(here, 'node_modules'),
  '/widget/': dist,
});
const profile = mkdtempSync(join(tmpdir(), 'reality-gap-bench-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: options.chromium,
  headless: true,
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync',
  ],
});

const results = Object.fromEntries(wanted.map((peer) => [peer, []]));
try {
  for (let round = 0; round < runs; round += 1) {
    for (const peer of wanted) {
      // A page of its own for each run: no peer works in another's heap.
      const page = await browser.newPage();
      const trouble = [];
      page.on('pageerror', (error) => trouble.push(String(error)));
      await page.goto(`${origin}/pages/${peer === 'widget' ? 'widget' : 'peers'}.html`);
      await page.setInputFiles('body > input[type=file]', file);
      await page.waitForFunction(() => globalThis.bench);
      const result = await page.evaluate((name) => globalThis.bench(name), peer);
      if (trouble.length > 0) fail(`${NAMES[peer]}: ${trouble.join('; ')}`);
      results[peer].push(result);
      process.stderr.write(`${round + 1}/${runs} ${peer} ${result.seconds.toFixed(3)} s\n`);
      await page.close();
    }
  }
} finally {
  await browser.close();
  close();
  rmSync(profile, { recursive: true, force: true });
}

// Whoever differs is named with both answers: a fast wrong number is no result.
const [reference, ...others] = wanted.filter((peer) => results[peer][0].answer);
for (const peer of others) {
  for (const { answer } of results[peer]) {
    const expected = results[reference][0].answer;
    const key = Object.keys(expected).find((name) => !isDeepStrictEqual(expected[name], answer[name]));
    if (key) {
      fail(
        `${peer} and ${reference} disagree on ${key}: ` +
          `${JSON.stringify(answer[key]).slice(0, 300)} against ${JSON.stringify(expected[key]).slice(0, 300)}`,
      );
    }
  }
}

const middle = (peer, key) => {
  const numbers = results[peer].map((result) => result[key]).filter((n) => typeof n === 'number');
  return numbers.length ? median(numbers) : null;
};
const summary = wanted.map((peer) => ({
  peer,
  name: NAMES[peer],
  seconds: middle(peer, 'seconds'),
  least: Math.min(...results[peer].map((r) => r.seconds)),
  most: Math.max(...results[peer].map((r) => r.seconds)),
  start: middle(peer, 'start'),
  report: middle(peer, 'report'),
  figure: middle(peer, 'figure'),
  blocked_ms: middle(peer, 'blocked'),
}));
const against = summary.find(({ peer }) => peer === 'widget');
const shown = (n, digits) => (n === null || n === undefined ? '' : n.toFixed(digits));
process.stdout.write(
  `${table([
    ['', 'median s', 'least', 'most', 'start s', 'main thread blocked ms', 'widget ÷ this'],
    ...summary.map((s) => [
      s.name, shown(s.seconds, 3), shown(s.least, 3), shown(s.most, 3), s.start > 0.001 ? shown(s.start, 3) : '',
      shown(s.blocked_ms, 0), against && s !== against ? shown(against.seconds / s.seconds, 2) : '',
    ]),
  ])}\n`,
);
if (against) {
  process.stdout.write(
    `widget: report after ${shown(against.report, 3)} s, painted with every chart after ${shown(against.seconds, 3)} s, ` +
      `first provisional figure ${against.figure === null ? 'none seen' : `after ${shown(against.figure, 3)} s`}\n`,
  );
}
const chromiumVersion = execFileSync(options.chromium, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
process.stdout.write(
  `${(statSync(file).size / 1e6).toFixed(1)} MB, ${runs} runs each, interleaved, one browser (${chromiumVersion}), ${cpus().length} × ${cpus()[0].model}\n`,
);
writeFileSync(
  join(here, 'results.json'),
  `${JSON.stringify({ chromium: chromiumVersion, bytes: statSync(file).size, runs, summary, results: Object.fromEntries(wanted.map((peer) => [peer, results[peer].map(({ answer, ...times }) => times)])) }, null, 2)}\n`,
);
