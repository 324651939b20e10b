import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeUnderTest, openTerminal, type Terminal } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import { bin, jsonOf, openCliWorld } from "../cli-world.ts";
import { freePort } from "../free-port.ts";
import { browserProgram } from "../sign-in/browser-program.ts";

it("shows cached credentials and the profiles of login, with identity, time and place", async () => {
  await using world = await openCliWorld();
  await world.run(["login", "prod-readonly"]);
  await world.run(["export", "prod-admin", "--mfa-code", world.code()]);
  world.aws.clearCalls();
  const { status, stdout, stderr } = await world.run(["status"]);
  expect(status).toBe(0);
  const [heading = "", ...rows] = stdout.trimEnd().split("\n");
  expect(heading).toMatch(/^WHAT +PROFILE +IDENTITY +TIME LEFT +STORED IN$/);
  expect(rows.sort()).toEqual([
    expect.stringMatching(/^credentials +dev-mfa prod-admin \+2 +111122223333 session +11 h 59 min +~\/\.aws\/aws-temp\/cache$/),
    expect.stringMatching(/^credentials +prod-admin prod-deploy +444455556666 Admin +59 min +~\/\.aws\/aws-temp\/cache$/),
    expect.stringMatching(
      /^profile +prod-readonly-temporary prod-readonly +444455556666 ReadOnly +59 min +~\/\.aws\/credentials:\d+$/,
    ),
  ]);
  expect(stderr).toBe("2 cached credentials, 1 profile of login. End one with: aws-temp logout NAME\n");
  expect(world.calls()).toEqual([]);
});

it("shows sign-ins, and which profiles use them", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  const { env } = await browserProgram(world);
  for (const profile of ["sso", "console"]) {
    await world.run(["login", profile, "--no-write", "--redirect-port", String(await freePort())], { env });
  }
  world.aws.clearCalls();
  const result = await world.run(["status", "--json"]);
  expect(result).toMatchObject({ status: 0, stderr: "" });
  expect(jsonOf(result)["alive"]).toEqual([
    {
      kind: "sso-session",
      profiles: ["sso", "sso-admin"],
      of: null,
      account: null,
      role: null,
      arn: null,
      accessKeyId: null,
      startUrl: "https://acme.awsapps.com/start",
      expiration: expect.stringMatching(/Z$/),
      secondsLeft: expect.any(Number),
      renews: true,
      file: expect.stringContaining(join(".aws", "sso", "cache")),
      line: null,
    },
    expect.objectContaining({
      kind: "console-sign-in",
      profiles: ["console"],
      account: "111122223333",
      arn: "arn:aws:iam::111122223333:user/alice",
      renews: true,
    }),
    expect.objectContaining({ kind: "credentials", profiles: ["sso"], account: "444455556666", role: "ReadOnly" }),
  ]);
  expect(world.calls()).toEqual([]);
});

