// @ts-check
/** Time zones as tables of offsets, worked out from `Intl`: the core never asks the browser. */

const MINUTE = 60_000;
const DAY = 86_400_000;
const FROM = Date.UTC(1990, 0, 1);
const TO = Date.UTC(2050, 0, 1);
/** No zone keeps an offset for less than this between two changes (pauses of summer time for Ramadan last weeks). */
const STEP = 7 * DAY;

/** @typedef {{ name: string, offsets: [number, number][] }} Zone offsets: [UTC ms from which it holds, seconds east] */

/** @type {Map<string, Zone>} */
const known = new Map();

/** The browser's own zone. */
export function localZone() {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/**
 * The zone with this IANA name.
 * @param {string} name
 * @returns {Zone}
 * @throws {RangeError} when the browser does not know the name
 */
export function zone(name) {
  if (name.toUpperCase() === "UTC") return { name: "UTC", offsets: [[0, 0]] };
  let found = known.get(name);
  if (!found) {
    found = { name, offsets: table(name) };
    known.set(name, found);
  }
  return found;
}

/** @param {string} name @returns {[number, number][]} */
function table(name) {
  const offset = reader(name);
  /** @type {[number, number][]} */
  const changes = [[FROM, offset(FROM)]];
  for (let from = FROM, before = offset(FROM); from < TO; from += STEP) {
    const after = offset(from + STEP);
    if (after === before) continue;
    // Bisect to the minute in which the offset changes; since 1990 all changes were on whole minutes.
    let low = from / MINUTE;
    let high = (from + STEP) / MINUTE;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offset(middle * MINUTE) === before) low = middle;
      else high = middle;
    }
    changes.push([high * MINUTE, after]);
    before = after;
  }
  return changes;
}

/** Reads the offset east of UTC, in seconds, at an instant. @param {string} name @returns {(utc: number) => number} */
function reader(name) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23",
    year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  });
  return (utc) => {
    // "1/31/2026, 18:05:00": several times faster than asking for the parts one by one.
    const [month = 1, day = 1, year = 0, hour = 0, minute = 0, second = 0] = (format.format(utc).match(/\d+/g) ?? []).map(Number);
    return (Date.UTC(year, month - 1, day, hour, minute, second) - utc) / 1000;
  };
}
