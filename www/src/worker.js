// @ts-check
/** The worker: messages in, messages out. */

import { readers } from "./parts.js";
// @ts-ignore -- written by the build
import * as program from "./reality_gap_wasm.js";
import { Host } from "./serve.js";

const host = new Host(program, readers, (message) => postMessage(message));
addEventListener("message", (event) => void host.handle(event.data));
