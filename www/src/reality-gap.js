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
 * @attr {"full" | "summary" | "gap"} view - How much of the report is shown: everything, what fits one screen, or the answer only.
 * @attr {number} heading-level - Level of the report's title, 1 to 4; those below it follow. 2 when absent.
 * @attr {"people"} mask - Hides names of staff behind pseudonyms, on screen and in every file; the same name has the same one everywhere.
 * @attr {string} min-cell - Cells about fewer leads than this are hidden, on screen and in every file, with those from which they could be worked out.
 * @attr {"ours" | "vinsolutions" | "foureyes" | "autoplay" | "pied-piper" | "automated"} definition - Whose way of counting answered and contacted leads the figures follow; ours when absent. The reader may choose another.
 * @attr {string} lang - Language of the report: en, de, es, fr, it, nl. Without it that of the nearest element around with one; English for others.
 * @attr {boolean} demo - Starts with the invented dealer network.
 * @attr {number} refresh - Fetches `src` again every so many seconds.
 * @attr {RequestCredentials} credentials - For fetching `src`.
 * @attr {boolean} no-worker - Runs the session on the page.
 * @attr {string} url-state - Keeps what the reader chose in the page's address, after the # sign and under this name (`rg`, or `rg-` and the element's id, when empty), and begins with it; people are left out with `mask`.
 * @fires rg-progress - `{ file, files, read, size, workers }`: file index, bytes, and how many workers have read a part of it: more than one for a large file.
 * @fires rg-report - `{ counts }`: a report is finished.
 * @fires rg-filter - `{ from, to, dealers, people, sources, channels, arrival }`: the reader chose other leads; dates, and how many are chosen of each.
 * @fires rg-select - `{ field, filter }`: leads behind a figure were asked for, `PANEL:SET`, with the detail of `rg-filter`.
 * @fires rg-error - `{ code }`: stable code, listed in the documentation.
 * @csspart report - Everything the report shows.
 * @csspart header - Title, sizes and the promise.
 * @csspart promise - The pill that says where it was computed.
 * @csspart filters - The row of controls that choose leads.
 * @csspart summary - What fits one screen: the answer, what happened instead, where to start.
 * @csspart answer - The card of the answer, a `panel` too.
 * @csspart number - Its large numbers.
 * @csspart contents - Links to the chapters.
 * @csspart chapter - A chapter with its heading and panels.
 * @csspart chapter-title - The heading of a chapter.
 * @csspart panel - Every card; each has its key as a second part: `panel-dealers`, `panel-waiting`, …
 * @csspart title - The heading of a card.
 * @csspart chart - A chart with its figure.
 * @csspart table - A table.
 * @csspart actions - The row of buttons at the end.
 * @csspart footer - Period, filters, as-of time, version and data.
 * @cssprop --rg-page - Behind the cards.
 * @cssprop --rg-surface - Cards, controls, and the halo around chart text.
 * @cssprop --rg-ink - Text, focus rings.
 * @cssprop --rg-muted - Second text, axes.
 * @cssprop --rg-line - Lines of cards, tables and charts.
 * @cssprop --rg-control - Lines of controls.
 * @cssprop --rg-actual - Series: what happened; the main button.
 * @cssprop --rg-interval - Series: the interval of what happened.
 * @cssprop --rg-expected - Series: what was expected.
 * @cssprop --rg-gap - Series: between expected and actual.
 * @cssprop --rg-band - Series: the gap as a band.
 * @cssprop --rg-all - Series: all leads.
 * @cssprop --rg-nothing - Series: no activity logged.
 * @cssprop --rg-customer - Series: the customer only.
 * @cssprop --rg-automatic - Series: automatic messages.
 * @cssprop --rg-one-email - Series: one e-mail.
 * @cssprop --rg-several-emails - Series: several e-mails.
 * @cssprop --rg-message - Series: text, WhatsApp, chat.
 * @cssprop --rg-other - Series: visits and the rest.
 * @cssprop --rg-called - Series: called and not reached.
 * @cssprop --rg-alarm - Errors.
 * @cssprop --rg-promise - Ground of the promise and of the drop zone.
 * @cssprop --rg-promise-ink - Text on it.
 * @cssprop --rg-radius - Corners of cards.
 * @cssprop --rg-space - The step of all spacing; everything is a multiple of it.
 * @cssprop --rg-width - The most that the report takes of a wide page.
 * @cssprop --rg-font-size - Size of plain text; headings, remarks and numbers follow.
 * @cssprop --rg-font - Family of all text, charts too.
 */

