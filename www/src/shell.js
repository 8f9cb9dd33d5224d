// @ts-check
/** What the element shows around the report: the place for it, a status line, the mark of a drag, a hidden file input. */

// @ts-ignore -- written by the build
import { first } from "./first.js";
import { marks } from "./marks.js";
import { Renderer } from "./render.js";
import { tips } from "./tip.js";
import { Voice } from "./voice.js";

/**
 * As wide as there is room, whatever lays the element out; and nothing of the page's text styles comes in, but that the page
 * hides it, or reads from right to left.
 */
const CSS = `
:host { display: block; position: relative; width: -moz-available; width: -webkit-fill-available; width: stretch; }
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
.frame, .status, .tip { all: initial; display: block; color: inherit; color-scheme: inherit; visibility: inherit; pointer-events: inherit; }
.frame:focus { outline: none; }
.frame.over { outline: 3px dashed currentColor; outline-offset: 4px; border-radius: 10px; }
.files { display: none; }
.voice { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.status:empty { display: none; }
.status { position: sticky; z-index: 2; inset-block-end: 8px; box-sizing: border-box; inline-size: fit-content; max-inline-size: 100%; block-size: 2.25em; margin: -2.75em auto .5em; padding: .375em .75em; overflow: hidden; border-radius: 8px; color-scheme: light dark; color: var(--rg-surface, light-dark(#ffffff, #18212b)); background: var(--rg-ink, light-dark(#16202b, #e9eef3)); font: calc(max(1rem, 16px) * .875)/1.5 system-ui, sans-serif; white-space: nowrap; text-overflow: ellipsis; }
.tip { position: absolute; z-index: 3; box-sizing: border-box; inline-size: max-content; max-inline-size: min(23em, 100% - 12px); padding: 8px 12px; border: 1px solid; border-radius: 6px; color-scheme: light dark; color: var(--rg-ink, light-dark(#16202b, #e9eef3)); background: var(--rg-surface, light-dark(#ffffff, #18212b)); font: calc(var(--rg-font-size, max(1rem, 16px)) * .875)/1.45 var(--rg-font, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif); font-variant-numeric: tabular-nums; text-align: start; white-space: pre-line; overflow-wrap: anywhere; }
.tip[hidden] { display: none; }
.tip::first-line { font-weight: 700; }
:host([theme="light"]) :is(.status, .tip) { color-scheme: light; }
:host([theme="dark"]) :is(.status, .tip) { color-scheme: dark; }
@media print { .status, .tip { display: none; } }
`;

/** What is likely to be read; a file of another name can be dropped. */
const ACCEPT = ".csv,.tsv,.tab,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.json,.jsonl,.ndjson,.xml,.adf,.eml,.mbox,.zip,.gz,text/*";

/** Sheets are shared by all elements of the page. @type {CSSStyleSheet[]} */
let sheets = [];

/** @param {string[]} texts */
function sheetsOf(texts) {
  if (sheets.length === 0) {
    sheets = texts.map((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
  }
  return sheets;
}

export class Shell {
  /** The screens that need no program, in another language than English. @type {Record<string, import("./protocol.js").View> | undefined} */
  first;

  /** @param {ShadowRoot} root @param {string} style the report's style sheet */
  constructor(root, style) {
    this.root = root;
    root.adoptedStyleSheets = sheetsOf([CSS, style]);
    this.status = document.createElement("p");
    this.status.className = "status";
    this.frame = document.createElement("div");
    this.frame.className = "frame";
    this.frame.setAttribute("part", "report");
    this.frame.tabIndex = -1;
    this.input = document.createElement("input");
    this.input.className = "files";
    this.input.type = "file";
    this.input.multiple = true;
    this.input.accept = ACCEPT;
    this.voice = new Voice();
    root.append(this.voice.region, this.frame, this.status, this.input);
    tips(root);
    const heal = marks(root, this.frame);
    let said = "";
    this.report = new Renderer(this.frame, () => {
      // A focused mark that goes away hands its focus to the one in its place, anything else to the frame, not to the page.
      const focused = root.activeElement;
      return () => {
        if (focused && !focused.isConnected && !heal()) this.frame.focus({ preventScroll: true });
        if (root.host.hasAttribute("heading-level")) this.levels();
        const say = this.frame.firstElementChild?.getAttribute("data-rg-say") ?? "";
        if (say !== said) this.voice.say(say);
        said = say;
      };
    });
  }

  /**
   * Shows a view, or one of the screens that need no program.
   * @param {import("./protocol.js").View | "empty" | "loading" | "policy" | "missing"} view
   */
  show(view) {
    this.report.show(typeof view === "string" ? (this.first ?? first)[view] : view);
  }

  /** Gives every heading the level that the host wants; the report's own begin at 2. */
  levels() {
    const wanted = Number(this.root.host.getAttribute("heading-level") ?? 2);
    const by = wanted >= 1 && wanted <= 4 ? Math.trunc(wanted) - 2 : 0;
    for (const heading of this.frame.querySelectorAll("h2, h3, h4")) {
      const level = String(Number(heading.localName[1]) + by);
      if (by === 0) heading.removeAttribute("aria-level");
      else if (heading.getAttribute("aria-level") !== level) heading.setAttribute("aria-level", level);
    }
  }

  /** Says something outside the report; nothing clears it. @param {string} [text] */
  say(text = "") {
    if (this.status.textContent === text) return;
    this.status.textContent = text;
    this.voice.say(text);
  }

  /** Marks the drop zone. @param {boolean} over */
  mark(over) {
    this.frame.classList.toggle("over", over);
  }
}
