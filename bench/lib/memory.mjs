// The most memory that a process ever held, as Linux keeps it (`VmHWM` of /proc): nothing is sampled, so measuring costs
// the measured nothing. Elsewhere it is not known.
import { readdirSync, readFileSync } from 'node:fs';

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** The processes that descend from one. */
function family(root) {
  const children = new Map();
  let names = [];
  try {
    names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
  for (const name of names) {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [];
  for (const look = [root]; look.length > 0; ) {
    const below = children.get(look.pop()) ?? [];
    found.push(...below);
    look.push(...below);
  }
  return found;
}

/**
 * Bytes that the largest process running pages ever held: the page with its workers.
 * @param {number} driver the process that started the browser
 * @param {(command: string) => boolean} content which processes run pages
 * @returns {number | null}
 */
export function peakOfPage(driver, content) {
  const sizes = family(driver)
    .filter((pid) => content(read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')))
    .map((pid) => Number(/^VmHWM:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) * 1024);
  return sizes.length > 0 ? Math.max(...sizes) : null;
}
