import { nodeResolve } from "@rollup/plugin-node-resolve";
import { importMetaAssets } from "@web/rollup-plugin-import-meta-assets";

export default {
  // The worker is a bundle of its own, beside the page's; it is no file to be copied.
  input: { main: "main.js", worker: "reality-gap/worker" },
  output: { dir: "dist" },
  plugins: [nodeResolve(), importMetaAssets({ transform: (bytes, path) => (path.endsWith("worker.js") ? null : bytes) })],
};
