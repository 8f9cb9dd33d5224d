// @ts-check
/**
 * Through the marks of a chart with the keys. A chart is one stop of the Tab key, at its first mark; from there the arrow
 * keys go on and back and stop at the ends, Home and End go to the ends, Escape goes on to what comes after the chart.
 * Enter and Space are a click where a mark can be clicked.
 */

const MARK = "[data-rg-mark]";
const NEXT = new Set(["ArrowRight", "ArrowDown"]);
const BACK = new Set(["ArrowLeft", "ArrowUp"]);
const STOP = "summary, a[href], button, input, select, [tabindex='0']";

/** @param {Event} event @returns {SVGElement | undefined} */
function markOf(event) {
  const target = event.target;
  const mark = target instanceof Element ? target.closest(MARK) : null;
  return mark instanceof SVGElement ? mark : undefined;
}

/** @param {Element | null | undefined} chart @returns {SVGElement[]} */
function marksOf(chart) {
  return chart ? [...chart.querySelectorAll(MARK)].filter((mark) => mark instanceof SVGElement) : [];
}

/** The only mark of its chart that Tab stops at. @param {Element} chart @param {Element | undefined} mark */
function stopAt(chart, mark) {
  for (const each of marksOf(chart)) {
    const index = each === mark ? "0" : "-1";
    if (each.getAttribute("tabindex") !== index) each.setAttribute("tabindex", index);
  }
}

/** What comes after the chart in its panel, or in the report. @param {ShadowRoot} root @param {Element} chart */
function after(root, chart) {
  return [...root.querySelectorAll(STOP)].find(
    (each) => chart.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING && !chart.contains(each) && each.checkVisibility(),
  );
}

/**
 * Listens on a root until it is thrown away with its element.
 * @param {ShadowRoot} root
 * @param {Element} frame where the report is; it shows which keys there are while the focus is on a mark
 * @returns {() => boolean} puts the focus back where its mark was taken away; false where there was none
 */
export function marks(root, frame) {
  /** Chart and place of the mark that has the focus. @type {{ chart: Element, at: number } | undefined} */
  let held;

  root.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    const chart = mark?.closest("svg");
    held = mark && chart ? { chart, at: marksOf(chart).indexOf(mark) } : undefined;
    if (chart) stopAt(chart, mark);
    frame.classList.toggle("rg-on-marks", Boolean(mark?.matches(":focus-visible")));
  });

  root.addEventListener("focusout", (event) => {
    const { relatedTarget: next } = /** @type {FocusEvent} */ (event);
    const chart = markOf(event)?.closest("svg");
    frame.classList.remove("rg-on-marks");
    // Whoever comes back begins at the beginning.
    if (chart && !(next instanceof Node && chart.contains(next))) stopAt(chart, marksOf(chart)[0]);
  });

  root.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = /** @type {KeyboardEvent} */ (event);
    const mark = markOf(event);
    const chart = mark?.closest("svg");
    if (!mark || !chart || event.defaultPrevented || altKey || ctrlKey || metaKey || shiftKey) return;
    const all = marksOf(chart);
    const at = all.indexOf(mark);
    /** @type {Element | undefined} */
    let to;
    if (NEXT.has(key)) to = all[at + 1] ?? mark;
    else if (BACK.has(key)) to = all[at - 1] ?? mark;
    else if (key === "Home") to = all[0];
    else if (key === "End") to = all.at(-1);
    else if (key === "Escape") to = after(root, chart);
    else if ((key === "Enter" || key === " ") && mark.dataset.rg) mark.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true }));
    else return;
    event.preventDefault();
    if (to !== mark) /** @type {HTMLElement | SVGElement | undefined} */ (to)?.focus();
  });

  return () => {
    if (!held || root.activeElement) return false;
    const { chart, at } = held;
    const all = marksOf(chart);
    const mark = chart.isConnected ? all[Math.min(at, all.length - 1)] : undefined;
    mark?.focus();
    return mark !== undefined;
  };
}
