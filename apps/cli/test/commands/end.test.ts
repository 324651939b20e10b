import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { asCredentialError, exitStatus } from "@aws-temp/core/internal";
import { requireTool, runProcess } from "@aws-temp/testkit";
import { describe, expect, it } from "vitest";
import { jsonOf, openCliWorld } from "../cli-world.ts";
import { builds } from "../programs.ts";

const unreachable = { AWS_ENDPOINT_URL_STS: "http://127.0.0.1:9" };

it.each<{ name: string; args: string[]; status: number; code: string; env?: Record<string, string>; more?: object }>([
  { name: "an unknown command", args: ["logn"], status: 2, code: "USAGE" },
  { name: "an unknown flag", args: ["login", "--profle", "dev"], status: 2, code: "USAGE" },
  { name: "too many arguments", args: ["login", "dev", "prod"], status: 2, code: "USAGE" },
  { name: "a flag without its value", args: ["login", "dev", "--region"], status: 2, code: "USAGE" },
  { name: "a value that is no choice", args: ["login", "dev", "--mfa-on", "phone"], status: 2, code: "USAGE" },
  { name: "a format that is none", args: ["export", "dev", "--format", "yaml"], status: 2, code: "USAGE" },
  { name: "JSON in another format", args: ["export", "dev", "--format", "sh"], status: 2, code: "USAGE" },
  { name: "two profiles", args: ["login", "dev", "--profile", "dev-mfa"], status: 2, code: "USAGE" },
  { name: "two ways to write", args: ["login", "dev", "--to", "x", "--no-write"], status: 2, code: "USAGE" },
  { name: "a tag without a value", args: ["login", "dev", "--tag", "team"], status: 2, code: "USAGE" },
  { name: "a duration that is none", args: ["login", "dev", "--duration", "soon"], status: 2, code: "INVALID_VALUE" },
  { name: "nothing to log out of", args: ["logout"], status: 2, code: "USAGE" },
  { name: "nothing to configure", args: ["configure", "process"], status: 2, code: "USAGE" },
  { name: "a region that is none", args: ["login", "dev", "--region", "eu west"], status: 2, code: "INVALID_VALUE" },
  {
    name: "a region to write that is none",
    args: ["configure", "process", "dev", "--region", "x.y"],
    status: 2,
    code: "INVALID_VALUE",
  },
  { name: "a region to sync that is none", args: ["sso", "sync", "--region", "x.y"], status: 2, code: "INVALID_VALUE" },
  { name: "a region to convert with that is none", args: ["convert", "--region", "x.y"], status: 2, code: "INVALID_VALUE" },
  { name: "a code that is none", args: ["login", "dev", "--mfa-code", "12345"], status: 2, code: "INVALID_VALUE" },
  { name: "an unset in a document format", args: ["unset", "--format", "ini"], status: 2, code: "USAGE" },
  { name: "nothing to convert", args: ["convert"], status: 2, code: "NOT_CREDENTIALS" },
  {
    name: "an unknown profile",
    args: ["login", "prod-amdin"],
    status: 2,
    code: "PROFILE_NOT_FOUND",
    more: { profile: "prod-amdin", hints: expect.arrayContaining(["Did you mean prod-admin?"]) },
  },
  {
    name: "an unknown profile of the environment",
    args: ["whoami"],
    env: { AWS_PROFILE: "nobody" },
    status: 2,
    code: "PROFILE_NOT_FOUND",
    more: { message: expect.stringContaining("AWS_PROFILE") },
  },
  {
    name: "too long a duration",
    args: ["login", "prod-readonly", "--duration", "13h"],
    status: 2,
    code: "DURATION_OUT_OF_RANGE",
  },
  { name: "a code and no one to give it", args: ["login", "prod-admin"], status: 3, code: "MFA_CODE_NEEDED" },
  { name: "a code and --no-input", args: ["login", "prod-admin", "--no-input"], status: 3, code: "MFA_CODE_NEEDED" },
  { name: "a wrong code", args: ["login", "prod-admin", "--mfa-code", "000000"], status: 4, code: "MFA_CODE_REJECTED" },
  {
    name: "a wrong external id",
    args: ["export", "dev", "--role-arn", "arn:aws:iam::444455556666:role/Admin"],
    status: 4,
    code: "ACCESS_DENIED",
    more: { awsCode: "AccessDenied", requestId: expect.any(String) },
  },
  { name: "no network", args: ["whoami", "dev"], env: unreachable, status: 5, code: "NETWORK_UNREACHABLE" },
])("$name ends with $status and $code", async ({ args, env = {}, status, code, more = {} }) => {
  await using world = await openCliWorld();
  const asJson = await world.run([...args, "--json"], { env });
  expect(asJson).toMatchObject({ status, stderr: "" });
  const { error, ...others } = jsonOf(asJson);
  expect(error).toMatchObject({ code, message: expect.any(String), hints: expect.any(Array), ...more });
  expect(others).toEqual({});

  const forPeople = await world.run([...args, ...(code === "USAGE" && args.includes("sh") ? ["--json"] : [])], { env });
  expect(forPeople.status).toBe(status);
  if (!args.includes("sh")) {
    expect(forPeople.stdout).toBe("");
    expect(forPeople.stderr).toMatch(/^Error: /m);
    expect(forPeople.stderr).not.toMatch(/^\s+at .*\.js:\d+/m);
  }
});

