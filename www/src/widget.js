// @ts-check
/**
 * One widget at work: its session, its files, and what the session goes by. The element tells it what the host and the
 * user want; it tells the element what to show and which events to send.
 *
 * @typedef {import("./client.js").Client} Client
 * @typedef {import("./protocol.js").Action} Action
 * @typedef {import("./protocol.js").Settings} Settings
 * @typedef {import("./protocol.js").Source} Source
 * @typedef {{
 *   wishes: () => Settings, words: () => Promise<import("./language.js").Words>, init: () => RequestInit, onPage: () => boolean, extent: () => string,
 *   show: (view: import("./protocol.js").View | "policy" | "missing") => void, paper: (view?: import("./protocol.js").View) => void, settled: () => Promise<void>, say: (text?: string) => void,
 *   emit: (name: string, detail: object) => void, chosen?: (settings: Settings) => void,
 * }} Owner the element: `wishes` are the settings its attributes and properties ask for
 */

import { SourceError } from "./fetch.js";
import { SAMPLE_ZONE, settingsIn, sampleFiles, source } from "./load.js";
import { arrive, leave, take } from "./spare.js";

/** Milliseconds that a session may take to stop reading. */
const PATIENCE = 1_000;
/** Milliseconds without a new view after which the report is laid out for paper too. */
const IDLE = 1_500;

export class Widget {
  #owner;
  /** Whether the element is in a page. */
  running = false;
  /** @type {Client | undefined} */
  #client;
  /** Resolves when the session answers; every call goes through it. Begun when first asked for. @type {Promise<Client> | undefined} */
  #ready;
  /** Number of the newest session. */
  #sessions = 0;
  /** It was said that no session can be had. */
  #down = false;
  /** Zone of times without one that the files on show bring with them: the sample does. @type {string | undefined} */
  zone;
  /** Opening hours that came with the files. @type {object | undefined} */
  hours;
  #reads = 0;
  /** The files of the report, to be read again when the way of reading changes. @type {Source[]} */
  #files = [];
  /** What the session goes by, without the zone's table; before there is a session, what it shall begin with. @type {Settings} */
  #settings = {};
  /** @type {string[]} */
  #codes = [];
  #loading = new AbortController();
  #asked = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #idle;
  /** Width class of the element. @type {string} */
  #width = "";
  /** Settings are changed one after the other. @type {Promise<unknown>} */
  #changes = Promise.resolve();

  /** @param {Owner} owner */
  constructor(owner) {
    this.#owner = owner;
  }

