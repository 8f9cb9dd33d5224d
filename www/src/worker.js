// @ts-check
/** The worker: messages in, messages out. */

import { readers } from "./parts.js";
// @ts-ignore -- written by the build
import * as program from "./reality_gap_wasm.js";
import { Host } from "./serve.js";

/** Milliseconds without a call before the program rehearses, and between one time and the next. */
const IDLE = 150;
const BREATH = 5;
/** Leads of a rehearsal and how often: after that, what every report runs was compiled for speed. */
const LEADS = 400;
const TIMES = 12;

/** Calls so far: whoever calls is waited for, so that rehearsing ends. */
let calls = 0;
const host = new Host(program, readers, (message) => postMessage(message));
addEventListener("message", (event) => {
  calls += 1;
  const called = host.handle(event.data);
  if (event.data.call === "load" && event.data.rehearse) void called.then(rehearse);
});

/** Browsers run a new program slowly and compile anew what runs often. The first report is not what that should wait for. */
async function rehearse() {
  const mine = calls;
  for (let time = 0; time < TIMES; time += 1) {
    await new Promise((done) => setTimeout(done, time ? BREATH : IDLE));
    if (calls !== mine || !program.rehearse(LEADS)) return;
  }
}
