import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startWorld, worlds } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { endOf, run } from "./run-program.ts";

const crowd = 100;

it.for([
  { name: "IAM Identity Center", profile: "sso", token: "CreateToken" },
  { name: "console sign-in", profile: "console", token: "CreateOAuth2Token" },
])("a hundred processes with --allow-login open one browser: $name", async ({ name, profile, token }, context) => {
  if (process.platform === "win32") context.skip("needs a POSIX shell");
  const world = worlds.find((candidate) => candidate.name === name);
  if (world === undefined) throw new Error(`There is no world "${name}".`);
  await using running = await startWorld(world);
  const opened = join(running.home, "opened");
  const browser = join(running.home, "counting-browser");
  await writeFile(browser, `#!/bin/sh\necho opened >> '${opened}'\nexec ${running.env["BROWSER"]} "$1"\n`, { mode: 0o755 });
  const env = { ...running.env, BROWSER: `"${browser}"` };
  const ends = await Promise.all(Array.from({ length: crowd }, () => run([profile, "--allow-login"], { env, timeout: 60_000 })));
  expect(new Set(ends.map(endOf))).toEqual(new Set(["0 "]));
  expect(new Set(ends.map(({ stdout }) => stdout)).size).toBe(1);
  expect(ends[0]?.stdout).toMatch(/^\{"Version":1,/);
  expect(await readFile(opened, "utf8")).toBe("opened\n");
  const operations = running.aws.calls().map(({ operation }) => operation);
  expect(operations.filter((operation) => operation === "Authorize")).toHaveLength(1);
  expect(operations.filter((operation) => operation === token)).toHaveLength(1);
});

it("a hundred processes without --allow-login open none", async () => {
  const world = worlds.find((candidate) => candidate.name === "IAM Identity Center");
  if (world === undefined) throw new Error("The world is gone.");
  await using running = await startWorld(world);
  const env = { ...running.env, BROWSER: "/nowhere/browser" };
  const ends = await Promise.all(Array.from({ length: crowd }, () => run(["sso"], { env, timeout: 60_000 })));
  expect(new Set(ends.map(({ status, stdout }) => `${status} ${stdout}`))).toEqual(new Set(["3 "]));
  expect(ends.every(({ stderr }) => stderr.includes("(SIGN_IN_NEEDED)"))).toBe(true);
  expect(running.aws.calls()).toEqual([]);
});
