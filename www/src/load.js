// @ts-check
/** From whatever a host hands over to named blobs. */

import { SourceError, blobOf, fetchSource, nameOf } from "./fetch.js";
import { sample as sampleOf } from "./places.js";

/**
 * @typedef {import("./protocol.js").Source} Source
 * @typedef {Blob | File | Response | ReadableStream | string | URL | { name: string, blob: Blob }} Loadable
 *   a file, a response, a stream, an address, or a blob with a name
 */

/** The invented dealer network, fetched once; a page that has shut the network off can show it again. @type {Promise<Source[]> | undefined} */
let sample;

/**
 * @param {Loadable} input
 * @param {RequestInit} init
 * @param {AbortSignal} signal
 * @param {(name: string, read: number, size: number) => void} progress
 * @returns {Promise<Source>}
 */
export async function source(input, init, signal, progress) {
  if (typeof input === "string" || input instanceof URL) {
    const url = String(input);
    return fetchSource(url, init, signal, (read, size) => progress(nameOf(url), read, size));
  }
  if (input instanceof Blob) return { name: input instanceof File ? input.name : "data", blob: input };
  if (input instanceof Response || input instanceof ReadableStream) {
    const response = input instanceof Response ? input : new Response(input);
    const name = response.url ? nameOf(response.url) : "data";
    return { name, blob: await blobOf(name, response, (read, size) => progress(name, read, size)) };
  }
  if (input?.blob instanceof Blob) return { name: String(input.name), blob: input.blob };
  throw new SourceError("E109", "", "expected a file, a response, a stream or an address, found something else", "Pass what an input or `fetch` gives.");
}

/** Where the invented dealers are: half of their times say no zone. */
export const SAMPLE_ZONE = "Europe/Amsterdam";

/**
 * Settings among files, which are no data: opening hours are JSON that says `weekly` or `dealers` (`hours.json`), a saved
 * profile is JSON that says `reality-gap`.
 * @param {Source[]} all
 * @returns {Promise<{ files: Source[], hours: object | undefined, profile: { name: string, text: string } | undefined }>}
 */
export async function settingsIn(all) {
  const files = [];
  let hours;
  let profile;
  for (const file of all) {
    const found = /\.json$/i.test(file.name) && file.blob.size < 1e5 ? await file.blob.text().then(JSON.parse).catch(() => null) : null;
    if ([found?.weekly, found?.dealers].some((one) => one && typeof one === "object" && !Array.isArray(one))) hours = found;
    else if (found?.["reality-gap"]) profile = { name: file.name, text: JSON.stringify(found) };
    else files.push(file);
  }
  return { files, hours, profile };
}

/** @param {AbortSignal} signal @param {(name: string, read: number, size: number) => void} progress */
export function sampleFiles(signal, progress) {
  const fetched = sample ?? sampleOf().then((files) => Promise.all(
    Object.entries(files).map(async ([name, place]) => ({ ...(await source(place, {}, signal, progress)), name })),
  ));
  sample = fetched;
  fetched.catch(() => (sample = undefined));
  return fetched;
}
