// @ts-check
/** In the single file every script is in the page; a program is a copy of its own each time. */

export const program = async () => $fresh("reality_gap_wasm.js");
export const readers = async () => $fresh("reality_gap_formats_wasm.js");
export const host = async () => $need("serve.js");
