// @ts-check
/**
 * From the core's tree to the page: created with `createElementNS`, patched in place, so that focus, open details and
 * a slider in someone's hand survive an update. Cells become text nodes and nothing else.
 *
 * The tree comes in pieces. A piece is parsed and built in a few milliseconds; between two slices of work the page
 * breathes. What is in closed details is built when they are opened. A newer view takes over at once, wherever the older
 * one had got to: every element knows which pieces it shows and which it should show.
 *
 * @typedef {import("./protocol.js").Tree} Tree
 * @typedef {import("./protocol.js").TreeElement} TreeElement
 * @typedef {import("./protocol.js").View} View
 * @typedef {{ names: string[], trees: Tree[], want: string[] }} Held
 *   pieces and children that an element shows, and the pieces that it should show
 */

import { breathe, frame } from "./breathe.js";

/** Milliseconds of work between two breaths; style and layout come on top. */
const SLICE = 8;
/**
 * Elements and texts that are created for one frame: a page that has to lay out more at once stands still. It begins with the
 * fewest; a frame that took less than half of what it may lets twice as many follow, one that took longer half as many.
 */
const CREATED = { fewest: 200, most: 3200 };
/** Milliseconds that the frame after them may take. */
const FRAME = 16;

const HTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";

/** Elements that run, load or navigate. The core makes none of them; here nobody else can either. */
const REFUSED = new Set("script iframe frame object embed link meta base style img image video audio source use animate set foreignobject portal template slot".split(" "));

/** Attributes that may be set; beside them `aria-*` and `data-*`. None of them runs, loads or styles. */
const ALLOWED = new Set(
  ("accept autocomplete checked class colspan cx cy d dir disabled download dx dy fill-rule focusable for headers height hidden " +
    "high href id inputmode label lang list low max maxlength method min multiple name novalidate open optimum part patternUnits " +
    "pattern placeholder points preserveAspectRatio r readonly required role rowspan rx ry scope selected size span " +
    "spellcheck start step tabindex text-anchor title transform type value viewBox width x x1 x2 y y1 y2 " +
    "clip-path dominant-baseline fill stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-width opacity " +
    "fill-opacity stroke-opacity font-size font-family font-weight").split(" "),
);

/** Characters that would turn round what stands after them, in other people's sentences too. */
const calm = (/** @type {string} */ text) => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

/** On the frame while the top of a first report is built: until then nothing is shown that would have to make room for it. */
const NEW = "data-rg-new";

/** Control states that live in properties: the attribute is only where they began. */
const PROPERTIES = new Set(["value", "checked", "selected"]);

export class Renderer {
  /** @type {Map<string, string>} */
  #texts = new Map();
  /** @type {Tree[]} */
  #shown = [];
  /** @type {WeakMap<Element, Held>} */
  #held = new WeakMap();
  /** Elements that wait for their pieces, in the order of the page. @type {Element[]} */
  #queue = [];
  /** Elements found by the work at hand. @type {Element[]} */
  #found = [];
  /** The view laid out for paper, whole, where there is one. @type {View | undefined} */
  paper;
  /** What goes back on the page after printing. @type {{ texts: Map<string, string>, root: string | undefined } | undefined} */
  #screen;
  /** The root of the newest view of the screen. @type {string | undefined} */
  #last;
  /** The root of the newest view, until it is begun. @type {string | undefined} */
  #root;
  /** @type {Promise<void> | undefined} */
  #working;
  /** Created since the last frame that was waited for. */
  #created = 0;
  /** So many are created for the next one. */
  #batch = CREATED.fewest;
  #frame;
  #worked;

  /** @param {Element} frame the place to show in @param {() => () => void} worked called before each slice of work; its answer after it */
  constructor(frame, worked) {
    this.#frame = frame;
    this.#worked = worked;
    // It does not bubble.
    frame.addEventListener("toggle", (event) => {
      const details = event.target;
      if (details instanceof HTMLDetailsElement && details.open) this.#open([...details.children]);
    }, { capture: true });
  }

  /** Shows a view; an older one that is not finished yet is given up. @param {View} view */
  show({ names, texts }) {
    const known = this.#screen?.texts ?? this.#texts;
    const all = new Map(names.map((name, at) => [name, texts[at] ?? known.get(name) ?? "[]"]));
    this.#last = names.at(-1);
    if (this.#screen) {
      this.#screen = { texts: all, root: this.#last };
      return;
    }
    this.#texts = all;
    this.#root = this.#last;
    this.#work();
  }

