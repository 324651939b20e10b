import { expect, it } from "vitest";
import {
  fail,
  type Inputs,
  parametersOf,
  prod,
  region,
  role,
  startJob,
  succeed,
  withKeys,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const audit = "arn:aws:iam::aws:policy/SecurityAudit";
const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}';

/** The tags of a call as an object. */
function tagsOf(parameters: Readonly<Record<string, string>>): Record<string, string> {
  const keys = Object.entries(parameters).filter(([name]) => /^Tags\.member\.\d+\.Key$/.test(name));
  return Object.fromEntries(keys.map(([name, key]) => [key, parameters[name.replace(/Key$/, "Value")] ?? ""]));
}

function listOf(parameters: Readonly<Record<string, string>>, list: string): string[] {
  return Object.entries(parameters).flatMap(([name, value]) => (name.startsWith(`${list}.member.`) ? [value] : []));
}

const untagged = (parameters: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => !/^(?:Tags|TransitiveTagKeys)\./.test(name)));

it.concurrent.for<{ name: string; inputs: Inputs; parameters: Record<string, string> }>([
  {
    name: "an hour as GitHubActions, unless told otherwise",
    inputs: {},
    parameters: { DurationSeconds: "3600", RoleSessionName: "GitHubActions", RoleArn: role("Workflow") },
  },
  { name: "the duration", inputs: { "role-duration-seconds": "7200" }, parameters: { DurationSeconds: "7200" } },
  { name: "the session name", inputs: { "role-session-name": "deploy@42" }, parameters: { RoleSessionName: "deploy@42" } },
  { name: "an inline policy", inputs: { "inline-session-policy": policy }, parameters: { Policy: policy } },
  {
    name: "managed policies, one per line",
    inputs: { "managed-session-policies": `${readOnly}\n  ${audit}  \n\n` },
    parameters: { "PolicyArns.member.1.arn": readOnly, "PolicyArns.member.2.arn": audit },
  },
])("asks a role by OIDC for $name", async ({ inputs, parameters }, { expect }) => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withOidc, ...inputs });
  expect(parametersOf(run, "AssumeRoleWithWebIdentity")).toMatchObject(parameters);
});

it.concurrent.for<{ name: string; inputs: Inputs; parameters: Record<string, string> }>([
  {
    name: "an hour as GitHubActions, unless told otherwise",
    inputs: {},
    parameters: { DurationSeconds: "3600", RoleSessionName: "GitHubActions", RoleArn: role("Tagged") },
  },
  { name: "the duration", inputs: { "role-duration-seconds": "900" }, parameters: { DurationSeconds: "900" } },
  {
    name: "the external id",
    inputs: { "role-to-assume": role("Vendor"), "role-external-id": "acme-42" },
    parameters: { ExternalId: "acme-42" },
  },
  {
    name: "policies of both kinds",
    inputs: { "inline-session-policy": policy, "managed-session-policies": readOnly },
    parameters: { Policy: policy, "PolicyArns.member.1.arn": readOnly },
  },
])("asks a role by keys for $name", async ({ inputs, parameters }, { expect }) => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withKeysAndRole, ...inputs });
  expect(untagged(parametersOf(run, "AssumeRole"))).toEqual(expect.objectContaining(parameters));
});

it("sends no more than it is told", async () => {
  await using runner = await startJob();
  const oidc = parametersOf(await succeed(runner, withOidc), "AssumeRoleWithWebIdentity");
  expect(Object.keys(oidc).toSorted()).toEqual(["DurationSeconds", "RoleArn", "RoleSessionName", "WebIdentityToken"]);
  const keys = untagged(parametersOf(await succeed(runner, withKeysAndRole), "AssumeRole"));
  expect(Object.keys(keys).toSorted()).toEqual(["DurationSeconds", "RoleArn", "RoleSessionName"]);
});

it("never sends the external id with a web identity, which STS would not look at", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withOidc, "role-external-id": "acme-42" });
  expect(parametersOf(run, "AssumeRoleWithWebIdentity")).not.toHaveProperty("ExternalId");
});

it.concurrent.for([
  { name: "sts.amazonaws.com, unless told otherwise", inputs: {}, audience: "sts.amazonaws.com" },
  {
    name: "another, written as it is",
    inputs: { audience: "https://example.com/a b?c&d" },
    audience: "https://example.com/a b?c&d",
  },
])("asks for a token for the audience $name", async ({ inputs, audience }, { expect }) => {
  const provider = `arn:aws:iam::${prod}:oidc-provider/token.actions.githubusercontent.com`;
  await using runner = await startJob({
    world: {
      oidcProviders: [{ account: prod, issuer: "https://token.actions.githubusercontent.com", audiences: [audience] }],
      roles: [{ arn: role("Workflow"), trust: [{ principals: [provider], audiences: [audience] }] }],
    },
  });
  const run = await succeed(runner, { ...withOidc, ...inputs });
  expect(run.calls[0]?.parameters).toMatchObject({ audience });
});

it("tags the session with the workflow that it belongs to", async () => {
  await using runner = await startJob({
    job: { workflow: "Deploy <eu>!", ref: "refs/heads/main", eventName: "pull_request", headRef: "fix/7", baseRef: "main" },
  });
  const run = await succeed(runner, withKeysAndRole);
  expect(tagsOf(parametersOf(run, "AssumeRole"))).toEqual({
    GitHub: "Actions",
    Repository: "acme/shop",
    Workflow: "Deploy _eu__",
    Action: "__org_aws-temp-action",
    Actor: "octavia",
    Commit: "4f1c2a7be0d98356a1b2c3d4e5f60718293a4b5c",
    Branch: "refs/heads/main",
    EventName: "pull_request",
    BaseRef: "main",
    HeadRef: "fix/7",
    RunId: "9876543210",
    Job: "deploy",
    TriggeringActor: "octavia",
  });
});

