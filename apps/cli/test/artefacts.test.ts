import { chmod, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireTool } from "@aws-temp/testkit";
import { expect, it, onTestFinished } from "vitest";
import { openCliWorld } from "./cli-world.ts";
import { executable } from "./programs.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Every folder whose files are released, from the root of the repository. */
const released = [
  "dist/standalone",
  "apps/cli/dist/bundle",
  "apps/credential-process/dist/bundle",
  "apps/github-action/dist",
  "packages/core/dist",
  "packages/local-aws/dist",
];

it.for(released)("nothing in %s names a folder of the machine that built it", async (folder, context) => {
  if (folder.includes("standalone")) requireTool(executable, context);
  const files = (await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".tsbuildinfo"))
    .map((entry) => join(entry.parentPath, entry.name));
  const found: string[] = [];
  for (const file of files) if ((await readFile(file)).includes(root.replace(/[/\\]$/, ""))) found.push(file);
  expect(found).toEqual([]);
  expect(files.length).toBeGreaterThan(0);
});

it("an executable starts no program that lies where it was built", async (context) => {
  const program = [requireTool(executable, context)] as const;
  await using world = await openCliWorld({ program });
  const planted = join(world.home.path, "planted");
  const opened = join(world.home.path, "opened");
  // As a browser, it comes for the address.
  const script = (mark: string) =>
    `#!/bin/sh\nprintf '%s' "$1" > '${mark}'\nexec '${process.execPath}' -e 'fetch(process.argv[1])' "$1"\n`;
  for (const folder of ["apps/cli/dist/bundle", "dist/standalone"]) {
    const file = join(root, folder, "xdg-open");
    await writeFile(file, script(planted));
    await chmod(file, 0o755);
    onTestFinished(() => rm(file, { force: true }));
  }
  const bin = await world.home.write("bin/xdg-open", script(opened), 0o755);
  const env = { DISPLAY: ":0", PATH: `${join(bin, "..")}:${process.env["PATH"] ?? ""}` };
  const ended = await world.run(["console", "prod-readonly"], { env });
  await expect.poll(() => readFile(opened, "utf8").catch(() => ""), { timeout: 10_000 }).toMatch(/^http/);
  expect([ended.status, await readFile(planted, "utf8").catch(() => "not started")]).toEqual([0, "not started"]);
});
