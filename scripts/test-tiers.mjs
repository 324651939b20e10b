import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository, with a slash at its end. */
const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * A tier of tests, from the fastest to the slowest.
 *
 * - `pure`: starts no process and no server. Seconds, for use while typing.
 * - `local`: our programs and our own local AWS, over real HTTP.
 * - `readers`: programs of others judge: shells, the AWS CLI, SDKs, a browser.
 * - `artefacts`: what is released: bundles, executables, packages.
 *
 * @typedef {"pure" | "local" | "readers" | "artefacts"} Tier
 */

/** Modules that only compute. */
const computing = new Set(["vitest", "fast-check", "node:util", "node:path", "node:crypto"]);
/** What a test imports, or calls from the test kit, when a program of others judges. */
const readers =
  /\b(?:requireTool|findAwsCli|findProgram|findPrograms|findPythonWith|evaluateInShell|evaluateAtPrompt|describeFormatContract|judgeUnsetting|judgeValues|startBrowser)\b/;
/** What a test says when it is about a build. */
const artefacts = /\/(?:packed|artefacts|standalone|bundle|published|node-version|start-up|public-surface)(?:\.test\.ts|\/)/;

/**
 * Sorts every test file of the repository into one tier, by what it imports. A new test sorts itself.
 *
 * @returns {Readonly<Record<Tier, readonly string[]>>} paths from the root
 */
export function testTiers() {
  /** @type {Record<Tier, string[]>} */
  const tiers = { pure: [], local: [], readers: [], artefacts: [] };
  for (const file of globSync(["packages/*/test/**/*.test.ts", "apps/*/test/**/*.test.ts"], { cwd: root }).sort()) {
    const path = file.replaceAll("\\", "/");
    tiers[tierOf(path)].push(path);
  }
  return tiers;
}

/** @returns {Tier} */
function tierOf(path) {
  if (artefacts.test(path)) return "artefacts";
  const all = closureOf(path);
  if (all.some(({ text }) => readers.test(text))) return "readers";
  // The sources of these two are servers and processes.
  if (/^packages\/(?:local-aws|testkit)\//.test(path)) return "local";
  return all.every(({ specifiers }) => specifiers.every((specifier) => isPure(specifier))) ? "pure" : "local";
}

/** A source of ours is pure here: a test that lets it act makes files or servers of its own first, and imports what that needs. */
function isPure(specifier) {
  return specifier.startsWith(".") || computing.has(specifier);
}

/** @type {Map<string, { readonly text: string, readonly specifiers: readonly string[] }>} */
const read = new Map();

/** The test file and the files of its `test/` that it imports, one through the other. */
function closureOf(path, seen = new Set()) {
  if (seen.has(path)) return [];
  seen.add(path);
  let file = read.get(path);
  if (file === undefined) {
    const text = readFileSync(root + path, "utf8");
    const specifiers = [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g)].map(
      ([, specifier = ""]) => specifier,
    );
    file = { text, specifiers };
    read.set(path, file);
  }
  const inTests = file.specifiers
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => join(dirname(path), specifier).replaceAll("\\", "/"))
    .filter((imported) => imported.includes("/test/") && imported.endsWith(".ts"));
  return [file, ...inTests.flatMap((imported) => closureOf(imported, seen))];
}
