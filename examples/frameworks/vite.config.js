import { readdirSync } from "node:fs";
import linker from "@angular/compiler-cli/linker/babel";
import { transformAsync } from "@babel/core";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

const frameworks = ["angular", "lit", "preact", "react", "svelte", "vue"];
const pages = frameworks.flatMap((name) => readdirSync(name).filter((file) => file.endsWith(".html")).map((file) => `${name}/${file}`));

/** Angular's packages come half compiled; its own command line tool does the rest in the same way. */
const angular = {
  name: "angular-linker",
  transform: {
    filter: { id: /\/@angular\/.*\.mjs$/, code: /\u0275\u0275ngDeclare/ },
    handler: (code, filename) => transformAsync(code, { filename, plugins: [linker], compact: false, configFile: false, babelrc: false }),
  },
};

export default defineConfig({
  plugins: [
    angular,
    // Vue has to be told which tags are no components of its own.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.includes("-") } } }),
    svelte({ configFile: false }),
  ],
  define: { ngDevMode: "false" },
  build: { chunkSizeWarningLimit: 1000, rolldownOptions: { input: pages } },
});
