// What a bundle must carry along of the packages whose code is in it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files
(the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge,
publish, distribute, sublicense, and/or sell copies of the Software, and to permit users to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR
ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH
THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** The licences of the packages that these modules are from: each text once, behind the names of those that it is the licence of. */
export function thirdPartyLicences(moduleIds) {
  const packages = new Map();
  for (const id of moduleIds) {
    const manifest = /[\\/]node_modules[\\/]/.test(id) ? manifestOf(dirname(id)) : undefined;
    if (manifest !== undefined) packages.set(`${manifest.name} ${manifest.version} (${manifest.license})`, manifest.text.trim());
  }
  const titles = [...packages.keys()].sort();
  return [...Map.groupBy(titles, (title) => packages.get(title))]
    .map(([text, names]) => `${names.join("\n")}\n\n${text}\n`)
    .join(`\n${"-".repeat(80)}\n\n`);
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
  if (license === "Apache-2.0")
    return "Licensed under the Apache License 2.0, whose text is in the file LICENSE of this package.";
  if (license !== "MIT") throw new Error(`${name} holds no text of its licence (${license}).`);
  const holder = typeof author === "string" ? author.replace(/\s*[<(].*$/, "") : author?.name;
  return `Copyright (c) ${holder}\n\n${mit}`;
}
