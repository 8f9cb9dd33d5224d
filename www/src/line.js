// @ts-check
/**
 * The worker and the way to it: same origin directly, another origin (a CDN) through a small script of our own.
 *
 * @typedef {import("./protocol.js").Message} Message
 */

import { lend } from "./slices.js";

/** @type {any} */
let policy;

/** The page's policy for script addresses, where the browser has Trusted Types. Only our worker passes it. */
function trusted() {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  policy ??= types?.createPolicy("reality-gap", { createScriptURL: (/** @type {string} */ address) => address });
  return policy;
}

/**
 * `Worker` for pages that require trusted script addresses. It keeps its name where it is used, so that bundlers still
 * see `new Worker(new URL(…))`.
 */
function trustedWorker() {
  const trust = trusted();
  if (!trust) return globalThis.Worker;
  return class extends globalThis.Worker {
    /** @param {string | URL} address @param {WorkerOptions} [options] */
    constructor(address, options) {
      super(trust.createScriptURL(String(address)), options);
    }
  };
}

/** A worker that loads the real one from another origin, which `new Worker` itself may not. */
function foreignWorker() {
  const Worker = trustedWorker();
  const address = new URL("./worker.js", import.meta.url).href;
  const script = URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" }));
  try {
    return new Worker(script, { type: "module" });
  } finally {
    setTimeout(() => URL.revokeObjectURL(script), 60_000);
  }
}

/** A worker of our own origin. */
function ownWorker() {
  const Worker = trustedWorker();
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}

/**
 * Starts the worker; undefined where the page cannot have one.
 * @param {(message: Message) => void} receive
 * @param {() => void} broken called when the worker cannot be loaded or has stopped
 * @returns {import("./client.js").Line | undefined}
 */
export function workerLine(receive, broken) {
  if (typeof globalThis.Worker !== "function") return undefined;
  const own = new URL(import.meta.url).origin === globalThis.origin;
  /** @type {Worker} */
  let worker;
  try {
    worker = own ? ownWorker() : foreignWorker();
  } catch {
    return undefined;
  }
  worker.onmessage = (event) => receive(event.data);
  worker.onerror = (event) => {
    event.preventDefault();
    broken();
  };
  const post = (/** @type {import("./protocol.js").Request} */ request) => {
    if (request.call !== "read") return worker.postMessage(request);
    const files = request.files.map((file) => ({ ...file, source: file.source instanceof Blob ? lend(file.source) : file.source }));
    worker.postMessage({ ...request, files }, files.map(({ source }) => source));
  };
  return { post, close: () => worker.terminate() };
}
