// @ts-check
/**
 * What a saved file is made of beside its text: its type, and how its cells are written.
 *
 * @typedef {{ separator?: "," | ";" | "\t", decimal?: "." | ",", bom?: boolean, panel?: string }} ExportOptions
 *   of CSV: what stands between cells, the decimal mark, a byte order mark in front; of drawings: the key of the panel
 *   whose charts are drawn
 */

/** Kinds that are CSV. */
const CELLS = ["csv", "xlsx-safe-csv", "worklist", "set-aside"];
/** @type {Record<string, string>} */
const TYPES = { json: "application/json", svg: "image/svg+xml", aggregates: "application/json", profile: "application/json" };

/** The type of a kind of file. @param {string} kind */
export function typeOf(kind) {
  if (CELLS.includes(kind)) return "text/csv;charset=utf-8";
  return TYPES[kind] ?? (kind.endsWith("html") ? "text/html;charset=utf-8" : "text/plain");
}

/**
 * How a file is written, in the session's word for it: see `Form::named` in the core. A spreadsheet takes the machine's
 * country: where it writes a decimal comma, cells are parted by semicolons.
 * @param {string} kind
 * @param {ExportOptions} options
 */
export function formOf(kind, { separator, decimal, bom, panel }) {
  if (!CELLS.includes(kind)) return panel ?? null;
  const sheet = kind === "xlsx-safe-csv";
  const machine = () => (new Intl.NumberFormat().format(0.5).includes(",") ? "," : ".");
  const comma = (decimal ?? (sheet ? machine() : ".")) === ",";
  return `${separator ?? (comma ? ";" : ",")}${comma ? "," : ""}${bom ?? sheet ? "b" : ""}`;
}

/** What a person saves is opened in a spreadsheet. @param {string} kind @returns {ExportOptions} */
export function forPeople(kind) {
  if (!CELLS.includes(kind)) return {};
  const form = formOf("xlsx-safe-csv", {}) ?? "";
  return { separator: /** @type {","} */ (form[0]), decimal: form.includes(",", 1) ? "," : ".", bom: true };
}

/** Saves a file under a name. @param {Blob} blob @param {string} name */
export function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
