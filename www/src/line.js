// @ts-check
/**
 * The worker and the messages to and from it.
 *
 * @typedef {import("./protocol.js").Message} Message
 */

import { hire } from "./crew.js";
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

/** A worker; undefined where the page cannot have one. */
function place() {
  try {
    return placed(trust);
  } catch {
    // The page's policy forbids workers, or this address.
    return undefined;
  }
}

/**
 * Starts the worker; undefined where the page cannot have one.
 * @param {(message: Message) => void} receive
 * @param {() => void} broken called when the worker cannot be loaded or has stopped
 * @returns {import("./client.js").Line | undefined}
 */
export function workerLine(receive, broken) {
  const worker = typeof globalThis.Worker === "function" ? place() : undefined;
  if (!worker) return undefined;
  /** What its helpers run. @type {Omit<import("./protocol.js").Load, "call">} */
  let load = { address: "" };
  /** The reading that they help with, and how they are dismissed. */
  let reading = 0;
  let dismiss = () => {};
  worker.onmessage = ({ data }) => {
    if (data.program) load = { ...load, program: data.program };
    if (data.id === reading) dismiss();
    receive(data);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    broken();
  };
  const post = (/** @type {import("./protocol.js").Request} */ request) => {
    if (request.call === "load") load = { ...request, rehearse: false };
    if (request.call !== "read") return worker.postMessage(request);
    dismiss();
    const files = request.files.map((file) => ({ ...file, source: file.source instanceof Blob ? lend(file.source) : file.source }));
    const crew = hire(request.again ? [] : files, place, load);
    [reading, dismiss] = [request.id, crew.dismiss];
    worker.postMessage({ ...request, files, crew: crew.ports }, [...files.map(({ source }) => source), ...crew.ports]);
  };
  const close = () => {
    dismiss();
    worker.terminate();
  };
  return { post, close };
}
