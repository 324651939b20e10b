import { expect, it } from "vitest";
import { expectNothingLeft, fail, type Inputs, prod, region, startJob } from "./job.ts";

const chinese = `arn:aws-cn:iam::${prod}:role/Workflow`;
const withRole = { "aws-region": region, "role-to-assume": chinese, "disable-retry": "true" };
const section = (...lines: readonly string[]) => ["[far]", `role_arn = ${chinese}`, ...lines, ""].join("\n");
const withRoles = { "aws-region": region, roles: section(), "disable-retry": "true" };
/** The address of local AWS would do for any region. */
const noAddress = { AWS_ENDPOINT_URL: "", AWS_ENDPOINT_URL_STS: "" };

it.concurrent.for<{ name: string; inputs: Inputs }>([
  { name: "role-to-assume", inputs: withRole },
  { name: "role-to-assume, which is to renew itself", inputs: { ...withRole, refresh: "true" } },
  { name: "a section of roles", inputs: withRoles },
  { name: "a section with a region of its own", inputs: { ...withRoles, roles: section("region = us-gov-west-1") } },
])("refuses a role of another partition than the region, before it asks anyone: $name", async ({ inputs }, { expect }) => {
  await using runner = await startJob();
  const { run, code, text } = await fail(runner, inputs, noAddress);
  expect(code).toBe("INVALID_VALUE");
  for (const part of ["aws-cn", "cn-north-1", inputs["roles"] === undefined ? "role-to-assume" : "roles:1"]) {
    expect(text).toContain(part);
  }
  expect(run.calls).toEqual([]);
  await expectNothingLeft(runner, run);
});

it.concurrent.for<{ name: string; inputs: Inputs }>([
  { name: "that fits", inputs: { ...withRole, "aws-region": "cn-north-1" } },
  { name: "of a section that fits", inputs: { ...withRoles, roles: section("region = cn-northwest-1") } },
  { name: "that no one knows yet", inputs: { ...withRole, "aws-region": "moon-base-1" } },
])("asks AWS with a region $name", async ({ inputs }, { expect }) => {
  await using runner = await startJob({ proxy: { leadsToAws: true } });
  const { run } = await fail(runner, { ...inputs, "http-proxy": runner.proxy?.url ?? "" });
  expect(run.calls.map(({ operation }) => operation)).toContain("AssumeRoleWithWebIdentity");
});

it.concurrent.for([withRole, withRoles])("asks at an address of STS that the workflow names", async (inputs, { expect }) => {
  await using runner = await startJob();
  const { run } = await fail(runner, { ...inputs, "sts-endpoint": runner.aws.url }, noAddress);
  expect(run.calls.map(({ operation }) => operation)).toContain("AssumeRoleWithWebIdentity");
});

it("takes a role without a region of its own where there is none", async () => {
  await using runner = await startJob({ proxy: { leadsToAws: true } });
  const { run } = await fail(runner, { ...withRoles, "aws-region": "", "http-proxy": runner.proxy?.url ?? "" });
  expect(run.calls.map(({ operation }) => operation)).toContain("AssumeRoleWithWebIdentity");
});
