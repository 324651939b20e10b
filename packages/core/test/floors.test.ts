import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../src/", import.meta.url));

/**
 * The floors of ARCHITECTURE.md: a folder may import folders of lower floors, and itself. Folders of one floor that are separated
 * by "<" (ini < profiles < plan < lint) are floors of their own here; those that stand side by side may not see each other.
 */
const floors: Readonly<Record<string, number>> = {
  model: 0,
  errors: 0.1,
  ports: 0.2,
  ini: 1,
  profiles: 1.1,
  plan: 1.2,
  lint: 1.3,
  export: 1,
  reading: 1.9,
  store: 2,
  network: 2,
  browser: 2,
  sts: 3,
  sso: 3,
  signin: 3,
  sources: 3,
  console: 3,
  resolve: 4,
};

/** Folders that decide and do not act: no module of Node or npm may be imported there. */
const pure = new Set(["model", "errors", "ports", "ini", "profiles", "plan", "lint", "export"]);

const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** Static, type-only and dynamic imports and re-exports alike; comments cannot hide one, as they are not looked at. */
function importsOf(file: string, folder = root): string[] {
  const text = readFileSync(join(folder, file), "utf8");
  return [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g)].map(([, specifier]) => specifier ?? "");
}

function folderOf(file: string): string {
  return file.includes("/") || file.includes("\\") ? (file.split(/[/\\]/)[0] ?? "") : "";
}

describe("the floors", () => {
  it("knows every folder of the house", () => {
    const folders = new Set(files.map(folderOf).filter((folder) => folder !== ""));
    expect([...folders].filter((folder) => !(folder in floors))).toEqual([]);
    expect(folders.size).toBeGreaterThan(7);
  });

  it("are only ever looked down from", () => {
    const upward = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => folderOf(relative(root, normalize(join(root, dirname(file), specifier)))))
        .filter((target) => {
          const from = folderOf(file);
          return from !== "" && target !== from && !((floors[target] ?? Number.POSITIVE_INFINITY) < (floors[from] ?? -1));
        })
        .map((target) => `${file} imports ${target}/`),
    );
    expect(upward).toEqual([]);
  });

  it("keep Node and npm out of the pure folders", () => {
    const impure = files
      .filter((file) => pure.has(folderOf(file)))
      .flatMap((file) =>
        importsOf(file)
          .filter((specifier) => !specifier.startsWith("."))
          .map((specifier) => `${file} imports ${specifier}`),
      );
    expect(impure).toEqual([]);
  });

  it("keep the clock and chance out of the pure folders", () => {
    const impure = files
      .filter((file) => pure.has(folderOf(file)))
      .filter((file) => /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\b/.test(withoutComments(file)));
    expect(impure).toEqual([]);
  });

  it("load the AWS SDK only when a call is made", () => {
    const reached = new Set<string>();
    const outside = new Set<string>();
    const visit = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const specifier of loadedWith(file)) {
        if (specifier.startsWith(".")) visit(relative(root, normalize(join(root, dirname(file), specifier))));
        else if (!specifier.startsWith("node:")) outside.add(`${file} imports ${specifier}`);
      }
    };
    for (const entry of ["index.ts", "cached.ts", "network.ts", "store.ts", "sts.ts"]) visit(entry);
    expect(reached.size).toBeGreaterThan(20);
    expect([...outside]).toEqual([]);
  });
});

/** What comes with a module as soon as it is loaded: static imports and re-exports that are more than types. */
function loadedWith(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  return [...text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^"';]*?\bfrom\s*)?["']([^"']+)["']/gm)].map(
    ([, specifier]) => specifier ?? "",
  );
}

function withoutComments(file: string): string {
  return readFileSync(join(root, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
}

/** The packages of ARCHITECTURE.md, each with those of ours that what it publishes or gives to tests may import. */
const packages: Readonly<Record<string, readonly string[]>> = {
  "packages/core": [],
  "packages/local-aws": [],
  "packages/testkit": ["@aws-temp/local-aws"],
  "apps/cli": ["@aws-temp/core"],
  "apps/credential-process": ["@aws-temp/core"],
  "apps/github-action": ["@aws-temp/core"],
};

describe("the packages", () => {
  it.each(Object.entries(packages))("%s imports what is below it, by its name", (folder, below) => {
    const source = fileURLToPath(new URL(`../../../${folder}/src/`, import.meta.url));
    const sources = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
    expect(sources.length).toBeGreaterThan(1);
    const outside = sources.flatMap((file) =>
      importsOf(file, source)
        .filter((specifier) =>
          specifier.startsWith(".")
            ? normalize(join(dirname(file), specifier)).startsWith("..")
            : /^(?:@aws-temp\/|aws-temp$)/.test(specifier) && !below.some((name) => `${specifier}/`.startsWith(`${name}/`)),
        )
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(outside).toEqual([]);
  });
});
