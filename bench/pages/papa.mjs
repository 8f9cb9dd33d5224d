// Papa Parse and the same maps by hand, streamed from the file as its own documentation does it.
import { Fold } from './fold.mjs';

export function run(file) {
  return new Promise((resolve, reject) => {
    let fold;
    globalThis.Papa.parse(file, {
      header: false,
      skipEmptyLines: true,
      chunkSize: 4 << 20,
      chunk: ({ data }) => {
        if (!fold) fold = new Fold(data.shift());
        for (const row of data) fold.row(row);
      },
      complete: () => resolve(fold.answer()),
      error: reject,
    });
  });
}
