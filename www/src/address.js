// @ts-check
/**
 * What the reader chose, in the page's address: one part of the fragment, `KEY=name:value;name:value`, beside whatever
 * else stands there. Names of dealers and sources are written as they are; people never where their names are hidden.
 *
 * @typedef {import("./protocol.js").Settings} Settings
 */

/** Fields of the filter whose values are names, each with its word in the address. */
const LISTS = { dealers: "dealer", people: "person", sources: "source", channels: "channel", arrival: "arrival" };
/** @type {Record<string, RegExp>} */
const WORDS = { definition: /^(vinsolutions|foureyes|autoplay|pied-piper|automated)$/, basis: /^(attempt|contact)$/ };
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The part of a fragment that begins with the key. @param {string} key */
const parts = (key) => {
  const all = location.hash.slice(1).split("&").filter(Boolean);
  return { own: all.find((part) => part.startsWith(`${key}=`)), others: all.filter((part) => !part.startsWith(`${key}=`)) };
};

/**
 * Writes what was chosen; a page's own parts of the fragment stay, and so does its history.
 * @param {string} key
 * @param {any} settings
 */
export function write(key, settings) {
  const { filter = {}, expectations = [] } = settings;
  /** @type {[string, string][]} */
  const said = [];
  for (const end of ["from", "to"]) if (filter[end]) said.push([end, filter[end]]);
  for (const [field, word] of Object.entries(LISTS)) {
    if (field === "people" && settings["mask-people"]) continue;
    for (const name of filter[field] ?? []) said.push([word, name]);
  }
  for (const word of Object.keys(WORDS)) if (settings[word]) said.push([word, settings[word]]);
  const network = expectations.find((/** @type {any} */ each) => each.scope === "network");
  if (network) said.push(["expected", String(network.value)]);
  for (const [table, order] of Object.entries(settings.sort ?? {})) said.push(["sort", `${table}=${order}`]);
  const { own, others } = parts(key);
  const text = said.map(([word, value]) => `${word}:${encodeURIComponent(value)}`).join(";");
  const next = text ? `${key}=${text}` : undefined;
  if (next === own) return;
  const hash = [...others, ...(next ? [next] : [])].join("&");
  try {
    history.replaceState(history.state, "", hash ? `#${hash}` : location.pathname + location.search);
  } catch {
    // A page without an address of its own, such as a sandboxed frame, has none to write.
  }
}

/**
 * What the address chooses, as settings; undefined where it says nothing.
 * @param {string} key
 * @param {Settings} wishes of the host: what the address does not say stays as they have it
 * @param {(problem: string) => void} complain told of a part that cannot be read; the rest still counts
 * @returns {Settings | undefined}
 */
export function read(key, wishes, complain) {
  const { own } = parts(key);
  if (!own) return undefined;
  /** @type {any} */
  const filter = {};
  /** @type {any} */
  const settings = { filter };
  for (const part of own.slice(key.length + 1).split(";")) {
    const [word = "", ...rest] = part.split(":");
    const problem = () => complain(`expected choices in the page's address as this report writes them, found \`${part}\``);
    let value = "";
    try {
      value = decodeURIComponent(rest.join(":"));
    } catch {
      problem();
      continue;
    }
    const list = Object.entries(LISTS).find(([, name]) => name === word)?.[0];
    const share = Number(value);
    if (list === "people" && wishes["mask-people"]) continue;
    if (list) (filter[list] ??= []).push(value);
    else if ((word === "from" || word === "to") && DAY.test(value)) filter[word] = value;
    else if (WORDS[word]?.test(value)) settings[word] = value;
    else if (word === "expected" && value && share >= 0 && share <= 1) settings.expectations = [{ scope: "network", name: "", value: share }];
    else if (word === "sort" && value.includes("=")) (settings.sort ??= {})[value.slice(0, value.indexOf("="))] = value.slice(value.indexOf("=") + 1);
    else problem();
  }
  return settings;
}
