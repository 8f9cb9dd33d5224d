import { defineConfig } from "vite";

/** In a library Vite writes every asset into the script, as base64; wasm and the sample's files stay files. */
const files = {
  name: "files",
  enforce: "pre",
  transform: (code, id) => (id.includes("/reality-gap/dist/") ? code.replaceAll(/\.(wasm|csv)", import/g, '.$1?no-inline", import') : null),
};

export default defineConfig({
  // Wherever the library is, its files are beside it.
  base: "./",
  plugins: [files],
  build: {
    lib: { entry: "index.js", formats: ["es"], fileName: "index" },
    rolldownOptions: { output: { assetFileNames: "assets/[name]-[hash][extname]" } },
  },
});
