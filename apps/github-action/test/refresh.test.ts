import { fileURLToPath } from "node:url";
import {
  expectNoSecrets,
  findAwsCli,
  findPythonWith,
  nodeUnderTest,
  type Runner,
  requireTool,
  runProcess,
  startRunner,
} from "@aws-temp/testkit";
import { describe, expect, it, onTestFinished } from "vitest";
import { startProgram } from "./refresh/long-program.ts";
import { movingTime } from "./refresh/moving-time.ts";
import { whoIs } from "./refresh/who-is.ts";

const role = (name: string, account = "444455556666") => `arn:aws:iam::${account}:role/${name}`;
const python = await findPythonWith("boto3");
const fileOf = (name: string) => fileURLToPath(new URL(`./refresh/${name}`, import.meta.url));

const node = { found: true, program: nodeUnderTest } as const;
const ended = /permission to get OIDC tokens ended/;
const programs = [
  // Its chain keeps to itself what a provider says.
  {
    name: "the AWS SDK for JavaScript, by its default chain",
    tool: node,
    args: [fileOf("take-with-sdk.mjs")],
    told: /Could not load/,
  },
  { name: "the AWS SDK for JavaScript, by fromIni", tool: node, args: [fileOf("take-with-sdk.mjs"), "ci"], told: ended },
  { name: "boto3, by its default chain", tool: python, args: [fileOf("take-with-boto3.py")], told: ended },
  { name: "boto3, by the profile's name", tool: python, args: [fileOf("take-with-boto3.py"), "ci"], told: ended },
];

async function runnerOf(options: Parameters<typeof startRunner>[0] = {}) {
  const runner = await startRunner(options);
  onTestFinished(() => runner[Symbol.asyncDispose]());
  return { runner, time: await movingTime(runner) };
}

const inputs = { "aws-region": "eu-west-1", "role-to-assume": role("Workflow"), "aws-profile": "ci", refresh: "true" };
const calls = ({ aws }: Runner) => aws.calls().map(({ operation }) => operation);

/** The variables of the job without the one that GitHub itself puts there. */
function exported({ job }: Runner): string {
  const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: _, ...env } = job.env;
  return JSON.stringify(env);
}

describe.each(programs)("$name", ({ tool, args, told }) => {
  it("takes new credentials, got with a new OIDC token, whenever the old ones have expired", async (context) => {
    const program = requireTool(tool, context);
    const { runner, time } = await runnerOf();
    expect(await runner.step({ inputs })).toMatchObject({ status: 0, env: { AWS_PROFILE: "ci" } });
    await using taking = startProgram(program, args, { ...runner.job.env, ...time.env });
    const first = await taking.ask();
    expect(first.arn).toBe("arn:aws:sts::444455556666:assumed-role/Workflow/GitHubActions");
    const seen = [first.accessKeyId];
    for (let hour = 0; hour < 3; hour++) {
      runner.aws.clearCalls();
      await time.pass(3700);
      seen.push((await taking.ask()).accessKeyId);
      expect(calls(runner)).toEqual(["GetIdToken", "AssumeRoleWithWebIdentity", "GetCallerIdentity"]);
    }
    expect(new Set(seen).size).toBe(4);
    expectNoSecrets(runner.secrets(), { "the job's environment": exported(runner) });
    for (const { file, mode } of await runner.secretFiles()) {
      expect(file).toMatch(/^work\/_temp\/aws-temp-\w+\/cache\/[0-9a-f]+\.json$/);
      if (process.platform !== "win32") expect(mode).toBe(0o600);
    }
  });

  it("is told why once the job may ask for no more tokens", async (context) => {
    const program = requireTool(tool, context);
    const { runner, time } = await runnerOf({ job: { requestTokenSeconds: 3600 } });
    await runner.step({ inputs });
    await using taking = startProgram(program, args, { ...runner.job.env, ...time.env });
    expect((await taking.ask()).arn).toBeDefined();
    await time.pass(3700);
    expect((await taking.ask()).error).toMatch(told);
  });
});