  /** Puts the layout for paper on the page, at once: printing waits for nobody. */
  print() {
    if (!this.paper || this.#screen) return;
    this.#screen = { texts: this.#texts, root: this.#last };
    const { names, texts } = this.paper;
    this.#texts = new Map(names.map((name, at) => [name, texts[at] ?? "[]"]));
    this.#root = names.at(-1);
    while (this.#root !== undefined || this.#queue.length > 0) this.#step();
    this.#topped();
  }

  /** Puts the screen's layout back. */
  printed() {
    if (!this.#screen) return;
    this.#texts = this.#screen.texts;
    this.#root = this.#screen.root;
    this.#screen = undefined;
    this.#work();
  }

  /** Resolves when everything that can be seen is built. */
  async settled() {
    while (this.#working) await this.#working;
  }

  /** @param {Element[]} elements */
  #open(elements) {
    this.#queue.unshift(...elements.filter((each) => this.#waits(each)));
    if (this.#queue.length > 0) this.#work();
  }

  /** @param {Element} element */
  #waits(element) {
    const held = this.#held.get(element);
    return held !== undefined && !equal(held.names, held.want);
  }

  #work() {
    this.#working ??= this.#slices().finally(() => (this.#working = undefined));
    return this.#working;
  }

  async #slices() {
    // Whoever asked goes on first: several views may come at once, and only the last one counts.
    await null;
    while (this.#root !== undefined || this.#queue.length > 0) {
      const done = this.#worked();
      const end = performance.now() + SLICE;
      do this.#step();
      while (this.#created < this.#batch && performance.now() < end && (this.#root !== undefined || this.#queue.length > 0));
      this.#topped();
      done();
      if (this.#created < this.#batch) await breathe();
      else {
        const took = await frame();
        if (took < FRAME / 2) this.#batch = Math.min(this.#batch * 2, CREATED.most);
        else if (took > FRAME) this.#batch = Math.max(this.#batch / 2, CREATED.fewest);
        this.#created = 0;
      }
    }
  }

  /** Shows what is below the top of the report, once nothing above it waits. */
  #topped() {
    if (!this.#frame.hasAttribute(NEW)) return;
    const top = this.#frame.querySelector(".rg-top");
    const before = Node.DOCUMENT_POSITION_PRECEDING | Node.DOCUMENT_POSITION_CONTAINED_BY;
    const waits = (/** @type {Element} */ each) => this.#waits(each) && !folded(each) && (!top || top === each || top.compareDocumentPosition(each) & before);
    if (!this.#queue.some(waits)) this.#frame.removeAttribute(NEW);
  }

  /** One piece of work. */
  #step() {
    if (this.#root !== undefined) {
      if (!this.#frame.querySelector(".rg-top")) this.#frame.setAttribute(NEW, "");
      const next = [JSON.parse(this.#texts.get(this.#root) ?? "\"\"")];
      this.#root = undefined;
      this.#patch(this.#frame, this.#shown, next);
      this.#shown = next;
    } else {
      const element = this.#queue.shift();
      if (element && this.#waits(element) && element.isConnected && !folded(element)) {
        this.#fill(element);
        if (this.#waits(element)) this.#queue.unshift(element);
      }
    }
    if (this.#found.length > 0) this.#queue.unshift(...this.#found.splice(0));
  }

  /** Brings an element nearer to the pieces that it should show. @param {Element} element */
  #fill(element) {
    const held = this.#held.get(element);
    if (!held) return;
    const parse = (/** @type {string} */ name) => /** @type {Tree[]} */ (JSON.parse(this.#texts.get(name) ?? "[]"));
    if (held.trees.length === 0 || (held.names.length > 0 && held.names.every((name, at) => name === held.want[at]))) {
      // What is there stays; one piece more.
      const name = held.want[held.names.length];
      if (name === undefined) return;
      const more = parse(name);
      for (const tree of more) element.append(this.#create(tree, element.namespaceURI));
      held.names.push(name);
      held.trees.push(...more);
      return;
    }
    const trees = held.want.flatMap(parse);
    this.#patch(element, held.trees, trees);
    held.names = [...held.want];
    held.trees = trees;
  }

  /**
   * Makes `parent` show `next`, knowing that it shows `previous`.
   * @param {Element} parent
   * @param {Tree[]} previous
   * @param {Tree[]} next
   */
  #patch(parent, previous, next) {
    if (previous.length === next.length && next.every((tree, at) => same(previous[at], tree))) {
      // The usual case: nothing came, went or moved.
      let node = parent.firstChild;
      for (let at = 0; at < next.length && node; at += 1) {
        const following = node.nextSibling;
        this.#update(node, previous[at] ?? "", next[at] ?? "");
        node = following;
      }
      return;
    }
    const old = [...parent.childNodes];
    const before = names(previous);
    const after = names(next);
    const stays = new Set(after);
    before.forEach((name, at) => stays.has(name) || old[at]?.remove());
    const places = new Map(before.map((name, at) => [name, at]));

    let cursor = parent.firstChild;
    next.forEach((tree, at) => {
      const place = places.get(after[at] ?? "");
      const known = place === undefined ? undefined : old[place];
      if (known) this.#update(known, previous[place ?? 0] ?? "", tree);
      const node = known ?? this.#create(tree, parent.namespaceURI);
      if (node === cursor) cursor = cursor.nextSibling;
      else parent.insertBefore(node, cursor);
    });
  }

  /** @param {Tree} tree @param {string | null} around namespace of the parent @returns {ChildNode} */
  #create(tree, around) {
    this.#created += 1;
    if (typeof tree === "string") return document.createTextNode(calm(tree));
    if (REFUSED.has(tree.t.toLowerCase())) return document.createComment("");
    const space = tree.t === "svg" || around === SVG ? SVG : HTML;
    const element = document.createElementNS(space, tree.t);
    for (const [name, value] of tree.a ?? []) if (!PROPERTIES.has(name)) set(element, name, value);
    if (tree.p) this.#want(element, tree.p, []);
    else for (const child of tree.c ?? []) element.append(this.#create(child, space));
    // After the children: a select takes its value from its options, a range from its bounds.
    for (const [name, value] of tree.a ?? []) if (PROPERTIES.has(name)) set(element, name, value);
    return element;
  }

  /** @param {ChildNode} node @param {Tree} previous @param {Tree} next */
  #update(node, previous, next) {
    if (typeof next === "string" || typeof previous === "string") {
      if (previous !== next) node.nodeValue = calm(String(next));
      return;
    }
    if (!(node instanceof Element)) return;
    const before = new Map(previous.a);
    const after = new Map(next.a);
    for (const name of before.keys()) if (!after.has(name)) unset(node, name);
    for (const [name, value] of after) if (!PROPERTIES.has(name) && before.get(name) !== value) set(node, name, value);
    const held = this.#held.get(node);
    if (next.p) {
      this.#want(node, next.p, previous.c ?? []);
    } else {
      this.#held.delete(node);
      this.#patch(node, held?.trees ?? previous.c ?? [], next.c ?? []);
    }
    for (const [name, value] of after) if (PROPERTIES.has(name) && before.get(name) !== value) set(node, name, value);
  }

  /** @param {Element} element @param {string[]} want @param {Tree[]} trees what it shows where that is not known yet */
  #want(element, want, trees) {
    const held = this.#held.get(element);
    if (held) held.want = want;
    else this.#held.set(element, { names: [], trees, want });
    if (this.#waits(element)) this.#found.push(element);
  }
}

/** Whether an element is inside closed details, out of sight. @param {Element} element */
function folded(element) {
  const parent = element.parentElement;
  return parent instanceof HTMLDetailsElement && !parent.open && element.localName !== "summary";
}

/** @param {string[]} a @param {string[]} b */
function equal(a, b) {
  return a.length === b.length && a.every((name, at) => name === b[at]);
}

/** @param {Tree | undefined} a @param {Tree} b */
function same(a, b) {
  if (typeof a !== "object" || typeof b !== "object") return typeof a === typeof b;
  return a.t === b.t && a.k === b.k;
}

/** One name per child: its tag, its key, and how many of the same came before it. @param {Tree[]} trees */
function names(trees) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return trees.map((tree) => {
    const name = typeof tree === "string" ? "#" : tree.k === undefined ? tree.t : `${tree.t} ${tree.k}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return `${count} ${name}`;
  });
}

/** @param {Element} element @param {string} name @param {string} value */
function set(element, name, value) {
  if (!ALLOWED.has(name) && !name.startsWith("aria-") && !name.startsWith("data-")) return;
  if (name === "href" && !value.startsWith("#") && !value.startsWith("https://")) return;
  if (!PROPERTIES.has(name) || !(name in element)) return element.setAttribute(name, value);
  const control = /** @type {any} */ (element);
  if (name !== "value") {
    control[name] = true;
    return;
  }
  // What someone is typing or dragging is newer than what the session has heard of.
  const root = /** @type {ShadowRoot | Document} */ (element.getRootNode());
  const held = root.activeElement === element && element.matches("input:not([type=checkbox], [type=radio])");
  if (!held && control.value !== value) control.value = value;
  if (element.localName === "option" || element.localName === "button") element.setAttribute("value", value);
}

/** @param {Element} element @param {string} name */
function unset(element, name) {
  if (name === "checked" || name === "selected") /** @type {any} */ (element)[name] = false;
  else if (name === "value" && element.localName === "input") /** @type {HTMLInputElement} */ (element).value = "";
  else element.removeAttribute(name);
}
