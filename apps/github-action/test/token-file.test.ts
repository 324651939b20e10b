import { symlink } from "node:fs/promises";
import { join } from "node:path";
import type { Runner } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { callsOf, expectNothingLeft, fail, startJob, succeed, withOidc } from "./job.ts";

async function tokenOf(runner: Runner): Promise<string> {
  const { env } = runner.aws.startWorkflowJob();
  const answer = await fetch(`${env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=sts.amazonaws.com`, {
    headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  });
  return ((await answer.json()) as { value: string }).value;
}

it.concurrent.for([
  { name: "by its full path", path: (runner: Runner) => join(runner.workspace, "token") },
  { name: "relative to the workspace", path: () => "token" },
])("takes a role by a token file, $name", async ({ path }, { expect }) => {
  await using runner = await startJob();
  const token = await tokenOf(runner);
  await runner.write("work/shop/shop/token", token);
  const run = await succeed(runner, { ...withOidc, "web-identity-token-file": path(runner) });
  expect(callsOf(run).slice(0, 1)).toEqual(["AssumeRoleWithWebIdentity"]);
  expect(run.masks).toContain(token);
  expect(run.outputs["auth-method"]).toBe("token-file");
});

it.skipIf(process.platform === "win32").for([
  { name: "a link", make: (runner: Runner) => symlink(join(runner.home, "secret"), join(runner.workspace, "token")) },
  { name: "a folder behind a link", make: (runner: Runner) => symlink(runner.home, join(runner.workspace, "folder")) },
])("refuses a token file that is $name, as a pull request could make it", async ({ name, make }, { expect }) => {
  await using runner = await startJob();
  await runner.write("secret", await tokenOf(runner));
  await make(runner);
  const path = name === "a link" ? "token" : "folder/secret";
  const { run, text } = await fail(runner, { ...withOidc, "web-identity-token-file": path });
  expect(text).toContain("symbolic link");
  expect(run.calls).toEqual([]);
  await expectNothingLeft(runner, run, ["secret"]);
});

it("says which token file is missing", async () => {
  await using runner = await startJob();
  const { run, text } = await fail(runner, { ...withOidc, "web-identity-token-file": "nowhere/token" });
  expect(text).toContain(join("nowhere", "token"));
  expect(run.calls).toEqual([]);
});

const rolesWith = (file: string) =>
  `[shop]\nrole_arn = arn:aws:iam::444455556666:role/Workflow\nweb_identity_token_file = ${file}\n`;

it.concurrent("hides a token whose file a section of roles names", async ({ expect }) => {
  await using runner = await startJob();
  const token = await tokenOf(runner);
  await runner.write("work/shop/shop/token", token);
  const run = await succeed(runner, { "aws-region": "eu-central-1", roles: rolesWith(join(runner.workspace, "token")) });
  expect(run.masks).toContain(token);
});

it.skipIf(process.platform === "win32").for([
  {
    name: "a link",
    path: "token",
    make: (runner: Runner) => symlink(join(runner.home, "secret"), join(runner.workspace, "token")),
  },
  {
    name: "behind a link",
    path: "folder/secret",
    make: (runner: Runner) => symlink(runner.home, join(runner.workspace, "folder")),
  },
  {
    name: "two folders below a link",
    path: "folder/inner/secret",
    make: (runner: Runner) => symlink(runner.home, join(runner.workspace, "folder")),
  },
])("refuses a token file that is $name, in the input and in roles alike", async ({ path, make }, { expect }) => {
  await using runner = await startJob();
  await runner.write("secret", await tokenOf(runner));
  await runner.write("inner/secret", await tokenOf(runner));
  await make(runner);
  for (const inputs of [
    { ...withOidc, "web-identity-token-file": path },
    { "aws-region": "eu-central-1", roles: rolesWith(join(runner.workspace, path)) },
  ]) {
    const { run, text } = await fail(runner, inputs);
    expect(text).toContain("symbolic link");
    expect(run.calls).toEqual([]);
  }
});
