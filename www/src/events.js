// @ts-check
/**
 * What the user does, as actions. The view marks what can be done with `data-rg`; one listener per kind of event on the
 * root hears it all.
 *
 * @typedef {import("./protocol.js").Action} Action
 * @typedef {{ act: (action: Action) => Promise<unknown>, local: Record<string, (value: string) => void>,
 *   files: (files: File[]) => void }} Handlers
 *   `local` are the deeds of the element itself: open, demo, print, export, template
 */

/** Controls that speak while they are moved or filled in. */
const MOVING = "input[type=range], input[type=search]";
/** Where keys write text. */
const TEXT = "input:not([type=checkbox], [type=radio], [type=range], [type=file]), textarea, select";

/** Controls that speak through `input` or `change`, not through a click. */
const CONTROLS = "input:not([type=button]):not([type=submit]), select, textarea";

/** What can be marked: an element of the page or a mark in a chart. @typedef {HTMLElement | SVGElement} Marked */

/** @param {Marked} element @returns {Action} */
function action(element) {
  return { name: element.dataset.rg ?? "", field: element.dataset.rgField ?? "", value: value(element) };
}

/** A tick box is what it stands for, ticked or not: the session turns it over. Several choices are lines. @param {Marked} element */
function value(element) {
  if (element instanceof HTMLSelectElement && element.multiple) {
    return [...element.selectedOptions].map((option) => option.value).join("\n");
  }
  if ("value" in element && element.matches("input, select, textarea, button")) return String(element.value);
  return element.dataset.rgValue ?? "";
}

/** The marked element an event is about. @param {Event} event @param {string} [selector] */
function marked(event, selector = "[data-rg]") {
  const target = event.target instanceof Element ? event.target.closest("[data-rg]") : null;
  return (target instanceof HTMLElement || target instanceof SVGElement) && target.matches(selector) ? target : undefined;
}

/**
 * Listens on a root until it is thrown away with its element.
 * @param {ShadowRoot} root
 * @param {Handlers} handlers
 */
export function listen(root, handlers) {
  /** Newest action of each slider and search box that waits for the next frame. @type {Map<string, Action>} */
  const pending = new Map();
  let busy = false;

  const flush = async () => {
    const actions = [...pending.values()];
    pending.clear();
    for (const each of actions) await handlers.act(each).catch(() => {});
    if (pending.size > 0) requestAnimationFrame(flush);
    else busy = false;
  };

  /** @param {Marked} element */
  const act = (element) => {
    const done = action(element);
    const local = handlers.local[done.name];
    if (local) local(done.value || done.field);
    else void handlers.act(done).catch(() => {});
  };

  root.addEventListener("click", (event) => {
    const element = marked(event, `:not(${CONTROLS})`);
    if (element) {
      if (element.localName === "a" || element.closest("label")) event.preventDefault();
      if (!element.hasAttribute("disabled")) act(element);
    } else {
      jump(root, event);
    }
  });

  root.addEventListener("change", (event) => {
    const input = event.target;
    if (input instanceof HTMLInputElement && input.type === "file") {
      const files = [...(input.files ?? [])];
      input.value = "";
      if (files.length > 0) handlers.files(files);
      return;
    }
    const element = marked(event, CONTROLS);
    if (element && !element.matches(MOVING)) act(element);
  });

  root.addEventListener("input", (event) => {
    const element = marked(event, MOVING);
    if (!element) return;
    const moved = action(element);
    pending.set(`${moved.name} ${moved.field}`, moved);
    if (busy) return;
    busy = true;
    requestAnimationFrame(flush);
  });

  root.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.altKey || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      const back = key === "z" && !event.shiftKey;
      if (!back && key !== "z" && key !== "y") return;
      // In a text field these keys are about the text.
      if (event.target instanceof Element && event.target.matches(TEXT)) return;
      const button = root.querySelector(`[data-rg=${back ? "undo" : "redo"}]:not([aria-disabled])`);
      if (!(button instanceof HTMLElement)) return;
      event.preventDefault();
      act(button);
    }
  });

  root.addEventListener("submit", (event) => event.preventDefault());
}

/** Follows a link inside the report: `#id` of a shadow root means nothing to the page. @param {ShadowRoot} root @param {Event} event */
function jump(root, event) {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  if (!link) return;
  event.preventDefault();
  const target = root.getElementById(link.getAttribute("href")?.slice(1) ?? "");
  if (!target) return;
  const details = target.closest("details");
  if (details) details.open = true;
  if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}
