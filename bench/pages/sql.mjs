// The five numbers in SQL, the same for DuckDB in the browser and native.
import { COLUMNS as C, CONNECTED, HUMAN, INBOUND, PHONE } from './columns.mjs';

/** A file with what it is told in advance. @param {string} name @param {string[]} times columns that are instants */
const csv = (name, times) =>
  `read_csv('${name}', header = true, delim = ',', quote = '"', escape = '"', timestampformat = '%Y-%m-%d %H:%M:%S', ` +
  `types = { ${times.map((column) => `'${column}': 'TIMESTAMP'`).join(', ')} })`;

/**
 * The statement that makes a row a lead.
 * @param {string[]} names of one wide file, or of the leads and then the activities
 */
function leads(names) {
  const made =
    names.length === 1
      ? csv(names[0], [C.created, C.at])
      : `${csv(names[0], [C.created])} as about left join ${csv(names[1], [C.at])} as touch using (${C.lead})`;
  return `
    create or replace temp table leads as
    select ${C.lead} as lead, any_value(${C.dealer}) as dealer,
      epoch_ms(min(${C.at}) filter (${C.actor} = '${HUMAN}' and ${C.direction} <> '${INBOUND}')) - epoch_ms(any_value(${C.created})) as response,
      coalesce(bool_or(${C.actor} = '${HUMAN}' and ${C.direction} <> '${INBOUND}' and ${C.channel} = '${PHONE}'), false) as phoned,
      coalesce(bool_or(${C.actor} = '${HUMAN}' and ${C.channel} = '${PHONE}' and ${C.result} = '${CONNECTED}'), false)
        or coalesce(max(${C.at}) filter (${C.actor} = '${HUMAN}' and ${C.direction} = '${INBOUND}' and ${C.channel} <> '${PHONE}')
          > min(${C.at}) filter (${C.actor} = '${HUMAN}' and ${C.direction} <> '${INBOUND}'), false) as contacted
    from ${made}
    group by 1`;
}

const WHOLE = `
  select count(*) as n, count(*) filter (phoned) as phoned, count(*) filter (contacted) as contacted,
    count(response) as observed, quantile_cont(response, 0.5) as median, quantile_cont(response, 0.9) as p90
  from leads`;
const DEALERS = 'select dealer, count(*) filter (phoned) as k, count(*) as n from leads group by 1 order by 1';

/**
 * Asks for the five numbers.
 * @param {string[]} names of the files
 * @param {(sql: string) => Promise<Record<string, any>[]>} query
 */
export async function five(names, query) {
  await query(leads(names));
  const [whole] = await query(WHOLE);
  const dealers = await query(DEALERS);
  const n = Number(whole.n);
  return {
    leads: n,
    phoned: { k: Number(whole.phoned), n },
    contacted: { k: Number(whole.contacted), n },
    response: { median: Math.round(Number(whole.median)), p90: Math.round(Number(whole.p90)), n: Number(whole.observed) },
    dealers: Object.fromEntries(dealers.map((row) => [row.dealer, { k: Number(row.k), n: Number(row.n) }])),
  };
}
