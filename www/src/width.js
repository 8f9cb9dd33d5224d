// @ts-check
/** The width class of the element: charts are laid out for it. */

/** Up to this many pixels of width the element is narrow, where text has its usual size; with larger text it is sooner. */
const NARROW = 560;
/** A narrow element becomes wide only beyond this: a scroll bar that comes and goes must not flip it for ever. */
const SLACK = 24;

/**
 * Tells the class whenever it changes.
 * @param {HTMLElement} element
 * @param {(width: "narrow" | "wide") => void} tell
 * @returns {() => void} stops watching
 */
export function watchWidth(element, tell) {
  let known = "";
  let pixels = 0;
  const look = () => {
    // The report's own size of text, which is the page's or the reader's.
    const size = parseFloat(getComputedStyle(element.firstElementChild ?? element).fontSize) || 16;
    const width = (pixels * 16) / size;
    const next = width <= (known === "narrow" ? NARROW + SLACK : NARROW) ? "narrow" : "wide";
    if (next === known) return;
    known = next;
    tell(next);
  };
  const observer = new ResizeObserver((entries) => {
    pixels = entries.at(-1)?.contentRect.width ?? 0;
    // Not laid out: a closed tab, `display: none`. Else after this frame: to ask for a style now, or what follows, may change
    // the layout that is being observed.
    if (pixels > 0) requestAnimationFrame(look);
  });
  observer.observe(element);
  return () => observer.disconnect();
}
