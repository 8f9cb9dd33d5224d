/** A small element for what the widget has no use for: every kind of property, and every spelling of an event's name. */

/** Names of the properties, each with what it is at first. */
const PROPERTIES = { bool: false, num: 0, str: "", arr: null, obj: null, camelCaseObj: null };

class CheckElement extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(Object.assign(document.createElement("h2"), { textContent: "inside" }), document.createElement("slot"));
  }

  fire(name) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: { name } }));
  }
}

// Accessors, as a finished element has them: some frameworks look for setters.
for (const [name, first] of Object.entries(PROPERTIES)) {
  const values = new WeakMap();
  Object.defineProperty(CheckElement.prototype, name, {
    get() { return values.has(this) ? values.get(this) : first; },
    set(value) { values.set(this, value); },
  });
}

customElements.define("check-element", CheckElement);
