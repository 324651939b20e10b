import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const folder = join(import.meta.dirname, "test");

/**
 * The tests that start no process and no server, as paths below this package: those that import nothing of Node's that acts, no test kit
 * and no local AWS, neither themselves nor through another file of `test/`. A new test sorts itself.
 */
export const pureTests: readonly string[] = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".test.ts"))
  .filter((file) => isPure(join(folder, file)))
  .map((file) => `test/${file.replaceAll("\\", "/")}`);

function isPure(file: string): boolean {
  return importsOf(file).every((specifier) => {
    if (specifier.startsWith("../src/") || specifier.includes("/../src/")) return true;
    if (specifier.startsWith(".")) return specifier.endsWith(".ts") && isPure(join(dirname(file), specifier));
    return ["vitest", "fast-check", "node:util", "node:path", "node:crypto"].includes(specifier);
  });
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g)].map(([, specifier]) => specifier ?? "");
}
