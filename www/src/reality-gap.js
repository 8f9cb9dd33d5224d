// @ts-check
/**
 * `<reality-gap>`: how dealers really follow up their leads, next to what everyone believes.
 *
 * The element owns the page's side: attributes, events, lifecycle. What is shown, and every number in it, comes from the
 * session.
 *
 * @attr {string} src - Address of one file; several by child `<source src>` elements.
 * @attr {string} expected - The believed share of leads that are phoned: `75%` or `0.75`.
 * @attr {string} as-of - The instant the report is judged at, ISO 8601; without an offset in `timezone`.
 * @attr {string} timezone - IANA zone of times without an offset; the browser's when absent.
 * @attr {"auto" | "light" | "dark"} theme - Colour scheme; the page's when absent.
 * @attr {"full" | "summary" | "gap"} view - How much of the report is shown: everything, the answer and where to start, or the answer only.
 * @attr {"people"} mask - Hides names of staff behind pseudonyms, on screen and in every file; the same name has the same one everywhere.
 * @attr {string} min-cell - Cells about fewer leads than this are hidden, on screen and in every file, with those from which they could be worked out.
 * @attr {"ours" | "vinsolutions" | "foureyes" | "autoplay" | "pied-piper" | "automated"} definition - Whose way of counting answered and contacted leads the figures follow; ours when absent. The reader may choose another.
 * @attr {boolean} demo - Starts with the invented dealer network.
 * @attr {number} refresh - Fetches `src` again every so many seconds.
 * @attr {RequestCredentials} credentials - For fetching `src`.
 * @attr {boolean} no-worker - Runs the session on the page.
 * @fires rg-progress - `{ file, files, read, size }`: file index, bytes.
 * @fires rg-report - `{ counts }`: a report is finished.
 * @fires rg-filter - `{ from, to, dealers, people, sources }`: dates, and how many are chosen of each.
 * @fires rg-select - `{ field }`: something in the report was chosen.
 * @fires rg-error - `{ code }`: stable code, listed in the documentation.
 * @csspart report - Everything the report shows.
 */

import { dropZone } from "./drop.js";
import { listen } from "./events.js";
import { SourceError } from "./fetch.js";
// Not on demand: a page that shut its network off must not ask for anything later.
import { png } from "./paint.js";
import { settingsOf } from "./settings.js";
import { Shell } from "./shell.js";
// @ts-ignore -- written by the build
import style from "./style.js";
// @ts-ignore -- written by the build
import { version } from "./version.js";
import { Widget } from "./widget.js";
import { watchWidth } from "./width.js";

/** Version of `config` and `profile`. */
const CONFIG = 1;
/** Settings that say how files are read, as where nothing was said. */
const READING = { map: {}, "day-order": {}, "column-zones": {}, units: {}, "decimal-marks": {}, values: {}, tables: {}, profile: undefined };
/** @type {Record<string, string>} */
const MIME = { json: "application/json", csv: "text/csv;charset=utf-8", html: "text/html;charset=utf-8", svg: "image/svg+xml", worklist: "text/csv;charset=utf-8", "set-aside": "text/csv;charset=utf-8", aggregates: "application/json", "aggregates-html": "text/html;charset=utf-8", profile: "application/json" };
/** Attributes and the settings they ask for. @type {Record<string, string[]>} */
const SETTINGS = { mask: ["mask-people"], "min-cell": ["min-cell"], definition: ["definition"], expected: ["expectations"], "as-of": ["as-of"], timezone: ["zone", "as-of"] };

/** On a server there is no `HTMLElement`; importing must not fail there. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** Saves a file under a name. @param {Blob} blob @param {string} name */
function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

export class RealityGapElement extends Base {
  /** Version of the package. @type {string} */
  static version = version;
  static observedAttributes = ["src", "expected", "as-of", "timezone", "view", "mask", "min-cell", "definition", "demo", "refresh", "no-worker"];

  /** @type {Shell} */
  #shell;
  /** @type {Widget} */
  #widget;
  /** What has to be undone when the element leaves the page. @type {(() => void)[]} */
  #leave = [];
  /** @type {object | null} */
  #hours = null;
  /** @type {import("./settings.js").Expectation[] | null} */
  #expectations = null;
  /** @type {string | null} */
  #maskKey = null;
  /** Attributes that cannot be read are told once. @type {Set<string>} */
  #told = new Set();
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  #begun = false;