  get files() { return this.#files; }
  /** Whether files were asked for since the session began. */
  get busy() { return this.#asked; }
  get settings() { return { ...this.#owner.wishes(), ...this.#settings }; }

  // Lifecycle.

  /** The element is in a page; files that were read before are read again. */
  begin() {
    this.running = true;
    this.#asked = false;
    this.#owner.say();
    arrive(this.#owner.onPage()).catch((error) => this.running && this.#dead(error));
    if (this.#files.length > 0) void this.#read().catch(() => {});
    // What cannot be read is said now, not with the first file.
    else this.#owner.wishes();
  }

  /** Ends the session and gives its memory back; files and settings stay for the next one. */
  end() {
    if (!this.running) return;
    this.running = false;
    this.#stop();
    leave();
  }

  #stop() {
    clearTimeout(this.#idle);
    this.#loading.abort();
    this.#sessions += 1;
    this.#client?.close();
    this.#client = undefined;
    this.#ready = undefined;
    this.#codes = [];
  }

  /** @returns {Promise<Client>} */
  async #start() {
    const session = this.#sessions;
    const [client, words] = await Promise.all([take(this.#owner.onPage()), this.#owner.words()]);
    if (session !== this.#sessions) {
      client.close();
      throw new Error("the session has ended");
    }
    this.#client = client;
    const { zone } = this.#owner.wishes();
    /** @type {[string, string][]} */
    const actions = [["view", this.#owner.extent()], ["width", this.#width || "wide"], ["await", this.#asked || this.#files.length > 0 ? "" : "nothing"]];
    await client.start({
      settings: { ...this.settings, zone },
      actions: actions.map(([name, value]) => ({ name, field: "", value })),
      words,
      onNews: (news) => this.#news(news),
      onCrash: (spent) => this.#crashed(spent),
    });
    this.#down = false;
    return client;
  }

  /** Another session instead of this one. */
  restart() {
    this.end();
    this.begin();
    void this.#session().catch(() => {});
  }

  /** Gives the session up with whatever it is at. */
  #abandon() {
    this.#loading.abort();
    this.#files = [];
    this.restart();
  }

  /** @param {boolean} spent for want of memory */
  #crashed(spent) {
    // The files stay out: what stopped the program once would stop it again.
    this.#files = [];
    this.restart();
    void this.fail(spent
      ? new SourceError("E114", "", "expected enough memory for these files, found that the browser gives no more", "Export fewer months or fewer columns, or read them with the command line, `reality-gap report`.")
      : new SourceError("E106", "", "expected a report, found that the program stopped", "Try again with fewer files, and report what you did."));
  }

  /** There is no session, so the element itself has to say so. @param {unknown} error */
  #dead(error) {
    if (this.#down) return;
    this.#down = true;
    const detail = error instanceof Error ? error.message : String(error);
    const code = detail.startsWith("E112") ? "E112" : "E107";
    this.#owner.say();
    this.#owner.show(code === "E112" ? "missing" : "policy");
    console.warn(`reality-gap: ${code}: ${detail}`);
    this.#owner.emit("rg-error", { code });
  }

  /** @returns {Promise<Client>} */
  #session() {
    if (!this.running) return Promise.reject(new Error("expected the element in a page, found it outside"));
    if (!this.#ready) {
      const session = this.#sessions;
      this.#ready = this.#start();
      this.#ready.catch((error) => session === this.#sessions && this.#dead(error));
    }
    return this.#ready;
  }

  /** @param {import("./protocol.js").News} news */
  #news({ view, settings, codes, counts, progress }) {
    if (view !== undefined) {
      this.#owner.show(view);
      // What was laid out for paper is of the past. The next layout is made when nothing else goes on.
      this.#owner.paper(undefined);
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => void this.paper().catch(() => {}), IDLE);
    }
    if (settings) {
      this.#settings = settings;
      this.#owner.chosen?.(settings);
    }
    if (progress) this.#owner.emit("rg-progress", progress);
    // Told when it can be seen.
    if (counts) void this.#owner.settled().then(() => this.#owner.emit("rg-report", { counts }));
    if (!codes) return;
    // What was on show already, or is left after one was dismissed, is no news.
    const shown = [...this.#codes];
    for (const code of codes) {
      const at = shown.indexOf(code);
      if (at < 0) this.#owner.emit("rg-error", { code });
      else shown.splice(at, 1);
    }
    this.#codes = codes;
  }

  // Asking the session.

  /** What the user did. @param {Action} action */
  async act(action) {
    const loading = this.#loading;
    const session = await this.#session();
    const before = JSON.stringify(this.#settings["filter"]);
    const asked = session.ask({ call: "update", action });
    // A workbook is opened in one go; who does not want to wait for it gets a new worker.
    const timer = action.name === "cancel" ? setTimeout(() => this.#abandon(), PATIENCE) : undefined;
    const effects = await asked.finally(() => clearTimeout(timer));
    if (JSON.stringify(this.#settings["filter"]) !== before) this.#owner.emit("rg-filter", this.#filter());
    if (action.name === "leads") this.#owner.emit("rg-select", { field: action.field, filter: this.#filter() });
    await this.#follow(effects, loading);
  }

  /**
   * @param {import("./protocol.js").Effect[]} effects
   * @param {AbortController} [loading] what was under way when the session was asked: files that came since then stay
   */
  async #follow(effects, loading = this.#loading) {
    if (effects.includes("cancel") || effects.includes("clear")) loading.abort();
    if (effects.includes("clear") && loading === this.#loading) {
      this.#files = [];
      this.#owner.say();
    }
    if (effects.includes("reload")) await this.#read();
    // First which rows are set aside, then what stands in them.
    if (effects.includes("recall")) for (let more = await this.#read("first"); more; more = await this.#read("next"));
  }

  /** Dates, and how many are chosen of each field: names may be people's. */
  #filter() {
    const filter = /** @type {any} */ (this.#settings["filter"] ?? {});
    const { from = null, to = null, dealers = [], people = [], sources = [], channels = [], arrival = [] } = filter;
    return { from, to, dealers: dealers.length, people: people.length, sources: sources.length, channels: channels.length, arrival: arrival.length };
  }

  /** The class of the element's width. @param {string} width */
  resize(width) {
    this.#width = width;
    this.layOut(width);
  }

  /** Shows everything in the owner's words; a session that is not there yet will begin with them. */
  async speak() {
    if (!this.#ready) return;
    const words = await this.#owner.words();
    await (await this.#session()).ask({ call: "speak", words });
  }

  /** Shows more or less of the report, as the owner says. */
  stretch() {
    if (this.#ready) void this.act({ name: "view", field: "", value: this.#owner.extent() }).catch(() => {});
  }

  /** Lays the report out for this width, or for print; without one for the element's own again. @param {string} [width] */
  layOut(width = this.#width || "wide") {
    if (!this.#ready) return Promise.resolve();
    return this.act({ name: "width", field: "", value: width }).then(() => this.#owner.settled()).catch(() => {});
  }

  /** Takes these settings over from the host's wishes; everything else that the user chose stays. @param {string[]} keys */
  adopt(keys) {
    if (!this.#ready) {
      // There is no session to tell: the next one begins with the wishes.
      for (const key of keys) delete this.#settings[key];
      if (this.running) this.#owner.wishes();
      return;
    }
    this.#change(() => {
      const wishes = this.#owner.wishes();
      const settings = { ...this.#settings };
      for (const key of keys) {
        if (key in wishes) settings[key] = wishes[key];
        else delete settings[key];
      }
      return settings;
    });
  }

  /** Takes these settings over; all others stay. @param {Settings} settings */
  take(settings) {
    if (this.running) this.#change(() => ({ ...this.#settings, ...settings }));
    else this.#settings = { ...this.#settings, ...settings };
  }

  /** Replaces all settings. @param {Settings} settings */
  replace(settings) {
    if (this.running) this.#change(() => settings);
    else this.#settings = settings;
  }

  /** @param {() => Settings} next */
  #change(next) {
    const run = async () => {
      const client = await this.#session();
      const settings = { ...next(), zone: this.#owner.wishes()["zone"] };
      try {
        await this.#follow(await client.ask({ call: "configure", settings }));
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        await this.fail(new SourceError("E108", "", message, "Correct the element's attributes or its `config`."));
      }
    };
    this.#changes = this.#changes.then(run).catch(() => {});
  }

  /** @param {SourceError} error */
  async fail(error) {
    await (await this.#session()).ask({ call: "fail", failure: error.failure });
  }

  async report() {
    if (!this.#ready) return undefined;
    return (await this.#session()).ask({ call: "report" });
  }

  /**
   * @param {string} kind
   * @param {string | null} form how cells are written, or which panel is drawn
   * @param {string | null} style
   * @returns {Promise<string>}
   */
  async exportAs(kind, form, style) {
    // No row is kept: the files are read again for those set aside.
    if (kind === "set-aside") await this.act({ name: "recall", field: "", value: "" });
    return (await this.#session()).ask({ call: "export", kind, form, style });
  }

  /** Loads the readers of other formats. */
  async prepare() {
    await (await this.#session()).ask({ call: "prepare" });
  }

  /** @param {string} kind @returns {Promise<string>} */
  async fileName(kind) {
    return (await this.#session()).ask({ call: "name", kind });
  }

  /**
   * All charts as one drawing, or those of a panel.
   * @param {string} style
   * @param {string | null} panel
   * @returns {Promise<import("./protocol.js").TreeElement | undefined>}
   */
  async drawing(style, panel) {
    return (await this.#session()).ask({ call: "drawing", style, panel });
  }

  /** Has the report laid out for paper, for when it is printed. */
  async paper() {
    if (this.#ready) this.#owner.paper(await (await this.#session()).ask({ call: "paper" }));
  }

  async clear() {
    this.#loading.abort();
    this.#files = [];
    this.#owner.say();
    if (this.#ready) await this.act({ name: "clear", field: "", value: "" });
  }

  // Files.

  /** @param {import("./load.js").Loadable[]} inputs */
  load(inputs) {
    const init = this.#owner.init();
    return this.#take((signal) => Promise.all(inputs.map((each) => source(each, init, signal, this.#fetched))), undefined);
  }

  loadSample() {
    return this.#take((signal) => sampleFiles(signal, this.#fetched), SAMPLE_ZONE).catch(() => {});
  }

  /**
   * Gets files, then reads them; whatever was under way is given up.
   * @param {(signal: AbortSignal) => Promise<Source[]>} get
   * @param {string | undefined} zone of their times without one, where the host does not say
   */
  async #take(get, zone) {
    this.#loading.abort();
    this.#asked = true;
    const loading = new AbortController();
    this.#loading = loading;
    try {
      const { files, hours, profile } = await settingsIn(await get(loading.signal));
      if (loading.signal.aborted) return;
      this.#owner.say();
      if (profile) {
        const effects = await (await this.#session()).ask({ call: "update", action: { name: "profile", field: profile.name, value: profile.text } });
        // A profile alone goes with the files on show.
        if (files.length === 0 && hours === undefined) return await this.#follow(effects);
      }
      const before = this.#reads;
      // Hours alone go with the files on show.
      const alone = files.length === 0 && hours !== undefined;
      if (!alone) this.#files = files;
      if (hours !== this.hours || (!alone && zone !== this.zone)) {
        if (!alone) this.zone = zone;
        this.hours = hours;
        this.adopt(["zone", "hours"]);
        await this.#changes;
      }
      // Another zone may have had them read already.
      if (this.#reads === before) await this.#read();
    } catch (error) {
      if (error instanceof SourceError) {
        if (this.#loading === loading) this.#owner.say();
        if (!loading.signal.aborted) await this.fail(error);
      }
      throw error;
    }
  }

  /** @param {import("./protocol.js").Again} [again] @returns {Promise<boolean>} */
  async #read(again) {
    if (this.#files.length === 0) {
      await (await this.#session()).ask({ call: "update", action: { name: "await", field: "", value: "nothing" } });
      return false;
    }
    if (!again) this.#reads += 1;
    const files = this.#files.map(({ name, blob }) => ({ name, size: blob.size, source: blob }));
    return (await this.#session()).ask({ call: "read", files, ...(again ? { again } : {}) });
  }

  /** @param {string} name @param {number} read @param {number} size */
  #fetched = (name, read, size) => {
    const mb = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
    this.#owner.say(size > 0 ? `${name}: ${mb(read)} of ${mb(size)} MB` : `${name}: ${mb(read)} MB`);
    this.#owner.emit("rg-progress", { file: 0, files: 0, read, size, workers: 0 });
  };
}
