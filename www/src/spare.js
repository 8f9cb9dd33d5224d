// @ts-check
/**
 * One program kept ready for all widgets of the page: whoever needs a session first takes it, with its worker. A widget
 * that shows no report holds no worker, and a page full of them fetches and compiles the program once.
 */

import { Client } from "./client.js";

/** Widgets on the page. */
let users = 0;
/** What is kept ready, in a worker and on the page. @type {Map<boolean, Promise<Client>>} */
const spares = new Map();

/** @param {boolean} onPage */
function ready(onPage) {
  const spare = spares.get(onPage) ?? new Client().load(onPage);
  spares.set(onPage, spare);
  // The next one may have more luck.
  spare.catch(() => spares.get(onPage) === spare && spares.delete(onPage));
  return spare;
}

/** A widget comes to the page. Fails where no session can be had. @param {boolean} onPage @returns {Promise<unknown>} */
export function arrive(onPage) {
  users += 1;
  return Client.known ? Promise.resolve() : ready(onPage);
}

/** A widget leaves the page. The last one takes what was kept ready with it. */
export function leave() {
  users -= 1;
  if (users > 0) return;
  for (const spare of spares.values()) void spare.then((client) => client.close(), () => {});
  spares.clear();
}

/** A client without a session. @param {boolean} onPage @returns {Promise<Client>} */
export async function take(onPage) {
  const spare = spares.get(onPage);
  spares.delete(onPage);
  const client = await (spare ?? new Client().load(onPage));
  return client.alive ? client : new Client().load(onPage);
}
