// A static server on a free loopback port: the bench's own pages, the peers' bundles and the built widget. It keeps a list
// of what it sent, which is how the bytes over the wire are known.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/**
 * Serves each prefix from its folder.
 * @param {Record<string, string>} folders URL prefix (`/pages/`) to folder
 * @returns {Promise<{ origin: string, sent: Set<string>, close: () => void }>} `sent` holds the paths of the files sent
 */
export function serve(folders) {
  const sent = new Set();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    const prefix = Object.keys(folders).find((p) => pathname.startsWith(p));
    const inside = prefix && normalize(decodeURIComponent(pathname.slice(prefix.length)));
    const path = prefix && !inside.startsWith('..') && join(folders[prefix], inside);
    const found = path && statSync(path, { throwIfNoEntry: false });
    if (!found || !found.isFile()) return response.writeHead(404).end(`no ${pathname}`);
    sent.add(path);
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-length': found.size,
      'last-modified': found.mtime.toUTCString(),
      'cache-control': 'max-age=3600',
    });
    createReadStream(path).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({
        origin: `http://127.0.0.1:${server.address().port}`,
        sent,
        close: () => {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
