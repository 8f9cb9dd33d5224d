// Papa Parse and the same maps by hand, streamed from the files as its own documentation does it.
import { Fold } from './fold.mjs';

/** It is a script without modules. */
export const start = () =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/modules/papaparse/papaparse.min.js';
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });

const parse = (file, fold) =>
  new Promise((resolve, reject) => {
    let take;
    globalThis.Papa.parse(file, {
      header: false,
      skipEmptyLines: true,
      chunkSize: 4 << 20,
      chunk: ({ data }) => {
        take ??= fold.header(data.shift());
        for (const row of data) take(row);
      },
      complete: resolve,
      error: reject,
    });
  });

export async function run(files) {
  const fold = new Fold();
  for (const file of files) await parse(file, fold);
  return fold.answer();
}
