// Runs the peer that the address names on the files in the page's input.
import { dragging, watchMainThread } from './watch.mjs';

const peer = new URLSearchParams(location.search).get('peer');

/** From the script tag until the work could begin. */
const begun = (async () => {
  const { run, start } = await import(`./${peer}.mjs`);
  const engine = start && (await start());
  return { run, engine, ready: (performance.now() - globalThis.tag) / 1000 };
})();

globalThis.bench = async () => {
  const { run, engine, ready } = await begun;
  await dragging();
  const files = [...document.querySelector('input').files];
  const watch = watchMainThread();
  const began = performance.now();
  const answer = await run(files, engine);
  const seconds = (performance.now() - began) / 1000;
  return { ready, seconds, ...(await watch()), answer };
};
