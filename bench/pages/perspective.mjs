// Perspective: loads the file and groups it once, leads per dealer. It aggregates rows, so what is known of a lead only from
// several of its rows, which the other four numbers are, it does not say.
import perspective from '/modules/@perspective-dev/client/dist/cdn/perspective.js';
import { COLUMNS } from './columns.mjs';

const MODULES = '/modules/@perspective-dev';

/** Starts the engine. */
export function start() {
  perspective.init_client(fetch(`${MODULES}/client/dist/wasm/perspective-js.wasm`));
  perspective.init_server(fetch(`${MODULES}/server/dist/wasm/perspective-server.wasm`));
  return perspective.worker();
}

export async function run([file], engine) {
  const table = await engine.table(await file.text(), { format: 'csv' });
  const view = await table.view({
    group_by: [COLUMNS.dealer],
    columns: [COLUMNS.lead],
    aggregates: { [COLUMNS.lead]: 'distinct count' },
  });
  const rows = await view.to_json();
  const dealers = rows.filter(({ __ROW_PATH__: path }) => path.length === 1);
  return { per_dealer: Object.fromEntries(dealers.map((row) => [row.__ROW_PATH__[0], row[COLUMNS.lead]])) };
}
