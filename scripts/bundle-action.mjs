// Bundles the GitHub Action of the folder that it is started in: an entry for each program that a runner or an SDK starts, and what
// they share or load later in files of their own. What is written depends on the sources alone: building twice gives the same bytes.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = "dist";
const entries = ["main", "post", "credential-process"].filter((name) => existsSync(`src/${name}.ts`));
const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
// These do nothing by being loaded, and do not say so themselves: the runner's toolkit brings an HTTP client that we do not use.
const inert = /^node:|[\\/](?:@actions[\\/](?:core|exec|io|http-client)|undici|tunnel)[\\/]/;

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

rmSync(folder, { recursive: true, force: true });
const bundle = await rolldown({
  input: Object.fromEntries(entries.map((entry) => [entry, resolve(`src/${entry}.ts`)])),
  platform: "node",
  resolve: { mainFields: ["module", "main"] },
  transform: { define: { AWS_TEMP_VERSION: JSON.stringify(version) } },
  treeshake: { moduleSideEffects: [{ test: inert, sideEffects: false }] },
});
const { output } = await bundle.write({
  dir: folder,
  format: "esm",
  minify: true,
  comments: false,
  entryFileNames: "[name].mjs",
  chunkFileNames: "[name]-[hash].mjs",
});
await bundle.close();

const chunks = output.filter(({ type }) => type === "chunk");
const portable = (id) => relative(root, id).split(sep).join("/");
const holding = chunks.map(({ fileName, imports, moduleIds }) => [
  fileName,
  {
    imports: imports.filter((file) => file.endsWith(".mjs")),
    modules: moduleIds.filter((id) => !id.startsWith("\0")).map(portable),
  },
]);
// For the tests: what came into which file, and what is loaded with it.
writeFileSync(join(folder, "modules.json"), `${JSON.stringify(Object.fromEntries(holding), null, 1)}\n`);
writeFileSync(join(folder, "LICENSES.txt"), notices(chunks.flatMap(({ moduleIds }) => moduleIds)));
const bytes = chunks.reduce((sum, { code }) => sum + Buffer.byteLength(code), 0);
console.log(`${name}: ${chunks.length} files, ${bytes} bytes`);

/** The licences of the packages whose code is in the bundle, each with its text. */
function notices(moduleIds) {
  const packages = new Map();
  for (const id of moduleIds) {
    const manifest = /[\\/]node_modules[\\/]/.test(id) ? manifestOf(dirname(id)) : undefined;
    if (manifest !== undefined) packages.set(`${manifest.name} ${manifest.version}`, manifest);
  }
  const sorted = [...packages].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([title, { license, text }]) => `${title} (${license})\n\n${text.trim()}\n`).join(`\n${"-".repeat(80)}\n\n`);
}

/** The package that a file belongs to: the nearest package.json with a name and a version. */
function manifestOf(path) {
  const file = join(path, "package.json");
  const manifest = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  if (manifest.name === undefined || manifest.version === undefined) return manifestOf(dirname(path));
  const licence = readdirSync(path).find((name) => /^licen[cs]e(?:\.\w+)?$/i.test(name));
  const text = licence === undefined ? usualText(manifest) : readFileSync(join(path, licence), "utf8");
  return { name: manifest.name, version: manifest.version, license: manifest.license, text };
}

/** Some packages name their licence and do not hold its text, which those that use them must. */
function usualText({ name, license, author }) {
  if (license === "Apache-2.0") return "Licensed under the Apache License 2.0, whose text is in the file LICENSE of this action.";
  if (license !== "MIT") throw new Error(`${name} holds no text of its licence (${license}).`);
  const holder = typeof author === "string" ? author.replace(/\s*[<(].*$/, "") : author?.name;
  return `Copyright (c) ${holder}\n\n${mit}`;
}
