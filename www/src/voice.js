// @ts-check
/**
 * What is said to those who do not see the page: one live region for the whole element, polite, at most one message in
 * three seconds. Of messages that wait the last one is said, for it is what holds.
 */

/** Milliseconds between two messages. */
const PAUSE = 3_000;

export class Voice {
  /** @type {string | undefined} */
  #waiting;
  #pausing = false;

  constructor() {
    this.region = document.createElement("p");
    this.region.className = "voice";
    this.region.setAttribute("role", "status");
    this.region.setAttribute("aria-live", "polite");
  }

  /** @param {string} text nothing takes back what waits */
  say(text) {
    this.#waiting = text;
    if (!this.#pausing) this.#speak();
  }

  #speak() {
    const text = this.#waiting;
    this.#waiting = undefined;
    this.#pausing = Boolean(text);
    if (!text) return;
    // The same again is news too, and only a change is heard.
    this.region.textContent = this.region.textContent === text ? `${text}\u00a0` : text;
    setTimeout(() => this.#speak(), PAUSE);
  }
}
