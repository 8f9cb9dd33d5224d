// DuckDB-WASM: the numbers in SQL. Starting the engine is timed apart.
import * as duckdb from '/modules/@duckdb/duckdb-wasm/dist/duckdb-browser.mjs';
import { five } from './sql.mjs';

const DIST = `${location.origin}/modules/@duckdb/duckdb-wasm/dist`;

/** Starts the engine. */
export async function start() {
  const worker = new Worker(`${DIST}/duckdb-browser-eh.worker.js`);
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await db.instantiate(`${DIST}/duckdb-eh.wasm`);
  return db;
}

export async function run(files, db) {
  for (const file of files) await db.registerFileHandle(file.name, file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const connection = await db.connect();
  return five(files.map(({ name }) => name), async (sql) => (await connection.query(sql)).toArray());
}
