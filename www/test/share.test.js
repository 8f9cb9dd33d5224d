// A large file read by several workers: every byte is taken once and in order, whatever the helpers do. The program is one that only
// looks at the bytes; that the real one makes the same report of them is tested where it is (tests/tests/shares.rs, and in browsers).
import assert from "node:assert/strict";
import { test } from "node:test";
import { Host } from "../dist/serve.js";
import { help } from "../dist/share.js";

const MB = 1024 * 1024;
/** What stands in the file, again and again: no slice and no stretch is a multiple of it. */
const PATTERN = Uint8Array.from({ length: 64 * 15_017 }, (_, at) => (at % 64 === 63 ? 10 : 64 + ((at * 31 + (at >> 6) * 7) % 60)));
const byteAt = (/** @type {number} */ at) => PATTERN[at % PATTERN.length];

/** A file that is made where it is read. */
function lent() {
  const { port1, port2 } = new MessageChannel();
  const serve = (/** @type {MessagePort} */ port) => {
    port.onmessage = ({ data: [start, end], ports: [other] }) => {
      if (other) return serve(other);
      const bytes = new Uint8Array(end - start);
      for (let at = 0; at < bytes.length;) {
        const from = (start + at) % PATTERN.length;
        const part = PATTERN.subarray(from, Math.min(PATTERN.length, from + bytes.length - at));
        bytes.set(part, at);
        at += part.length;
      }
      port.postMessage({ start, bytes: bytes.buffer }, [bytes.buffer]);
    };
    served.push(port);
  };
  /** @type {MessagePort[]} */
  const served = [];
  serve(port1);
  return { source: port2, end: () => served.forEach((port) => port.close()) };
}

/** Every thousandth byte, and the first and the last. */
const looked = (/** @type {number} */ length) => [...Array(Math.ceil(length / 1000)).keys()].map((at) => at * 1000).concat(length > 0 ? length - 1 : []);

class Session {
  static taken = 0;
  static absorbed = 0;
  begin() { Session.taken = 0; Session.absorbed = 0; }
  settings() { return { zone: { name: "UTC" } }; }
  errors() { return []; }
  viewPieces() { return []; }
  foreign() { return false; }
  open() {}
  close() {}
  finish() {}
  advance() {}
  update() { return []; }
  counts() { return { leads: 1 }; }
  complete() {}
  divides() { return true; }
  seam(/** @type {Uint8Array} */ bytes) { return bytes.indexOf(10) + 1; }
  push(/** @type {Uint8Array} */ bytes) {
    for (const at of looked(bytes.length)) assert.equal(bytes[at], byteAt(Session.taken + at), `byte ${Session.taken + at}`);
    Session.taken += bytes.length;
    return true;
  }
  absorb(/** @type {Uint8Array} */ found) {
    const { length, bytes } = JSON.parse(new TextDecoder().decode(found));
    assert.equal(byteAt(Session.taken - 1), 10, "a stretch begins with a row");
    looked(length).forEach((at, nth) => at % 1_000_000 || assert.equal(bytes[nth / 1000], byteAt(Session.taken + at)));
    Session.taken += length;
    Session.absorbed += 1;
    return true;
  }
}

/** @param {(nth: number) => boolean} fit whether what the stretch with this number holds is of use */
const programOf = (fit) => {
  let made = 0;
  return {
    Session,
    Share: class {
      #nth = (made += 1);
      #length = 0;
      /** @type {(number | undefined)[]} */
      #bytes = [];
      push(/** @type {Uint8Array} */ bytes) {
        for (let at = -this.#length % 1_000_000; at < bytes.length; at += 1_000_000) if (at >= 0) this.#bytes.push(bytes[at]);
        this.#length += bytes.length;
        return true;
      }
      close() {
        return fit(this.#nth) ? new TextEncoder().encode(JSON.stringify({ length: this.#length, bytes: this.#bytes })) : undefined;
      }
    },
  };
};

/** Reads a file of this size with these helpers: true for one that comes. */
async function reading(/** @type {import("node:test").TestContext} */ t, /** @type {number} */ size, /** @type {boolean[]} */ helpers, /** @type {(nth: number) => boolean} */ fit = () => true) {
  let workers = 0;
  const program = programOf(fit);
  const host = new Host(/** @type {any} */ (program), /** @type {any} */ (undefined), (message) => {
    if ("progress" in message && message.progress) workers = Math.max(workers, message.progress.workers);
    if ("id" in message) answers.get(message.id)?.(message);
  });
  /** @type {Map<number, (message: any) => void>} */
  const answers = new Map();
  const ask = (/** @type {any} */ call) => new Promise((resolve) => {
    answers.set(call.id, resolve);
    void host.handle(call);
  });
  await ask({ call: "start", id: 1, settings: {}, actions: [], readers: "" });
  const file = lent();
  const crew = helpers.map((comes) => {
    const { port1, port2 } = new MessageChannel();
    if (comes) help(program, port1);
    return { leader: port2, helper: port1 };
  });
  t.after(() => {
    file.end();
    crew.forEach(({ leader, helper }) => [leader, helper].forEach((port) => port.close()));
  });
  const read = ask({ call: "read", id: 2, files: [{ name: "large.csv", size, source: file.source }], crew: crew.map(({ leader }) => leader) });
  return { read, ask, told: () => ({ taken: Session.taken, absorbed: Session.absorbed, workers }) };
}

test("every byte once, in order, in several rounds", { timeout: 60_000 }, async (t) => {
  const size = 700 * MB + 12_345;
  const { read, told } = await reading(t, size, [true, true]);
  assert.deepEqual(await read, { id: 2, value: true });
  assert.deepEqual(told(), { taken: size, absorbed: 6, workers: 3 });
});

test("what a helper cannot do is done by the one that leads", { timeout: 60_000 }, async (t) => {
  const size = 50 * MB + 77;
  const { read, told } = await reading(t, size, [true, true, true], (nth) => nth !== 2);
  await read;
  assert.deepEqual(told(), { taken: size, absorbed: 2, workers: 3 });
});

test("a helper that does not come is not waited for", { timeout: 60_000 }, async (t) => {
  const size = 450 * MB;
  const { read, told } = await reading(t, size, [false, true]);
  await read;
  const { taken, absorbed } = told();
  assert.equal(taken, size);
  assert.ok(absorbed >= 1, `${absorbed} stretches of the one that came`);
});

test("a small file is read by one", { timeout: 60_000 }, async (t) => {
  const { read, told } = await reading(t, 3 * MB, [true, true]);
  await read;
  assert.deepEqual(told(), { taken: 3 * MB, absorbed: 0, workers: 1 });
});

test("who takes the file back waits for nobody", { timeout: 60_000 }, async (t) => {
  const { read, ask, told } = await reading(t, 300 * MB, [true, false]);
  while (told().taken === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  const began = performance.now();
  await ask({ call: "update", id: 3, action: { name: "cancel", field: "", value: "" } });
  assert.deepEqual(await read, { id: 2, value: false });
  assert.ok(performance.now() - began < 1_000);
  assert.ok(told().taken < 300 * MB);
});
