// @ts-check
/**
 * The scripts that are loaded when they are needed. The single file (`www/single`) puts another module in the place of this one.
 */

/** The program. @returns {Promise<import("./serve.js").Program>} */
// @ts-ignore -- written by the build
export const program = () => import("./reality_gap_wasm.js");
/** The readers of other formats. @returns {Promise<import("./serve.js").Formats>} */
// @ts-ignore -- written by the build
export const readers = () => import("./reality_gap_formats_wasm.js");
/** The session, for the page itself. */
export const host = () => import("./serve.js");