  /** For fetching `src`: headers, mode, cache. @type {RequestInit} */
  requestInit = {};

  constructor() {
    super();
    const shell = new Shell(this.attachShadow({ mode: "open" }), style);
    const widget = new Widget({
      wishes: () => this.#wishes(),
      init: () => ({ ...(this.credentials ? { credentials: /** @type {RequestCredentials} */ (this.credentials) } : {}), ...this.requestInit }),
      onPage: () => this.noWorker,
      extent: () => this.view,
      show: (view) => shell.show(view),
      settled: () => shell.report.settled(),
      say: (text) => shell.say(text),
      emit: (name, detail) => this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail })),
    });
    listen(shell.root, {
      act: async (action) => {
        const held = shell.root.activeElement;
        await widget.act(action);
        await shell.report.settled();
        // What was used is gone: the place that took its place is read next. After the reveal the answer follows by itself.
        if (held && !held.isConnected && action.name !== "reveal") /** @type {HTMLElement | null} */ (shell.root.querySelector("[data-rg-focus], [data-rg=mapping]"))?.focus();
      },
      files: (files) => void widget.load(files).catch(() => {}),
      local: {
        open: () => shell.input.click(),
        demo: () => void widget.loadSample(),
        print: () => void this.print(),
        template: (kind) => void this.#template(kind).catch(() => {}),
        export: (kind) => void this.#save(kind || "json").catch((error) => this.#complain("E110", "", String(error.message), "Choose another kind of file.")),
      },
    });
    this.#shell = shell;
    this.#widget = widget;
  }

  connectedCallback() {
    for (const name of ["hours", "expectations", "maskKey", "config", "profile", "requestInit", "files"]) this.#upgrade(name);
    // A moved element is not a new one.
    if (this.#leave.length > 0) return;
    this.#leave = [
      dropZone(this, {
        files: (files) => void this.#widget.load(files).catch(() => {}),
        folder: (name) => this.#complain("E105", name, "expected files, found a folder", "Open the folder and drop the files in it."),
        over: (inside) => this.#shell.mark(inside),
      }),
      watchWidth(this, (width) => this.#widget.resize(width)),
      this.#watchPrint(),
    ];
    this.#begin();
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (this.isConnected) return;
      for (const leave of this.#leave.splice(0)) leave();
      clearInterval(this.#timer);
      this.#widget.end();
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#widget.running) return;
    if (name in SETTINGS) {
      this.#told.clear();
      this.#widget.adopt(SETTINGS[name] ?? []);
    } else if (name === "src") void this.#loadSources();
    else if (name === "demo") after !== null && void this.#widget.loadSample();
    else if (name === "view") this.#widget.stretch();
    else if (name === "refresh") this.#keepFresh();
    else if (name === "no-worker") this.#widget.restart();
  }

  // Properties. Every attribute has one.

  get src() { return this.getAttribute("src"); }
  set src(value) { this.#reflect("src", value); }
  get expected() { return this.getAttribute("expected"); }
  set expected(value) { this.#reflect("expected", value); }
  get asOf() { return this.getAttribute("as-of"); }
  set asOf(value) { this.#reflect("as-of", value); }
  get timezone() { return this.getAttribute("timezone"); }
  set timezone(value) { this.#reflect("timezone", value); }
  get theme() { return this.getAttribute("theme") ?? "auto"; }
  set theme(value) { this.#reflect("theme", value); }
  get view() { return this.getAttribute("view") ?? "full"; }
  set view(value) { this.#reflect("view", value); }
  get mask() { return this.getAttribute("mask"); }
  set mask(value) { this.#reflect("mask", value); }
  get minCell() { return this.getAttribute("min-cell"); }
  set minCell(value) { this.#reflect("min-cell", value); }
  get definition() { return this.getAttribute("definition"); }
  set definition(value) { this.#reflect("definition", value); }
  get credentials() { return this.getAttribute("credentials"); }
  set credentials(value) { this.#reflect("credentials", value); }
  get refresh() { return Number(this.getAttribute("refresh") ?? 0); }
  set refresh(value) { this.#reflect("refresh", value ? String(value) : null); }
  get demo() { return this.hasAttribute("demo"); }
  set demo(value) { this.toggleAttribute("demo", Boolean(value)); }
  get noWorker() { return this.hasAttribute("no-worker"); }
  set noWorker(value) { this.toggleAttribute("no-worker", Boolean(value)); }

  /** Opening hours, shaped like `hours.json`. */
  get hours() { return this.#hours; }
  set hours(value) {
    this.#hours = value ?? null;
    this.#widget.adopt(["hours"]);
  }

  /** What is believed of the network, a dealer, a person, a channel; goes before `expected`. */
  get expectations() { return this.#expectations; }
  set expectations(value) {
    this.#expectations = value ?? null;
    this.#widget.adopt(["expectations"]);
  }

  /** Key of the pseudonyms that `mask` gives: without it a guessed name can be checked. */
  get maskKey() { return this.#maskKey; }
  set maskKey(value) {
    this.#maskKey = value ?? null;
    this.#widget.adopt(["mask-key"]);
  }

  /** The files of the report; setting them loads them. @type {File[] | FileList} */
  get files() { return this.#widget.files.map(({ name, blob }) => (blob instanceof File ? blob : new File([blob], name))); }
  set files(value) {
    const files = [...value];
    // Before the session begins there is nobody to read them.
    setTimeout(() => void this.load(files).catch(() => {}));
  }

  /** Every choice that changes a number, as versioned JSON without data. Unknown keys are refused with `E108`. */
  get config() {
    // The key of the pseudonyms is a secret of the host.
    const { zone: _, "mask-key": __, ...settings } = this.#widget.settings;
    return { version: CONFIG, timezone: /** @type {any} */ (this.#wishes()["zone"])?.name ?? "UTC", settings };
  }
  set config(value) {
    if (/** @type {any} */ (value)?.["reality-gap"]) {
      this.profile = /** @type {any} */ (value);
      return;
    }
    const { version, timezone, settings } = value ?? {};
    if (version !== CONFIG) {
      this.#complain("E108", "", `expected \`config\` of version ${CONFIG}, found \`${version}\``, "Save the configuration again.");
      return;
    }
    if (timezone) this.timezone = timezone;
    this.#widget.replace({ ...settings, ...(this.#maskKey ? { "mask-key": this.#maskKey } : {}) });
  }

  /** How files are read, as a saved profile (`docs/saved-profiles.md`), an object without data; setting null forgets it. */
  get profile() {
    const all = /** @type {any} */ (this.#widget.settings);
    const settings = Object.fromEntries(Object.keys(READING).filter((key) => key !== "profile" && key in all).map((key) => [key, all[key]]));
    return { "reality-gap": "profile", version: CONFIG, name: all.profile ?? "", settings };
  }
  set profile(value) {
    const { "reality-gap": what, version, name, settings } = /** @type {any} */ (value ?? { "reality-gap": "profile", version: CONFIG });
    if (what !== "profile" || version !== CONFIG) {
      this.#complain("E108", "", `expected \`profile\` of version ${CONFIG}, found \`${version}\``, "Save the profile again.");
      return;
    }
    this.#widget.take({ ...READING, ...settings, profile: name });
  }

  // Methods.

  /**
   * Reads these files, in this order, instead of those shown.
   * @param {import("./load.js").Loadable | Iterable<import("./load.js").Loadable>} input
   */
  async load(input) {
    const single = typeof input === "string" || !(Symbol.iterator in Object(input));
    await this.#widget.load(/** @type {any} */ (single ? [input] : [.../** @type {any} */ (input)]));
  }

  /** The report as an object, as `docs/report.schema.json` describes it; undefined until there is one. @returns {Promise<object | undefined>} */
  report() {
    return this.#widget.report();
  }

  /**
   * The report as a file: `csv` and `xlsx-safe-csv` (the same: no cell is a formula to a spreadsheet), `json`, `html` (a
   * page of its own), `svg` and `png` (all charts), `worklist` (whom to turn to now, as CSV),
   * `profile` (how the files are read, as JSON without data),
   * `set-aside` (the rows that were not counted, as they were written, with reason and line, as CSV),
   * `aggregates` and `aggregates-html` (JSON, and a page, without leads, names of staff, files and small cells).
   * @param {string} kind
   * @returns {Promise<Blob>}
   */
  async exportAs(kind) {
    if (kind === "xlsx-safe-csv") return this.exportAs("csv");
    if (kind === "png") {
      const drawing = await this.#widget.drawing();
      if (!drawing) throw new Error("expected a finished report, found none yet");
      return png(drawing);
    }
    return new Blob([await this.#widget.exportAs(kind)], { type: MIME[kind] ?? "text/plain" });
  }

  /**
   * Loads the readers of workbooks, archives and other formats now instead of with the first such file: for pages that
   * shut their network off afterwards.
   */
  async preload() {
    await this.#widget.prepare();
  }

  /** Prints the page once the report is laid out for paper. */
  async print() {
    await this.#widget.layOut("print");
    globalThis.print();
  }

  /** Forgets the files and everything read from them. */
  clear() {
    return this.#widget.clear();
  }

  // Inside.

  #begin() {
    const before = this.#widget.files.length > 0;
    // There at once; the program follows. Whatever was on show before stays.
    if (!this.#begun) this.#shell.show(this.src || this.demo || this.querySelector(":scope > source[src]") ? "loading" : "empty");
    this.#begun = true;
    this.#widget.begin();
    this.#keepFresh();
    // Children may still be missing while the page is parsed; files that the host hands over go before sources.
    setTimeout(() => !before && !this.#widget.busy && this.isConnected && void this.#loadSources());
  }

  async #loadSources() {
    const children = [...this.querySelectorAll(":scope > source[src]")].map((child) => child.getAttribute("src") ?? "");
    const addresses = this.src ? [this.src] : children;
    if (addresses.length > 0) await this.#widget.load(addresses).catch(() => {});
    else if (this.demo) await this.#widget.loadSample();
  }

  #keepFresh() {
    clearInterval(this.#timer);
    if (this.refresh > 0) this.#timer = setInterval(() => void this.#loadSources(), Math.max(5, this.refresh) * 1000);
  }

  #wishes() {
    const { expected, asOf, timezone, expectations, mask, maskKey, minCell, definition } = this;
    const hours = this.hours ?? this.#widget.hours;
    const zone = timezone ?? this.#widget.zone;
    return settingsOf({ expected, asOf, timezone: zone, hours, expectations, mask, maskKey, minCell, definition }, (problem) => {
      if (this.#told.has(problem)) return;
      this.#told.add(problem);
      this.#complain("E108", "", problem, "Correct the element's attribute.");
    });
  }

  /** @param {string} code @param {string} file @param {string} message @param {string} hint */
  #complain(code, file, message, hint) {
    // Not now: whoever complains may be about to start the session.
    setTimeout(() => void this.#widget.fail(new SourceError(code, file, message, hint)).catch(() => {}));
  }

  /** @param {string} kind */
  async #save(kind) {
    const day = /** @type {any} */ (await this.report())?.as_of?.slice(0, 10);
    const name = `reality-gap${day ? `-${day}` : ""}.${{ "xlsx-safe-csv": "csv", worklist: "worklist.csv", "set-aside": "set-aside.csv", aggregates: "aggregates.json", "aggregates-html": "aggregates.html", profile: "profile.json" }[kind] ?? kind}`;
    download(await this.exportAs(kind), name);
  }

  /** A file to start from. @param {string} kind */
  async #template(kind) {
    download(await this.exportAs(`template-${kind}`), kind === "hours" ? "hours.json" : `${kind}.csv`);
  }

  /** The browser's own print command waits for nobody: it prints the layout of the screen, which the style sheet fits to paper. */
  #watchPrint() {
    const controller = new AbortController();
    addEventListener("afterprint", () => void this.#widget.layOut(), { signal: controller.signal });
    return () => controller.abort();
  }

  /** @param {string} name @param {string | null} value */
  #reflect(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  /** A property set before the element was defined hides the accessor: set it again. @param {string} name */
  #upgrade(name) {
    if (!Object.hasOwn(this, name) || name === "requestInit") return;
    const self = /** @type {any} */ (this);
    const value = self[name];
    delete self[name];
    self[name] = value;
  }
}
