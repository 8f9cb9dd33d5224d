// The few W3C WebDriver commands that the bench needs, the same for Chromium and Firefox. A session is a browser of its own
// with a fresh profile, which the driver throws away.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** A program where the environment says, where `cargo xtask setup` puts what it builds, or on the path. */
function place(variable, name) {
  const built = fileURLToPath(new URL(`../../target/tools/bin/${name}`, import.meta.url));
  return process.env[variable] ?? (existsSync(built) ? built : name);
}

/** The browsers: their programs, where the environment or the path has them, and how they are asked to be. */
export const BROWSERS = {
  chromium: {
    driver: () => place('REALITY_GAP_CHROMEDRIVER', 'chromedriver'),
    program: () => process.env.REALITY_GAP_CHROMIUM ?? '/usr/bin/chromium',
    arguments: (port) => [`--port=${port}`],
    options: (binary) => ({
      'goog:chromeOptions': {
        binary,
        args: [
          '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
          '--disable-component-update', '--disable-sync', '--window-size=1200,1000',
        ],
      },
    }),
    /** Whether a process with this command line runs pages. */
    content: (command) => command.includes('--type=renderer'),
  },
  firefox: {
    driver: () => place('REALITY_GAP_GECKODRIVER', 'geckodriver'),
    program: () => process.env.REALITY_GAP_FIREFOX ?? '/usr/bin/firefox-esr',
    arguments: (port) => ['--port', String(port), '--websocket-port', '0'],
    options: (binary) => ({
      'moz:firefoxOptions': { binary, args: ['-headless', '--width=1200', '--height=1000'] },
    }),
    content: (command) => command.includes('-contentproc') && /\b(tab|file|webIsolated)/.test(command),
  },
};

/** A program of these browsers that cannot be started, if there is one. @param {(keyof typeof BROWSERS)[]} names */
export function missing(names) {
  const programs = names.flatMap((name) => [BROWSERS[name].driver(), BROWSERS[name].program()]);
  return programs.find((program) => {
    try {
      execFileSync(program, ['--version'], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** A driver that is running: its process, and sessions of it. */
export class Driver {
  #process;
  #base;
  #browser;

  /** @param {keyof typeof BROWSERS} name */
  static async start(name) {
    const driver = new Driver();
    driver.#browser = BROWSERS[name];
    const port = await freePort();
    const program = driver.#browser.driver();
    driver.#process = spawn(program, driver.#browser.arguments(port), { stdio: 'ignore' });
    const broken = new Promise((_, reject) => {
      driver.#process.once('error', () => reject(new Error(`${program} cannot be started.`)));
      driver.#process.once('exit', (code) => reject(new Error(`${program} ended with ${code}.`)));
    });
    broken.catch(() => {});
    driver.#base = `http://127.0.0.1:${port}`;
    await Promise.race([broken, driver.#awake()]);
    return driver;
  }

  get pid() {
    return this.#process.pid;
  }

  async #awake() {
    for (let i = 0; i < 200; i += 1) {
      const status = await fetch(`${this.#base}/status`).then((answer) => answer.json()).catch(() => null);
      if (status?.value?.ready) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the driver does not answer');
  }

  async #send(method, path, body) {
    const answer = await fetch(`${this.#base}${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
      // A run may take minutes.
      signal: AbortSignal.timeout(1_800_000),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value?.error ?? answer.status}: ${String(value?.message ?? '').split('\n')[0]}`);
    return value;
  }

  /** A browser of its own. */
  async session() {
    const value = await this.#send('POST', '/session', {
      capabilities: { alwaysMatch: this.#browser.options(this.#browser.program()) },
    });
    const path = `/session/${value.sessionId}`;
    const send = (method, rest, body) => this.#send(method, `${path}${rest}`, body);
    await send('POST', '/timeouts', { script: 900_000, pageLoad: 120_000 });
    return {
      version: `${value.capabilities.browserName} ${value.capabilities.browserVersion}`,
      go: (url) => send('POST', '/url', { url }),
      /** Puts files into the input that the selector finds. */
      choose: async (selector, files) => {
        const found = await send('POST', '/element', { using: 'css selector', value: selector });
        await send('POST', `/element/${found[ELEMENT]}/value`, { text: files.join('\n') });
      },
      /** What `globalThis[name](…given)` resolves to, once it is there. */
      ask: (name, ...given) =>
        send('POST', '/execute/async', {
          script: `const [name, given, done] = arguments;
            const trouble = (e) => done({ trouble: String(e) });
            addEventListener('error', (e) => trouble(e.message));
            const look = (left) => typeof globalThis[name] === 'function' ? Promise.resolve(globalThis[name](...given)).then((value) => done({ value }), trouble)
              : left ? setTimeout(look, 20, left - 1) : trouble('no ' + name + ' on ' + location.pathname);
            look(1500);`,
          args: [name, given],
        }).then(({ value, trouble }) => {
          if (trouble) throw new Error(trouble);
          return value;
        }),
      end: () => send('DELETE', ''),
    };
  }

  /** Ends the driver and whatever it started. */
  stop() {
    this.#process.removeAllListeners('exit');
    this.#process.kill();
  }
}
