// @ts-check
/**
 * The element's side of the session: promises over messages, the same for a worker and for a session on the page.
 *
 * @typedef {import("./protocol.js").Call} Call
 * @typedef {import("./protocol.js").Message} Message
 * @typedef {{ post: (request: import("./protocol.js").Request) => void, close: () => void, broken?: () => void }} Line
 * @typedef {{ settings: () => import("./protocol.js").Settings, onPage: boolean, places: import("./protocol.js").Places,
 *   onNews: (news: import("./protocol.js").News) => void, onCrash: () => void }} Options
 */

import { workerLine } from "./line.js";
import * as places from "./places.js";

/** Bytes per slice when the session runs on the page. */
const PAGE_SLICE = 512 * 1024;

/** The program, fetched once for all elements of the page and for every fresh start. @type {Promise<ArrayBuffer> | undefined} */
let fetched;
/** The readers of other formats, once a session needed them. @type {ArrayBuffer | undefined} */
let formats;

export class Client {
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  #id = 0;
  /** @type {Line | undefined} */
  #line;
  #options;
  #started = false;
  #closed = false;

  /** @param {Options} options */
  constructor(options) {
    this.#options = options;
  }

  /** Starts the session: in a worker, or on the page where a worker is unwanted or refused. */
  async start() {
    if (!this.#options.onPage) {
      const line = workerLine(this.#options.places, (message) => this.#receive(message), () => this.#broken());
      if (line) {
        this.#line = line;
        try {
          return await this.#begin();
        } catch {
          this.#drop(new Error("no worker"));
        }
      }
    }
    this.#line = await pageLine((message) => this.#receive(message));
    await this.#begin(PAGE_SLICE);
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

  /** @param {number} [slice] */
  async #begin(slice) {
    // The first session fetches the program; those that start meanwhile wait for it instead of fetching it again.
    const program = await fetched?.catch(() => undefined);
    const told = this.#options.places;
    const address = (/** @type {string | URL} */ place) => new URL(place, document.baseURI).href;
    const addresses = { program: address(told.program ?? places.program()), formats: address(told.formats ?? places.formats()) };
    const started = this.ask({ call: "start", settings: this.#options.settings(), addresses, program, formats, slice });
    if (!program) fetched = started;
    await started;
    this.#started = true;
  }

  /** @param {Message} message */
  #receive(message) {
    if (this.#closed) return;
    if (!("id" in message)) {
      formats = message.formats ?? formats;
      return this.#options.onNews(message);
    }
    if (message.crash !== undefined) return this.#broken();
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error === undefined) waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.error));
  }

  /** The program stopped: nothing that it was asked will be answered. */
  #broken() {
    this.#line?.broken?.();
    const started = this.#started;
    this.#started = false;
    this.#drop(new Error("the program stopped"));
    if (started && !this.#closed) this.#options.onCrash();
  }

  /** @param {Error} reason */
  #drop(reason) {
    this.#line?.close();
    this.#line = undefined;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

/** How often the program was started anew on this page: after it stopped, the next session begins with a fresh one. */
let turn = 0;
/** Whether the program of this turn stopped. */
let stopped = false;

/**
 * A session on the page.
 * @param {(message: Message) => void} receive
 * @returns {Promise<Line>}
 */
async function pageLine(receive) {
  // @ts-ignore -- written by the build
  const [{ Host }, program] = await Promise.all([import("./serve.js"), import("./reality_gap_wasm.js")]);
  // @ts-ignore -- written by the build
  const host = new Host(program, () => import("./reality_gap_formats_wasm.js"), receive, stopped);
  if (stopped) turn += 1;
  stopped = false;
  const mine = turn;
  // Of those that shared the program only the first to notice starts it anew.
  return { post: (request) => void host.handle(request), close: () => {}, broken: () => (stopped ||= mine === turn) };
}
