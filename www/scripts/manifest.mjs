/**
 * Writes what the element offers, from its source: `www/custom-elements.json` (the custom elements manifest) and
 * `docs/element.md`; and puts the examples into the documents that show them. With `--check` it only says which of them is out
 * of date.
 */

import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const source = read("www/src/reality-gap.js");
const version = JSON.parse(read("www/package.json")).version;

/** Lines of a JSDoc comment as one text. */
const plain = (comment) => comment.replaceAll(/^\s*\* ?/gm, "").replaceAll(/\s+/g, " ").trim();
const header = plain(source.match(/\/\*\*([^]*?)\*\//)?.[1] ?? "");

/** All tags of one kind in the header: what stands in braces, the name, the words. */
const tags = (kind) =>
  [...header.matchAll(new RegExp(`@${kind} (?:\\{([^}]*)\\} )?([\\w-]+) - (.*?)(?= @\\w+ |$)`, "g"))]
    .map(([, type, name, description]) => ({ name, ...(type ? { type: { text: type } } : {}), description }));

const attributes = tags("attr");
const events = tags("fires");
const cssParts = tags("csspart");
const camel = (name) => name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

const section = source.slice(source.indexOf("// Properties."), source.indexOf("// Inside."));
const documented = (pattern) =>
  [...section.matchAll(pattern)].map(([, comment, name, rest]) => {
    const words = plain(comment);
    return { name, description: words.replaceAll(/ ?@\w+ \{[^@]*$| ?@\w+ [^@]*(?=@|$)/g, "").trim(), rest };
  });
const properties = [
  ...attributes.map(({ name, type, description }) => ({ name: camel(name), attribute: name, type, description })),
  ...documented(/\/\*\*((?:(?!\*\/)[^])*)\*\/\n  get (\w+)\(\)()/g),
];
const methods = documented(/\/\*\*((?:(?!\*\/)[^])*)\*\/\n  (?:async )?(?!get |set )(\w+)\(([^)]*)\) \{/g);

const described = new Map(tags("cssprop").map(({ name, description }) => [name, description]));
const cssProperties = [...read("core/src/view/style.css").matchAll(/^  --_[\w-]+: var\((--rg-[\w-]+), (.+)\);$/gm)]
  .map(([, name, value]) => ({ name, default: value, description: described.get(name) }));

const member = ({ rest: _, ...kept }) => kept;
const manifest = {
  schemaVersion: "2.1.0",
  readme: "",
  modules: [
    {
      kind: "javascript-module",
      path: "dist/reality-gap.js",
      declarations: [
        {
          kind: "class",
          name: "RealityGapElement",
          tagName: "reality-gap",
          customElement: true,
          description: header.slice(0, header.indexOf(" @")).replaceAll("`", ""),
          superclass: { name: "HTMLElement" },
          attributes: attributes.map((each) => ({ ...each, fieldName: camel(each.name) })),
          members: [
            ...properties.map((each) => ({ kind: "field", ...member(each) })),
            ...methods.map((each) => ({ kind: "method", ...member(each) })),
          ],
          events: events.map((each) => ({ ...each, type: { text: "CustomEvent" } })),
          cssParts,
          cssProperties,
        },
      ],
      exports: [{ kind: "js", name: "RealityGapElement", declaration: { name: "RealityGapElement", module: "dist/reality-gap.js" } }],
    },
    {
      kind: "javascript-module",
      path: "dist/define.js",
      declarations: [],
      exports: [{ kind: "custom-element-definition", name: "reality-gap", declaration: { name: "RealityGapElement", module: "dist/reality-gap.js" } }],
    },
  ],
};

const cell = (text) => (text ?? "").replaceAll("|", "\\|");
const table = (title, about, heads, rows) =>
  `## ${title}\n\n${about}\n\n| ${heads.join(" | ")} |\n|${"---|".repeat(heads.length)}\n${rows.map((row) => `| ${row.map(cell).join(" | ")} |\n`).join("")}`;
const document = [
  `# The element \`<reality-gap>\`\n\nWritten by \`cargo xtask gen\` from the code of version ${version}.\n`,
  table("Attributes", "Each has a property of the same name.", ["attribute", "property", "values", "what it does"],
    attributes.map(({ name, type, description }) => [`\`${name}\``, `\`${camel(name)}\``, `\`${type?.text ?? "string"}\``, description])),
  table("Properties", "Beside those of the attributes.", ["property", "what it is"],
    properties.filter((each) => !each.attribute).map(({ name, description }) => [`\`${name}\``, description])),
  table("Methods", "All answer with a promise.", ["method", "what it does"],
    methods.map(({ name, rest, description }) => [`\`${name}(${rest ?? ""})\``, description])),
  table("Events", "They bubble, cross shadow roots and hold no names and no cells.", ["event", "detail"],
    events.map(({ name, description }) => [`\`${name}\``, description])),
  table("Parts", "For `::part(…)`.", ["part", "what it is"], cssParts.map(({ name, description }) => [`\`${name}\``, description])),
  table("Custom properties", "Colours have a value for light and one for dark. [theming.md](theming.md) shows what can be made of them.", ["property", "default", "what it is"],
    cssProperties.map(({ name, default: value, description }) => [`\`${name}\``, `\`${value}\``, description])),
].join("\n");

// Nothing may be lost on the way from the source to the tables.
const observed = [...source.match(/observedAttributes = \[(.*?)\]/)?.[1]?.matchAll(/"([^"]+)"/g) ?? []].map(([, name]) => name);
const missing = observed.filter((name) => !attributes.some((each) => each.name === name));
const empty = { attributes, events, cssParts, cssProperties, methods, properties };
for (const [name, list] of Object.entries(empty)) if (list.length === 0) missing.push(name);
for (const { name, description } of cssProperties) if (!description) missing.push(name);
if (missing.length > 0) {
  console.error(`expected a line in the header of www/src/reality-gap.js for each of: ${missing.join(", ")}`);
  process.exit(1);
}

/** A document with the files that it names: `<!-- examples/… -->` and a block of code. */
const shown = (path) => read(path).replaceAll(/(<!-- (examples\/\S+) -->\n(`{3}\w+)\n)[^]*?(`{3}\n)/g, (_, before, file, __, after) => `${before}${read(file).trimEnd()}\n${after}`);

const files = {
  "www/custom-elements.json": `${JSON.stringify(manifest, null, 2)}\n`,
  "docs/element.md": document,
  ...Object.fromEntries(["docs/bundlers.md", "docs/frameworks.md"].map((path) => [path, shown(path)])),
};
const current = (path) => {
  try {
    return read(path);
  } catch {
    return "";
  }
};
const stale = Object.keys(files).filter((path) => current(path) !== files[path]);
if (process.argv.includes("--check")) {
  if (stale.length > 0) console.error(`out of date: ${stale.join(", ")}; run \`cargo xtask gen\` and commit`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const path of stale) {
  writeFileSync(new URL(path, root), files[path]);
  console.log(path);
}
