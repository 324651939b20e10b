import { findProgram, runProcess } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { bin, jsonOf, openCliWorld } from "../cli-world.ts";

it.each([
  {
    name: "for bash",
    env: { SHELL: "/bin/bash" },
    args: ["--format", "sh"],
    text: /^unset -v [^\n]*AWS_PROFILE[^\n]*\nexport AWS_ACCESS_KEY_ID='ASIA/,
  },
  { name: "for fish", env: {}, args: ["-f", "fish"], text: /^set -gx AWS_ACCESS_KEY_ID 'ASIA/m },
  { name: "as an env-file", env: {}, args: ["-f", "docker"], text: /^AWS_ACCESS_KEY_ID=ASIA/m },
  {
    name: "as a section of the credentials file",
    env: {},
    args: ["-f", "ini"],
    text: /^\[dev-temporary\]\naws_access_key_id = ASIA/,
  },
  { name: "as a section of a chosen name", env: {}, args: ["-f", "ini", "--name", "work"], text: /^\[work\]\n/ },
  { name: "as a Secret of a chosen name", env: {}, args: ["-f", "k8s", "--name", "team-keys"], text: /^ {2}name: "team-keys"$/m },
])("prints $name and nothing else", async ({ env, args, text }) => {
  await using world = await openCliWorld();
  const { status, stdout, stderr } = await world.run(["export", "dev", ...args], { env });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(text);
});

it("prints JSON, from the cache the second time", async () => {
  await using world = await openCliWorld();
  const first = jsonOf(await world.run(["export", "prod-readonly", "--json"]));
  expect(Object.keys(first)).toEqual([
    "accessKeyId",
    "secretAccessKey",
    "sessionToken",
    "expiration",
    "accountId",
    "region",
    "profile",
  ]);
  expect(first).toMatchObject({ profile: "prod-readonly", region: "eu-west-1", accountId: "444455556666" });
  expect(jsonOf(await world.run(["export", "prod-readonly", "--format", "json"]))).toEqual(first);
  expect(world.calls()).toEqual(["AssumeRole"]);
});

it.each([
  { shell: "sh", statement: "export AWS_ACCESS_KEY_ID" },
  { shell: "fish", statement: "set -gx AWS_ACCESS_KEY_ID" },
])("speaks the language of $shell when that asks", async ({ shell, statement }) => {
  // Elsewhere only SHELL tells, which core tests.
  if (process.platform !== "linux") return;
  const program = await findProgram(shell);
  if (program === undefined) return;
  await using world = await openCliWorld();
  // The colon keeps the shell from replacing itself with the command.
  const script = `"${process.execPath}" "${bin}" export dev; :`;
  const { stdout } = await runProcess(program, ["-c", script], { env: { ...world.env, SHELL: "/bin/sh" } });
  expect(stdout).toContain(statement);
});
