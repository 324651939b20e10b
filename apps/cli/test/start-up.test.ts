import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { openCliWorld } from "./cli-world.ts";

/** Registers a hook that writes down each module that is loaded. */
const hook = `
import { appendFileSync } from "node:fs";
import { registerHooks } from "node:module";
registerHooks({ load(url, context, next) { appendFileSync(process.env.LOADED, url + "\\n"); return next(url, context); } });
`;

it.each([
  { args: ["export", "prod-readonly"], command: "export" },
  { args: ["whoami", "prod-readonly", "--no-such-flag"], command: "whoami" },
  { args: ["profiles"], command: "profiles" },
  { args: ["explain", "prod-admin"], command: "explain" },
])("$args loads its own command alone, no prompt and no AWS SDK", async ({ args, command }) => {
  await using world = await openCliWorld();
  await world.run(["login", "prod-readonly"]);
  const list = await world.home.write("loaded", "");
  const hookFile = await world.home.write("hook.mjs", hook);
  await world.run(args, { env: { NODE_OPTIONS: `--import=file://${hookFile}`, LOADED: list } });
  const loaded = (await readFile(list, "utf8")).split("\n");
  const commands = loaded.filter((url) => url.includes("/apps/cli/dist/commands/")).map((url) => url.split("/").at(-1));
  expect(commands).toEqual([`${command}.js`]);
  expect(loaded.filter((url) => /@aws-sdk|@smithy|@inquirer/.test(url))).toEqual([]);
});
