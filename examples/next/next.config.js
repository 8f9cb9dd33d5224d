import { join } from "node:path";

/** @type {import("next").NextConfig} */
export default {
  // A folder of files, as the tests serve them; a server works as well.
  output: "export",
  turbopack: { root: join(import.meta.dirname, "..") },
};
