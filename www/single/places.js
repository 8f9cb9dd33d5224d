// @ts-check
/**
 * Where the parts of the widget are in the single file: in the page itself. `$need` and `$fresh` are given to every script by
 * `cargo xtask build`, which puts this module in the place of `src/places.js`.
 */

/** Nothing is fetched, so nothing has an address, and the host has nothing to say of it. @type {Record<string, any>} */
export const told = {};
export const programAt = () => "the page itself";
export const readersAt = programAt;

/** Bytes from a block of the page, where they stand packed and in letters. @param {string} id @returns {Promise<ArrayBuffer>} */
async function block(id) {
  const letters = document.getElementById(id)?.textContent ?? "";
  const packed = Uint8Array.from(atob(letters.trim()), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** The blocks stand behind the script, so that the page shows something before they are read. */
const parsed = () => new Promise((resolve) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", resolve, { once: true });
  else resolve(undefined);
});

/** @type {Promise<{ program: ArrayBuffer, formats: ArrayBuffer }> | undefined} */
let held;

/** The program and the readers, unpacked once. */
export function inside() {
  held ??= parsed().then(async () => {
    const [program, formats] = await Promise.all([block("program"), block("readers")]);
    return { program, formats };
  });
  return held;
}

/** @type {Promise<Record<string, string>> | undefined} */
let sample_;

/** The invented dealers' files. @returns {Promise<Record<string, Blob>>} */
export async function sample() {
  sample_ ??= parsed().then(() => block("sample")).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  return Object.fromEntries(Object.entries(await sample_).map(([name, text]) => [name, new Blob([text])]));
}

/** @type {Promise<Record<string, any>> | undefined} */
let languages;

/** Every language but English. */
const LANGUAGES = ["de", "es", "fr", "it", "nl"];

/** A language's pack and first screens. @param {string} tag @returns {Promise<any> | undefined} */
export function language(tag) {
  if (!LANGUAGES.includes(tag)) return undefined;
  languages ??= parsed().then(() => block("languages")).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  return languages.then((all) => all[tag]);
}

/** A worker that runs the page's own script. @param {(address: string) => any} trust */
export function worker(trust) {
  const text = document.getElementById("widget")?.textContent ?? "";
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    return new Worker(trust(address));
  } finally {
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  }
}
