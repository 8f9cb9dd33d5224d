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

/**
 * Resolves after the next frame, so that what was built is laid out before more is built; soon, where no frames are drawn.
 * @returns {Promise<number>} milliseconds that the frame took
 */
export async function frame() {
  let began = 0;
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, 60);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      began = performance.now();
      resolve(undefined);
    });
  });
  await breathe();
  return began ? performance.now() - began : 0;
}
