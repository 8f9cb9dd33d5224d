// What the types promise without a framework; checked by the compiler, never run.
import { RealityGapElement } from "reality-gap";
import "reality-gap/define";

const element = document.createElement("reality-gap");
element satisfies RealityGapElement;
element.asOf = "2026-01-31T18:00";
element.hours = { weekly: {} };
element.expectations = [{ scope: "dealer", name: "Invented Motors", value: 0.8 }];
element.requestInit = { headers: { accept: "text/csv" } };
element.addEventListener("rg-report", (event) => event.detail.counts["leads"]?.toFixed());
document.addEventListener("rg-error", ({ detail }) => detail.code.startsWith("E1"));
document.querySelector("reality-gap")?.load([new File([], "leads.csv")]);

// @ts-expect-error -- not a number
element.expected = 75;
// @ts-expect-error -- no such scope
element.expectations = [{ scope: "world", value: 0.8 }];
// @ts-expect-error -- no such event detail
document.addEventListener("rg-filter", ({ detail }) => detail.names);
