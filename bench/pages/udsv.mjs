// uDSV and maps by hand, streamed from the file.
import { inferSchema, initParser } from '/modules/udsv/dist/uDSV.mjs';
import { Fold } from './fold.mjs';
import { text } from './text.mjs';

export async function run(file) {
  let parser;
  let fold;
  // A handler of its own, so that the parser keeps no rows.
  const take = (row) => fold.row(row);
  for await (const chunk of text(file, 1 << 20)) {
    if (!parser) {
      const schema = inferSchema(chunk);
      parser = initParser(schema);
      fold = new Fold(schema.cols.map((column) => column.name));
    }
    parser.chunk(chunk, parser.stringArrs, take);
  }
  parser.end();
  return fold.answer();
}
