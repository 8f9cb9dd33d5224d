// uDSV and maps by hand, streamed from the files.
import { inferSchema, initParser } from '/modules/udsv/dist/uDSV.mjs';
import { Fold } from './fold.mjs';
import { text } from './text.mjs';

export async function run(files) {
  const fold = new Fold();
  for (const file of files) {
    let parser;
    // A handler of its own, so that the parser keeps no rows.
    let take;
    for await (const chunk of text(file, 1 << 20)) {
      if (!parser) {
        const schema = inferSchema(chunk);
        parser = initParser(schema);
        take = fold.header(schema.cols.map((column) => column.name));
      }
      parser.chunk(chunk, parser.stringArrs, take);
    }
    parser.end();
  }
  return fold.answer();
}
