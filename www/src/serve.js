// @ts-check
/**
 * The session behind the messages: one wasm `Session`, fed and asked. The same code serves a worker and a page.
 *
 * @typedef {{ default: (options: { module_or_path: WebAssembly.Module }) => Promise<unknown>,
 *   Session: new (settings: import("./protocol.js").Settings) => any }} Program what the build makes of the wasm crate
 * @typedef {import("./protocol.js").Request} Request
 * @typedef {import("./protocol.js").Source} Source
 */

/** Bytes per slice in a worker; on a page slices are smaller, so that none of them blocks it. */
const SLICE = 4 * 1024 * 1024;
/** Milliseconds between two views while files are read, at least. */
const PAUSE = 100;

/** Compiles the module; servers that send a wrong content type are forgiven. */
async function compile() {
  const response = await fetch(new URL("./reality_gap_wasm_bg.wasm", import.meta.url));
  if (!response.ok) throw new Error(`expected the program file, found HTTP status ${response.status}`);
  const type = response.headers.get("content-type") ?? "";
  return type.startsWith("application/wasm")
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

export class Host {
  /** @type {any} */
  #session;
  #slice = SLICE;
  /** Number of the current reading; a reading with an older number stops at its next slice. */
  #run = 0;
  /** @type {Promise<unknown>} */
  #reading = Promise.resolve();
  #codes = "";
  #program;
  #post;

  /** @param {Program} program @param {(message: import("./protocol.js").Message) => void} post */
  constructor(program, post) {
    this.#program = program;
    this.#post = post;
  }

  /** @param {Request} request */
  async handle(request) {
    try {
      this.#post({ id: request.id, value: await this.#answer(request) });
    } catch (error) {
      const name = error instanceof Error ? error.name : "";
      const message = error instanceof Error ? error.message : String(error);
      const crashed = name === "Crash" || error instanceof WebAssembly.RuntimeError;
      this.#post(crashed ? { id: request.id, crash: message } : { id: request.id, error: message });
    }
  }

  /** @param {Request} request */
  async #answer(request) {
    switch (request.call) {
      case "start":
        return this.#start(request);
      case "configure":
        return this.#shown(this.#session.configure(request.settings));
      case "read":
        return this.#read(request.files);
      case "update":
        if (request.action.name === "cancel" || request.action.name === "clear") await this.#stop();
        return this.#shown(this.#session.update(request.action));
      case "fail": {
        const { code, file, message, hint } = request.failure;
        this.#session.fail(code, file, message, hint);
        return this.#shown([]);
      }
      case "report":
        return this.#session.report();
      case "export":
        return this.#session.exportAs(request.kind);
    }
  }

  /** @param {import("./protocol.js").Start} request */
  async #start({ module, settings, slice }) {
    module ??= await compile();
    await this.#program.default({ module_or_path: module });
    this.#slice = slice ?? SLICE;
    try {
      this.#session = new this.#program.Session(settings);
    } catch (error) {
      this.#session = new this.#program.Session({ zone: settings.zone });
      const hint = "Correct the element's attributes or its `config`.";
      this.#session.fail("E108", "", error instanceof Error ? error.message : String(error), hint);
    }
    this.#shown([]);
    return module;
  }

  /** Stops a running reading and waits until it has let go of the session. */
  #stop() {
    this.#run += 1;
    return this.#reading.catch(() => {});
  }

  /** @param {Source[]} files */
  async #read(files) {
    const stopped = this.#stop();
    const run = this.#run;
    await stopped;
    // A later reading began while this one waited.
    if (run !== this.#run) return false;
    const reading = this.#feed(files, run);
    this.#reading = reading;
    return reading;
  }

  /**
   * @param {Source[]} files
   * @param {number} run
   * @returns {Promise<boolean>} false when the reading was stopped
   */
  async #feed(files, run) {
    let due = 0;
    for (const [file, { name, blob }] of files.entries()) {
      this.#session.open(name, blob.size);
      const step = (/** @type {number} */ read) => {
        this.#post({ progress: { file, files: files.length, read, size: blob.size } });
        const now = performance.now();
        if (now >= due) {
          this.#show();
          // A view that is dear to make is made less often.
          due = performance.now() + Math.max(PAUSE, 4 * (performance.now() - now));
        }
        return run === this.#run;
      };
      try {
        await this.#session.read(blob, this.#slice, step);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        this.#session.fail("E109", name, "expected a readable file, found one that was moved or changed", "Choose the file again.");
      }
      if (run !== this.#run) return false;
      this.#session.close();
    }
    this.#session.finish();
    this.#shown([]);
    this.#post({ counts: this.#session.counts() });
    return true;
  }

  /** Shows the state and tells what changed beside it. @param {import("./protocol.js").Effect[]} effects */
  #shown(effects) {
    this.#show();
    const settings = this.#session.settings();
    // The table of offsets is long, and whoever gets the settings back has it already.
    settings.zone = { name: settings.zone.name };
    this.#post({ settings });
    return effects;
  }

  #show() {
    /** @type {string[]} */
    const codes = this.#session.errors().map((/** @type {any} */ error) => error.code);
    const changed = codes.join() !== this.#codes;
    this.#codes = codes.join();
    this.#post(changed ? { view: this.#session.viewJson(), codes } : { view: this.#session.viewJson() });
  }
}
