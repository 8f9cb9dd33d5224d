// @ts-check
/** The worker: messages in, messages out. */

import { readers } from "./parts.js";
// @ts-ignore -- written by the build
import * as program from "./reality_gap_wasm.js";
import { Host } from "./serve.js";
import { help } from "./share.js";

/** Milliseconds without a call before the program rehearses, and between one time and the next. */
const IDLE = 150;
const BREATH = 5;
/** Leads of a rehearsal and how often: after that, what every report runs was compiled for speed. */
const LEADS = 400;
const TIMES = 12;

/** When the last call came; `Infinity` once a file is read: then it is too late to rehearse. */
let called = 0;
/** The program is there. */
let loaded = Promise.resolve();
const host = new Host(program, readers, (message) => postMessage(message));
addEventListener("message", ({ data }) => {
  if (data.call === "help") return void loaded.then(() => help(program, data.port));
  called = data.call === "read" ? Infinity : Math.max(called, performance.now());
  const answered = host.handle(data);
  if (data.call !== "load") return;
  loaded = answered;
  if (data.rehearse) void answered.then(rehearse);
});

/** Browsers run a new program slowly and compile anew what runs often. The first report is not what that should wait for. */
async function rehearse() {
  for (let time = 0; time < TIMES && called < Infinity;) {
    await new Promise((done) => setTimeout(done, BREATH));
    if (performance.now() - called < IDLE) continue;
    if (!program.rehearse(LEADS)) return;
    time += 1;
  }
}
