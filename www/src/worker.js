// @ts-check
/** The worker: messages in, messages out. */

// @ts-ignore -- written by the build
import * as program from "./reality_gap_wasm.js";
import { Host } from "./serve.js";

// @ts-ignore -- written by the build
const host = new Host(program, () => import("./reality_gap_formats_wasm.js"), (message) => postMessage(message));
addEventListener("message", (event) => void host.handle(event.data));
