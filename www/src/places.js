// @ts-check
/**
 * Where the parts of the widget are that a page's script has to find: files beside this one. Each is named once and in full,
 * as bundlers expect it: they put the file beside the bundle and write its new address here, which may be a path only.
 * The single file (`www/single`) holds all parts in itself and puts another module in the place of this one.
 */

/**
 * Where the host says that they are.
 * @type {{ worker?: string | URL | object | undefined, program?: string | URL | undefined, readers?: string | URL | undefined }}
 */
export const told = {};

/** @param {string | URL} place */
const whole = (place) => new URL(place instanceof URL ? place.href : place, document.baseURI);

const ownProgram = () => whole(new URL("./reality_gap_wasm_bg.wasm", import.meta.url));
const ownReaders = () => whole(new URL("./reality_gap_formats_wasm_bg.wasm", import.meta.url));

/** The program, to be compiled. */
export const programAt = () => (told.program ? whole(told.program) : ownProgram()).href;
/** The readers of other formats, to be compiled. */
export const readersAt = () => (told.readers ? whole(told.readers) : ownReaders()).href;

/** What need not be fetched: nothing. @returns {Promise<{ program?: ArrayBuffer, formats?: ArrayBuffer }>} */
export const inside = async () => ({});

/** The invented dealers' files. @returns {Promise<Record<string, URL | Blob>>} */
export const sample = () => import("./sample.js").then(({ sample }) => sample());

/** The languages beside English, loaded where one is spoken. @type {Record<string, () => Promise<any>>} */
const LANGUAGES = {
  // @ts-ignore -- written by the build
  de: () => import("./lang/de.js"),
  // @ts-ignore -- written by the build
  es: () => import("./lang/es.js"),
  // @ts-ignore -- written by the build
  fr: () => import("./lang/fr.js"),
  // @ts-ignore -- written by the build
  it: () => import("./lang/it.js"),
  // @ts-ignore -- written by the build
  nl: () => import("./lang/nl.js"),
};

/** A language's pack and first screens; undefined for one that has none here. @param {string} tag @returns {Promise<any> | undefined} */
export const language = (tag) => (Object.hasOwn(LANGUAGES, tag) ? LANGUAGES[tag]?.() : undefined);

/** @param {URL} address */
const near = (address) => address.origin === globalThis.origin;

/**
 * A worker that loads the real one from another origin, which `new Worker` itself may not.
 * @param {URL} address
 * @param {(address: string) => any} trust
 */
function far(address, trust) {
  const script = URL.createObjectURL(new Blob([`import ${JSON.stringify(address.href)};`], { type: "text/javascript" }));
  try {
    return new Worker(trust(script), { type: "module" });
  } finally {
    setTimeout(() => URL.revokeObjectURL(script), 60_000);
  }
}

/**
 * The worker where the host says it is; else beside the program, if that still has its own name because nobody bundled the
 * widget; else where a bundler put it. Which way is decided by comparing origins, never by trying: some browsers tell only
 * later that they refused. Undefined where a bundler put it on another origin: its address is not known.
 * @param {(address: string) => any} trust what makes a page that requires Trusted Types accept our own addresses
 */
export function worker(trust) {
  if (told.worker) {
    const address = whole(String(told.worker));
    // What the host gives is for the host's own policy to trust.
    if (near(address)) return new Worker(/** @type {any} */ (told.worker), { type: "module" });
    return far(address, /** @type {any} */ (globalThis).trustedTypes?.isScriptURL(told.worker) ? trust : String);
  }
  const program = ownProgram();
  if (program.pathname.endsWith("/reality_gap_wasm_bg.wasm")) {
    const beside = new URL("worker.js", program);
    return near(beside) ? new Worker(trust(beside.href), { type: "module" }) : far(beside, trust);
  }
  return near(program) ? new Worker(new URL("./worker.js", import.meta.url), { type: "module" }) : undefined;
}
