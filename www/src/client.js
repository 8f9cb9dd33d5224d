// @ts-check
/**
 * The element's side of the session: promises over messages, the same for a worker and for a session on the page.
 *
 * @typedef {import("./protocol.js").Call} Call
 * @typedef {import("./protocol.js").Message} Message
 * @typedef {import("./protocol.js").Binary} Binary
 * @typedef {{ post: (request: import("./protocol.js").Request) => void, close: () => void, stopped?: () => void }} Line
 * @typedef {{ settings: import("./protocol.js").Settings, actions: import("./protocol.js").Action[],
 *   words: import("./language.js").Words,
 *   onNews: (news: import("./protocol.js").News) => void, onCrash: (spent: boolean) => void }} Owner
 */

import { workerLine } from "./line.js";
import { host as hostOf, program as programOf, readers } from "./parts.js";
import { inside, programAt, readersAt } from "./places.js";

/** Bytes per slice when the session runs on the page. */
const PAGE_SLICE = 512 * 1024;

/** The program, compiled once for all elements of the page and for every fresh start. @type {Binary | undefined} */
let program;
/** The readers of other formats, once a session needed them. @type {Binary | undefined} */
let formats;
/** The first client at work: those that come meanwhile wait for its program instead of fetching it again. @type {Promise<unknown> | undefined} */
let loading;
/** The program has been rehearsed, or is: all workers of a page share what it was compiled to. */
let rehearsed = false;
/** Workers are refused here: it is tried once. */
let refused = false;
/** How often the program was started anew on the page itself. */
let turn = 0;
/** Whether the program of this turn stopped: the next session on the page begins with a fresh one. */
let stopped = false;

export class Client {
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  #id = 0;
  /** @type {Line | undefined} */
  #line;
  /** @type {Owner | undefined} */
  #owner;
  /** @type {number | undefined} */
  #slice;
  #started = false;
  #closed = false;

  /** Whether a session needs nothing from the network any more. */
  static get known() { return program !== undefined; }

  get alive() { return this.#line !== undefined; }

  /**
   * Gets the program ready: in a worker, or on the page where a worker is unwanted or refused.
   * @param {boolean} onPage
   */
  async load(onPage) {
    while (!program && loading) await loading.catch(() => {});
    const mine = this.#load(onPage);
    if (!program) {
      loading = mine;
      mine.catch(() => {}).finally(() => (loading = undefined));
    }
    await mine;
    return this;
  }

  /** @param {boolean} onPage */
  async #load(onPage) {
    const held = await inside();
    program ??= held.program;
    formats ??= held.formats;
    const inWorker = !onPage && !refused;
    if (inWorker && !this.#closed) {
      this.#line = workerLine((message) => this.#receive(message), () => this.#broken());
      try {
        const rehearse = !rehearsed;
        rehearsed = true;
        if (this.#line) return await this.ask({ call: "load", program, address: programAt(), rehearse });
      } catch {
        this.#drop(new Error("no worker"));
      }
    }
    const line = await pageLine((message) => this.#receive(message));
    if (this.#closed) throw new Error("the session has ended");
    this.#line = line;
    this.#slice = PAGE_SLICE;
    try {
      await this.ask({ call: "load", program, address: programAt() });
    } catch (error) {
      this.#drop(new Error("no program"));
      throw error;
    }
    refused ||= inWorker;
  }

  /** Begins a session. @param {Owner} owner */
  async start(owner) {
    this.#owner = owner;
    const { settings, actions, words } = owner;
    await this.ask({ call: "start", settings, actions, words, formats, readers: readersAt(), slice: this.#slice });
    this.#started = true;
  }

  /**
   * Asks the session.
   * @param {Call} call
   * @returns {Promise<any>}
   */
  ask(call) {
    if (this.#closed || !this.#line) return Promise.reject(new Error("the session has ended"));
    this.#id += 1;
    const id = this.#id;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#line?.post({ ...call, id });
    });
  }

  /** Ends the session and gives its memory back. */
  close() {
    this.#closed = true;
    this.#drop(new Error("the session has ended"));
  }

  /** @param {Message} message */
  #receive(message) {
    if (this.#closed) return;
    if (!("id" in message)) {
      program = message.program ?? program;
      formats = message.formats ?? formats;
      return this.#owner?.onNews(message);
    }
    if (message.crash !== undefined) return this.#broken(message.spent);
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.error));
  }

  /** The program stopped: nothing that it was asked will be answered. */
  #broken(spent = false) {
    const started = this.#started;
    if (started) this.#line?.stopped?.();
    this.#started = false;
    this.#drop(new Error("the program stopped"));
    if (started && !this.#closed) this.#owner?.onCrash(spent);
  }

  /** @param {Error} reason */
  #drop(reason) {
    this.#line?.close();
    this.#line = undefined;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

/**
 * A session on the page.
 * @param {(message: Message) => void} receive
 * @returns {Promise<Line>}
 */
async function pageLine(receive) {
  const [{ Host }, program] = await Promise.all([hostOf(), programOf()]);
  const host = new Host(program, readers, receive, stopped);
  if (stopped) turn += 1;
  stopped = false;
  const mine = turn;
  // Of those that shared the program, only the first to notice has it started anew.
  return { post: (request) => void host.handle(request), close: () => {}, stopped: () => void (stopped ||= mine === turn) };
}
