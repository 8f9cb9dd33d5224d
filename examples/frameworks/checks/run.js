/**
 * The sixteen checks that a framework and a custom element have to pass together, eight basic and eight advanced, run on
 * `<reality-gap>` and, where the widget has no such property or event, on a small element of their own.
 *
 * A framework's page renders what `state` says into `#root`: elements with the ids below, listeners that call `heard`.
 */

import "reality-gap/define";
import "./element.js";

const rows = Array.from({ length: 40 }, (_, row) => `L${row},Invented Motors,2026-03-${String(1 + (row % 28)).padStart(2, "0")}T09:00:00Z`);
const leads = `lead_id,dealer,created_at\n${rows.join("\n")}\n`;

/** What the page is to show. The same objects have to arrive, not copies of them. */
export const state = {
  shown: true,
  step: 1,
  expected: "75%",
  noWorker: true,
  refresh: 600,
  files: [new File([leads], "leads.csv")],
  expectations: [{ scope: "network", name: "", value: 0.75 }],
  hours: { weekly: { mon: [["09:00", "18:00"]] } },
  requestInit: { headers: { "x-checks": "1" } },
  arr: ["a", "b"],
  obj: { org: "invented" },
  camelCaseObj: { label: "passed" },
};

/** Events that a framework's listener was given, by name. */
const events = new Map();
export const heard = (event) => events.set(event.type, [...(events.get(event.type) ?? []), event.detail]);
/** The spellings of an event's name. */
export const NAMES = ["lowercaseevent", "kebab-event", "camelEvent", "CAPSevent", "PascalEvent"];

const at = (id) => document.getElementById(id);
const attribute = (element, name) => element?.getAttribute(name);

async function until(holds, patience = 12_000) {
  for (const end = performance.now() + patience; performance.now() < end;) {
    if (holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** Whether every part holds in the end; the parts that do not are named. */
async function all(parts, patience) {
  const faults = [];
  for (const [name, holds] of Object.entries(parts)) {
    const quietly = () => { try { return holds(); } catch { return false; } };
    if (!(await until(quietly, patience))) faults.push(name);
  }
  return faults.length === 0 ? "passed" : `failed: ${faults.join(", ")}`;
}

const ready = (element) => Boolean(element.shadowRoot.querySelector("[data-rg=open]"));

/** @param {(next: object) => void} update shows another state */
export async function run(update) {
  const show = (change) => update(Object.assign(state, change));
  const checks = {
    "no children": () => all({ widget: () => ready(at("plain")), small: () => at("small").shadowRoot.textContent.includes("inside") }),
    "children in the shadow root": async () => {
      show({ step: 2 });
      return all({
        rendered: () => at("step").textContent.trim() === "2",
        widget: () => ready(at("plain")),
        small: () => at("small").shadowRoot.querySelector("h2").textContent === "inside",
      });
    },
    "children in the light": async () => {
      const before = [at("children"), at("small")];
      show({ step: 3 });
      return all({
        rendered: () => at("step").textContent.trim() === "3",
        widget: () => attribute(at("children").querySelector("source"), "data-step") === "3",
        small: () => at("small").textContent.trim() === "3" && Boolean(at("small").shadowRoot.querySelector("slot").assignedNodes().length),
        same: () => before[0] === at("children") && before[1] === at("small"),
      });
    },
    "hidden and shown again": async () => {
      show({ shown: false });
      const gone = await until(() => !at("toggled"));
      show({ shown: true });
      return all({ gone: () => gone, widget: () => ready(at("toggled")) });
    },
    "boolean": () => all({ widget: () => at("told").noWorker === true, small: () => at("small").bool === true || at("small").hasAttribute("bool") }),
    "number": () => all({ widget: () => at("told").refresh === 600, small: () => at("small").num === 42 || attribute(at("small"), "num") === "42" }),
    "string": () => all({ widget: () => at("told").expected === "75%", small: () => at("small").str === "custom" || attribute(at("small"), "str") === "custom" }),
    "imperative events": async () => {
      const own = [];
      at("told").addEventListener("rg-error", (event) => own.push(event.detail.code));
      at("told").setAttribute("as-of", "nonsense");
      return all({ widget: () => own.includes("E108") });
    },
    "array as a property": () => all({ widget: () => at("told").expectations === state.expectations, files: () => at("told").files[0]?.name === "leads.csv", small: () => at("small").arr === state.arr }),
    "object as a property": () => all({ widget: () => at("told").hours === state.hours, small: () => at("small").obj === state.obj }),
    "camelCase object as a property": () => all({ widget: () => at("told").requestInit === state.requestInit, small: () => at("small").camelCaseObj === state.camelCaseObj }),
    ...Object.fromEntries(NAMES.map((name) => [`declared listener to ${name}`, async () => {
      at("small").fire(name);
      const small = () => events.get(name)?.[0]?.name === name;
      // Who listens has been told already.
      if (name !== "kebab-event") return all({ small }, 500);
      return all({
        small,
        report: () => events.get("rg-report")?.some(({ counts }) => counts.leads === 40),
        error: () => events.get("rg-error")?.some(({ code }) => code === "E108"),
      });
    }])),
  };
  const results = {};
  for (const [name, check] of Object.entries(checks)) results[name] = await check().catch((error) => `failed: ${error}`);
  globalThis.results = results;
}
