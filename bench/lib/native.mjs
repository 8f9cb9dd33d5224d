// DuckDB native: the five numbers in SQL without a browser, with every core. A process of its own for each run:
//
//   node lib/native.mjs FILE…
import { resolve } from 'node:path';
import { five } from '../pages/sql.mjs';

const began = performance.now();
const { DuckDBInstance } = await import('@duckdb/node-api');
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
// Instants are without a zone, as in the browser.
await connection.run("set timezone = 'UTC'");
const ready = (performance.now() - began) / 1000;
const from = performance.now();
const answer = await five(process.argv.slice(2).map((path) => resolve(path)), async (sql) =>
  (await connection.runAndReadAll(sql)).getRowObjects(),
);
const seconds = (performance.now() - from) / 1000;
// `maxRSS` is in KiB.
process.stdout.write(JSON.stringify({ ready, seconds, memory: process.resourceUsage().maxRSS * 1024, answer }));