it("cuts a tag's value at what AWS takes", async () => {
  await using runner = await startJob({ job: { workflow: "w".repeat(300) } });
  const run = await succeed(runner, withKeysAndRole);
  expect(tagsOf(parametersOf(run, "AssumeRole"))["Workflow"]).toBe("w".repeat(256));
});

it("leaves out tags that have no value", async () => {
  await using runner = await startJob();
  const tags = tagsOf(parametersOf(await succeed(runner, withKeysAndRole), "AssumeRole"));
  expect(tags).not.toHaveProperty("HeadRef");
  expect(tags).not.toHaveProperty("BaseRef");
});

it.concurrent.for(["GITHUB_REPOSITORY", "GITHUB_WORKFLOW", "GITHUB_ACTION", "GITHUB_ACTOR", "GITHUB_SHA", "GITHUB_WORKSPACE"])(
  "assumes no role where the runner does not say %s, and needs it for nothing else",
  async (name, { expect }) => {
    await using runner = await startJob();
    const { run, code, text } = await fail(runner, withKeysAndRole, { [name]: "" });
    expect(code).toBe("USAGE");
    expect(text).toContain(name);
    expect(run.calls).toEqual([]);
    await succeed(runner, withKeys, { [name]: "" });
  },
);

it("adds tags of one's own", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, {
    ...withKeysAndRole,
    "custom-tags": '{ "team": "shop", "cost centre": 42, "urgent": true, "empty": "" }',
    "transitive-tag-keys": "team\nRepository\nnot-sent\n",
  });
  const parameters = parametersOf(run, "AssumeRole");
  expect(tagsOf(parameters)).toMatchObject({ team: "shop", "cost centre": "42", urgent: "true", empty: "", GitHub: "Actions" });
  expect(listOf(parameters, "TransitiveTagKeys")).toEqual(["team", "Repository"]);
});

it("sends no tags where it is told not to", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, {
    ...withKeys,
    "role-to-assume": role("ReadOnly"),
    "role-skip-session-tagging": "true",
    "custom-tags": '{"team":"shop"}',
    "transitive-tag-keys": "Repository",
  });
  const parameters = parametersOf(run, "AssumeRole");
  expect(Object.keys(parameters).filter((name) => /^(?:Tags|Transitive)/.test(name))).toEqual([]);
});

it("warns that an OIDC token brings its own tags", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withOidc, "custom-tags": '{"team":"shop"}' });
  expect(run.warnings.map(({ text }) => text)).toEqual([expect.stringContaining("custom-tags")]);
});

it("asks once more with fewer tags when they do not fit", async () => {
  await using runner = await startJob({
    faults: [
      {
        operation: "AssumeRole",
        times: 1,
        effect: {
          kind: "error",
          status: 400,
          code: "PackedPolicyTooLarge",
          message: "Packed policy consumes 112% of allotted space.",
        },
      },
    ],
  });
  const run = await succeed(runner, withKeysAndRole);
  const calls = run.calls.filter(({ operation }) => operation === "AssumeRole");
  expect(calls.map(({ parameters }) => Object.keys(tagsOf(parameters)))).toEqual([
    expect.arrayContaining(["GitHub", "Branch", "RunId", "EventName"]),
    ["GitHub", "Repository", "Workflow", "Action", "Actor", "Commit", "Branch"],
  ]);
});

it("gives up when fewer tags do not fit either", async () => {
  await using runner = await startJob({
    faults: [
      { operation: "AssumeRole", effect: { kind: "error", status: 400, code: "PackedPolicyTooLarge", message: "Too large." } },
    ],
  });
  const run = await runner.step({ inputs: withKeysAndRole });
  expect(run.errors.map(({ properties }) => properties["title"])).toEqual(["POLICY_REFUSED"]);
  expect(run.calls.filter(({ operation }) => operation === "AssumeRole")).toHaveLength(2);
});

it("asks the STS of the region, or where it is told to", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, withKeysAndRole);
  expect(new Set(run.calls.map((call) => call.region))).toEqual(new Set([region]));
  await using elsewhere = await startJob();
  const named = await succeed(
    elsewhere,
    { ...withKeysAndRole, "sts-endpoint": `http://localhost:${elsewhere.aws.port}` },
    { AWS_ENDPOINT_URL_STS: "http://127.0.0.1:9" },
  );
  expect(new Set(named.calls.map(({ host }) => host))).toEqual(new Set([`localhost:${elsewhere.aws.port}`]));
});

it("says to AWS that it runs in GitHub Actions", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, withKeysAndRole);
  expect(run.calls.map(({ userAgent }) => userAgent)).toEqual(
    run.calls.map(() => expect.stringContaining("exec-env/GitHubActions")),
  );
});

it("says its name and version to AWS and to the token service", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, withOidc);
  expect(run.calls.length).toBeGreaterThan(1);
  for (const { userAgent } of run.calls) expect(userAgent).toMatch(/\baws-temp-action\/\d+\.\d+\.\d+/);
});

it("asks until the secret key holds letters and digits alone, where tools need that", async () => {
  await using runner = await startJob({ awkwardKeys: 2 });
  const run = await succeed(runner, { ...withOidc, "special-characters-workaround": "true" });
  expect(run.calls.filter(({ operation }) => operation === "AssumeRoleWithWebIdentity")).toHaveLength(3);
  expect(run.env["AWS_SECRET_ACCESS_KEY"]).toMatch(/^[A-Za-z0-9]{40}$/);
});
