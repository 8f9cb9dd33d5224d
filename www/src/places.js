// @ts-check
/**
 * Where the parts of the widget are that are no scripts. Each is named once and in full, as bundlers expect it: they find
 * the file, put it beside the bundle and write its new address here, which may be a path only.
 */

/** @param {URL} address */
const whole = (address) => new URL(address.href, document.baseURI);

/** The program that every page runs. */
export const program = () => whole(new URL("./reality_gap_wasm_bg.wasm", import.meta.url));
/** The readers of other formats, for the first file that needs them. */
export const formats = () => whole(new URL("./reality_gap_formats_wasm_bg.wasm", import.meta.url));

/**
 * The worker of a widget that nobody bundled: beside the program, which then still has its own name. Undefined in a bundle.
 * @returns {URL | undefined}
 */
export function worker() {
  const beside = program();
  return beside.pathname.endsWith("/reality_gap_wasm_bg.wasm") ? new URL("worker.js", beside) : undefined;
}
