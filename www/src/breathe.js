// @ts-check
/** A pause in long work: the page handles what is waiting (clicks, keys, a frame) and comes back. */

/** @type {(() => void)[]} */
const waiting = [];
/** @type {MessageChannel | undefined} */
let channel;

/** Resolves in a later task. No timer: those are slowed down where they nest. @returns {Promise<void>} */
export function breathe() {
  const { scheduler } = /** @type {any} */ (globalThis);
  if (scheduler?.yield) return scheduler.yield();
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
  }
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel?.port2.postMessage(null);
  });
}
