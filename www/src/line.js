// @ts-check
/**
 * The worker and the messages to and from it.
 *
 * @typedef {import("./protocol.js").Message} Message
 */

import { worker as placed } from "./places.js";
import { lend } from "./slices.js";
// @ts-ignore -- written by the build
import { version } from "./version.js";

/** @type {any} */
let policy;

/**
 * The address of our own worker for pages that require Trusted Types; nothing else passes this policy. Another version on
 * the page may have taken its name.
 * @param {string} address
 */
function trust(address) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  const rules = { createScriptURL: (/** @type {string} */ url) => url };
  try {
    policy ??= types?.createPolicy("reality-gap", rules);
  } catch {
    policy ??= types?.createPolicy(`reality-gap-${version}`, rules);
  }
  return policy ? policy.createScriptURL(address) : address;
}

/**
 * Starts the worker; undefined where the page cannot have one.
 * @param {(message: Message) => void} receive
 * @param {() => void} broken called when the worker cannot be loaded or has stopped
 * @returns {import("./client.js").Line | undefined}
 */
export function workerLine(receive, broken) {
  if (typeof globalThis.Worker !== "function") return undefined;
  /** @type {Worker | undefined} */
  let found;
  try {
    found = placed(trust);
  } catch {
    // The page's policy forbids workers, or this address.
  }
  if (!found) return undefined;
  const worker = found;
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
