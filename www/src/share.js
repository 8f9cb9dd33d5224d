// @ts-check
/**
 * A large file read by several workers, each a stretch of it: the one that leads divides the file, reads the first stretch
 * and takes in what the others found, in order. Whatever one of them cannot do, it does itself.
 *
 * @typedef {import("./slices.js").Span} Span
 * @typedef {{ task: number, name: string, head: Uint8Array, settings: import("./protocol.js").Settings, source: MessagePort } & Span} Task
 * @typedef {{ task: number, read?: number, found?: ArrayBuffer | undefined }} Told bytes read so far, or in the end what was found
 * @typedef {Span & { helper?: number, found?: Promise<ArrayBuffer | undefined> }} Share a stretch, and if it is a helper's, which and
 *   what it will have found there
 */

import { Lender, slices } from "./slices.js";

/** Bytes per slice of a helper. */
const SLICE = 4 * 1024 * 1024;
/** Bytes in which the beginning of a row is looked for. */
const AROUND = 64 * 1024;
/** Bytes of the file from which every helper knows its header. */
const HEAD = 256 * 1024;
/** Bytes of a stretch at most: what was found in it is held until it is its turn. */
const STRETCH = 96 * 1024 * 1024;
/** Bytes that the one that leads has read when the others begin. */
const START = 12 * 1024 * 1024;
/** Milliseconds after which a helper that has not begun is not waited for. */
const PATIENCE = 200;

/** The helpers of a worker that leads. */
export class Crew {
  #ports;
  /** Stretches given away so far: what a helper tells of another one comes too late. */
  #task = 0;
  /** Ends the waiting for helpers. */
  #stop = () => {};

  /** @param {MessagePort[]} ports one for each */
  constructor(ports) {
    this.#ports = ports;
  }

  /** Nobody waits for helpers any more. */
  stop() {
    this.#stop();
  }

  /**
   * Looks where a file may be divided, before it is read: places in it, and the bytes behind them.
   * @param {Lender} lender
   * @param {number} size
   * @returns {Promise<{ at: number, bytes: Uint8Array }[]>}
   */
  look(lender, size) {
    const workers = this.#ports.length + 1;
    if (workers === 1 || size < 2 * START) return Promise.resolve([]);
    const step = (size - START) / Math.ceil((size - START) / (STRETCH * workers)) / workers;
    // The first of each round is the one that leads.
    const places = [];
    for (let at = START + step; at + 1 < size; at += step) places.push(Math.floor(at));
    const seams = places.map(async (at) => ({ at, bytes: new Uint8Array(await lender.get(at, Math.min(size, at + AROUND))) }));
    // What cannot be read is told by whoever reads it all.
    return Promise.all(seams).catch(() => []);
  }

  /**
   * Divides a file, of which `own` is being read: shortens that, and gives the other stretches, which others read.
   * @param {any} session it has the beginning of the file
   * @param {string} name
   * @param {Lender} lender
   * @param {Span} own
   * @param {Uint8Array} head the beginning of the file
   * @param {{ at: number, bytes: Uint8Array }[]} seams
   * @param {(bytes: number) => void} tell of what helpers have read
   * @returns {Share[]}
   */
  divide(session, name, lender, own, head, seams, tell) {
    const size = own.to;
    if (!session.divides()) return [];
    const starts = seams.map(({ at, bytes }) => at + (session.seam(bytes) ?? NaN));
    const first = starts[0] ?? 0;
    // A small file was read meanwhile; and without rows to begin with there is something else than a table.
    if (!(first > own.from) || starts.some(Number.isNaN)) return [];
    own.to = first;
    const settings = session.settings();
    const nothing = /** @type {Promise<undefined>} */ (new Promise((resolve) => (this.#stop = () => resolve(undefined))));
    const begun = this.#ports.map((port) => {
      port.start();
      return new Promise((resolve) => port.addEventListener("message", () => resolve(true), { once: true }));
    });
    const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    const task = this.#task;
    this.#task += starts.length;
    return starts.map((from, at) => {
      const span = { from, to: starts[at + 1] ?? size };
      const helper = at % (this.#ports.length + 1);
      const port = this.#ports[helper];
      if (!port) return span;
      /** @type {Promise<ArrayBuffer | undefined>} */
      const told = new Promise((resolve) => {
        port.addEventListener("message", (/** @type {MessageEvent<Told>} */ { data }) => {
          if (data.task !== task + at) return;
          if (data.read === undefined) resolve(data.found);
          else tell(data.read);
        });
      });
      const source = lender.again();
      port.postMessage({ task: task + at, name, head: head.slice(0, HEAD), settings, source, ...span }, [source]);
      const found = Promise.race([begun[helper], patience]).then((came) => (came ? told : undefined));
      return { ...span, helper, found: Promise.race([found, nothing]) };
    });
  }
}

/**
 * Helps whoever asks at this port.
 * @param {any} program
 * @param {MessagePort} port
 */
export function help(program, port) {
  let busy = Promise.resolve();
  const read = async (/** @type {Task} */ { task, name, head, settings, source, from, to }) => {
    const lender = new Lender(source);
    /** @type {ArrayBuffer | undefined} */
    let found;
    try {
      const share = new program.Share(settings, name, head);
      port.postMessage({ task, read: 0 });
      let usable = true;
      for await (const bytes of slices(lender, { from, to }, SLICE)) {
        usable = share.push(bytes);
        if (!usable) break;
        port.postMessage({ task, read: bytes.length });
      }
      found = share.close()?.buffer;
    } catch {
      // Whoever leads reads it and says what is wrong.
    }
    lender.close();
    port.postMessage({ task, found }, found ? [found] : []);
  };
  // One after the other.
  port.onmessage = ({ data }) => void (busy = busy.then(() => read(data)));
}
