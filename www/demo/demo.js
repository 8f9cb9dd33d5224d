// @ts-check
/** The demo page: shows the sample, then shuts the network off before anyone drops a file of their own. */

import "../define.js";

const element = /** @type {import("../src/reality-gap.js").RealityGapElement | null} */ (document.querySelector("reality-gap"));

/** From here on the browser itself refuses every request of this page. A policy can be tightened, never loosened. */
function shut() {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "connect-src 'none'";
  document.head.append(policy);
  // Both sentences have had their room from the start: nothing moves.
  document.querySelector("#privacy")?.classList.add("shut");
}

// The readers of workbooks and archives are fetched before, as they cannot be later.
element?.addEventListener("rg-report", () => void element.preload().catch(() => {}).then(shut), { once: true });

document.querySelector("#choose")?.addEventListener("click", () => {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.addEventListener("change", () => element && (element.files = input.files ?? []));
  input.click();
});
