// @ts-check
/** Workers of the page that read a large file together: hired for one reading, dismissed after it. */

/** Bytes from which a file is large: a smaller one is read before a worker has begun. */
const LARGE = 48 * 1024 * 1024;
/** More workers would wait for the page, which reads the bytes for all of them. */
const MOST = 3;
/** Cores that are busy without helpers: the worker that leads, and the page with the browser that read the bytes. */
const BUSY = 2;

/**
 * Hires helpers for the worker that reads these files, as many as there are cores to spare.
 * @param {{ size: number }[]} files
 * @param {() => Worker | undefined} place makes a worker
 * @param {Omit<import("./protocol.js").Load, "call">} load what they run
 * @returns {{ ports: MessagePort[], dismiss: () => void }} ports for the one that leads
 */
export function hire(files, place, load) {
  /** @type {Worker[]} */
  const workers = [];
  const ports = [];
  const spare = Math.min(MOST, (navigator.hardwareConcurrency || 1) - BUSY);
  for (const large = files.some(({ size }) => size >= LARGE); large && workers.length < spare;) {
    const worker = place();
    if (!worker) break;
    const { port1, port2 } = new MessageChannel();
    // One that does not come is not waited for.
    worker.onerror = (event) => event.preventDefault();
    worker.postMessage({ ...load, call: "load", id: 0 });
    worker.postMessage({ call: "help", id: 0, port: port1 }, [port1]);
    workers.push(worker);
    ports.push(port2);
  }
  return { ports, dismiss: () => workers.splice(0).forEach((worker) => worker.terminate()) };
}
