// @ts-check
/** From the element's attributes and properties to the core's settings. */

import { localZone, zone } from "./zone.js";

/**
 * @typedef {{ scope: "network" | "dealer" | "person" | "channel", name?: string, value: number }} Expectation
 * @typedef {{ expected?: string | null, asOf?: string | null, timezone?: string | null, hours?: object | null,
 *   expectations?: Expectation[] | null, mask?: string | null,
 *   maskKey?: string | null, minCell?: string | null, definition?: string | null }} Wishes
 */

/** A share from "75%", "75 %" or "0.75". @param {string} text */
export function share(text) {
  const match = /^\s*(\d+(?:[.,]\d+)?)\s*(%?)\s*$/.exec(text);
  const number = Number(match?.[1]?.replace(",", "."));
  const value = match?.[2] ? number / 100 : number;
  if (!(value >= 0 && value <= 1)) throw new RangeError(`expected \`expected\` as a share such as 75% or 0.75, found \`${text}\``);
  return value;
}

/**
 * An instant in UTC milliseconds from ISO 8601; without an offset it is wall-clock time of the zone.
 * @param {string} text
 * @param {import("./zone.js").Zone} at
 */
export function instant(text, at) {
  const iso = text.trim().replace(" ", "T");
  const bare = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?$/.test(iso);
  const utc = Date.parse(bare ? `${iso.includes("T") ? iso : `${iso}T00:00`}Z` : iso);
  if (Number.isNaN(utc)) throw new RangeError(`expected \`as-of\` as a time such as 2026-01-31T18:00, found \`${text}\``);
  if (!bare) return utc;
  const offset = (/** @type {number} */ ms) => 1000 * (at.offsets.findLast(([from]) => from <= ms)?.[1] ?? at.offsets[0]?.[1] ?? 0);
  // The same rule as in the core: the first of a repeated hour, the offset before a skipped one.
  const early = utc - offset(utc - 86_400_000);
  const late = utc - offset(utc + 86_400_000);
  const early_holds = early + offset(early) === utc;
  return early_holds || late + offset(late) !== utc ? early : late;
}

/** Whose names are hidden: `people`, the names of staff. @param {string} text */
export function masked(text) {
  if (text.trim() !== "people") throw new RangeError(`expected \`mask\` as people, found \`${text}\``);
  return true;
}

/**
 * Opening hours with the offsets of zones that are not the report's.
 * @param {any} hours
 * @param {string} report name of the report's zone
 * @returns {any}
 */
function located(hours, report) {
  const own = { ...hours };
  if (own.timezone && own.timezone !== report && !own.offsets) {
    try {
      own.offsets = zone(own.timezone).offsets;
    } catch {
      // No such zone: the core says so.
    }
  }
  if (own.dealers) {
    own.dealers = Object.fromEntries(Object.entries(own.dealers).map(([name, of]) => [name, located(of, report)]));
  }
  return own;
}

/** The least number of leads that a cell may be about. @param {string} text */
export function cell(text) {
  const number = /^\s*\d+\s*$/.test(text) ? Number(text) : NaN;
  if (!(number >= 1 && number <= 1_000_000)) throw new RangeError(`expected \`min-cell\` as a number such as 5, found \`${text}\``);
  return number;
}

const TOOLS = ["vinsolutions", "foureyes", "autoplay", "pied-piper", "automated"];

/** Whose definitions the figures follow; none for ours. @param {string} text */
export function tool(text) {
  const name = text.trim();
  if (name === "ours") return undefined;
  if (!TOOLS.includes(name)) throw new RangeError(`expected \`definition\` as ours or one of \`${TOOLS.join(", ")}\`, found \`${text}\``);
  return name;
}

/** The zone of the wish, or the browser's. @param {string | null | undefined} name */
export function zoneOf(name) {
  if (!name) return zone(localZone());
  try {
    return zone(name);
  } catch {
    throw new RangeError(`expected \`timezone\` as an IANA name such as Europe/Amsterdam, found \`${name}\``);
  }
}

/**
 * The settings a host asks for. What it does not ask for is absent, so that the core's defaults hold; without an
 * expectation the reader is asked for a guess.
 * @param {Wishes} wishes
 * @param {(problem: string) => void} complain told of a wish that cannot be read; the rest still counts
 * @returns {import("./protocol.js").Settings}
 */
export function settingsOf(wishes, complain) {
  /** @type {import("./protocol.js").Settings} */
  const settings = { by: ["dealer"], expectations: [] };
  /** @param {() => void} read */
  const attempt = (read) => {
    try {
      read();
    } catch (error) {
      complain(error instanceof Error ? error.message : String(error));
    }
  };
  let at = zone(localZone());
  attempt(() => (at = zoneOf(wishes.timezone)));
  settings["zone"] = at;
  if (wishes.asOf) attempt(() => (settings["as-of"] = instant(wishes.asOf ?? "", at)));
  if (wishes.mask) attempt(() => (settings["mask-people"] = masked(wishes.mask ?? "")));
  if (wishes.maskKey) settings["mask-key"] = wishes.maskKey;
  if (wishes.minCell) attempt(() => (settings["min-cell"] = cell(wishes.minCell ?? "")));
  attempt(() => {
    const name = tool(wishes.definition || "ours");
    if (name) settings["definition"] = name;
  });
  if (wishes.hours) settings["hours"] = located(wishes.hours, at.name);
  if (wishes.expectations) settings["expectations"] = wishes.expectations;
  else if (wishes.expected) {
    attempt(() => (settings["expectations"] = [{ scope: "network", name: "", value: share(wishes.expected ?? "") }]));
  }
  return settings;
}
