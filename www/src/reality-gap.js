// @ts-check
/**
 * `<reality-gap>`: how dealers really follow up their leads, next to what everyone believes.
 *
 * The element owns the page's side: attributes, files, events, lifecycle. What is shown, and every number in it, comes
 * from the session.
 *
 * @attr {string} src - Address of one file; several by child `<source src>` elements.
 * @attr {string} expected - The believed share of leads that are phoned: `75%` or `0.75`.
 * @attr {string} as-of - The instant the report is judged at, ISO 8601; without an offset in `timezone`.
 * @attr {string} timezone - IANA zone of times without an offset; the browser's when absent.
 * @attr {"auto" | "light" | "dark"} theme - Colour scheme; the page's when absent.
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

import { Client } from "./client.js";
import { dropZone } from "./drop.js";
import { listen } from "./events.js";
import { SourceError } from "./fetch.js";
import { sampleFiles, source } from "./load.js";
import { settingsOf } from "./settings.js";
import { Shell } from "./shell.js";
// @ts-ignore -- written by the build
import style from "./style.js";
import { watchWidth } from "./width.js";

/** Version of `config`. */
const CONFIG = 1;
const MIME = { json: "application/json", csv: "text/csv;charset=utf-8", html: "text/html;charset=utf-8", svg: "image/svg+xml" };

