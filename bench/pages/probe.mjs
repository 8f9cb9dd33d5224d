// The widget with workers that tell how much memory their program holds: for the one visit that is not timed.
import { RealityGapElement } from '/widget/define.js';

RealityGapElement.workerUrl = new URL('probe-worker.mjs', import.meta.url).href;
const element = document.createElement('reality-gap');
element.setAttribute('timezone', 'UTC');
element.setAttribute('expected', '75%');
document.body.append(element);

const channel = new BroadcastChannel('bench-memory');
let most = 0;
let held = new Map();
channel.onmessage = ({ data: { worker, bytes } = {} }) => {
  if (!worker) return;
  held.set(worker, bytes);
  most = Math.max(most, [...held.values()].reduce((sum, one) => sum + one, 0));
};

await import('./widget.mjs');
/** The most bytes that the programs of all workers held at once. A program's memory never shrinks. */
globalThis.memory = async () => {
  const timer = setInterval(() => {
    // Who does not answer any more has ended.
    channel.postMessage({});
  }, 100);
  await globalThis.load();
  clearInterval(timer);
  held = new Map();
  channel.postMessage({});
  await new Promise((resolve) => setTimeout(resolve, 300));
  if (most === 0) throw new Error('no worker told what it holds');
  return most;
};
