// One part of the bench: every peer on one input in one browser, in turn, run after run.
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { peakOfPage } from './memory.mjs';
import { PEERS, difference } from './peers.mjs';
import { BROWSERS, Driver } from './webdriver.mjs';
import { wire } from './wire.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const round = (value) => (typeof value === 'number' ? Number(value.toPrecision(5)) : (value ?? null));
/** A result without its answer, each number under its name in a list of all runs. */
function keep(lists, { answer, ...times }) {
  for (const [name, value] of Object.entries(times)) {
    (lists[name] ??= []).push(...[value].flat().map(round));
  }
}

/** The line of a message that says what is wrong, without the addresses of this run: Firefox begins with where it was. */
const reason = (message) => {
  const lines = message.split('\n').filter((line) => line && !/^\S*@\w+:\/\//.test(line.trim()));
  return (lines[0] ?? 'it gave up without a word').replace(/^Error: /, '').slice(0, 200);
};

/** A peer without a browser: a process of its own. */
async function native(files) {
  const run = promisify(execFile)(process.execPath, [join(here, 'native.mjs'), ...files], { maxBuffer: 1 << 28 });
  const { stdout } = await run.catch((error) => {
    throw new Error(/Error: .*/.exec(error.stderr)?.[0] ?? error.message);
  });
  return JSON.parse(stdout);
}

/**
 * A browser of its own with a fresh profile: the page, its memory, what was sent; then the page once more, from the cache.
 * @param {Driver} driver
 */
async function visit(driver, { browser, server, peer, files, warm }) {
  const session = await driver.session();
  try {
    const open = async (page) => {
      await session.go(`${server.origin}/pages/${page}`);
      await session.choose('body > input[type=file]', files);
    };
    server.sent.clear();
    await open(PEERS[peer].page);
    const cold = await session.ask('bench');
    const sent = [...server.sent].filter((path) => !path.startsWith(server.pages));
    const memory = peakOfPage(driver.pid, BROWSERS[browser].content);
    const again = [];
    if (warm) {
      // A browser keeps compiled code a little later than it is used.
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await open(PEERS[peer].page);
      again.push(await session.ask('bench'));
    }
    return { version: session.version, cold, warm: again, memory, sent };
  } finally {
    await session.end().catch(() => {});
  }
}

/** How much memory the widget's program held at most, in a visit that is not timed. */
async function program(driver, { server, files }) {
  const session = await driver.session();
  try {
    await session.go(`${server.origin}/pages/probe.html`);
    await session.choose('body > input[type=file]', files);
    return await session.ask('memory');
  } finally {
    await session.end().catch(() => {});
  }
}

/**
 * Runs the peers on the files.
 * @param {{ browser: keyof typeof BROWSERS, peers: string[], files: string[], runs: number, warm: boolean, probe: boolean,
 *   server: { origin: string, sent: Set<string>, pages: string }, say: (line: string) => void }} how
 * @returns {Promise<{ version: string, peers: Record<string, object> }>}
 */
export async function measure({ browser, peers, files, runs, warm, probe, server, say }) {
  const driver = await Driver.start(browser);
  const found = Object.fromEntries(peers.map((peer) => [peer, { cold: {}, warm: {}, memory: [] }]));
  let version = browser;
  let reference;
  const check = (peer, answer) => {
    if (!answer) return;
    // The widget's answer is the last word only as long as it is the same as all others': whoever differs, the run fails.
    reference ??= [peer, answer];
    const fault = difference([peer, answer], reference);
    if (fault) throw Object.assign(new Error(fault), { wrong: true });
    // Who knows all five goes before who knows one.
    if (reference[1].per_dealer && answer.dealers) reference = [peer, answer];
  };
  try {
    for (let run = 0; run < runs; run += 1) {
      for (const peer of peers) {
        const one = found[peer];
        if (one.cannot) continue;
        try {
          if (!PEERS[peer].page) {
            const { memory, ...result } = await native(files);
            check(peer, result.answer);
            keep(one.warm, result);
            one.memory.push(memory);
            say(`${run + 1}/${runs} ${peer} ${result.seconds.toFixed(3)} s`);
            continue;
          }
          const seen = await visit(driver, { browser, server, peer, files, warm });
          version = seen.version;
          check(peer, seen.cold.answer);
          for (const { answer } of seen.warm) check(peer, answer);
          keep(one.cold, seen.cold);
          for (const result of seen.warm) keep(one.warm, result);
          if (seen.memory !== null) one.memory.push(seen.memory);
          one.wire = wire(seen.sent);
          say(`${run + 1}/${runs} ${browser} ${peer} cold ${seen.cold.seconds.toFixed(3)} s${seen.warm.map((w) => `, warm ${w.seconds.toFixed(3)} s`).join('')}`);
        } catch (error) {
          // A peer may be unable; the widget may not, and nobody may be wrong.
          if (error.wrong || ['floor', 'widget', 'alone'].includes(peer)) throw new Error(`${peer}: ${error.message}`);
          one.cannot = reason(error.message);
          say(`${run + 1}/${runs} ${browser} ${peer} cannot: ${one.cannot}`);
        }
      }
    }
    if (probe && found.widget) {
      found.widget.program = await program(driver, { server, files });
      say(`the widget's program held ${(found.widget.program / 1e6).toFixed(1)} MB`);
    }
  } finally {
    driver.stop();
  }
  return { version, peers: found };
}
