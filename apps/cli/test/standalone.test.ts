import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { appContract, openTerminal, requireTool, runProcess, type Tool } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { cliApp } from "./cli-app.ts";
import { openCliWorld } from "./cli-world.ts";

const file = fileURLToPath(new URL("../../../dist/standalone/aws-temp", import.meta.url));
/** The executable, once `npx pnpm@12 build:standalone` has made it. */
const executable: Tool = existsSync(file)
  ? { found: true, program: file }
  : { found: false, reason: "There is no executable: npx pnpm@12 build:standalone makes it", expected: true };

it.concurrent.for(appContract(cliApp([file])))("as an executable: $name", async ({ run }, context) => {
  requireTool(executable, context);
  await run();
});

it.for([
  { name: "its version", args: ["--version"], says: /^aws-temp\/\d/ },
  { name: "its help", args: ["--help"], says: /export/ },
  { name: "a command's help", args: ["login", "--help"], says: /--no-write/ },
])("as an executable, it says $name", async ({ args, says }, context) => {
  const { status, stdout, stderr } = await runProcess(requireTool(executable, context), args, { env: {} });
  expect([status, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(says);
});

it.for([
  { name: "an executable finds what Node cached", order: "Node first" },
  { name: "Node finds what an executable cached", order: "Node last" },
])("$name", async ({ order }, context) => {
  const command = requireTool(executable, context);
  await using world = await openCliWorld();
  const onNode = () => world.run(["export", "prod-readonly", "--format", "process"]);
  const asExecutable = () => runProcess(command, ["export", "prod-readonly", "--format", "process"], { env: world.env });
  const [first, second] = order === "Node first" ? [onNode, asExecutable] : [asExecutable, onNode];
  const keys = (await first()).stdout;
  expect(JSON.parse(keys)).toMatchObject({ Version: 1 });
  expect((await second()).stdout).toBe(keys);
  expect(world.calls()).toEqual(["AssumeRole"]);
});

it("as an executable, it asks at a terminal and writes the profile", async (context) => {
  const command = requireTool(executable, context);
  await using world = await openCliWorld();
  await using terminal = openTerminal({ command, args: ["login", "dev-mfa"], env: world.env });
  await terminal.waitFor("MFA code", 20_000);
  terminal.write(`${world.code()}\r`);
  expect((await terminal.exited).status).toBe(0);
  const written = await runProcess(command, ["profiles", "--json"], { env: world.env });
  expect(written.stdout).toContain("dev-mfa-temporary");
});