/** On a server there is no `HTMLElement`; importing must not fail there. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class RealityGapElement extends Base {
  static observedAttributes = ["src", "expected", "as-of", "timezone", "demo", "refresh", "no-worker"];

  /** @type {Client | undefined} */
  #client;
  /** Resolves when the session answers; every call goes through it. @type {Promise<Client> | undefined} */
  #ready;
  /** @type {Shell} */
  #shell;
  /** @type {(() => void)[]} */
  #leave = [];
  /** The files of the current report, to be read again when the reading changes. @type {import("./protocol.js").Source[]} */
  #files = [];
  /** What the session goes by now, beside the table of the zone. @type {import("./protocol.js").Settings | undefined} */
  #settings;
  /** @type {object | null} */
  #hours = null;
  /** @type {import("./settings.js").Expectation[] | null} */
  #expectations = null;
  /** @type {string[]} */
  #codes = [];
  #loading = new AbortController();
  #width = "";
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #refresh;
  /** @type {Promise<unknown>} */
  #queued = Promise.resolve();

  /** For fetching `src`: headers, mode, cache. Never shown and never sent elsewhere. @type {RequestInit} */
  requestInit = {};

  constructor() {
    super();
    this.#shell = new Shell(this.attachShadow({ mode: "open" }), style);
    listen(this.#shell.root, {
      act: (action) => this.#act(action),
      files: (files) => void this.load(files).catch(() => {}),
      local: {
        open: () => this.#shell.input.click(),
        demo: () => void this.#loadSample(),
        print: () => void this.print(),
        export: (kind) => void this.#save(kind || "json"),
      },
    });
  }

  connectedCallback() {
    for (const name of ["files", "config", "hours", "expectations", "requestInit"]) this.#upgrade(name);
    if (this.#leave.length > 0) return;
    this.#leave = [
      dropZone(this, {
        files: (files) => void this.load(files).catch(() => {}),
        folder: (name) => void this.#fail(new SourceError("E105", name, "expected files, found a folder", "Open the folder and drop the files in it.")),
        over: (inside) => this.#shell.mark(inside),
      }),
      watchWidth(this, (width) => this.#setWidth(width)),
      this.#watchPrint(),
    ];
    // Children may still be missing while the page is parsed, and a moved element is not a new one.
    setTimeout(() => this.isConnected && !this.#ready && this.#begin());
  }

  disconnectedCallback() {
    queueMicrotask(() => !this.isConnected && this.#end());
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#ready) return;
    if (name === "src") void this.#loadSources();
    else if (name === "demo") after !== null && void this.#loadSample();
    else if (name === "refresh") this.#keepFresh();
    else if (name === "no-worker") this.#restart();
    else this.#configure(name === "expected" ? ["expectations"] : ["zone", "as-of"]);
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
    this.#configure(["hours"]);
  }

  /** What is believed of the network, a dealer, a person, a channel; goes before `expected`. */
  get expectations() { return this.#expectations; }
  set expectations(value) {
    this.#expectations = value ?? null;
    this.#configure(["expectations"]);
  }

  /** The files of the report; setting them loads them. @type {File[] | FileList | Blob[]} */
  get files() { return this.#files.map(({ name, blob }) => (blob instanceof File ? blob : new File([blob], name))); }
  set files(value) { void this.load(value).catch(() => {}); }

  /** Every choice that changes a number, as versioned JSON without data. Unknown keys are refused with `E108`. */
  get config() {
    const { zone, ...settings } = this.#settings ?? this.#wishes();
    return { version: CONFIG, timezone: /** @type {any} */ (zone)?.name ?? "UTC", settings };
  }
  set config(value) {
    const { version, timezone, settings } = value ?? {};
    if (version !== CONFIG) {
      void this.#fail(new SourceError("E108", "", `expected \`config\` of version ${CONFIG}, found \`${version}\``, "Save the configuration again."));
      return;
    }
    if (timezone) this.timezone = timezone;
    this.#settings = { ...settings, zone: this.#wishes()["zone"] };
    this.#configure([]);
  }

  // Methods.

  /**
   * Reads these files, in this order, instead of those shown.
   * @param {import("./load.js").Loadable | Iterable<import("./load.js").Loadable>} input
   */
  async load(input) {
    const single = typeof input === "string" || !(Symbol.iterator in Object(input));
    const inputs = /** @type {import("./load.js").Loadable[]} */ (single ? [input] : [.../** @type {any} */ (input)]);
    const credentials = /** @type {RequestCredentials | null} */ (this.credentials);
    const init = { ...(credentials ? { credentials } : {}), ...this.requestInit };
    await this.#take((signal) => Promise.all(inputs.map((each) => source(each, init, signal, (...at) => this.#fetched(...at)))));
  }

  /** The report as an object, as `docs/report.schema.json` describes it; undefined until there is one. */
  async report() {
    return (await this.#session()).ask({ call: "report" });
  }

  /** The report as a file. @param {string} kind @returns {Promise<Blob>} */
  async exportAs(kind) {
    const text = await (await this.#session()).ask({ call: "export", kind });
    return new Blob([text], { type: /** @type {Record<string, string>} */ (MIME)[kind] ?? "text/plain" });
  }

  /** Prints the page with the report laid out for paper. */
  async print() {
    await this.#act({ name: "width", field: "", value: "print" });
    globalThis.print();
    await this.#act({ name: "width", field: "", value: this.#width || "wide" });
  }

  /** Forgets the files and everything read from them. */
  async clear() {
    this.#loading.abort();
    await this.#act({ name: "clear", field: "", value: "" });
  }

  // Lifecycle.

  #begin() {
    const client = new Client({
      settings: () => ({ ...this.#wishes(), ...this.#settings, zone: this.#wishes()["zone"] }),
      onPage: this.noWorker,
      onNews: (news) => this.#news(news),
      onCrash: () => this.#crashed(),
    });
    this.#client = client;
    const ready = client.start().then(async () => {
      if (this.#width) await client.ask({ call: "update", action: { name: "width", field: "", value: this.#width } });
      return client;
    });
    this.#ready = ready;
    ready.catch((error) => this.#client === client && this.#dead(error));
    if (this.#files.length > 0) void this.#read().catch(() => {});
    else void this.#loadSources();
    this.#keepFresh();
  }

  #end() {
    for (const leave of this.#leave.splice(0)) leave();
    clearInterval(this.#refresh);
    this.#loading.abort();
    this.#client?.close();
    this.#client = undefined;
    this.#ready = undefined;
  }

  #restart() {
    this.#client?.close();
    this.#begin();
  }

  #crashed() {
    // The files stay out: what stopped the program once would stop it again.
    this.#files = [];
    this.#restart();
    void this.#fail(new SourceError("E106", "", "expected a report, found that the program stopped", "Try again with fewer files; please report what you did."));
  }

  /** There is no session, so the element itself has to say so. @param {unknown} error */
  #dead(error) {
    const detail = error instanceof Error ? error.message : String(error);
    this.#shell.say(`The report cannot start here (E107): ${detail}. The page's policy has to allow 'wasm-unsafe-eval' and its own scripts.`);
    this.#emit("rg-error", { code: "E107" });
  }

  /** @returns {Promise<Client>} */
  #session() {
    return this.#ready ?? Promise.reject(new Error("expected the element in a page, found it outside"));
  }

  // From the session.

  /** @param {import("./protocol.js").News} news */
  #news({ view, settings, codes, counts, progress }) {
    if (view !== undefined) this.#shell.show(JSON.parse(view));
    if (settings) this.#settings = settings;
    if (progress) this.#emit("rg-progress", progress);
    if (counts) this.#emit("rg-report", { counts });
    if (codes) {
      const fresh = codes.slice(codes.findIndex((code, at) => code !== this.#codes[at]));
      if (codes.length > this.#codes.length || codes.join() !== this.#codes.slice(0, codes.length).join()) {
        for (const code of fresh) this.#emit("rg-error", { code });
      }
      this.#codes = codes;
    }
  }

  // To the session.

  /** @param {import("./protocol.js").Action} action */
  async #act(action) {
    const client = await this.#session();
    const effects = await client.ask({ call: "update", action });
    if (action.name.includes("filter")) this.#filtered();
    if (action.name === "select") this.#emit("rg-select", { field: action.field });
    await this.#follow(effects);
  }

  /** @param {import("./protocol.js").Effect[]} effects */
  async #follow(effects) {
    if (effects.includes("cancel")) this.#loading.abort();
    if (effects.includes("clear")) this.#files = [];
    if (effects.includes("reload")) await this.#read();
  }

  #filtered() {
    const filter = /** @type {any} */ (this.#settings?.["filter"] ?? {});
    const { from = null, to = null, dealers = [], people = [], sources = [] } = filter;
    this.#emit("rg-filter", { from, to, dealers: dealers.length, people: people.length, sources: sources.length });
  }

  /** Tells the session what changed of these settings; everything the user chose stays. @param {string[]} keys */
  #configure(keys) {
    if (!this.#ready) return;
    const run = async () => {
      const client = await this.#session();
      const wishes = this.#wishes();
      /** @type {import("./protocol.js").Settings} */
      const settings = { ...this.#settings, zone: wishes["zone"] };
      for (const key of keys) {
        if (key in wishes) settings[key] = wishes[key];
        else delete settings[key];
      }
      try {
        await this.#follow(await client.ask({ call: "configure", settings }));
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        await this.#fail(new SourceError("E108", "", message, "Correct the element's attributes or its `config`."));
      }
    };
    this.#queued = this.#queued.then(run).catch(() => {});
  }

  #wishes() {
    const { expected, asOf, timezone, hours, expectations } = this;
    return settingsOf({ expected, asOf, timezone, hours, expectations }, (problem) => {
      queueMicrotask(() => void this.#fail(new SourceError("E108", "", problem, "Correct the element's attribute.")));
    });
  }

  /** @param {unknown} error */
  async #fail(error) {
    const failure = error instanceof SourceError
      ? error.failure
      : { code: "E100", file: "", message: error instanceof Error ? error.message : String(error), hint: "Try again." };
    await (await this.#session()).ask({ call: "fail", failure });
  }

  // Files.

  /** Gets files, then reads them; whatever was under way is given up. @param {(signal: AbortSignal) => Promise<import("./protocol.js").Source[]>} get */
  async #take(get) {
    this.#loading.abort();
    const loading = new AbortController();
    this.#loading = loading;
    try {
      const files = await get(loading.signal);
      if (loading.signal.aborted) return;
      this.#files = files;
      await this.#read();
    } catch (error) {
      if (!loading.signal.aborted && error instanceof SourceError) await this.#fail(error);
      throw error;
    } finally {
      if (this.#loading === loading) this.#shell.say();
    }
  }

  async #read() {
    if (this.#files.length === 0) return;
    await (await this.#session()).ask({ call: "read", files: this.#files });
  }

  async #loadSources() {
    const children = [...this.querySelectorAll(":scope > source[src]")].map((child) => child.getAttribute("src") ?? "");
    const urls = this.src ? [this.src] : children;
    if (urls.length > 0) await this.load(urls).catch(() => {});
    else if (this.demo) await this.#loadSample();
  }

  async #loadSample() {
    await this.#take((signal) => sampleFiles(signal, (...at) => this.#fetched(...at))).catch(() => {});
  }

  /** @param {string} name @param {number} read @param {number} size */
  #fetched(name, read, size) {
    const mb = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
    this.#shell.say(size > 0 ? `${name}: ${mb(read)} of ${mb(size)} MB` : `${name}: ${mb(read)} MB`);
    this.#emit("rg-progress", { file: 0, files: 0, read, size });
  }

  #keepFresh() {
    clearInterval(this.#refresh);
    if (this.refresh > 0) this.#refresh = setInterval(() => void this.#loadSources(), Math.max(5, this.refresh) * 1000);
  }

  /** @param {string} kind */
  async #save(kind) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await this.exportAs(kind));
    link.download = `reality-gap.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // Page.

  /** @param {string} width */
  #setWidth(width) {
    this.#width = width;
    if (this.#ready) void this.#act({ name: "width", field: "", value: width }).catch(() => {});
  }

  /** The print command of the browser: the session answers too late for a first sheet only when it runs in a worker. */
  #watchPrint() {
    const controller = new AbortController();
    const act = (/** @type {string} */ value) => this.#ready && void this.#act({ name: "width", field: "", value }).catch(() => {});
    addEventListener("beforeprint", () => act("print"), { signal: controller.signal });
    addEventListener("afterprint", () => act(this.#width || "wide"), { signal: controller.signal });
    return () => controller.abort();
  }

  /** @param {string} name @param {object} detail */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
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
