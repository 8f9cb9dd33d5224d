/** @jsxImportSource preact */
import { render } from "preact";
import { useState } from "preact/hooks";
import { heard, run, state } from "../checks/run.js";

function Checks() {
  const [all, show] = useState({ ...state });
  (globalThis as any).show ??= show;
  const Small = "check-element" as any;
  const Widget = "reality-gap" as any;
  return (
    <>
      <p id="step">{all.step}</p>
      <Widget id="plain" />
      <Widget id="children"><source data-step={all.step} /></Widget>
      {all.shown && <Widget id="toggled" />}
      <Widget id="told" no-worker={all.noWorker} refresh={all.refresh} expected={all.expected} files={all.files}
        expectations={all.expectations} hours={all.hours} requestInit={all.requestInit} onrg-report={heard} onrg-error={heard} />
      <Small id="small" bool={true} num={42} str="custom" arr={all.arr} obj={all.obj} camelCaseObj={all.camelCaseObj}
        onlowercaseevent={heard} onkebab-event={heard} oncamelEvent={heard} onCAPSevent={heard} onPascalEvent={heard}>{all.step}</Small>
    </>
  );
}

render(<Checks />, document.querySelector("#root")!);
void run((next: object) => (globalThis as any).show({ ...next }));
