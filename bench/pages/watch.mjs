// How long the page could not have answered the user, in milliseconds, measured twice: `blocked` is the longest gap between
// two messages that the page sends to itself, `task` the longest task that the browser itself called long (50 ms and more;
// 0 when there was none, null where the browser does not tell).

/** Starts watching; the function it returns stops and answers. */
export function watchMainThread() {
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  let longest = 0;
  let going = true;
  let beats = 0;
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    beats += 1;
    // A beat every other millisecond keeps the probe itself from being work.
    if (going) setTimeout(() => port2.postMessage(0), 2);
  };
  port1.onmessage = tick;
  port2.postMessage(0);
  const told = PerformanceObserver.supportedEntryTypes.includes('longtask');
  let task = told ? 0 : null;
  const take = (list) => {
    for (const { duration } of list) task = Math.max(task, duration);
  };
  const observer = told && new PerformanceObserver((list) => take(list.getEntries()));
  if (observer) observer.observe({ type: 'longtask' });
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    going = false;
    if (beats < 2) throw new Error('the main thread never came up for air');
    port1.close();
    if (observer) {
      take(observer.takeRecords());
      observer.disconnect();
    }
    return { blocked: longest, task };
  };
}

/** Whoever drops a file does it some time after the page is there: two seconds, for every peer. */
export const dragging = () => new Promise((resolve) => setTimeout(resolve, 2000));
