// DuckDB-WASM: the same numbers in SQL. Starting the engine is timed apart.
import * as duckdb from '/modules/@duckdb/duckdb-wasm/dist/duckdb-browser.mjs';
import { COLUMNS as C, CONNECTED, HUMAN, INBOUND, PHONE } from './columns.mjs';

const DIST = `${location.origin}/modules/@duckdb/duckdb-wasm/dist`;

/** Starts the engine. */
export async function start() {
  const worker = new Worker(`${DIST}/duckdb-browser-eh.worker.js`);
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await db.instantiate(`${DIST}/duckdb-eh.wasm`);
  return db;
}

export async function run(file, db) {
  await db.registerFileHandle('wide.csv', file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
  const connection = await db.connect();
  const number = (value) => Number(value);
  await connection.query(`
    create temp table leads as
    select ${C.lead} as lead, any_value(${C.dealer}) as dealer,
      epoch_ms(min(${C.at}) filter (${C.actor} = '${HUMAN}' and ${C.direction} <> '${INBOUND}')) - epoch_ms(any_value(${C.created})) as response,
      coalesce(bool_or(${C.actor} = '${HUMAN}' and ${C.direction} <> '${INBOUND}' and ${C.channel} = '${PHONE}'), false) as phoned,
      coalesce(bool_or(${C.actor} = '${HUMAN}' and ${C.channel} = '${PHONE}' and ${C.result} = '${CONNECTED}'), false)
        or coalesce(max(${C.at}) filter (${C.actor} = '${HUMAN}' and ${C.direction} = '${INBOUND}' and ${C.channel} <> '${PHONE}')
          > min(${C.at}) filter (${C.actor} = '${HUMAN}' and ${C.direction} <> '${INBOUND}'), false) as contacted
    from read_csv('wide.csv', header = true, delim = ',', quote = '"', timestampformat = '%Y-%m-%d %H:%M:%S',
      types = { '${C.created}': 'TIMESTAMP', '${C.at}': 'TIMESTAMP' }, all_varchar = false)
    group by 1`);
  const [whole] = (
    await connection.query(`
      select count(*) as n, count(*) filter (phoned) as phoned, count(*) filter (contacted) as contacted,
        count(response) as observed, quantile_cont(response, 0.5) as median, quantile_cont(response, 0.9) as p90
      from leads`)
  ).toArray();
  const dealers = (
    await connection.query(
      'select dealer, count(*) filter (phoned) as k, count(*) as n from leads group by 1 order by 1',
    )
  ).toArray();
  const n = number(whole.n);
  return {
    leads: n,
    phoned: { k: number(whole.phoned), n },
    contacted: { k: number(whole.contacted), n },
    response: {
      median: Math.round(number(whole.median)),
      p90: Math.round(number(whole.p90)),
      n: number(whole.observed),
    },
    dealers: Object.fromEntries(dealers.map((row) => [row.dealer, { k: number(row.k), n: number(row.n) }])),
  };
}
