import { build } from "esbuild";

const parts = ["reality_gap_wasm_bg.wasm", "reality_gap_formats_wasm_bg.wasm"];
const sample = ["leads", "activities", "calls", "tasks", "appointments", "surveys", "expectations"];

await build({
  bundle: true,
  format: "esm",
  splitting: true,
  minify: true,
  outdir: "dist",
  // esbuild leaves `new URL("…", import.meta.url)` as it is: what it names has to be beside the bundle.
  loader: { ".wasm": "copy", ".csv": "copy" },
  entryPoints: [
    { in: "main.js", out: "main" },
    { in: "reality-gap/worker", out: "worker" },
    ...parts.map((name) => ({ in: `reality-gap/${name}`, out: name.replace(".wasm", "") })),
    // Only for the attribute `demo`.
    ...sample.map((name) => ({ in: `reality-gap/demo/${name}.csv`, out: `demo/${name}` })),
  ],
});
