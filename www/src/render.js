// @ts-check
/**
 * From the core's tree to the page: created with `createElementNS`, patched in place, so that focus, open details and
 * a slider in someone's hand survive an update. Cells become text nodes and nothing else.
 *
 * @typedef {import("./protocol.js").Tree} Tree
 * @typedef {import("./protocol.js").TreeElement} TreeElement
 */

const HTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";

/** Elements that run, load or navigate. The core makes none of them; here nobody else can either. */
const REFUSED = new Set("script iframe frame object embed link meta base style img image video audio source use animate set foreignobject portal template slot".split(" "));

/** Attributes that may be set; beside them `aria-*` and `data-*`. None of them runs, loads or styles. */
const ALLOWED = new Set(
  ("accept autocomplete checked class colspan cx cy d dir disabled download dx dy fill-rule focusable for headers height hidden " +
    "high href id inputmode lang list low max maxlength method min multiple name novalidate open optimum part patternUnits " +
    "pattern placeholder points preserveAspectRatio r readonly required role rowspan rx ry scope selected size span " +
    "spellcheck start step tabindex text-anchor title transform type value viewBox width x x1 x2 y y1 y2 " +
    "clip-path dominant-baseline fill stroke stroke-dasharray stroke-linecap stroke-linejoin stroke-width opacity " +
    "fill-opacity stroke-opacity font-size font-family font-weight").split(" "),
);

/** Control states that live in properties: the attribute is only where they began. */
const PROPERTIES = new Set(["value", "checked", "selected"]);

/**
 * Makes `parent` show `next`, knowing that it shows `previous`.
 * @param {Element} parent
 * @param {Tree[]} previous
 * @param {Tree[]} next
 */
export function patch(parent, previous, next) {
  if (previous.length === next.length && next.every((tree, at) => same(previous[at], tree))) {
    // The usual case: nothing came, went or moved.
    let node = parent.firstChild;
    for (let at = 0; at < next.length && node; at += 1) {
      const following = node.nextSibling;
      update(node, previous[at] ?? "", next[at] ?? "");
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
    if (known) update(known, previous[place ?? 0] ?? "", tree);
    const node = known ?? create(tree, parent.namespaceURI);
    if (node === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(node, cursor);
  });
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

/** @param {Tree} tree @param {string | null} around namespace of the parent @returns {ChildNode} */
function create(tree, around) {
  if (typeof tree === "string") return document.createTextNode(tree);
  if (REFUSED.has(tree.t.toLowerCase())) return document.createComment("");
  const space = tree.t === "svg" || around === SVG ? SVG : HTML;
  const element = document.createElementNS(space, tree.t);
  for (const [name, value] of tree.a ?? []) if (!PROPERTIES.has(name)) set(element, name, value);
  for (const child of tree.c ?? []) element.append(create(child, space));
  // After the children: a select takes its value from its options, a range from its bounds.
  for (const [name, value] of tree.a ?? []) if (PROPERTIES.has(name)) set(element, name, value);
  return element;
}

/** @param {ChildNode} node @param {Tree} previous @param {Tree} next */
function update(node, previous, next) {
  if (typeof next === "string" || typeof previous === "string") {
    if (previous !== next) node.nodeValue = String(next);
    return;
  }
  if (!(node instanceof Element)) return;
  const before = new Map(previous.a);
  const after = new Map(next.a);
  for (const name of before.keys()) if (!after.has(name)) unset(node, name);
  for (const [name, value] of after) if (!PROPERTIES.has(name) && before.get(name) !== value) set(node, name, value);
  patch(node, previous.c ?? [], next.c ?? []);
  for (const [name, value] of after) if (PROPERTIES.has(name) && before.get(name) !== value) set(node, name, value);
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
