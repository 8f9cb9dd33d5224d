import { nodeResolve } from "@rollup/plugin-node-resolve";
import { importMetaAssets } from "@web/rollup-plugin-import-meta-assets";

export default {
  // The worker is a bundle of its own, beside the page's.
  input: { main: "main.js", worker: "reality-gap/worker" },
  output: { dir: "dist" },
  plugins: [nodeResolve(), importMetaAssets({ exclude: "**/line.js" })],
};
