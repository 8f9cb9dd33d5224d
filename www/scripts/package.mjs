/**
 * Puts the npm package together in the folder that is named: `node scripts/package.mjs FOLDER`. The build has to be made.
 *
 * Scripts, modules and sample come from `dist`; types from the scripts' JSDoc; what editors want from the manifest.
 */

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const www = fileURLToPath(new URL("../", import.meta.url));
const folder = process.argv[2];
if (!folder) throw new Error("expected the folder to write to, found no argument");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const write = (name, text) => writeFileSync(join(folder, name), text);
const json = (name) => JSON.parse(readFileSync(join(www, name), "utf8"));
const lines = (value) => `${JSON.stringify(value, null, 2)}\n`;

// What the page loads. The demo page stays out, and so does the one big file, which no sample needs.
const unwanted = (name) => /\.d\.ts$|^index\.html$|^demo\.(css|js)$|^one-file\.csv$|^hours\.json$/.test(name);
cpSync(join(www, "dist"), join(folder, "dist"), { recursive: true, filter: (path) => !unwanted(basename(path)) });
for (const name of ["types", "README.md", "custom-elements.json"]) cpSync(join(www, name), join(folder, name), { recursive: true });
for (const name of ["LICENSE", "LICENSE-APACHE", "CHANGELOG.md"]) cpSync(join(www, "..", name), join(folder, name));

const { devDependencies: _, scripts: __, ...description } = json("package.json");
write("package.json", lines(description));

// Types, from the scripts themselves.
const config = join(folder, "tsconfig.json");
writeFileSync(config, lines({
  extends: relative(folder, join(www, "tsconfig.json")).replace(/^(?!\.)/, "./"),
  compilerOptions: { noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: "dist/types", rootDir: relative(folder, join(www, "src")) },
  include: [relative(folder, join(www, "src"))],
}));
execFileSync(process.execPath, [join(www, "node_modules/typescript/bin/tsc"), "--project", config], { stdio: "inherit" });
rmSync(config);

// Attributes and properties, for frameworks and editors.
const element = json("custom-elements.json").modules[0].declarations[0];
const { attributes, members, events, cssProperties, cssParts } = element;
const properties = members.filter(({ kind, readonly }) => kind === "field" && !readonly);
const comment = ({ description = "" }) => `  /** ${description.replaceAll("*/", "* /")} */\n`;
const kinds = { boolean: "boolean", number: "number | string" };
write("types/attributes.d.ts", `import type { RealityGapElement } from "../dist/types/reality-gap.js";
import type { RealityGapEvents } from "./global.js";

/** The attributes of \`<reality-gap>\`. */
export interface RealityGapAttributes {
${attributes.map((each) => `${comment(each)}  "${each.name}"?: ${kinds[each.type?.text] ?? each.type?.text ?? "string"} | undefined;\n`).join("")}}

/** The properties that are no attributes of the same name. */
export interface RealityGapProperties {
${properties.filter(({ name }) => !attributes.some((each) => each.name === name)).map((each) => `${comment(each)}  ${each.name}?: RealityGapElement["${each.name}"] | undefined;\n`).join("")}}

/** Listeners as React, Preact and Svelte name them: \`onrg-report\`. */
export type RealityGapListeners = {
  [Name in keyof RealityGapEvents as \`on\${Name}\`]?: (event: RealityGapEvents[Name]) => void;
};
`);

/** The values of an attribute that takes one of a few words. */
const words = (type = "") => [...type.matchAll(/"([^"]+)"/g)].map(([, word]) => word);
write("vscode.html-custom-data.json", lines({
  version: 1.1,
  tags: [{
    name: element.tagName,
    description: element.description,
    attributes: attributes.map(({ name, description: text, type }) => ({
      name,
      description: text,
      ...(type?.text === "boolean" ? { valueSet: "v" } : {}),
      ...(words(type?.text).length > 0 ? { values: words(type?.text).map((word) => ({ name: word })) } : {}),
    })),
  }],
}));
write("web-types.json", lines({
  $schema: "https://json.schemastore.org/web-types",
  name: description.name,
  version: description.version,
  "description-markup": "markdown",
  contributions: {
    html: {
      elements: [{
        name: element.tagName,
        description: element.description,
        attributes: attributes.map(({ name, description: text, type }) => ({ name, description: text, value: { type: type?.text ?? "string" } })),
        js: {
          properties: properties.map(({ name, description: text }) => ({ name, description: text })),
          events: events.map(({ name, description: text }) => ({ name, description: text })),
        },
        css: {
          properties: cssProperties.map(({ name, default: value }) => ({ name, description: `default: ${value}` })),
          parts: cssParts.map(({ name, description: text }) => ({ name, description: text })),
        },
      }],
    },
  },
}));
