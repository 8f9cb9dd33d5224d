import { html, render } from "lit";
import { heard, run, state } from "../checks/run.js";

const show = (all) => render(html`
  <p id="step">${all.step}</p>
  <reality-gap id="plain"></reality-gap>
  <reality-gap id="children"><source data-step=${all.step}></reality-gap>
  ${all.shown ? html`<reality-gap id="toggled"></reality-gap>` : ""}
  <reality-gap id="told" ?no-worker=${all.noWorker} refresh=${all.refresh} expected=${all.expected} .files=${all.files}
    .expectations=${all.expectations} .hours=${all.hours} .requestInit=${all.requestInit} @rg-report=${heard} @rg-error=${heard}></reality-gap>
  <check-element id="small" ?bool=${true} .num=${42} str="custom" .arr=${all.arr} .obj=${all.obj} .camelCaseObj=${all.camelCaseObj}
    @lowercaseevent=${heard} @kebab-event=${heard} @camelEvent=${heard} @CAPSevent=${heard} @PascalEvent=${heard}>${all.step}</check-element>
`, document.querySelector("#root"));

show(state);
void run((next) => show({ ...next }));
