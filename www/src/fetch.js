// @ts-check
/** Fetches what `src` names: with progress, cancellable, and with a sentence for everything that goes wrong. */

/** Something outside went wrong, in the words the report shows. */
export class SourceError extends Error {
  /** @param {string} code @param {string} file @param {string} message @param {string} hint */
  constructor(code, file, message, hint) {
    super(message);
    this.failure = { code, file, message, hint };
  }
}

/** The last part of a URL's path: what the file is called, without what the query may tell. @param {string} url */
export function nameOf(url) {
  const path = new URL(url, document.baseURI).pathname.split("/");
  const last = path.pop() || path.pop() || "";
  try {
    return decodeURIComponent(last) || "data";
  } catch {
    return last;
  }
}

/**
 * Fetches one file.
 * @param {string} url
 * @param {RequestInit} init
 * @param {AbortSignal} signal
 * @param {(read: number, size: number) => void} progress bytes read, and bytes in all or 0 where not known
 * @returns {Promise<import("./protocol.js").Source>}
 */
export async function fetchSource(url, init, signal, progress) {
  const name = nameOf(url);
  try {
    const response = await fetch(url, { ...init, signal });
    return { name, blob: await blobOf(name, response, progress) };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    if (signal.aborted) throw new SourceError("E103", name, "expected the whole file, found a cancelled download", "Load the file again.");
    throw refused(name, url);
  }
}

/**
 * The body of a response, read to its end.
 * @param {string} name
 * @param {Response} response
 * @param {(read: number, size: number) => void} progress
 */
export async function blobOf(name, response, progress) {
  if (response.type === "opaque") throw refused(name, response.url);
  if (!response.ok) {
    const hint = response.status === 401 || response.status === 403
      ? "Sign in, or set `credentials` on the element."
      : "Check the address in `src`.";
    throw new SourceError("E101", name, `expected the file, found HTTP status \`${response.status}\``, hint);
  }
  const type = (response.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "text/html" || type === "application/xhtml+xml") {
    throw new SourceError("E104", name, `expected a data file, found a web page (\`${type}\`)`, "Sign in first: a log-in page often stands where the file should be.");
  }
  if (!response.body) return response.blob();
  // A packed body is longer than its declared length once unpacked; then the length is not known.
  const packed = response.headers.get("content-encoding") ?? "identity";
  const size = packed === "identity" ? Number(response.headers.get("content-length") ?? 0) : 0;
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  let read = 0;
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(/** @type {Uint8Array<ArrayBuffer>} */ (next.value));
    read += next.value.byteLength;
    progress(read, size);
  }
  return new Blob(parts);
}

/** @param {string} name @param {string} url */
function refused(name, url) {
  const foreign = url !== "" && new URL(url, document.baseURI).origin !== globalThis.origin;
  const hint = foreign
    ? "Ask the other site to allow this page: its answer needs an `Access-Control-Allow-Origin` header (CORS), and this page's policy must list it under `connect-src`."
    : "Check the connection, and that this page's policy allows the address under `connect-src`.";
  return new SourceError("E102", name, "expected an answer, found that the network or the browser refused", hint);
}
