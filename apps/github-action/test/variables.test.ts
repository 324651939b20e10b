import { expect, it } from "vitest";
import {
  fail,
  keysOf,
  longTermSecrets,
  region,
  role,
  session,
  startJob,
  succeed,
  withKeys,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

it.concurrent.for([
  { variable: "ROLE_DURATION_SECONDS", value: "900", parameter: "DurationSeconds" },
  { variable: "ROLE_SESSION_NAME", value: "from-variables", parameter: "RoleSessionName" },
  { variable: "ROLE_EXTERNAL_ID", value: "acme-42", parameter: "ExternalId" },
  {
    variable: "INLINE_SESSION_POLICY",
    value: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}',
    parameter: "Policy",
  },
  { variable: "MANAGED_SESSION_POLICIES", value: readOnly, parameter: "PolicyArns.member.1.arn" },
  { variable: "TRANSITIVE_TAG_KEYS", value: "Repository", parameter: "TransitiveTagKeys.member.1" },
])("takes $variable for the input of that name", async ({ variable, value, parameter }, { expect }) => {
  await using runner = await startJob();
  const run = await succeed(runner, withKeysAndRole, { [variable]: value });
  const call = run.calls.find(({ operation }) => operation === "AssumeRole");
  expect(call?.parameters[parameter]).toBe(value);
});

it.concurrent.for([
  "ROLE_CHAINING",
  "MASK_AWS_ACCOUNT_ID",
  "ROLE_SKIP_SESSION_TAGGING",
  "OUTPUT_CREDENTIALS",
  "UNSET_CURRENT_CREDENTIALS",
  "DISABLE_RETRY",
  "SPECIAL_CHARACTERS_WORKAROUND",
  "USE_EXISTING_CREDENTIALS",
  "OVERWRITE_AWS_PROFILE",
])("takes %s for the switch of that name", async (variable, { expect }) => {
  await using runner = await startJob();
  const { code, text } = await fail(runner, withKeys, { [variable]: "maybe" });
  expect(code).toBe("INVALID_VALUE");
  expect(text).toContain(variable.toLowerCase().replaceAll("_", "-"));
});

it("takes a role, a token file, a number of attempts and a proxy from variables", async () => {
  await using runner = await startJob({ proxy: {} });
  await runner.write("work/shop/shop/token", "not.a.token-but-of-some-length");
  const { run, code } = await fail(
    runner,
    { "aws-region": region },
    {
      ROLE_TO_ASSUME: role("Workflow"),
      WEB_IDENTITY_TOKEN_FILE: "token",
      RETRY_MAX_ATTEMPTS: "2",
      HTTP_PROXY: runner.proxy?.url ?? "",
    },
  );
  expect(code).toBe("WEB_IDENTITY_REJECTED");
  expect(run.calls.map(({ operation }) => operation)).toEqual(["AssumeRoleWithWebIdentity"]);
  expect(runner.proxy?.requests()).toHaveLength(1);
});

it("takes no variable for an input where told so", async () => {
  await using runner = await startJob();
  const inputs = { ...withOidc, "translate-env-variables": "false" };
  const run = await succeed(runner, inputs, { ROLE_SESSION_NAME: "from-variable", OUTPUT_CREDENTIALS: "true" });
  expect(run.outputs).toMatchObject({ "authenticated-arn": session("Workflow") });
  expect(run.outputs).not.toHaveProperty("aws-secret-access-key");
});

it("prefers the input to the variable", async () => {
  await using runner = await startJob();
  const inputs = { ...withOidc, "role-session-name": "from-input" };
  const run = await succeed(runner, inputs, { ROLE_SESSION_NAME: "from-variable", AWS_REGION: "us-east-1" });
  expect(run.outputs["authenticated-arn"]).toBe(session("Workflow", "from-input"));
  expect(run.env["AWS_REGION"]).toBe(region);
});

it("takes no other variable for an input", async () => {
  await using runner = await startJob();
  const { accessKeyId, secretAccessKey } = keysOf("maria");
  const run = await succeed(runner, withOidc, {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_PROFILE: "nobody",
    OUTPUT_ENV_CREDENTIALS: "false",
    ALLOWED_ACCOUNT_IDS: "999999999999",
    FORCE_SKIP_OIDC: "true",
    ACTION_TIMEOUT_S: "0.001",
    CUSTOM_TAGS: "{",
    STS_ENDPOINT: "http://127.0.0.1:9",
    REFRESH: "true",
    ROLES: "[a",
    SUMMARY: "true",
  });
  expect(run.outputs["authenticated-arn"]).toBe(session("Workflow"));
  expect(run.env).toHaveProperty("AWS_ACCESS_KEY_ID");
  expect(run.summary).toBe("");
  expect(await runner.secretFiles(longTermSecrets)).not.toContainEqual(expect.objectContaining({ file: ".aws/credentials" }));
});
