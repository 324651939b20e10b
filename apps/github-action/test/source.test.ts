import { expect, it } from "vitest";
import {
  alice,
  ambient,
  callsOf,
  dev,
  expectNothingLeft,
  fail,
  type Inputs,
  keysOf,
  prod,
  region,
  role,
  session,
  startJob,
  succeed,
  withKeys,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const maria = `arn:aws:iam::${dev}:user/maria`;

/** The calls that make credentials, with their signers. */
const assumed = (calls: readonly string[]): string[] => calls.filter((call) => call.startsWith("Assume"));

it.concurrent.for<{
  name: string;
  inputs: Inputs;
  env?: Record<string, string>;
  calls: string[];
  identity: string;
  method: string;
}>([
  {
    name: "a role by the job's OIDC token",
    inputs: withOidc,
    calls: ["AssumeRoleWithWebIdentity"],
    identity: session("Workflow"),
    method: "oidc",
  },
  {
    name: "a role by OIDC, whatever keys the machine has",
    inputs: withOidc,
    env: ambient("maria"),
    calls: ["AssumeRoleWithWebIdentity"],
    identity: session("Workflow"),
    method: "oidc",
  },
  { name: "given keys as they are", inputs: withKeys, calls: [], identity: alice, method: "access-keys" },
  {
    name: "given keys, whatever keys the machine has",
    inputs: withKeys,
    env: ambient("maria"),
    calls: [],
    identity: alice,
    method: "access-keys",
  },
  {
    name: "a role by given keys",
    inputs: withKeysAndRole,
    calls: ["AssumeRole by alice"],
    identity: session("Tagged"),
    method: "access-keys",
  },
  {
    name: "a role by given keys, whatever keys the machine has",
    inputs: withKeysAndRole,
    env: ambient("maria"),
    calls: ["AssumeRole by alice"],
    identity: session("Tagged"),
    method: "access-keys",
  },
  {
    name: "a role by given keys, whatever profile the job names",
    inputs: withKeysAndRole,
    env: { AWS_PROFILE: "nobody" },
    calls: ["AssumeRole by alice"],
    identity: session("Tagged"),
    method: "access-keys",
  },
  {
    name: "the machine's own keys as they are",
    inputs: { "aws-region": region },
    env: ambient("maria"),
    calls: [],
    identity: maria,
    method: "ambient",
  },
  {
    name: "a role by the keys of an earlier step",
    inputs: { "aws-region": region, "role-to-assume": role("Tagged"), "role-chaining": "true" },
    env: ambient("maria"),
    calls: ["AssumeRole by maria"],
    identity: session("Tagged"),
    method: "chaining",
  },
  {
    name: "a role by its name, in the account of the keys",
    inputs: { ...withKeys, "role-to-assume": "Own" },
    calls: ["AssumeRole by alice"],
    identity: session("Own", "GitHubActions", dev),
    method: "access-keys",
  },
  {
    name: "a role by its name with a path",
    inputs: { ...withKeys, "role-to-assume": "teams/shop/Own" },
    calls: ["AssumeRole by alice"],
    identity: session("Own", "GitHubActions", dev),
    method: "access-keys",
  },
])("takes $name", async ({ inputs, env, calls, identity, method }, { expect }) => {
  await using runner = await startJob({ env: env ?? {} });
  for (const arn of [role("Own", dev), role("teams/shop/Own", dev)]) {
    runner.aws.addRole({ arn, trust: [{ principals: [`arn:aws:iam::${dev}:root`], tagSession: true }] });
  }
  const run = await succeed(runner, inputs);
  expect(assumed(callsOf(run))).toEqual(calls);
  expect(await runner.identity()).toBe(identity);
  const account = identity.split(":")[4];
  expect(run.outputs).toMatchObject({ "authenticated-arn": identity, "aws-account-id": account, "auth-method": method });
});

it("takes keys that are temporary already", async () => {
  await using runner = await startJob();
  const first = await succeed(runner, { ...withOidc, "output-credentials": "true", "output-env-credentials": "false" });
  const { outputs } = first;
  const run = await succeed(runner, {
    "aws-region": region,
    "aws-access-key-id": outputs["aws-access-key-id"] ?? "",
    "aws-secret-access-key": outputs["aws-secret-access-key"] ?? "",
    "aws-session-token": outputs["aws-session-token"] ?? "",
    "role-to-assume": role("Stage"),
  });
  expect(assumed(callsOf(run))).toEqual(["AssumeRole by a session"]);
  expect(await runner.identity()).toBe(session("Stage"));
});

it("chains roles over two steps", async () => {
  await using runner = await startJob();
  await succeed(runner, withOidc);
  const run = await succeed(runner, { "aws-region": region, "role-to-assume": role("Stage"), "role-chaining": "true" });
  expect(callsOf(run).filter((call) => !call.startsWith("GetCaller"))).toEqual(["AssumeRole by a session"]);
  expect(await runner.identity()).toBe(session("Stage"));
});

it("takes the role of the machine it runs on", async () => {
  await using runner = await startJob();
  const metadata = runner.aws.metadataEnv;
  runner.aws.updateRole(role("Tagged"), { trust: [{ principals: [role("Task", dev)], tagSession: true }] });
  const inputs = { "aws-region": region, "role-to-assume": role("Tagged") };
  const run = await runner.step({ inputs: { ...inputs, "role-chaining": "true" }, env: metadata });
  expect(run.errors).toEqual([]);
  expect(assumed(callsOf(run))).toEqual(["AssumeRole by a session"]);
  expect(run.outputs["authenticated-arn"]).toBe(session("Tagged"));
});

it("takes the machine's role where OIDC is not to be asked and the job cannot ask for it", async () => {
  await using runner = await startJob();
  runner.aws.updateRole(role("Tagged"), { trust: [{ principals: [role("Task", dev)], tagSession: true }] });
  const run = await runner.step({
    inputs: { "aws-region": region, "role-to-assume": role("Tagged") },
    env: runner.aws.metadataEnv,
    idToken: false,
  });
  expect(run.errors).toEqual([]);
  expect(run.outputs).toMatchObject({ "authenticated-arn": session("Tagged"), "auth-method": "ambient" });
});

it("takes a partition from the caller for a role's bare name", async () => {
  const china = { id: "777788889999", name: "china", partition: "aws-cn" };
  const keys = { accessKeyId: "AKIACHINAXX2EXAMPLE0", secretAccessKey: "china/Secret+of/the+tests/world/EXAMPLEKEY" };
  await using runner = await startJob();
  runner.aws.addAccount(china);
  runner.aws.addUser({ name: "bao", account: china.id, accessKeys: [keys] });
  const arn = `arn:aws-cn:iam::${china.id}:role/Own`;
  runner.aws.addRole({ arn, trust: [{ principals: [`arn:aws-cn:iam::${china.id}:root`], tagSession: true }] });
  const run = await succeed(runner, {
    "aws-region": "cn-north-1",
    "aws-access-key-id": keys.accessKeyId,
    "aws-secret-access-key": keys.secretAccessKey,
    "role-to-assume": "Own",
  });
  expect(run.outputs["authenticated-arn"]).toBe(`arn:aws-cn:sts::${china.id}:assumed-role/Own/GitHubActions`);
});

it("refuses a role's bare name with OIDC, which has no account", async () => {
  await using runner = await startJob();
  const { run, text } = await fail(runner, { ...withOidc, "role-to-assume": "Workflow" });
  expect(text).toContain("role-to-assume");
  expect(run.calls).toEqual([]);
  await expectNothingLeft(runner, run);
});

it("refuses force-skip-oidc with nothing but the runner's own credentials behind the role, as the other action does", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  const { run, code } = await fail(runner, { ...withOidc, "force-skip-oidc": "true" });
  expect(code).toBe("USAGE");
  expect(run.calls).toEqual([]);
});

