// @ts-check
/**
 * The tooltip of marks: what `data-rg-tip` says, on hover and on focus. It stays while the pointer is on it, goes with
 * Escape, and is placed by a rule of a sheet of its own: pages refuse inline styles.
 */

/** Milliseconds in which the pointer may cross from a mark to its tooltip. */
const CROSSING = 200;
/** Pixels between a mark and its tooltip, and at the sides. */
const GAP = 6;

/** @param {ShadowRoot} root */
export function tips(root) {
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.id = "rg-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  root.append(tip);
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets.push(sheet);
  /** The mark that is explained. @type {Element | undefined} */
  let mark;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    document.removeEventListener("keydown", escape, true);
    mark?.removeAttribute("aria-describedby");
    mark = undefined;
    tip.hidden = true;
  };

  /** @param {KeyboardEvent} event */
  const escape = (event) => {
    // The element is gone, and its tooltip with it.
    if (!root.host.isConnected) return hide();
    if (event.key !== "Escape") return;
    // It is spent: a second one means what it means elsewhere.
    event.stopPropagation();
    hide();
  };

  /** @param {Element} next */
  const show = (next) => {
    if (mark !== next) hide();
    clearTimeout(timer);
    mark = next;
    tip.textContent = next.getAttribute("data-rg-tip");
    tip.hidden = false;
    next.setAttribute("aria-describedby", tip.id);
    document.addEventListener("keydown", escape, true);
    sheet.replaceSync("");
    const around = root.host.getBoundingClientRect();
    const at = next.getBoundingClientRect();
    const { width, height } = tip.getBoundingClientRect();
    const left = Math.max(GAP, Math.min(at.left + at.width / 2 - width / 2 - around.left, around.width - width - GAP));
    // Below the mark; above it where it would leave the window and there is room.
    const above = at.bottom + GAP + height > innerHeight && at.top - GAP - height > 0;
    const top = (above ? at.top - GAP - height : at.bottom + GAP) - around.top;
    sheet.replaceSync(`.tip { left: ${left}px; top: ${top}px; }`);
  };

  const marked = (/** @type {EventTarget | null} */ target) => (target instanceof Element ? target.closest("[data-rg-tip]") : null);

  const leave = () => {
    clearTimeout(timer);
    // What has the focus keeps its tooltip.
    if (mark && root.activeElement !== mark) timer = setTimeout(hide, CROSSING);
  };

  root.addEventListener("pointerover", (event) => {
    const next = marked(event.target);
    if (next) show(next);
    else if (event.target === tip) clearTimeout(timer);
    // A mark that was taken away tells nobody that the pointer left it.
    else leave();
  });
  root.addEventListener("pointerout", (event) => void ((event.target === tip || marked(event.target)) && leave()));
  root.addEventListener("focusin", (event) => {
    const next = marked(event.target);
    if (next?.matches(":focus-visible")) show(next);
  });
  root.addEventListener("focusout", (event) => void (mark && event.target === mark && hide()));
}
