// @ts-check
/**
 * The language an element speaks: that of the place it stands in, in the host's own words where there are any.
 *
 * @typedef {{ pack: string, own: string, first?: Record<string, import("./protocol.js").View> | undefined }} Words the pack
 *   of a language as `cargo xtask build` writes it, empty for English; the host's own words, a line each: English message,
 *   tab, text; the screens that need no program
 */

import { language } from "./places.js";

/** Its own `lang`, that of the nearest element around it, shadow hosts too, or English. @param {Element} element */
export function languageOf(element) {
  for (let node = /** @type {Element | undefined} */ (element); node; ) {
    const named = node.closest("[lang]");
    if (named) return named.getAttribute("lang") || "en";
    const root = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return "en";
}

/** What a language is told apart by: `de` of `de-CH`. @param {string} tag */
export const plain = (tag) => tag.split("-")[0]?.toLowerCase() ?? "";

/**
 * What to say in a language. One whose pack cannot be loaded is English.
 * @param {string} tag @param {Record<string, string> | null} strings
 * @returns {Promise<Words>}
 */
export async function wordsOf(tag, strings) {
  const { pack = "", first = undefined } = (await language(plain(tag))?.catch(() => undefined)) ?? {};
  const line = (/** @type {unknown} */ text) => String(text).replace(/[\n\r\t]+/g, " ");
  return { pack, first, own: Object.entries(strings ?? {}).map(([english, text]) => `${line(english)}\t${line(text)}\n`).join("") };
}

/**
 * Tells when the language around an element changes.
 * @param {Element} element @param {() => void} changed
 * @returns {() => void} ends it
 */
export function watchLanguage(element, changed) {
  let now = languageOf(element);
  const observer = new MutationObserver(() => {
    const next = languageOf(element);
    if (next === now) return;
    now = next;
    changed();
  });
  for (let node = /** @type {Node | undefined} */ (element); node; ) {
    const root = node.getRootNode();
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ["lang"] });
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return () => observer.disconnect();
}
