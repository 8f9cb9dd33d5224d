/**
 * Checks the npm package as it is packed: `node check.mjs TARBALL`, with the package unpacked in `node_modules`.
 *
 * What it says of itself (publint, are-the-types-wrong), its manifest against the schema, its types in TypeScript, and that
 * importing it on a server does nothing.
 */

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import Ajv from "ajv";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const here = fileURLToPath(new URL("./", import.meta.url));
const folder = join(here, "node_modules/reality-gap");
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const description = json(join(folder, "package.json"));
const faults = [];
let checked = 0;
const expect = (holds, what) => {
  checked += 1;
  if (!holds) faults.push(what);
};

const tarball = readFileSync(process.argv[2]);

// What the package says about its files.
const { messages } = await publint({ pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.length) }, strict: true });
for (const message of messages) faults.push(`publint: ${formatMessage(message, description)}`);
checked += 1;

// Whether types and scripts agree for everyone who can import ES modules.
const { problems } = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)), { excludeEntrypoints: ["./reality-gap.html"] });
const old = (problem) => ["node10", "node16-cjs"].includes(problem.resolutionKind);
for (const problem of problems.filter((each) => !old(each))) faults.push(`types: ${JSON.stringify(problem)}`);
checked += 1;

// The manifest.
const schema = json(createRequire(import.meta.url).resolve("custom-elements-manifest/schema.json"));
const manifest = json(join(folder, description.customElements));
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
expect(validate(manifest), `manifest: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
expect(manifest.schemaVersion === "2.1.0", `manifest: expected schema 2.1.0, found ${manifest.schemaVersion}`);
for (const { path } of manifest.modules) expect(existsSync(join(folder, path)), `manifest: there is no ${path}`);

// Everything that is exported is there, and the licences.
for (const [name, target] of Object.entries(description.exports)) {
  for (const path of typeof target === "string" ? [target] : Object.values(target)) {
    const [before, after] = join(folder, path).split("*");
    const there = after === undefined ? existsSync(before) : readdirSync(join(before, "..", before.endsWith("/") ? before.split("/").at(-2) : "")).some((file) => file.endsWith(after));
    expect(there, `${name}: there is no ${path}`);
    if (typeof target !== "string") expect(Object.keys(target)[0] === "types", `${name}: \`types\` has to come first`);
  }
}
for (const name of ["LICENSE", "LICENSE-APACHE", "README.md", "CHANGELOG.md"]) expect(existsSync(join(folder, name)), `there is no ${name}`);
for (const path of description.sideEffects) expect(existsSync(join(folder, path)), `sideEffects: there is no ${path}`);

// No script names a part of the widget by an expression: a bundler could not find it.
for (const name of readdirSync(join(folder, "dist")).filter((file) => file.endsWith(".js"))) {
  const text = readFileSync(join(folder, "dist", name), "utf8");
  const vague = text.match(/new URL\(\s*(?!")[^,()]+,\s*import\.meta\.url|\bimport\((?!")[^)]*\)/);
  expect(!vague, `${name}: expected a literal for bundlers to find, found ${vague?.[0]}`);
}

// On a server: every entry, in a Node of its own, says nothing and leaves nothing behind.
const entries = Object.entries(description.exports).filter(([name, target]) => typeof target !== "string" && name !== "./worker");
expect(entries.length >= 6, `expected at least six entries, found ${entries.length}`);
for (const [name] of entries) {
  const entry = name.replace(".", "reality-gap");
  const wanted = { ".": "RealityGapElement", "./define": "RealityGapElement,define" }[name] ?? "";
  const script = `const before = Object.getOwnPropertyNames(globalThis).join();
    const found = await import(${JSON.stringify(entry)});
    const after = Object.getOwnPropertyNames(globalThis).join();
    if (before !== after) throw new Error("globals changed");
    if (process._getActiveHandles().length > 3) throw new Error("something runs on");
    console.log(Object.keys(found).join());`;
  try {
    const printed = execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
    expect(printed === wanted, `${entry}: expected ${wanted || "nothing"}, found ${printed}`);
  } catch (error) {
    faults.push(`${entry} on a server: ${error.stderr ?? error}`);
  }
}

// The types in use, also where they have to refuse something.
try {
  execFileSync(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "--project", "frameworks"], { cwd: here, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  checked += 1;
} catch (error) {
  faults.push(`types in use: ${error.stdout}`);
}

if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`the package holds: ${checked} checks`);
