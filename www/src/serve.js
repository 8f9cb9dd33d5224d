// @ts-check
/**
 * The session behind the messages: one wasm `Session`, fed and asked. The same code serves a worker and a page.
 *
 * @typedef {{ default: (options: { module_or_path: WebAssembly.Module }) => Promise<unknown>, __wbg_reset_state: () => void,
 *   Session: new (settings: import("./protocol.js").Settings) => any }} Program what the build makes of the wasm crate
 * @typedef {{ default: (options: { module_or_path: WebAssembly.Module }) => Promise<unknown>, __wbg_reset_state: () => void,
 *   Reader: { of: (name: string, head: Uint8Array, told: string[]) => any } }} Formats the same of the crate with the readers of other formats
 * @typedef {import("./protocol.js").Request} Request
 * @typedef {import("./protocol.js").Input} Input
 * @typedef {{ push: (bytes: Uint8Array) => boolean, close: () => void, free?: () => void, slow?: boolean }} Taker
 *   who takes the bytes of a file; a slow one does its work when it is closed
 */

// @ts-ignore -- written by the build
import { hashes } from "./hashes.js";
import { Crew } from "./share.js";
import { Lender, slices } from "./slices.js";

/** How an error begins where a file of the widget itself is not there. */
const MISSING = "E112";
/** Bytes per slice in a worker; on a page slices are smaller, so that none of them blocks it. */
const SLICE = 4 * 1024 * 1024;
/** Milliseconds between two views while files are read, at least. */
const PAUSE = 100;

/**
 * A module, compiled while it streams in where it is not known.
 * @param {string} address
 * @param {string} integrity what it hashes to
 * @param {import("./protocol.js").Binary | undefined} known
 * @param {(binary: import("./protocol.js").Binary) => void} keep told what the page should keep for the sessions to come. Bytes
 *   come first: on a page without `'wasm-unsafe-eval'` Firefox lets no compiled module in
 */
async function compile(address, integrity, known, keep) {
  if (known instanceof WebAssembly.Module) return known;
  let module;
  if (known) module = await WebAssembly.compile(known);
  else {
    const response = await fetched(address, integrity);
    const bytes = response.clone().arrayBuffer();
    const type = response.headers.get("content-type") ?? "";
    // A server that sends a wrong content type is forgiven.
    const compiled = type.startsWith("application/wasm") ? WebAssembly.compileStreaming(response) : bytes.then(WebAssembly.compile);
    try {
      module = await compiled;
    } catch (error) {
      throw isProgram(await bytes.catch(() => undefined)) ? error : new Error(`${MISSING}: no program at ${address}`);
    }
    keep(await bytes);
  }
  keep(module);
  return module;
}

/**
 * From another site only what it should be; one's own is not checked, so that it can be compiled while it streams in.
 * @param {string} address
 * @param {string} integrity
 */
async function fetched(address, integrity) {
  try {
    const response = await fetch(address, new URL(address).origin === globalThis.origin ? {} : { integrity });
    if (response.ok) return response;
    throw new Error(`HTTP status ${response.status}`);
  } catch (error) {
    throw new Error(`${MISSING}: ${address}: ${error instanceof Error ? error.message : error}`);
  }
}

/** Whether these bytes begin as a module does; a log-in page does not. @param {ArrayBuffer | undefined} bytes */
const isProgram = (bytes) => bytes !== undefined && String.fromCharCode(...new Uint8Array(bytes.slice(0, 4))) === "\0asm";

/** The program is at an end, or was started anew by another session of the page. @param {unknown} error */
const crashed = (error) => error instanceof WebAssembly.RuntimeError
  || (error instanceof Error && (error.name === "Crash" || error.message.includes("stale object")));

/** A program stops itself with an error of its own name; a bare one means that it got no memory. @param {unknown} error */
const spent = (error) => error instanceof WebAssembly.RuntimeError && /unreachable/i.test(error.message);

/** The programs that run in this thread. @type {WeakSet<Program | Formats>} */
const running = new WeakSet();

