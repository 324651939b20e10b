import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { openCliWorld } from "./cli-world.ts";

/** Registers a hook that writes down each module that is loaded. */
const hook = `
import { appendFileSync } from "node:fs";
import { registerHooks } from "node:module";
registerHooks({ load(url, context, next) { appendFileSync(process.env.LOADED, url + "\\n"); return next(url, context); } });
`;

/** What each file of the bundle holds. */
const contents: Record<string, string[]> = JSON.parse(await readFile(new URL("../dist/bundle.json", import.meta.url), "utf8"));

it.each([
  { args: ["export", "prod-readonly"], commands: [] },
  { args: ["status", "--prompt"], commands: [] },
  { args: ["export", "prod-readonly", "--min-ttl", "5m"], commands: ["export"] },
  { args: ["whoami", "prod-readonly", "--no-such-flag"], commands: ["whoami"] },
  { args: ["profiles"], commands: ["profiles"] },
  { args: ["exec", "prod-readonly", "--", "true"], commands: ["exec"] },
  { args: ["explain", "prod-admin"], commands: ["explain"] },
])("$args loads its own command alone, no prompt and no AWS SDK", async ({ args, commands }) => {
  await using world = await openCliWorld();
  await world.run(["login", "prod-readonly"]);
  const list = await world.home.write("loaded", "");
  const hookFile = await world.home.write("hook.mjs", hook);
  await world.run(args, { env: { NODE_OPTIONS: `--import=${pathToFileURL(hookFile)}`, LOADED: list } });
  const files = (await readFile(list, "utf8")).split("\n").filter((url) => url.includes("/apps/cli/dist/bundle/"));
  const loaded = files.flatMap((url) => contents[url.split("/").at(-1) ?? ""] ?? []);
  const found = loaded.flatMap((module) => /apps\/cli\/src\/commands\/(.*)\.ts$/.exec(module)?.[1] ?? []);
  expect(found).toEqual(commands);
  expect(loaded.length).toBeGreaterThan(50);
  expect(loaded.filter((module) => /@aws-sdk|@smithy|@inquirer/.test(module))).toEqual([]);
  // A cached answer does not wait for oclif.
  expect(loaded.some((module) => module.includes("@oclif"))).toBe(commands.length > 0);
});
