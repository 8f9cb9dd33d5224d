// @ts-check
/**
 * The widget in a frame: messages between it and the page around. `docs/iframe.md` describes them.
 *
 * Only the page that the frame's own address names (`#parent=https://portal.example`) is listened to and answered. It gets
 * counts and codes; the report itself only where all files came from it: what a reader opens in the frame stays there.
 */

/** Version of the messages. */
const VERSION = 1;

/** What the frame's address may say of the element. No source: a page must not make the frame fetch for it. */
const ATTRIBUTES = ["expected", "as-of", "timezone", "lang", "theme", "view", "mask", "min-cell", "definition", "demo"];

/** @typedef {{ name: string, blob: Blob }} Named */

/** A file in whatever form a page has it. @param {any} file @param {number} at @returns {File} */
function fileOf(file, at) {
  if (file instanceof File) return file;
  const { name = `data-${at + 1}`, data = file } = file instanceof Blob ? {} : Object(file);
  if (typeof data === "string" || data instanceof Blob || data instanceof ArrayBuffer || ArrayBuffer.isView(data)) {
    return new File([/** @type {BlobPart} */ (data)], String(name));
  }
  throw new TypeError("expected files as File, Blob, text, ArrayBuffer or { name, data }, found something else");
}

/** The origin that the address names, where it is one. @param {string | null} named */
function originOf(named) {
  try {
    return named && new URL(named).origin === named ? named : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Sets the element up as the frame's address says, and speaks with the page around where that is named.
 * @param {import("./reality-gap.js").RealityGapElement} element
 */
export function speak(element) {
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const name of ATTRIBUTES) {
    const value = asked.get(name);
    if (value !== null) element.setAttribute(name, value);
  }
  const origin = originOf(asked.get("parent"));
  const page = globalThis.parent;
  if (page === globalThis.window || !origin) return;

  /** Files that the page handed over. @type {WeakSet<Blob>} */
  const given = new WeakSet();
  const tell = (/** @type {string} */ type, detail = {}) => page.postMessage({ type, version: VERSION, ...detail }, origin);
  const ofPage = () => [...element.files].every((file) => given.has(file));
  /** Nothing of the reader's own is on show or under way. */
  let clean = true;
  for (const name of ["progress", "report"]) element.addEventListener(`rg-${name}`, () => (clean &&= ofPage()));

  /** @type {Record<string, (message: any) => Promise<unknown>>} */
  const deeds = {
    "rg:load": async ({ files, file }) => {
      const named = Array.from(files ?? [file], fileOf);
      if (named.length === 0) throw new TypeError("expected files, found none");
      for (const each of named) given.add(each);
      // A file that cannot be used leaves on show what was there before: that must not be the reader's.
      while (!clean) {
        await element.clear();
        clean = element.files.length === 0;
      }
      await element.load(named);
    },
    "rg:config": async ({ config }) => {
      element.config = config;
    },
    "rg:clear": () => element.clear(),
    "rg:report": async ({ id }) => {
      const open = () => clean && ofPage();
      const report = open() ? await element.report() : undefined;
      tell("rg:report", open() ? { id, report } : { id, withheld: true });
    },
  };

  addEventListener("message", (event) => {
    if (event.source !== page || event.origin !== origin) return;
    const message = Object(event.data);
    if (typeof message.type !== "string" || !message.type.startsWith("rg:")) return;
    const deed = message.version === VERSION ? deeds[message.type] : undefined;
    const refuse = (/** @type {unknown} */ error) => tell("rg:error", { id: message.id, code: "E113", message: error instanceof Error ? error.message : String(error) });
    if (!deed) refuse(`expected ${Object.keys(deeds).join(", ")} of version ${VERSION}, found ${message.type} of version ${message.version}`);
    else void deed(message).catch(refuse);
  });

  for (const name of ["report", "filter", "error"]) {
    element.addEventListener(`rg-${name}`, (event) => tell(`rg:${name}`, /** @type {CustomEvent} */ (event).detail));
  }
  // The height of what is shown, which no height of the frame changes: telling it never asks for another.
  let height = 0;
  new ResizeObserver(() => {
    const now = Math.ceil(element.getBoundingClientRect().height);
    if (now === height) return;
    height = now;
    tell("rg:height", { height });
  }).observe(element);
  tell("rg:ready");
}
