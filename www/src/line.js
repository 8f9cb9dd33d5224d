// @ts-check
/**
 * The worker and the way to it. Which way is decided by comparing origins, never by trying: some browsers tell only later
 * that they refused.
 *
 * @typedef {import("./protocol.js").Message} Message
 */

import * as places from "./places.js";
import { lend } from "./slices.js";

/** @type {any} */
let policy;

/** The address of our own worker for pages that require Trusted Types; nothing else passes this policy. @param {string} address */
function trusted(address) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  policy ??= types?.createPolicy("reality-gap", { createScriptURL: (/** @type {string} */ url) => url });
  return policy ? policy.createScriptURL(address) : address;
}

/**
 * A worker that loads the real one from another origin, which `new Worker` itself may not.
 * @param {URL} address
 * @param {boolean} trust whether the address passes our own policy
 */
function foreignWorker(address, trust) {
  const script = URL.createObjectURL(new Blob([`import ${JSON.stringify(address.href)};`], { type: "text/javascript" }));
  try {
    return new Worker(trust ? trusted(script) : script, { type: "module" });
  } finally {
    setTimeout(() => URL.revokeObjectURL(script), 60_000);
  }
}

/** @param {URL} address */
const own = (address) => address.origin === globalThis.origin;

/**
 * The worker where the host says it is; else beside the program; else where a bundler put it. Undefined where a bundler
 * put it on another origin: its address is not known, so nothing can load it from here.
 * @param {import("./protocol.js").Places} told
 */
function workerOf(told) {
  if (told.worker !== undefined) {
    const address = new URL(String(told.worker), document.baseURI);
    // What the host gives is for the host's own policy to trust.
    if (own(address)) return new Worker(/** @type {any} */ (told.worker), { type: "module" });
    return foreignWorker(address, Boolean(/** @type {any} */ (globalThis).trustedTypes?.isScriptURL(told.worker)));
  }
  const beside = places.worker();
  if (beside) return own(beside) ? new Worker(trusted(beside.href), { type: "module" }) : foreignWorker(beside, true);
  if (!own(places.program())) return undefined;
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}

/**
 * Starts the worker; undefined where the page cannot have one.
 * @param {import("./protocol.js").Places} told
 * @param {(message: Message) => void} receive
 * @param {() => void} broken called when the worker cannot be loaded or has stopped
 * @returns {import("./client.js").Line | undefined}
 */
export function workerLine(told, receive, broken) {
  if (typeof globalThis.Worker !== "function") return undefined;
  /** @type {Worker | undefined} */
  let worker;
  try {
    worker = workerOf(told);
  } catch {
    // The page's policy forbids workers or their addresses.
    return undefined;
  }
  if (!worker) return undefined;
  const started = worker;
  started.onmessage = (event) => receive(event.data);
  started.onerror = (event) => {
    event.preventDefault();
    broken();
  };
  const post = (/** @type {import("./protocol.js").Request} */ request) => {
    if (request.call !== "read") return started.postMessage(request);
    const files = request.files.map((file) => ({ ...file, source: file.source instanceof Blob ? lend(file.source) : file.source }));
    started.postMessage({ ...request, files }, files.map(({ source }) => source));
  };
  return { post, close: () => started.terminate() };
}
