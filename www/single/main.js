// @ts-check
/** The single file's script: the element on the page, which may be a frame; the session in a worker. Both run the same text. */

if (typeof document === "undefined") $need("worker.js");
else $need("embed.js");