describe("what a step with refresh publishes", () => {
  it("is a profile and no key", async () => {
    const { runner } = await runnerOf();
    const run = await runner.step({ inputs });
    expect(run).toMatchObject({ status: 0, env: { AWS_PROFILE: "ci", AWS_REGION: "eu-west-1" } });
    for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]) expect(run.env[name] ?? "").toBe("");
    expectNoSecrets(runner.secrets(), {
      "the job's environment": exported(runner),
      outputs: JSON.stringify(run.outputs),
      state: JSON.stringify(run.state),
    });
  });

  it("is what the AWS CLI reads", async (context) => {
    const aws = requireTool(await findAwsCli(), context);
    const { runner } = await runnerOf();
    await runner.step({ inputs });
    const args = ["sts", "get-caller-identity", "--endpoint-url", runner.aws.url];
    const { stdout, stderr } = await runProcess(aws, args, { env: runner.job.env });
    expect([stderr, JSON.parse(stdout).Arn]).toEqual(["", "arn:aws:sts::444455556666:assumed-role/Workflow/GitHubActions"]);
  });

  it("clears keys of an earlier step, which SDKs would prefer", async () => {
    const { runner } = await runnerOf();
    await runner.step({ inputs: { "aws-region": "eu-west-1", "role-to-assume": role("Workflow", "111122223333") } });
    expect(runner.job.env["AWS_ACCESS_KEY_ID"]).toMatch(/^ASIA/);
    await runner.step({ inputs });
    expect([runner.job.env["AWS_ACCESS_KEY_ID"], runner.job.env["AWS_PROFILE"]]).toEqual(["", "ci"]);
    await using taking = startProgram(nodeUnderTest, [fileOf("take-with-sdk.mjs")], { ...runner.job.env });
    expect((await taking.ask()).arn).toContain("444455556666:assumed-role/Workflow/");
  });

  it("is the profile alone, if variables are not wanted", async () => {
    const { runner } = await runnerOf();
    const run = await runner.step({ inputs: { ...inputs, "output-env-credentials": "false" } });
    expect(run).toMatchObject({ status: 0, env: {} });
    expect(await whoIs(runner, "ci")).toBe("arn:aws:sts::444455556666:assumed-role/Workflow/GitHubActions");
  });

  it("takes a token that someone keeps fresh in a file", async () => {
    const { runner, time } = await runnerOf();
    const renew = () =>
      runner.write(
        "work/shop/shop/token",
        runner.aws.mintWebIdentityToken({ sub: "repo:acme/shop:ref:refs/heads/main", aud: "sts.amazonaws.com" }),
      );
    await renew();
    const given = { ...inputs, "role-to-assume": role("Ci"), "web-identity-token-file": "token" };
    expect(await runner.step({ inputs: given })).toMatchObject({ status: 0, outputs: { "auth-method": "token-file" } });
    await time.pass(3700);
    await renew();
    runner.aws.clearCalls();
    await using taking = startProgram(nodeUnderTest, [fileOf("take-with-sdk.mjs")], { ...runner.job.env, ...time.env });
    expect((await taking.ask()).arn).toContain("assumed-role/Ci/");
    expect(calls(runner)).toEqual(["AssumeRoleWithWebIdentity", "GetCallerIdentity"]);
  });

  it("reaches AWS later as the step did: through the proxy of http-proxy", async () => {
    const { runner, time } = await runnerOf({ proxy: {} });
    await runner.step({ inputs: { ...inputs, "http-proxy": runner.proxy?.url ?? "" } });
    await time.pass(3700);
    const before = runner.proxy?.requests().length ?? 0;
    await using taking = startProgram(nodeUnderTest, [fileOf("take-with-sdk.mjs")], { ...runner.job.env, ...time.env });
    expect((await taking.ask()).arn).toContain("assumed-role/Workflow/");
    // The token, and the role; the program itself goes its own way.
    expect((runner.proxy?.requests().length ?? 0) - before).toBe(2);
  });

  it("ends with the job: neither profile nor folder stays", async () => {
    const { runner } = await runnerOf({ config: "[profile mine]\nregion = eu-north-1\n" });
    await runner.step({ inputs });
    expect((await runner.secretFiles()).length).toBeGreaterThan(0);
    await runner.endJob();
    expect(await runner.secretFiles()).toEqual([]);
    await using taking = startProgram(nodeUnderTest, [fileOf("take-with-sdk.mjs"), "ci"], { ...runner.job.env });
    expect((await taking.ask()).error).toBeDefined();
  });

  it.each(["home", "temp"])("works with the files in %s", async (location) => {
    const { runner, time } = await runnerOf();
    await runner.step({ inputs: { ...inputs, "config-location": location } });
    await using taking = startProgram(nodeUnderTest, [fileOf("take-with-sdk.mjs")], { ...runner.job.env, ...time.env });
    const before = await taking.ask();
    await time.pass(3700);
    const after = await taking.ask();
    expect(after.arn).toBe(before.arn);
    expect(after.accessKeyId).not.toBe(before.accessKeyId);
  });
});

describe("refresh is refused", () => {
  const keys = {
    "aws-access-key-id": "AKIAALICEDEV2EXAMPLE",
    "aws-secret-access-key": "alice/Secret+of/the+demo/worldEXAMPLEKEY",
  };

  it.each([
    { name: "with access keys", inputs: { ...inputs, ...keys }, code: "USAGE", says: /access keys/ },
    {
      name: "with keys of an earlier step",
      inputs: { ...inputs, "role-chaining": "true" },
      env: { AWS_ACCESS_KEY_ID: keys["aws-access-key-id"], AWS_SECRET_ACCESS_KEY: keys["aws-secret-access-key"] },
      code: "USAGE",
      says: /access keys/,
    },
    { name: "for a role without its account", inputs: { ...inputs, "role-to-assume": "Workflow" }, code: "USAGE", says: /ARN/ },
    {
      name: "with a proxy's password",
      inputs: { ...inputs, "http-proxy": "http://eve:s3cret@127.0.0.1:9" },
      code: "USAGE",
      says: /password/,
    },
    {
      name: "in an account that is not allowed",
      inputs: { ...inputs, "allowed-account-ids": "111122223333" },
      code: undefined,
      says: /444455556666/,
    },
    {
      name: "for a role that does not trust the job",
      inputs: { ...inputs, "role-to-assume": role("ReadOnly"), "retry-max-attempts": "1" },
      code: "ACCESS_DENIED",
      says: /not authorized|ReadOnly/,
    },
  ])("$name, and leaves nothing", async ({ inputs: given, env, code, says }) => {
    const { runner } = await runnerOf(env === undefined ? {} : { env });
    const run = await runner.step({ inputs: given });
    expect(run.status).toBe(1);
    expect(run.errors[0]?.text).toMatch(says);
    if (code !== undefined) expect(run.errors[0]?.properties["title"]).toBe(code);
    expect([run.env, await runner.secretFiles()]).toEqual([{}, []]);
  });
});
