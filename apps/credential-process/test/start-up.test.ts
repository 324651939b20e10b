import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startWorld, worlds } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { run } from "./run-program.ts";

/** Registers a hook that writes down each module that is loaded. */
const hook = `
import { appendFileSync } from "node:fs";
import { registerHooks } from "node:module";
registerHooks({ load(url, context, next) { appendFileSync(process.env.LOADED, url + "\\n"); return next(url, context); } });
`;

/** What each file of the bundle holds. */
const contents: Record<string, string[]> = JSON.parse(await readFile(new URL("../dist/bundle.json", import.meta.url), "utf8"));

it("a cached answer loads what finds it and nothing else: no resolver, no AWS SDK, no library at all", async () => {
  const world = worlds.find(({ name }) => name === "role of an IAM user");
  if (world === undefined) throw new Error("The world is gone.");
  await using running = await startWorld(world);
  const first = await run(["prod-readonly"], { env: running.env });
  const [hookFile, list] = [join(running.home, "hook.mjs"), join(running.home, "loaded")];
  await writeFile(hookFile, hook);
  const env = { ...running.env, NODE_OPTIONS: `--import=${pathToFileURL(hookFile)}`, LOADED: list };
  expect(await run(["prod-readonly"], { env })).toEqual(first);
  const files = (await readFile(list, "utf8")).split("\n").filter((url) => url.includes("/credential-process/dist/"));
  const modules = files.flatMap((url) => contents[url.split("/").at(-1) ?? ""] ?? []);
  expect(modules.length).toBeGreaterThan(50);
  expect(modules.filter((module) => /node_modules|create-resolver/.test(module))).toEqual([]);
});