it("skips OIDC in a chain", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  const inputs = { ...withOidc, "role-to-assume": role("Tagged"), "role-chaining": "true", "force-skip-oidc": "true" };
  expect(assumed(callsOf(await succeed(runner, inputs)))).toEqual(["AssumeRole by maria"]);
});

it("skips OIDC with given keys", async () => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...withKeysAndRole, "force-skip-oidc": "true" });
  expect(assumed(callsOf(run))).toEqual(["AssumeRole by alice"]);
});

it("reads inputs from the variables of the same name", async () => {
  await using runner = await startJob();
  const { accessKeyId, secretAccessKey } = keysOf("alice");
  const run = await succeed(
    runner,
    { "aws-access-key-id": accessKeyId, "aws-secret-access-key": secretAccessKey },
    {
      AWS_REGION: region,
      ROLE_TO_ASSUME: role("Vendor"),
      ROLE_DURATION_SECONDS: "1800",
      ROLE_EXTERNAL_ID: "acme-42",
      ROLE_SESSION_NAME: "from-environment",
      OUTPUT_CREDENTIALS: "true",
    },
  );
  expect(run.outputs).toMatchObject({
    "authenticated-arn": session("Vendor", "from-environment", prod),
    "aws-access-key-id": expect.stringMatching(/^ASIA/),
  });
});
