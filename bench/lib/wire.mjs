// What files weigh over the wire: each compressed by brotli as a server that prepares its files does it.
import { readFileSync, statSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

/** From here on the best quality takes minutes and wins nothing that matters. */
const LARGE = 4e6;
const known = new Map();

/** @param {string} path */
function weigh(path) {
  const { size, mtimeMs } = statSync(path);
  const key = `${path} ${size} ${mtimeMs}`;
  if (!known.has(key)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: size > LARGE ? 9 : 11, [constants.BROTLI_PARAM_SIZE_HINT]: size };
    known.set(key, brotliCompressSync(readFileSync(path), { params }).length);
  }
  return known.get(key);
}

/** Bytes of all these files. @param {Iterable<string>} paths */
export const wire = (paths) => [...paths].reduce((sum, path) => sum + weigh(path), 0);