it("names the profile of what was obtained with flags, and passes over what is no credential", async () => {
  await using world = await openCliWorld();
  await world.run(["export", "prod-readonly", "--duration", "30m"]);
  for (const folder of [
    join(world.home.awsDir, "aws-temp", "cache"),
    join(world.home.awsDir, "sso", "cache"),
    join(world.home.awsDir, "login", "cache"),
  ]) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${"0".repeat(40)}.json`), '{"Version":1,"accessToken":');
    await writeFile(join(folder, `${"1".repeat(40)}.json`), "[]");
  }
  const { alive } = jsonOf(await world.run(["status", "--json"]));
  expect(alive).toEqual([
    expect.objectContaining({ kind: "credentials", profiles: ["prod-readonly"], role: "ReadOnly", account: "444455556666" }),
  ]);
});

it("shows a profile of login that has expired, and no other thing that has", async () => {
  const credentials = [
    "[old-temporary]",
    "aws_access_key_id = ASIAOLDOLDOLDOLDOLD1",
    "aws_secret_access_key = expired/secret/0000",
    "aws_session_token = expired/token/0000",
    "aws_credential_expiration = 2020-01-01T00:00:00.000Z",
    "aws_temp_source_profile = old",
  ].join("\n");
  await using world = await openCliWorld({ files: { credentials } });
  const { stdout } = await world.run(["status"]);
  expect(stdout.trimEnd().split("\n").slice(1)).toEqual([
    expect.stringMatching(/^profile +old-temporary +- +expired +~\/\.aws\/credentials:1$/),
  ]);
});

it("says so when nothing is active", async () => {
  await using world = await openCliWorld();
  expect(await world.run(["status"])).toMatchObject({
    status: 0,
    stdout: "",
    stderr: expect.stringContaining("Nothing is active"),
  });
  expect(jsonOf(await world.run(["status", "--json"]))).toEqual({ alive: [] });
});

it.each([
  { name: "q", end: (terminal: Terminal) => terminal.write("q") },
  { name: "Ctrl-C", end: (terminal: Terminal) => terminal.write("\u0003") },
  { name: "SIGINT", end: (terminal: Terminal) => terminal.kill("SIGINT") },
  { name: "SIGTERM", end: (terminal: Terminal) => terminal.kill("SIGTERM") },
])("is drawn again until $name, gives the screen back and says nothing", async ({ end }) => {
  await using world = await openCliWorld();
  await world.run(["login", "prod-readonly", "--no-write"]);
  await using terminal = world.terminal(["status", "--watch"]);
  await terminal.waitFor("prod-readonly");
  await terminal.waitFor("prod-readonly");
  end(terminal);
  expect(await terminal.exited).toMatchObject({ status: 0 });
  expect(terminal.output()).toContain("\u001b[?1049l");
  expect((await terminal.screen()).trim()).toBe("");
});

it("keeps each thing on one line of a narrow screen with --watch", async () => {
  await using world = await openCliWorld();
  await world.run(["login", "prod-readonly"]);
  await world.run(["login", "dev", "--no-write"]);
  await using terminal = openTerminal({ command: nodeUnderTest, args: [bin, "status", "--watch"], env: world.env, cols: 50 });
  await terminal.waitFor("prod-readonly-temporary");
  const lines = (await terminal.screen()).trimEnd().split("\n");
  expect(lines.map((line) => line.split(" ")[0])).toEqual(["PROFILE", "dev", "prod-readonly-temporary", "q"]);
  terminal.write("q");
  expect((await terminal.exited).status).toBe(0);
});

it("prints once with --watch where no one watches", async () => {
  await using world = await openCliWorld();
  await world.run(["login", "prod-readonly", "--no-write"]);
  const { status, stdout } = await world.run(["status", "--watch"]);
  expect(status).toBe(0);
  expect(stdout.match(/prod-readonly/g)).toHaveLength(1);
  expect(stdout).not.toContain("\u001b");
});

it("is coloured by the time that is left", async () => {
  await using world = await openCliWorld();
  await world.run(["login", "prod-readonly", "--no-write"]);
  await world.run(["login", "dev", "--no-write", "--duration", "15m"]);
  const { stdout } = await world.run(["status"], { env: { FORCE_COLOR: "1" } });
  const line = (name: string) => stdout.split("\n").find((each) => each.includes(name));
  expect(line("prod-readonly")).toContain("\u001b[32m59 min");
  expect(line("dev")).toContain("\u001b[33m14 min");
  expect((await world.run(["status", "--no-color"], { env: { FORCE_COLOR: "1" } })).stdout).not.toContain("\u001b");
});

it("shows one row for one session, also when login has written it as a profile", async () => {
  await using world = await openCliWorld();
  expect((await world.run(["login", "prod-readonly"])).status).toBe(0);
  const { stdout, stderr } = await world.run(["status"]);
  expect(stdout.trimEnd().split("\n")).toHaveLength(2);
  expect(stdout).toMatch(/^profile +prod-readonly-temporary prod-readonly +444455556666 ReadOnly +59 min /m);
  expect(stderr).toMatch(/^1 profile of login\./);
  expect(jsonOf(await world.run(["status", "--json"]))["alive"]).toHaveLength(2);
});