import { read, write } from "./address.js";
import { dropZone } from "./drop.js";
import { listen } from "./events.js";
import { download, forPeople, formOf, typeOf } from "./exports.js";
import { SourceError } from "./fetch.js";
// Not on demand: a page that shut its network off must not ask for anything later.
import { languageOf, plain, watchLanguage, wordsOf } from "./language.js";
import { png } from "./paint.js";
import { told } from "./places.js";
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
/** Attributes and the settings they ask for. @type {Record<string, string[]>} */
const SETTINGS = { mask: ["mask-people"], "min-cell": ["min-cell"], definition: ["definition"], expected: ["expectations"], "as-of": ["as-of"], timezone: ["zone", "as-of"] };

/** On a server there is no `HTMLElement`; importing must not fail there. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class RealityGapElement extends Base {
  /** Version of the package. @type {string} */
  static version = version;
  static observedAttributes = ["src", "expected", "as-of", "timezone", "view", "mask", "min-cell", "definition", "demo", "refresh", "no-worker", "url-state", "heading-level"];

  /** Where `worker.js` is, for a bundle that cannot find it; a `TrustedScriptURL` where the page requires one. Set before the first element. @type {string | URL | object | undefined} */
  static get workerUrl() { return told.worker; }
  static set workerUrl(value) { told.worker = value; }
  /** The same for the program, `reality_gap_wasm_bg.wasm`. @type {string | URL | undefined} */
  static get wasmUrl() { return told.program; }
  static set wasmUrl(value) { told.program = value; }
  /** The same for the readers of other formats, `reality_gap_formats_wasm_bg.wasm`. @type {string | URL | undefined} */
  static get formatsUrl() { return told.readers; }
  static set formatsUrl(value) { told.readers = value; }

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
  /** @type {Record<string, string> | null} */
  #strings = null;
  /** @type {Promise<import("./language.js").Words> | undefined} */
  #words;
  /** The screen that is shown until there is a session. @type {"empty" | "loading" | undefined} */
  #screen;

  /** @type {RequestInit} */
  #requestInit = {};

  constructor() {
    super();
    const shell = new Shell(this.attachShadow({ mode: "open" }), style);
    const widget = new Widget({
      wishes: () => this.#wishes(),
      words: () => this.#words ?? this.#listen(),
      init: () => ({ ...(this.credentials ? { credentials: /** @type {RequestCredentials} */ (this.credentials) } : {}), ...this.requestInit }),
      onPage: () => this.noWorker,
      extent: () => this.view,
      show: (view) => {
        this.#screen = undefined;
        shell.show(view);
      },
      paper: (view) => (shell.report.paper = view),
      settled: () => shell.report.settled(),
      say: (text) => shell.say(text),
      chosen: (settings) => this.#key && write(this.#key, settings),
      emit: (name, detail) => this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail })),
    });
    listen(shell.root, {
      act: async (action) => {
        const held = shell.root.activeElement;
        const group = held?.closest(".rg-filters");
        await widget.act(action);
        await shell.report.settled();
        // What was used is gone: the place that took its place is read next. After the reveal the answer follows by itself.
        const near = group?.isConnected ? group.querySelector(".rg-chip, summary, button") : undefined;
        if (held && !held.isConnected && action.name !== "reveal") /** @type {HTMLElement | null} */ (near ?? shell.root.querySelector("[data-rg-focus], [data-rg=mapping]"))?.focus();
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
    for (const name of ["hours", "expectations", "maskKey", "strings", "config", "profile", "requestInit", "files"]) this.#upgrade(name);
    // A moved element is not a new one.
    if (this.#leave.length > 0) return;
    this.#leave = [
      dropZone(this, {
        files: (files) => void this.#widget.load(files).catch(() => {}),
        folder: (name) => this.#complain("E105", name, "expected files, found a folder", "Open the folder and drop the files in it."),
        over: (inside) => this.#shell.mark(inside),
      }),
      watchWidth(this.#shell.frame, (width) => this.#widget.resize(width)),
      this.#watchPrint(),
      watchLanguage(this, () => this.#speak()),
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
    if (name === "heading-level") this.#shell.levels();
    else if (name in SETTINGS) {
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
  get headingLevel() { return Number(this.getAttribute("heading-level") ?? 2); }
  set headingLevel(value) { this.#reflect("heading-level", value ? String(value) : null); }
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
  get urlState() { return this.getAttribute("url-state"); }
  set urlState(value) { this.#reflect("url-state", value); }
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

  /** Words of the host's own: English message → what to say instead, in any language (`docs/languages.md`). @type {Record<string, string> | null} */
  get strings() { return this.#strings; }
  set strings(value) {
    this.#strings = value ?? null;
    this.#speak();
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
    const { version, timezone, settings, ...rest } = value ?? {};
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) {
      this.#complain("E108", "", `expected \`version\`, \`timezone\` and \`settings\` in \`config\`, found \`${unknown}\``, "Take the other key out of the configuration.");
      return;
    }
    if (version !== CONFIG) {
      this.#complain("E108", "", `expected \`config\` of version \`${CONFIG}\`, found \`${version}\``, "Save the configuration again.");
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
      this.#complain("E108", "", `expected \`profile\` of version \`${CONFIG}\`, found \`${version}\``, "Save the profile again.");
      return;
    }
    this.#widget.take({ ...READING, ...settings, profile: name });
  }

  /** For fetching `src`: headers, mode, cache. @type {RequestInit} */
  get requestInit() { return this.#requestInit; }
  set requestInit(value) { this.#requestInit = value ?? {}; }

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
   * The report as a file: `csv` (for programs) and `xlsx-safe-csv` (for spreadsheets: with a byte order mark, and separator
   * and decimal mark as this machine's spreadsheets expect), `json`, `html` (a page of its own), `svg` and `png` (all
   * charts), `worklist` (whom to turn to now, as CSV), `profile` (how the files are read, as JSON without data),
   * `set-aside` (the rows that were not counted, as they were written, with reason and line, as CSV),
   * `aggregates` and `aggregates-html` (JSON, and a page, without leads, names of staff, files and small cells).
   * No cell of a CSV is a formula to a spreadsheet. Options: `docs/exports.md`.
   * @param {string} kind
   * @param {import("./exports.js").ExportOptions} [options]
   * @returns {Promise<Blob>}
   */
  async exportAs(kind, options = {}) {
    const form = formOf(kind, options);
    if (kind === "png") {
      const drawing = await this.#widget.drawing(style, form);
      if (!drawing) throw new Error("expected a finished report, found none yet");
      return png(drawing);
    }
    // The session has no style sheet of its own.
    const sheet = kind.endsWith("html") || kind === "svg" ? style : null;
    return new Blob([await this.#widget.exportAs(kind, form, sheet)], { type: typeOf(kind) });
  }

  /** The name for a file of this kind: with the period, whether filters leave leads out, and the first digits of the data's hash. @param {string} kind @returns {Promise<string>} */
  fileName(kind) {
    return this.#widget.fileName(kind);
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
    await this.#widget.paper();
    globalThis.print();
  }

  /** Forgets the files and everything read from them. */
  clear() {
    return this.#widget.clear();
  }

  // Inside.

  /** Under which name the reader's choices stand in the page's address; empty where they do not. */
  get #key() {
    const name = this.urlState;
    return name === null ? "" : name || (this.id ? `rg-${encodeURIComponent(this.id)}` : "rg");
  }

  #begin() {
    const before = this.#widget.files.length > 0;
    const chosen = this.#key && !before ? read(this.#key, this.#wishes(), (problem) => this.#complain("E108", "", problem, "Open the page without what follows the # sign.")) : undefined;
    if (chosen) this.#widget.take(chosen);
    // There at once; the program follows. Whatever was on show before stays.
    const words = this.#listen();
    if (!this.#begun) {
      this.#screen = this.src || this.demo || this.querySelector(":scope > source[src]") ? "loading" : "empty";
      // English is there already; another language comes first.
      if (plain(languageOf(this)) === "en") this.#shell.show(this.#screen);
      else void words.then(() => this.#screen && this.#shell.show(this.#screen));
    }
    this.#begun = true;
    this.#widget.begin();
    this.#keepFresh();
    // Children may still be missing while the page is parsed; files that the host hands over go before sources.
    setTimeout(() => !before && !this.#widget.busy && this.isConnected && void this.#loadSources());
  }

  /** Gets the words for the place the element stands in. */
  #listen() {
    const asked = wordsOf(languageOf(this), this.#strings);
    this.#words = asked;
    // Only the newest are spoken.
    return asked.then((words) => {
      if (asked === this.#words) this.#shell.first = words.first;
      return words;
    });
  }

  /** Says everything anew: in another language, or in other words. No file is read again for it. */
  #speak() {
    if (!this.#widget.running) return;
    void this.#listen().then(() => {
      if (this.#screen) this.#shell.show(this.#screen);
      else void this.#widget.speak().catch(() => {});
    });
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
    download(await this.exportAs(kind, forPeople(kind)), await this.fileName(kind));
  }

  /** A file to start from. @param {string} kind */
  async #template(kind) {
    download(await this.exportAs(`template-${kind}`), kind === "hours" ? "hours.json" : `${kind}.csv`);
  }

  /** The browser's own print command waits for nobody: the layout for paper is there before anybody asks for it. */
  #watchPrint() {
    const controller = new AbortController();
    addEventListener("beforeprint", () => this.#shell.report.print(), { signal: controller.signal });
    addEventListener("afterprint", () => this.#shell.report.printed(), { signal: controller.signal });
    return () => controller.abort();
  }

  /** @param {string} name @param {string | null} value */
  #reflect(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  }

  /** A property set before the element was defined hides the accessor: set it again. @param {string} name */
  #upgrade(name) {
    if (!Object.hasOwn(this, name)) return;
    const self = /** @type {any} */ (this);
    const value = self[name];
    delete self[name];
    self[name] = value;
  }
}