it("names file and line", async () => {
  await using world = await openCliWorld({
    files: { config: "[profile a]\nrole_arn = arn:aws:iam::444455556666:role/A\n" },
  });
  const { stderr, status } = await world.run(["explain", "a"]);
  expect(status).toBe(2);
  expect(stderr).toContain("\n  at ~/.aws/config:2\n");
});

it("names file and line of what AWS refused", async () => {
  await using world = await openCliWorld();
  world.aws.removeKey("AKIAALICEDEV2EXAMPLE");
  const { stderr, status } = await world.run(["login", "prod-readonly"]);
  expect(status).toBe(4);
  const lines = (await readFile(world.home.credentialsFile, "utf8")).split("\n");
  const line = lines.findIndex((text, at) => at > lines.indexOf("[dev]") && text.startsWith("aws_access_key_id")) + 1;
  expect(line).toBeGreaterThan(0);
  expect(stderr).toContain(`\n  at ~/.aws/credentials:${line}\n`);
});

describe.skipIf(!existsSync("/dev/full")).each(builds)("$how", ({ tool, program }) => {
  it.for([
    { name: "a listing", args: ["profiles"] },
    { name: "a listing as JSON", args: ["profiles", "--json"] },
    { name: "the help", args: ["--help"] },
    { name: "a command's help", args: ["login", "--help"] },
    { name: "the version", args: ["--version"] },
    { name: "a plan", args: ["explain", "prod-readonly"] },
    { name: "an identity", args: ["whoami", "prod-readonly"] },
    { name: "an error as JSON", args: ["explain", "missing", "--json"] },
    { name: "the code for a shell", args: ["shell-init", "bash"] },
    { name: "cached credentials", args: ["export", "prod-readonly", "--format", "process"] },
    { name: "fresh credentials", args: ["export", "prod-readonly", "--force"] },
  ])("ends with 1 when $name cannot be written, and says why", async ({ args }, context) => {
    requireTool(tool, context);
    await using world = await openCliWorld();
    if (args[0] === "export") await world.run(["login", "prod-readonly", "--no-write"]);
    const script = 'exec "$@" > /dev/full';
    const { status, stderr } = await runProcess("sh", ["-c", script, "sh", ...program, ...args], { env: world.env });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringMatching(/^Error: .*ENOSPC.*$/m) });
  });

  it("ends with 0 when its reader has seen enough", async (context) => {
    requireTool(tool, context);
    await using world = await openCliWorld();
    const script = '{ "$@"; echo "status $?" >&2; } | head -c 1';
    const { stderr } = await runProcess("sh", ["-c", script, "sh", ...program, "--help"], { env: world.env });
    expect(stderr).toContain("status 0");
  });

  it("writes megabytes into a slow pipe whole", async (context) => {
    requireTool(tool, context);
    await using world = await openCliWorld();
    const many = Array.from({ length: 5000 }, (_, index) => `[profile many-${index}]\nregion = eu-west-1\n`).join("");
    await world.home.write(".aws/config", many);
    const { status, stdout } = await runProcess("sh", ["-c", '"$@" | (sleep 0.2; cat)', "sh", ...program, "profiles", "--json"], {
      env: world.env,
    });
    expect([status, stdout.includes("many-4999"), stdout.endsWith("\n")]).toEqual([0, true, true]);
    JSON.parse(stdout);
  });
});

it("does not repeat superfluous arguments, which may be secrets", async () => {
  await using world = await openCliWorld();
  const { stderr, stdout } = await world.run(["convert", '{"SecretAccessKey":"canary-in-argv"}']);
  expect(stderr + stdout).not.toContain("canary-in-argv");
});

it("calls what it does not know a fault", () => {
  expect(exitStatus[asCredentialError(new TypeError("x is not a function")).class]).toBe(1);
});
