// @ts-check
/** Gives the element its tag. Twice is as good as once, and two versions can stand side by side. */

import { RealityGapElement } from "./reality-gap.js";

/** Registries that have the class itself: for another tag they need one of its own. @type {WeakSet<CustomElementRegistry>} */
const given = new WeakSet();

/**
 * Defines the element under a tag, unless something has it already: then that stays, and a note in the console says which
 * version it is.
 * @param {string} [tag]
 * @param {CustomElementRegistry} [registry]
 * @returns {CustomElementConstructor | undefined} the class that has the tag; on a server there is none
 */
export function define(tag = "reality-gap", registry = globalThis.customElements) {
  if (!registry) return undefined;
  const there = /** @type {any} */ (registry.get(tag));
  if (!there) {
    registry.define(tag, given.has(registry) ? class extends RealityGapElement {} : RealityGapElement);
    given.add(registry);
  } else if (there.version !== RealityGapElement.version) {
    const version = there.version ? `version ${there.version}` : "another element";
    console.info(`reality-gap ${RealityGapElement.version}: <${tag}> is ${version} on this page and stays it; define("${tag}-next") gives this version a tag of its own.`);
  }
  return registry.get(tag);
}