/**
 * Starts a program, or with `again` starts it anew.
 * @param {Program | Formats} program
 * @param {WebAssembly.Module} module
 * @param {boolean} again
 */
async function launch(program, module, again) {
  if (again && running.has(program)) return program.__wbg_reset_state();
  await program.default({ module_or_path: module });
  running.add(program);
}

export class Host {
  /** @type {any} */
  #session;
  #slice = SLICE;
  /** Number of the current reading; a reading with an older number stops at its next slice. */
  #run = 0;
  /** @type {Promise<unknown>} */
  #reading = Promise.resolve();
  /** Who helps with the running reading. */
  #crew = new Crew([]);
  #codes = "";
  /** The width that is on show. @type {import("./protocol.js").Action} */
  #width = { name: "width", field: "", value: "wide" };
  /** Names of the pieces that the page has. @type {Set<string>} */
  #posted = new Set();
  /** What is wrong with the settings, told again with every new report until the settings change. @type {import("./protocol.js").Failure[]} */
  #standing = [];
  #program;
  #formats;
  #again;
  #post;
  /** Where the readers of other formats are. */
  #address = "";
  /** The readers of other formats, where the page has them. @type {import("./protocol.js").Binary | undefined} */
  #known;
  /** The same, ready; asked for by the first file that needs them. @type {Promise<Formats> | undefined} */
  #readers;

  /**
   * @param {Program} program
   * @param {() => Promise<Formats>} formats
   * @param {(message: import("./protocol.js").Message) => void} post
   * @param {boolean} [again] whether programs that run here already have to start anew: one of them stopped
   */
  constructor(program, formats, post, again = false) {
    this.#program = program;
    this.#formats = formats;
    this.#again = again;
    this.#post = post;
  }

  /** @param {Request} request */
  async handle(request) {
    try {
      this.#post({ id: request.id, value: await this.#answer(request) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#post(crashed(error) ? { id: request.id, crash: message, spent: spent(error) } : { id: request.id, error: message });
    }
  }

