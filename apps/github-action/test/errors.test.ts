import type { RunnerOptions, StepOptions } from "@aws-temp/testkit";
import { expect, it } from "vitest";
import {
  expectNothingLeft,
  keysOf,
  prod,
  refusalOf,
  region,
  role,
  startJob,
  withKeys,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const once = { "disable-retry": "true" };
const pullRequest = (head: string) => ({
  pull_request: { head: { repo: { full_name: head } }, base: { repo: { full_name: "acme/shop" } } },
});

it.concurrent.for<{
  name: string;
  runner?: RunnerOptions;
  step: StepOptions;
  code: string;
  says: (string | RegExp)[];
  never?: (string | RegExp)[];
}>([
  {
    name: "a job without the permission",
    step: { inputs: withOidc, idToken: false },
    code: "NO_CREDENTIALS",
    says: ["Could not load credentials from any providers", "id-token: write"],
    never: [/fork/i, /dependabot/i],
  },
  {
    name: "a pull request from a fork",
    runner: { job: { eventName: "pull_request", ref: "refs/pull/7/merge" }, event: pullRequest("stranger/shop") },
    step: { inputs: withOidc, idToken: false },
    code: "NO_CREDENTIALS",
    says: [/fork/i],
    never: [/dependabot/i],
  },
  {
    name: "a pull request of the repository's own, without the permission",
    runner: { job: { eventName: "pull_request", ref: "refs/pull/7/merge" }, event: pullRequest("acme/shop") },
    step: { inputs: withOidc, idToken: false },
    code: "NO_CREDENTIALS",
    says: ["id-token: write"],
    never: [/from a fork/i],
  },
  {
    name: "a job of Dependabot",
    runner: { job: { actor: "dependabot[bot]", eventName: "pull_request" }, event: pullRequest("acme/shop") },
    step: { inputs: withOidc, idToken: false },
    code: "NO_CREDENTIALS",
    says: [/dependabot/i],
  },
  {
    name: "a fork whose secrets are empty",
    runner: { job: { eventName: "pull_request" }, event: pullRequest("stranger/shop") },
    step: { inputs: { "aws-region": region, "aws-access-key-id": "", "aws-secret-access-key": "" }, idToken: false },
    code: "NO_CREDENTIALS",
    says: [/fork/i],
  },
  {
    name: "a machine without credentials",
    step: { inputs: { "aws-region": region } },
    code: "NO_CREDENTIALS",
    says: ["role-to-assume"],
    never: [/fork/i],
  },
  {
    name: "a chain without a beginning",
    step: { inputs: { ...withOidc, "role-chaining": "true" } },
    code: "NO_CREDENTIALS",
    says: ["Could not load credentials from any providers"],
  },
  {
    name: "another repository",
    runner: { job: { repository: "evil/shop" } },
    step: { inputs: { ...withOidc, ...once } },
    code: "ACCESS_DENIED",
    says: [
      "Not authorized to perform sts:AssumeRoleWithWebIdentity",
      role("Workflow"),
      "https://token.actions.githubusercontent.com",
      "sts.amazonaws.com",
      "repo:evil/shop:ref:refs/heads/main",
      "repo:evil@123456/shop@456789:ref:refs/heads/main",
      "evil/shop/.github/workflows/deploy.yml@refs/heads/main",
      "StringEquals",
      "token.actions.githubusercontent.com:sub",
    ],
  },
  {
    name: "a repository with immutable subjects, which an old trust policy does not know",
    runner: { job: { repository: "evil/shop", immutableSubject: true, environment: "prod" } },
    step: { inputs: { ...withOidc, ...once } },
    code: "ACCESS_DENIED",
    says: ["repo:evil@123456/shop@456789:environment:prod", "repo:evil/shop:environment:prod", "environment: prod"],
  },
  {
    name: "another audience",
    step: { inputs: { ...withOidc, ...once, audience: "https://example.com" } },
    code: "WEB_IDENTITY_REJECTED",
    says: ["Incorrect token audience", "https://example.com"],
  },
  {
    name: "an account without the provider",
    step: { inputs: { ...withOidc, ...once, "role-to-assume": "arn:aws:iam::777788889999:role/Workflow" } },
    code: "WEB_IDENTITY_REJECTED",
    says: [/No OpenIDConnect provider found/, "token.actions.githubusercontent.com"],
  },
  {
    name: "a role that does not let sessions be tagged",
    step: { inputs: { ...withKeys, ...once, "role-to-assume": role("ReadOnly") } },
    code: "ACCESS_DENIED",
    says: ["sts:TagSession", "role-skip-session-tagging"],
  },
  {
    name: "a wrong external id",
    step: { inputs: { ...withKeys, ...once, "role-to-assume": role("Vendor"), "role-external-id": "other-99" } },
    code: "ACCESS_DENIED",
    says: ["external id"],
    never: ["other-99", "acme-42"],
  },
  {
    name: "a role that does not exist",
    step: { inputs: { ...withKeys, ...once, "role-to-assume": role("Nope") } },
    code: "ACCESS_DENIED",
    says: ["sts:AssumeRole", role("Nope")],
  },
  {
    name: "a chained role for more than an hour",
    runner: {
      world: {},
      env: {},
    },
    step: { inputs: { ...withKeysAndRole, "role-duration-seconds": "10800" } },
    code: "ROLE_DURATION_EXCEEDED",
    says: ["role-duration-seconds"],
  },
  {
    name: "keys that AWS does not know",
    step: { inputs: { ...withKeysAndRole, "aws-access-key-id": "AKIANOBODYX2EXAMPLE0" } },
    code: "KEYS_UNKNOWN",
    says: ["aws-access-key-id"],
  },
  {
    name: "a secret that belongs to another key",
    step: { inputs: { ...withKeysAndRole, "aws-secret-access-key": keysOf("maria").secretAccessKey } },
    code: "SIGNATURE_MISMATCH",
    says: ["aws-secret-access-key"],
  },
  {
    name: "a managed policy that does not exist",
    step: { inputs: { ...withOidc, "managed-session-policies": "arn:aws:iam::aws:policy/Nope" } },
    code: "INVALID_VALUE",
    says: ["arn:aws:iam::aws:policy/Nope"],
  },
  {
    name: "an STS that is not there",
    step: { inputs: { ...withOidc, "sts-endpoint": "http://127.0.0.1:9", "retry-max-attempts": "2" } },
    code: "NETWORK_UNREACHABLE",
    says: ["127.0.0.1"],
  },
])("explains $name", async ({ runner: options, step, code, says, never = [] }, { expect }) => {
  await using runner = await startJob(options);
  const run = await runner.step(step);
  const refusal = refusalOf(runner, run);
  expect(refusal.code).toBe(code);
  const said = `${run.log}\n${refusal.text}`;
  for (const words of says)
    expect(said).toEqual(words instanceof RegExp ? expect.stringMatching(words) : expect.stringContaining(words));
  for (const words of never)
    expect(said).not.toEqual(words instanceof RegExp ? expect.stringMatching(words) : expect.stringContaining(words));
  await expectNothingLeft(runner, run);
});

it("says that chained roles last an hour", async () => {
  await using runner = await startJob();
  await runner.step({ inputs: withOidc });
  const run = await runner.step({
    inputs: { "aws-region": region, "role-to-assume": role("Stage"), "role-chaining": "true", "role-duration-seconds": "7200" },
  });
  const { code, text } = refusalOf(runner, run);
  expect(code).toBe("CHAINING_LIMIT");
  expect(`${run.log}${text}`).toContain("3600");
});

it("never shows the token that it explains", async () => {
  await using runner = await startJob({ job: { repository: "evil/shop" } });
  const run = await runner.step({ inputs: { ...withOidc, ...once, "role-to-assume": role("Workflow", prod) } });
  const [, claims = ""] = (runner.aws.issuedSecrets()["ID token 1"] ?? "").split(".");
  expect(claims.length).toBeGreaterThan(100);
  expect(run.log).not.toContain(claims);
});
