import { expect, it } from "vitest";
import {
  ambient,
  dev,
  expectNothingLeft,
  fail,
  type Inputs,
  prod,
  region,
  startJob,
  succeed,
  withKeys,
  withKeysAndRole,
  withOidc,
} from "./job.ts";

const other = "999999999999";

it.concurrent.for<{ name: string; inputs: Inputs; allowed: string }>([
  { name: "the role's account", inputs: withOidc, allowed: prod },
  { name: "one of several, with spaces", inputs: withOidc, allowed: ` ${other} , ${prod} ` },
  { name: "with empty entries", inputs: withOidc, allowed: `,${prod},,` },
  { name: "the keys' account", inputs: withKeys, allowed: dev },
  { name: "the role's account, not that of the keys behind it", inputs: withKeysAndRole, allowed: prod },
  { name: "any, where none is named", inputs: withOidc, allowed: "" },
])("allows $name", async ({ inputs, allowed }, { expect }) => {
  await using runner = await startJob();
  const run = await succeed(runner, { ...inputs, "allowed-account-ids": allowed });
  expect(run.env).toHaveProperty("AWS_ACCESS_KEY_ID");
});

it.concurrent.for<{ name: string; inputs: Inputs; allowed?: string }>([
  { name: "a role by OIDC", inputs: withOidc },
  { name: "given keys", inputs: withKeys },
  { name: "a role by given keys", inputs: withKeysAndRole },
  { name: "the account of the keys behind the role", inputs: withKeysAndRole, allowed: dev },
  { name: "a list that starts with nothing", inputs: withOidc, allowed: `,${other}` },
  { name: "credentials as outputs", inputs: { ...withOidc, "output-credentials": "true" } },
  { name: "a profile", inputs: { ...withOidc, "aws-profile": "shop" } },
  { name: "a profile of keys", inputs: { ...withKeys, "aws-profile": "shop" } },
  { name: "a profile in the job's own files", inputs: { ...withOidc, "aws-profile": "shop", "config-location": "temp" } },
  { name: "outputs alone", inputs: { ...withOidc, "output-credentials": "true", "output-env-credentials": "false" } },
])("leaves nothing of an account that is not allowed: $name", async ({ inputs, allowed = other }, { expect }) => {
  await using runner = await startJob();
  const { run, code, text } = await fail(runner, { ...inputs, "allowed-account-ids": allowed });
  expect(code).toBe("ACCOUNT_NOT_ALLOWED");
  expect(text).toContain(allowed.replaceAll(",", ""));
  await expectNothingLeft(runner, run);
  expect(await runner.identity()).toBeUndefined();
  expect(run.calls.filter(({ operation }) => operation.startsWith("Assume")).length).toBeLessThanOrEqual(1);
});

it("holds credentials that exist already to it, too", async () => {
  await using runner = await startJob({ env: ambient("maria") });
  const inputs = { "aws-region": region, "use-existing-credentials": "true" };
  const allowed = await succeed(runner, { ...inputs, "allowed-account-ids": dev });
  expect(allowed.outputs).toMatchObject({ "aws-account-id": dev, "auth-method": "existing" });
  const { run, text } = await fail(runner, { ...inputs, "allowed-account-ids": other });
  expect(text).toContain(other);
  await expectNothingLeft(runner, run);
});

it.concurrent.for(["12345", "1234567890123", "acme", "111122223333;444455556666"])(
  "refuses %s for an account",
  async (id, { expect }) => {
    await using runner = await startJob();
    const { run } = await fail(runner, { ...withOidc, "allowed-account-ids": id });
    expect(run.calls).toEqual([]);
  },
);
