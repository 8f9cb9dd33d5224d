// @ts-check
/**
 * A file on its way to the session, a few slices ahead of it.
 *
 * The page reads and a worker parses: browsers hand a blob's bytes to the thread that asked for them, so a worker that
 * asked itself would take in nothing while it parses.
 *
 * @typedef {import("./protocol.js").Input} Input
 */

/** Slices under way while one is parsed. */
const AHEAD = 3;

/** Lends a blob: `[start, end]` goes in at the port, the bytes or the fault come out. @param {Blob} blob */
export function lend(blob) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = async ({ data: [start, end] }) => {
    try {
      const bytes = await blob.slice(start, end).arrayBuffer();
      port1.postMessage({ start, bytes }, [bytes]);
    } catch (error) {
      port1.postMessage({ start, fault: String(error) });
    }
  };
  return port2;
}

/** @param {MessagePort} port @returns {(start: number, end: number) => Promise<ArrayBuffer>} */
function borrowed(port) {
  /** @type {Map<number, { resolve: (bytes: ArrayBuffer) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  port.onmessage = ({ data: { start, bytes, fault } }) => {
    const asked = waiting.get(start);
    waiting.delete(start);
    if (bytes) asked?.resolve(bytes);
    else asked?.reject(new DOMException(fault, "NotReadableError"));
  };
  return (start, end) =>
    new Promise((resolve, reject) => {
      waiting.set(start, { resolve, reject });
      port.postMessage([start, end]);
    });
}

/**
 * The bytes of a file in order.
 * @param {Input} input
 * @param {number} length bytes per slice
 */
export async function* slices({ size, source }, length) {
  const get = source instanceof Blob
    ? (/** @type {number} */ start, /** @type {number} */ end) => source.slice(start, end).arrayBuffer()
    : borrowed(source);
  /** @type {Promise<ArrayBuffer>[]} */
  const under = [];
  let asked = 0;
  const ask = () => {
    if (asked >= size) return;
    const start = asked;
    asked = Math.min(size, asked + length);
    const bytes = get(start, asked);
    // Whoever takes it hears of a fault; until then it is not unheard of.
    bytes.catch(() => {});
    under.push(bytes);
  };
  try {
    for (let at = 0; at < AHEAD; at += 1) ask();
    for (let next = under.shift(); next; next = under.shift()) {
      ask();
      yield new Uint8Array(await next);
    }
  } finally {
    if (!(source instanceof Blob)) source.close();
  }
}
