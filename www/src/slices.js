// @ts-check
/**
 * A file on its way to the session, a few slices ahead of it.
 *
 * The page reads and a worker parses: browsers hand a blob's bytes to the thread that asked for them, so a worker that
 * asked itself would take in nothing while it parses.
 *
 * @typedef {{ from: number, to: number }} Span a stretch of a file, in bytes
 */

/** Slices under way while one is parsed. */
const AHEAD = 3;
/** The first slice is so many times shorter: until it is there nobody has anything to do. A first figure is told from as much. */
const SHORTER = 2;

/** Lends a blob: `[start, end]` goes in at the port, the bytes or the fault come out. A port that goes in is lent to as well. @param {Blob} blob */
export function lend(blob) {
  const { port1, port2 } = new MessageChannel();
  const serve = (/** @type {MessagePort} */ port) => {
    port.onmessage = async ({ data: [start, end], ports: [other] }) => {
      if (other) return serve(other);
      try {
        const bytes = await blob.slice(start, end).arrayBuffer();
        port.postMessage({ start, bytes }, [bytes]);
      } catch (error) {
        port.postMessage({ start, fault: String(error) });
      }
    };
  };
  serve(port1);
  return port2;
}

/** A file that can be read from, wherever its bytes are. */
export class Lender {
  /** @type {Map<number, { resolve: (bytes: ArrayBuffer) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  #source;

  /** @param {Blob | MessagePort} source */
  constructor(source) {
    this.#source = source;
    if (source instanceof Blob) return;
    source.onmessage = ({ data: { start, bytes, fault } }) => {
      const asked = this.#waiting.get(start);
      this.#waiting.delete(start);
      if (bytes) asked?.resolve(bytes);
      else asked?.reject(new DOMException(fault, "NotReadableError"));
    };
  }

  /** @param {number} start @param {number} end @returns {Promise<ArrayBuffer>} */
  get(start, end) {
    const source = this.#source;
    if (source instanceof Blob) return source.slice(start, end).arrayBuffer();
    return new Promise((resolve, reject) => {
      this.#waiting.set(start, { resolve, reject });
      source.postMessage([start, end]);
    });
  }

  /** A port at which another worker reads the same file. */
  again() {
    if (this.#source instanceof Blob) return lend(this.#source);
    const { port1, port2 } = new MessageChannel();
    this.#source.postMessage([], [port1]);
    return port2;
  }

  close() {
    if (!(this.#source instanceof Blob)) this.#source.close();
  }
}

/**
 * The bytes of a stretch of a file in order. Its end may come nearer meanwhile; then the last slice is too long.
 * @param {Lender} lender
 * @param {Span} span
 * @param {number} length bytes per slice
 */
export async function* slices(lender, span, length) {
  /** @type {Promise<ArrayBuffer>[]} */
  const under = [];
  const first = Math.ceil(length / SHORTER);
  const begin = span.from;
  let asked = begin;
  const ask = () => {
    if (asked >= span.to) return;
    const start = asked;
    asked = Math.min(span.to, asked + (start === begin ? first : length));
    const bytes = lender.get(start, asked);
    // Whoever takes it hears of a fault; until then it is not unheard of.
    bytes.catch(() => {});
    under.push(bytes);
  };
  for (let at = 0; at < AHEAD; at += 1) ask();
  for (let next = under.shift(); next; next = under.shift()) {
    ask();
    yield new Uint8Array(await next);
  }
}
