// The longest time in which the page could not have answered the user, in milliseconds: the longest gap between two
// messages that the page sends to itself.

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
  return async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    going = false;
    if (beats < 2) throw new Error('the main thread never came up for air');
    port1.close();
    return longest;
  };
}
