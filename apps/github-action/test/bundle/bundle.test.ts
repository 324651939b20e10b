import { cp, mkdtemp, readdir, readFile, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeUnderTest, runProcess } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { copyCheckout } from "./copy-checkout.ts";

const app = fileURLToPath(new URL("../../", import.meta.url));
const checkout = join(app, "..", "..");
const dist = join(app, "dist");

type Holding = Readonly<Record<string, { readonly imports: readonly string[]; readonly modules: readonly string[] }>>;

const holding: Holding = JSON.parse(await readFile(join(dist, "modules.json"), "utf8"));

/** The modules of all files that Node loads with one, before anything runs. */
function loadedWith(entry: string): readonly string[] {
  const files = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    holding[file]?.imports.forEach(visit);
  };
  visit(entry);
  return [...files].flatMap((file) => holding[file]?.modules ?? []);
}

describe("what is loaded at the start", () => {
  it("of the step is no SDK, no resolver and no HTTP client", () => {
    const modules = loadedWith("main.mjs");
    expect(modules).toContain("apps/github-action/src/main.ts");
    expect(
      modules.filter((id) => /@aws-sdk|@smithy|core\/dist\/(?:resolve|sts|plan|profiles)\/|undici|http-client/.test(id)),
    ).toEqual([]);
  });

  it("of the cleanup is nothing of core", () => {
    const modules = loadedWith("post.mjs");
    expect(modules).toContain("apps/github-action/src/post.ts");
    expect(modules.filter((id) => /packages\/core|@aws-sdk|@smithy|undici/.test(id))).toEqual([]);
  });
});

it("is less than a megabyte", async () => {
  const files = (await readdir(dist)).filter((file) => file.endsWith(".mjs"));
  const texts = await Promise.all(files.map((file) => readFile(join(dist, file))));
  expect(texts.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(1_000_000);
});

it("comes with the licence of every package in it", async () => {
  const text = await readFile(join(dist, "LICENSES.txt"), "utf8");
  const packages = new Set(
    Object.values(holding)
      .flatMap(({ modules }) => modules)
      .flatMap((id) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []),
  );
  expect(packages.size).toBeGreaterThan(3);
  expect([...packages].filter((name) => !text.includes(`${name} `))).toEqual([]);
  expect(text).not.toMatch(/\(undefined\)|Copyright \(c\) undefined/);
  const underMit = text.split(/^-{80}$/m).filter((each) => /^\S+ \S+ \(MIT\)$/m.test(each));
  expect(underMit.length).toBeGreaterThan(3);
  expect(underMit.filter((each) => !each.includes("Permission is hereby granted"))).toEqual([]);
});

it("is the same, byte for byte, when it is built again in another place", async () => {
  const root = await realpath(await mkdtemp(join(tmpdir(), "aws-temp-bundle-")));
  try {
    const copy = join(root, "apps", "github-action");
    await copyCheckout(checkout, root, { "apps/github-action": ["@actions/core", "@aws-temp/core"] });
    for (const name of ["scripts", "tsconfig.base.json"]) await cp(join(checkout, name), join(root, name), { recursive: true });
    // The bundler is no part of what it writes.
    await symlink(join(checkout, "node_modules", "rolldown"), join(root, "node_modules", "rolldown"), "junction");
    const built = await runProcess(nodeUnderTest, [join(root, "scripts", "bundle-action.mjs")], { cwd: copy });
    expect(built.status, built.stderr).toBe(0);
    // A build that comes out of a cache leaves files of earlier ones beside its own.
    const files = Object.keys(holding)
      .filter((file) => file.endsWith(".mjs"))
      .sort();
    const again = (await readdir(join(copy, "dist"))).filter((file) => file.endsWith(".mjs")).sort();
    expect(again).toEqual(files);
    for (const file of files) {
      expect(await readFile(join(copy, "dist", file), "utf8"), file).toBe(await readFile(join(dist, file), "utf8"));
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
