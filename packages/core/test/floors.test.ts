import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../src/", import.meta.url));

/**
 * The floors of ARCHITECTURE.md: a folder may import folders of lower floors, and itself. Folders of one floor that are separated
 * by "<" (ini < profiles < plan < lint) are floors of their own here; those that are side by side may not see each other.
 */
const floors: Readonly<Record<string, number>> = {
  model: 0,
  errors: 0.1,
  ports: 0.2,
  ini: 1,
  profiles: 1.1,
  plan: 1.2,
  lint: 1.3,
  views: 1.4,
  export: 1,
  reading: 1.9,
  store: 2,
  network: 2,
  browser: 2,
  sts: 3,
  sso: 3,
  "console-login": 3,
  sources: 3,
  console: 3,
  resolve: 4,
};

/**
 * The rooms of each folder, with the files that other folders may import: the doors of a room. A room without one is its folder's own.
 * The folder itself imports its rooms freely, and so do the entry points of the package.
 */
const rooms: Readonly<Record<string, readonly string[]>> = {
  "model/time": ["duration", "expiry", "local-time", "print-time", "read-expiration"],
  "ini/line": ["characters", "section-id", "shell-words"],
  "ini/parse": ["find-sections", "parse"],
  "ini/edit": ["edit"],
  "profiles/headers": ["odd-headers"],
  "profiles/keys": ["command-line", "expiry-keys", "known-keys", "other-tool-keys", "process-command", "read-keys", "start-urls"],
  "profiles/problems": ["profile-problems", "refused-by-aws-cli"],
  "plan/source": ["classify-source", "own-process", "sso-source", "static-keys"],
  "plan/policy": ["duration-policy", "parameter-limits", "session-name", "unused-device"],
  "plan/sso-sync": ["plan-sso-sync", "sso-sync", "sso-sync-edits"],
  "plan/profile-set": ["given-profiles", "plan-outcomes", "stand-in-profile"],
  "plan/picture": [],
  "export/formats": [],
  "store/files": ["edit-user-files", "is-absent", "private-file", "read-state-file", "token-file", "user-file"],
  "store/locks": ["announcement", "lock-if-possible", "lock-owner", "prompt-lock", "shared-failure"],
  "store/cache": [
    "cache-key",
    "credential-cache",
    "disk-store",
    "forget-credentials",
    "kept-credentials",
    "memory-store",
    "stage-store",
  ],
  "store/profiles": ["process-profile", "profile-origin", "remove-temporary-profiles", "temporary-profile"],
  "network/faults": ["fault", "is-passing", "judge-by-table", "network-faults", "read-fault", "redact"],
  "network/proxy": [],
  "sts/faults": [],
  "sources/metadata": ["container", "instance"],
  "sources/process": ["process", "profile-chain"],
  "sso/client": [],
  "sso/token": ["access-token", "cache-file", "sso-tokens"],
  "sso/sign-in": [],
  "sso/directory": ["directory"],
  "console-login/token": [],
  "console-login/sign-in": [],
  "resolve/run": [],
  "resolve/cached": [],
  "resolve/sessions": [],
  "resolve/console": [],
  "resolve/check-up": [],
};

/** Folders that decide and do not act: no module of Node or npm may be imported there. */
const pure = new Set(["model", "errors", "ports", "ini", "profiles", "plan", "lint", "views", "export"]);

const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** Static, type-only and dynamic imports and re-exports alike; comments cannot hide one, as they are not looked at. */
function importsOf(file: string, folder = root): string[] {
  const text = readFileSync(join(folder, file), "utf8");
  return [...text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g)].map(([, specifier]) => specifier ?? "");
}

/** Path from `src`, of what a file imports by a relative path. */
function targetsOf(file: string, folder = root): string[] {
  return importsOf(file, folder)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => relative(folder, normalize(join(folder, dirname(file), specifier))).replaceAll("\\", "/"));
}

/** `folder/room` of a file, or `undefined` of one that is in no room. */
function roomOf(file: string): string | undefined {
  const [folder, room, ...rest] = file.split(/[/\\]/);
  return rest.length === 0 ? undefined : `${folder}/${room}`;
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
      targetsOf(file)
        .map(folderOf)
        .filter((target) => {
          const from = folderOf(file);
          return from !== "" && target !== from && !((floors[target] ?? Number.POSITIVE_INFINITY) < (floors[from] ?? -1));
        })
        .map((target) => `${file} imports ${target}/`),
    );
    expect(upward).toEqual([]);
  });

  it("have rooms, which other folders enter by their doors", () => {
    expect(new Set(files.map(roomOf).filter((room) => room !== undefined))).toEqual(new Set(Object.keys(rooms)));
    const entered = files
      .filter((file) => folderOf(file) !== "")
      .flatMap((file) =>
        targetsOf(file)
          .filter((target) => roomOf(target) !== undefined && folderOf(target) !== folderOf(file))
          .map((target) => ({ file, target })),
      );
    const doors = Object.entries(rooms).flatMap(([room, open]) => open.map((name) => `${room}/${name}.ts`));
    expect(
      entered.filter(({ target }) => !doors.includes(target)).map(({ file, target }) => `${file} imports ${target}`),
    ).toEqual([]);
    // A door that no one uses is no door.
    expect(doors.filter((door) => !entered.some(({ target }) => target === door))).toEqual([]);
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
    for (const entry of files.filter((file) => folderOf(file) === "")) visit(entry);
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

/** Folders with one file for each member of a set. */
const sets = new Set(["packages/core/src/export/formats", "apps/cli/src/commands"]);

describe("every package", () => {
  const repository = fileURLToPath(new URL("../../../", import.meta.url));
  const all = Object.keys(packages).flatMap((folder) =>
    readdirSync(join(repository, folder, "src"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `${folder}/src/${file.replaceAll("\\", "/")}`),
  );

  it("has at most fifteen files in a folder, beside its rooms", () => {
    const byFolder = Map.groupBy(all, dirname);
    const crowded = [...byFolder].filter(([folder, inside]) => inside.length > 15 && !sets.has(folder));
    expect(crowded.map(([folder, inside]) => `${folder}: ${inside.length}`)).toEqual([]);
  });

  it("has no import cycle, type imports included", () => {
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) {
        cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      } else if (!done.has(file)) {
        for (const target of targetsOf(file, repository)) visit(target, [...path, file]);
        done.add(file);
      }
    };
    for (const file of all) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

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
