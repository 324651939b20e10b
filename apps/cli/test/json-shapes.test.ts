import { expect, it } from "vitest";
import { commandTable } from "../src/program/command-table.ts";
import { openCliWorld } from "./cli-world.ts";
import { judgeJson } from "./judge-json.ts";

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
  expect(judgeJson(values)).toBe("");
});

it("a schema refuses what is missing, of another type, or not documented", () => {
  const said = judgeJson([
    { shape: "StatusJson", json: "{}" },
    { shape: "StatusJson", json: '{ "alive": [], "more": 1 }' },
    { shape: "UnsetJson", json: '{ "format": "sh", "statements": null }' },
  ]);
  expect(said.split("\n")).toHaveLength(3);
});