  /** @param {Request} request */
  async #answer(request) {
    switch (request.call) {
      case "load":
        return this.#load(request);
      case "start":
        return this.#start(request);
      case "speak":
        this.#session.speak(request.words.pack, request.words.own);
        return this.#shown([]);
      case "configure": {
        const effects = this.#session.configure(request.settings);
        this.#standing = [];
        return this.#shown(effects);
      }
      case "read":
        return this.#read(request);
      case "update":
        if (request.action.name === "cancel" || request.action.name === "clear") await this.#stop();
        if (request.action.name === "width") this.#width = request.action;
        return this.#shown(this.#session.update(request.action));
      case "fail":
        // A failure ends a reading; one that has nothing to do with it waits.
        await this.#reading.catch(() => {});
        if (request.failure.code === "E108") this.#standing.push(request.failure);
        this.#fail(request.failure);
        return this.#shown([]);
      case "report":
        return this.#session.report();
      case "drawing":
        return this.#session.drawing(request.style, request.panel ?? undefined);
      case "paper":
        return this.#paper();
      case "name":
        return this.#session.fileName(request.kind);
      case "prepare":
        await this.#prepare();
        return;
      case "export":
        return this.#session.exportAs(request.kind, request.form ?? undefined, request.style ?? undefined);
    }
  }

  /** The view laid out for paper, whole; what is on show stays. @returns {import("./protocol.js").View} */
  #paper() {
    this.#session.update({ name: "width", field: "", value: "print" });
    /** @type {string[]} */
    const pieces = this.#session.viewPieces();
    this.#session.update(this.#width);
    return { names: pieces.filter((_, at) => at % 2 === 0), texts: pieces.filter((_, at) => at % 2 === 1) };
  }

  /** @param {import("./protocol.js").Load} request */
  async #load({ program: known, address }) {
    const module = await compile(address, hashes.program, known, (program) => this.#post({ program }));
    await launch(this.#program, module, this.#again);
  }

  /** @param {import("./protocol.js").Start} request */
  #start({ formats, readers, settings, actions, slice, words }) {
    this.#known = formats;
    this.#address = readers;
    this.#slice = slice ?? SLICE;
    try {
      this.#session = new this.#program.Session(settings);
    } catch (error) {
      this.#session = new this.#program.Session({ zone: settings.zone });
      const message = error instanceof Error ? error.message : String(error);
      this.#standing = [{ code: "E108", file: "", message, hint: "Correct the element's attributes or its `config`." }];
      this.#standing.forEach((failure) => this.#fail(failure));
    }
    if (words?.pack || words?.own) this.#session.speak(words.pack, words.own);
    for (const action of actions) {
      if (action.name === "width") this.#width = action;
      this.#session.update(action);
    }
    this.#shown([]);
  }

  /** The readers of other formats: loaded once, and again after a failure. */
  #prepare() {
    const load = async () => {
      const [program, module] = await Promise.all([
        this.#formats(),
        compile(this.#address, hashes.readers, this.#known, (formats) => this.#post({ formats })),
      ]);
      await launch(program, module, this.#again);
      return program;
    };
    const readers = this.#readers ?? load();
    this.#readers = readers;
    readers.catch(() => (this.#readers = undefined));
    return readers;
  }

  /** Stops a running reading and waits until it has let go of the session. */
  #stop() {
    this.#run += 1;
    this.#crew.stop();
    return this.#reading.catch(() => {});
  }

  /** @param {import("./protocol.js").Read} request for the rows set aside, what is on show stays */
  async #read({ files, again, crew = [] }) {
    const stopped = this.#stop();
    const run = this.#run;
    await stopped;
    // A later reading began while this one waited.
    if (run !== this.#run) return false;
    this.#crew = new Crew(crew);
    const reading = again ? this.#recall(files, run, again) : this.#report(files, run);
    this.#reading = reading;
    return reading;
  }

  /**
   * @param {Input[]} files
   * @param {number} run
   * @returns {Promise<boolean>} false when the reading was stopped
   */
  async #report(files, run) {
    this.#session.begin(false);
    if (!(await this.#feed(files, run))) return false;
    this.#session.finish();
    this.#standing.forEach((failure) => this.#fail(failure));
    this.#shown([]);
    const counts = this.#session.counts();
    if (counts) this.#post({ counts });
    // The page builds what it got, and meanwhile what no panel shows is worked out.
    this.#session.complete();
    return true;
  }

  /**
   * Reads the files of the report again, for their rows set aside.
   * @param {Input[]} files
   * @param {number} run
   * @param {import("./protocol.js").Again} again
   * @returns {Promise<boolean>} true when they are to be read once more
   */
  async #recall(files, run, again) {
    if (again === "first") this.#session.begin(true);
    if (!(await this.#feed(files, run))) return false;
    const more = this.#session.turn();
    if (!more) this.#shown([]);
    return more;
  }

  /**
   * @param {Input[]} files
   * @param {number} run
   * @returns {Promise<boolean>} false when the reading was stopped
   */
  async #feed(files, run) {
    let due = 0;
    for (const [file, { name, size, source }] of files.entries()) {
      const lender = new Lender(source);
      let read = 0;
      /** Those of whom something was taken in. */
      const helpers = new Set();
      /** @type {Taker | undefined} */
      let taker;
      const seams = this.#crew.look(lender, size);
      /** @type {import("./share.js").Share[] | undefined} */
      let shares;
      const tell = (/** @type {number} */ bytes) => {
        read = Math.min(size, read + bytes);
        this.#post({ progress: { file, files: files.length, read, size, workers: helpers.size + 1 } });
        const now = performance.now();
        if (now < due && !(taker?.slow && read >= size)) return;
        this.#show();
        // A view that is dear to make is made less often.
        due = performance.now() + Math.max(PAUSE, 4 * (performance.now() - now));
      };
      const helped = (/** @type {number} */ bytes) => {
        if (run !== this.#run) return;
        this.#session.advance(bytes);
        tell(bytes);
      };
      /** Hands a stretch on, as far as it is not divided meanwhile; false where no more is wanted. @param {import("./slices.js").Span} span */
      const take = async (span) => {
        for await (const slice of slices(lender, span, this.#slice)) {
          if (run === this.#run) taker ??= await this.#taker(name, size, slice);
          const bytes = slice.subarray(0, Math.max(0, span.to - span.from));
          // The rest of a file that cannot be used is not read.
          if (!taker || run !== this.#run || !taker.push(bytes)) return false;
          span.from += bytes.length;
          tell(bytes.length);
          shares ??= taker.slow ? [] : this.#crew.divide(this.#session, name, lender, span, bytes, await seams, helped);
        }
        return true;
      };
      try {
        let wanted = await take({ from: 0, to: size });
        for (const share of shares ?? []) {
          if (!wanted || run !== this.#run) break;
          const found = await share.found;
          if (run !== this.#run) break;
          if (found && this.#session.absorb(new Uint8Array(found))) helpers.add(share.helper);
          else wanted = await take(share);
        }
        if (helpers.size > 0) tell(0);
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        taker?.free?.();
        this.#fail({ code: "E109", file: name, message: "expected a readable file, found one that was moved or changed", hint: "Choose the file again." });
        this.#shown([]);
        return false;
      } finally {
        lender.close();
      }
      if (run !== this.#run) {
        taker?.free?.();
        return false;
      }
      taker ??= this.#plain(name, size);
      taker.close();
    }
    return true;
  }

  /**
   * Who takes the bytes of the file that begins like this: the session, or a reader that hands on the tables within.
   * @param {string} name
   * @param {number} size
   * @param {Uint8Array} head
   * @returns {Promise<Taker>}
   */
  async #taker(name, size, head) {
    const session = this.#session;
    if (!session.foreign(name, head)) return this.#plain(name, size);
    session.enter(name, size);
    const target = {
      open: (/** @type {string} */ part) => session.open(part),
      push: (/** @type {Uint8Array} */ bytes) => session.push(bytes),
      close: () => session.close(),
      fail: (/** @type {any[]} */ ...error) => session.refuse(...error),
    };
    /** @type {any} */
    let reader;
    try {
      const { Reader } = await this.#prepare();
      // What was told about encodings, of this file and of those within it.
      const told = Object.entries(session.settings().tables ?? {}).filter(([, { encoding }]) => encoding);
      reader = Reader.of(name, head, told.flatMap(([file, { encoding }]) => [file, encoding]));
    } catch (error) {
      if (crashed(error)) throw error;
      const found = error instanceof Error ? error.message : String(error);
      target.fail("E111", name, `expected the reader of this kind of file, found that it could not be loaded: \`${found}\``, "Check the connection and the page's policy, or save the file as CSV.");
    }
    let usable = reader !== undefined;
    return {
      slow: true,
      push: (bytes) => {
        session.advance(bytes.length);
        usable = usable && reader.push(bytes, target);
        return usable;
      },
      close: () => {
        if (usable) reader.close(target);
        else reader?.free();
        session.leave();
      },
      free: () => reader?.free(),
    };
  }

  /** @param {string} name @param {number} size @returns {Taker} */
  #plain(name, size) {
    this.#session.open(name, size);
    return { push: (bytes) => this.#session.push(bytes), close: () => this.#session.close() };
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

  /** @param {import("./protocol.js").Failure} failure */
  #fail({ code, file, message, hint }) {
    this.#session.fail(code, file, message, hint);
  }

  #show() {
    /** @type {string[]} */
    const codes = this.#session.errors().map((/** @type {any} */ error) => error.code);
    const changed = codes.join() !== this.#codes;
    this.#codes = codes.join();
    const view = this.#view();
    this.#post(changed ? { view, codes } : { view });
  }

  /** The view, without the pieces that the view before held. */
  #view() {
    /** @type {string[]} */
    const pieces = this.#session.viewPieces();
    /** @type {import("./protocol.js").View} */
    const view = { names: [], texts: [] };
    for (let at = 0; at + 1 < pieces.length; at += 2) {
      const name = pieces[at] ?? "";
      view.names.push(name);
      view.texts.push(this.#posted.has(name) ? null : (pieces[at + 1] ?? null));
    }
    this.#posted = new Set(view.names);
    return view;
  }
}
