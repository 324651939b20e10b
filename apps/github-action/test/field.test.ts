import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { nodeUnderTest, runProcess } from "@aws-temp/testkit";
import { describe, expect, it, onTestFinished } from "vitest";
import { requestIdToken } from "../src/id-token/request-id-token.ts";
import {
  callsOf,
  expectNothingLeft,
  fail,
  type Inputs,
  role,
  startJob,
  succeed,
  withKeys,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const main = fileURLToPath(new URL("../dist/main.mjs", import.meta.url));

describe("a section of roles that yields no profile is an error with its line", () => {
  it.concurrent.for([
    "my profile",
    "team/x y@z",
    "sso-session x",
    "",
    "profile  two  words",
    "Profile prod",
    "x ] y",
    "profiles",
  ])("[%s]", async (header, { expect }) => {
    await using runner = await startJob();
    const roles = `[fine]\nrole_arn = ${role("Tagged")}\n[${header}]\nrole_arn = ${role("Tagged")}\n`;
    const run = await runner.step({ inputs: { ...withKeys, roles } });
    if (header === "profiles") {
      expect(run.status).toBe(0);
      return;
    }
    expect(run.status, run.log).toBe(1);
    expect(run.errors[0]?.text).toMatch(/roles:3\b|'.*' must not|cannot hold/);
    expect(run.calls).toEqual([]);
    await expectNothingLeft(runner, run);
  });
});

describe("inputs that are written another way", () => {
  it.concurrent.for<{ name: string; inputs: Inputs; says: RegExp }>([
    {
      name: "a duration with a unit",
      inputs: { ...withOidc, "role-duration-seconds": "1h" },
      says: /Write role-duration-seconds: 3600/,
    },
    {
      name: "a role in quotes",
      inputs: { ...withOidc, "role-to-assume": `"${role("Workflow")}"` },
      says: /role-to-assume has quotes/,
    },
  ])("$name is refused with the right form", async ({ inputs, says }, { expect }) => {
    await using runner = await startJob();
    const { run, text } = await fail(runner, inputs);
    expect(text).toMatch(says);
    expect(run.calls).toEqual([]);
  });

  it("account IDs on lines of their own are taken", async () => {
    await using runner = await startJob();
    await succeed(runner, { ...withOidc, "allowed-account-ids": "111122223333\n444455556666\n" });
    const { code } = await fail(runner, { ...withOidc, "allowed-account-ids": "111122223333\n222233334444" });
    expect(code).toBeDefined();
  });
});

describe("hints fit the refusal", () => {
  const refused = (operation: string, code: string, message: string) => ({
    faults: [{ operation, effect: { kind: "error", status: code === "AccessDenied" ? 403 : 400, code, message } as const }],
  });

  it("of a policy that cannot be read", async () => {
    await using runner = await startJob(
      refused("AssumeRoleWithWebIdentity", "MalformedPolicyDocument", "Syntax errors in policy."),
    );
    const { text } = await fail(runner, { ...withOidc, "inline-session-policy": "{}", "disable-retry": "true" });
    expect(text).toContain("Correct inline-session-policy");
    expect(text).not.toContain("Shorten");
  });

  it("of a deny by the organization", async () => {
    const message =
      "User is not authorized to perform: sts:AssumeRoleWithWebIdentity with an explicit deny in a resource control policy";
    await using runner = await startJob(refused("AssumeRoleWithWebIdentity", "AccessDenied", message));
    const { text } = await fail(runner, { ...withOidc, "disable-retry": "true" });
    expect(text).toContain("Find the Deny statement in the resource control policy");
    expect(text).not.toContain("letter by letter");
  });
});

it("credentials that have expired already name the clock", async () => {
  const body = `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROAX:me</AssumedRoleId><Arn>arn:aws:sts::444455556666:assumed-role/Tagged/me</Arn></AssumedRoleUser><Credentials><AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>canary-secret</SecretAccessKey><SessionToken>canary-token</SessionToken><Expiration>1970-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
  await using runner = await startJob({ faults: [{ operation: "AssumeRole", effect: { kind: "answer", status: 200, body } }] });
  const { run, text } = await fail(runner, { ...withKeysAndRole, "disable-retry": "true" });
  expect(text).toMatch(/clock/);
  expect(text).not.toContain("canary");
  await expectNothingLeft(runner, run);
});

it("disable-retry leaves the SDK's own tries", async () => {
  const effect = { kind: "error", status: 500, code: "InternalFailure", message: "x" } as const;
  await using runner = await startJob({ faults: [{ operation: "AssumeRoleWithWebIdentity", times: 2, effect }] });
  const run = await succeed(runner, { ...withOidc, "disable-retry": "true" });
  expect(callsOf(run).filter((call) => call.startsWith("AssumeRoleWithWebIdentity"))).toHaveLength(3);
});

it("calls to AWS name the run", async () => {
  await using runner = await startJob();
  const env = { GITHUB_ACTION_REPOSITORY: "org/aws-temp-action", GITHUB_RUN_ID: "4711", GITHUB_RUN_ATTEMPT: "2" };
  const { calls } = await succeed(runner, withOidc, env);
  const agents = calls.filter(({ service }) => service === "sts").map(({ userAgent }) => userAgent);
  expect(agents.length).toBeGreaterThan(0);
  for (const agent of agents) expect(agent).toMatch(/md\/action#org-aws-temp-action md\/run_id#4711 md\/attempt#2/);
});

it("a runner without its file for the post step fails before anything is called", async () => {
  await using runner = await startJob();
  const inputs = Object.entries(withOidc).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const env = { ...runner.job.env, ...Object.fromEntries(inputs), GITHUB_STATE: join(runner.temp, "nowhere") };
  const { status, stdout } = await runProcess(nodeUnderTest, [main], { env });
  expect(status, stdout).toBe(1);
  expect(runner.aws.calls()).toEqual([]);
});

describe("the token service", () => {
  const serve = async () => {
    const server = createServer((_, response) => response.end(JSON.stringify({ value: "token" })));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  };

  it("is asked directly where the proxy does not lead to it", async () => {
    const environment = {
      ACTIONS_ID_TOKEN_REQUEST_URL: await serve(),
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: "bearer",
      HTTP_PROXY: "http://127.0.0.1:9",
      HTTPS_PROXY: "http://127.0.0.1:9",
    };
    expect((await requestIdToken("sts", { environment })).reveal()).toBe("token");
  });

  it("is not asked through the proxy of the input, which is for AWS", async () => {
    await using runner = await startJob();
    const { text } = await fail(runner, { ...withOidc, "http-proxy": "http://127.0.0.1:9", "disable-retry": "true" });
    expect(text).not.toContain("getIDToken");
  });
});
