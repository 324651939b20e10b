import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { commandTable } from "../src/command-table.ts";
import { type CliWorld, openCliWorld } from "./cli-world.ts";

const shapes = fileURLToPath(new URL("../src/render/json-shapes.ts", import.meta.url));
const compiler = fileURLToPath(new URL("../../../node_modules/.bin/tsc", import.meta.url));
const options =
  "--noEmit --strict --exactOptionalPropertyTypes --allowImportingTsExtensions --skipLibCheck --module nodenext --target esnext";

/** The compiler's word on whether values are what docs/cli.md says of their command: nothing missing, nothing more. */
async function judge({ home }: CliWorld, values: readonly { readonly shape: string; readonly json: string }[]): Promise<string> {
  const names = [...new Set(values.map(({ shape }) => shape))];
  const lines = values.map(({ shape, json }, index) => `export const value${index}: ${shape} = ${json};`);
  const file = join(home.path, "values.ts");
  await writeFile(file, [`import type { ${names.join(", ")} } from ${JSON.stringify(shapes)};`, ...lines].join("\n"));
  return (await runProcess(compiler, [...options.split(" "), file])).stdout;
}

it("what --json prints is of the shape that is documented", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  await world.run(["login", "prod-readonly"]);
  const commands = [
    ["login", "dev"],
    ["status"],
    ["whoami", "dev"],
    ["console", "prod-readonly", "--print"],
    ["console", "prod-readonly", "--service", "s3", "--save", "s3"],
    ["console", "dev"],
    ["explain", "prod-admin"],
    ["profiles"],
    ["doctor", "--offline"],
    ["unset"],
    ["configure", "process", "dev", "--to", "program", "--program", process.execPath],
    ["logout", "dev"],
    ["logout", "--all"],
    ["status"],
    ["login", "nobody"],
  ];
  const values: { shape: string; json: string }[] = [];
  for (const command of commands) {
    const { stdout } = await world.run([...command, "--json"]);
    const entry = commandTable.get(command[0] ?? "") ?? commandTable.get(command.slice(0, 2).join(" "));
    const shape = (await entry?.load())?.jsonShape ?? "";
    values.push({ shape: stdout.startsWith('{\n  "error"') ? "ErrorJson" : shape, json: stdout });
  }
  expect(await judge(world, values)).toBe("");
});

it("the compiler notices what is missing, foreign or more", async () => {
  await using world = await openCliWorld();
  const said = await judge(world, [
    { shape: "StatusJson", json: "{}" },
    { shape: "StatusJson", json: '{ "alive": [], "more": 1 }' },
    { shape: "WhoamiJson", json: '{ "account": null }' },
  ]);
  expect(said.match(/error TS/g)).toHaveLength(3);
});
