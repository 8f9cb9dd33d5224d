// @ts-check
/**
 * Where the parts of the widget are: files beside this one. The single file (`www/single`) holds them all in itself and
 * puts another module in the place of this one.
 */

/** The program and the readers of other formats, to be compiled. */
export const PROGRAM = new URL("./reality_gap_wasm_bg.wasm", import.meta.url);
export const READERS = new URL("./reality_gap_formats_wasm_bg.wasm", import.meta.url);

/** A copy of its own of a script: the program stopped in the one before. @param {string} name @param {number} time */
const again = (name, time) => import(/* @vite-ignore */ new URL(`./${name}.js?again=${time}`, import.meta.url).href);

/**
 * The program on the page.
 * @param {number} crashes how often it stopped before
 * @returns {Promise<import("./serve.js").Program>}
 */
// @ts-ignore -- written by the build
export const program = (crashes) => (crashes === 0 ? import("./reality_gap_wasm.js") : again("reality_gap_wasm", crashes));

/** The readers of other formats on the page. @param {number} crashes @returns {Promise<import("./serve.js").Formats>} */
// @ts-ignore -- written by the build
export const readers = (crashes) => (crashes === 0 ? import("./reality_gap_formats_wasm.js") : again("reality_gap_formats_wasm", crashes));

/** The session, for the page itself. */
export const host = () => import("./serve.js");

/** What need not be fetched: nothing. @returns {Promise<{ program?: ArrayBuffer, formats?: ArrayBuffer }>} */
export const inside = async () => ({});

/** A file of the invented dealers. @param {string} name @returns {URL | Promise<Blob>} */
export const sample = (name) => new URL(`./demo/${name}`, import.meta.url);

/** A worker of our own origin. It is spelled like this so that bundlers see it. @param {typeof globalThis.Worker} Worker */
export const worker = (Worker) => new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

/** Whether the scripts come from another origin than the page. */
export const FOREIGN = new URL(import.meta.url).origin !== globalThis.origin;
/** The worker's address, for a script of our own that loads it from another origin. */
export const WORKER = new URL("./worker.js", import.meta.url).href;
