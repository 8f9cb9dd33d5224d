// @ts-check
/**
 * The worker and the way to it: same origin directly, another origin (a CDN) through a small script of our own.
 *
 * @typedef {import("./protocol.js").Message} Message
 */

import { FOREIGN, WORKER, worker as ownWorker } from "./places.js";
import { lend } from "./slices.js";
// @ts-ignore -- written by the build
import { version } from "./version.js";

/** @type {any} */
let policy;

/**
 * The page's policy for script addresses, where the browser has Trusted Types. Only our worker passes it. Another version
 * on the page may have taken the name.
 */
function trusted() {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  const rules = { createScriptURL: (/** @type {string} */ address) => address };
  try {
    policy ??= types?.createPolicy("reality-gap", rules);
  } catch {
    policy ??= types?.createPolicy(`reality-gap-${version}`, rules);
  }
  return policy;
}

/** `Worker` for pages that require trusted script addresses. */
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
  const script = URL.createObjectURL(new Blob([`import ${JSON.stringify(WORKER)};`], { type: "text/javascript" }));
  try {
    return new Worker(script, { type: "module" });
  } finally {
    setTimeout(() => URL.revokeObjectURL(script), 60_000);
  }
}

/**
 * Starts the worker; undefined where the page cannot have one.
 * @param {(message: Message) => void} receive
 * @param {() => void} broken called when the worker cannot be loaded or has stopped
 * @returns {import("./client.js").Line | undefined}
 */
export function workerLine(receive, broken) {
  if (typeof globalThis.Worker !== "function") return undefined;
  /** @type {Worker} */
  let worker;
  try {
    worker = FOREIGN ? foreignWorker() : ownWorker(trustedWorker());
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
