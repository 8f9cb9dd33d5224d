// Runs one peer on the file in the page's input.
import { watchMainThread } from './watch.mjs';

globalThis.bench = async (peer) => {
  const file = document.querySelector('input').files[0];
  const { run, start } = await import(`./${peer}.mjs`);
  const began = performance.now();
  const engine = start && (await start());
  const started = performance.now();
  const blocked = watchMainThread();
  const answer = await run(file, engine);
  const ended = performance.now();
  return { seconds: (ended - started) / 1000, start: (started - began) / 1000, blocked: await blocked(), answer };
};
