// @ts-check
/** Defines `<reality-gap>`; a second copy on the page leaves the first one in place. */

import { RealityGapElement } from "./reality-gap.js";

if (globalThis.customElements && !customElements.get("reality-gap")) {
  customElements.define("reality-gap", RealityGapElement);
}

export { RealityGapElement };
