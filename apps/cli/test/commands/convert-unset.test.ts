import { describe, expect, it } from "vitest";
import { jsonOf, openCliWorld } from "../cli-world.ts";

const answer = {
  AccessKeyId: "ASIACONVERTEXAMPLE",
  SecretAccessKey: "canary/secret",
  SessionToken: "canary-token",
  Expiration: "2099-01-02T03:04:05+00:00",
};

describe("convert", () => {
  it.each([
    {
      name: "an AssumeRole answer",
      input: { Credentials: answer, AssumedRoleUser: { Arn: "arn:aws:sts::444455556666:assumed-role/A/b" } },
    },
    { name: "a GetSessionToken answer", input: { Credentials: answer } },
    { name: "credential_process output", input: { Version: 1, ...answer } },
  ])("turns $name into any format", async ({ input }) => {
    await using world = await openCliWorld();
    const stdin = JSON.stringify(input);
    const asJson = await world.run(["convert", "--json", "--region", "eu-west-1"], { stdin });
    expect(asJson).toMatchObject({ status: 0, stderr: "" });
    expect(jsonOf(asJson)).toMatchObject({
      accessKeyId: "ASIACONVERTEXAMPLE",
      secretAccessKey: "canary/secret",
      sessionToken: "canary-token",
      expiration: "2099-01-02T03:04:05Z",
      region: "eu-west-1",
    });
    const sh = await world.run(["convert", "--format", "sh"], { stdin });
    expect(sh.stdout).toContain("export AWS_SESSION_TOKEN='canary-token'\n");
    const ini = await world.run(["convert", "-f", "ini", "--name", "work"], { stdin });
    expect(ini.stdout).toMatch(/^\[work\]\n/);
    expect(world.aws.calls()).toEqual([]);
  });

  it("warns of credentials that have expired", async () => {
    await using world = await openCliWorld();
    const stdin = JSON.stringify({ ...answer, Expiration: "2020-01-02T03:04:05Z" });
    const { status, stderr } = await world.run(["convert", "-f", "sh"], { stdin });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: "Warning: These credentials expired at 2020-01-02T03:04:05.000Z.\n",
    });
  });

  it.each(["", "{", "[]", "{}", '{"AccessKeyId":"canary-id","SecretAccessKey":7}'])(
    "refuses %j without repeating it",
    async (stdin) => {
      await using world = await openCliWorld();
      const { status, stdout, stderr } = await world.run(["convert", "-f", "sh"], { stdin });
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).not.toContain("canary");
    },
  );

  it("does not wait for a terminal", async () => {
    await using world = await openCliWorld();
    await using terminal = world.terminal(["convert"]);
    await terminal.waitFor("aws sts get-session-token | aws-temp convert");
    expect((await terminal.exited).status).toBe(2);
  });
});

describe("unset", () => {
  it.each([
    { format: "sh", text: /^unset -v [^\n]*AWS_ACCESS_KEY_ID[^\n]*\n$/ },
    { format: "fish", text: /AWS_SESSION_TOKEN/ },
    { format: "powershell", text: /^\$Env:AWS_PROFILE = \$null$/m },
  ])("prints statements for $format", async ({ format, text }) => {
    await using world = await openCliWorld();
    const { status, stdout, stderr } = await world.run(["unset", "--format", format]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(text);
    expect(jsonOf(await world.run(["unset", "--format", format, "--json"]))).toEqual({ format, statements: stdout });
  });
});
