import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ambient, keysOf, region, role, session, startJob, succeed, withKeysAndRole, withOidc } from "./job.ts";

// The workflows that configure-aws-credentials recommends for profiles: each step's own env names the profile that it starts from.

it("takes given keys for a profile's role, although the step names that very profile and says role-chaining", async () => {
  await using runner = await startJob();
  const inputs = { ...withKeysAndRole, "aws-profile": "MyProfile1", "role-chaining": "true" };
  await succeed(runner, inputs, { AWS_PROFILE: "MyProfile1" });
  expect(await runner.identity("MyProfile1")).toBe(session("Tagged"));
  const text = await readFile(join(runner.home, ".aws", "credentials"), "utf8");
  expect(text).not.toContain(keysOf("alice").secretAccessKey);
});

it("chains from one step's profile to the next one's", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withOidc, "aws-profile": "first" });
  const second = { "aws-region": region, "role-to-assume": role("Stage"), "role-chaining": "true", "aws-profile": "second" };
  await succeed(runner, second, { AWS_PROFILE: "first" });
  expect(await runner.identity("second")).toBe(session("Stage"));
  expect(await runner.endJob()).toMatchObject([{ warnings: [] }, { warnings: [] }]);
  expect(await runner.secretFiles()).toEqual([]);
});

it("chains from a profile among the job's own files, whatever keys the job has in variables", async () => {
  await using runner = await startJob({ env: ambient("alice") });
  await succeed(runner, { ...withOidc, "aws-profile": "first", "config-location": "temp" });
  const second = { "aws-region": region, "role-to-assume": role("Stage"), "role-chaining": "true" };
  const run = await succeed(runner, second, { AWS_PROFILE: "first" });
  expect(run.outputs["authenticated-arn"]).toBe(session("Stage"));
  await runner.endJob();
  expect(await runner.secretFiles()).toEqual([]);
});

it("writes both sections where both variables name one file", async () => {
  await using runner = await startJob();
  const file = await runner.write("both", "# mine\n[profile mine]\nregion = us-east-1\n");
  const env = { AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: file };
  await succeed(runner, { ...withOidc, "aws-profile": "dev" }, env);
  const text = await readFile(file, "utf8");
  expect(text).toMatch(/^\[dev\]\naws_access_key_id = /m);
  expect(text).toMatch(new RegExp(`^\\[profile dev\\]\\nregion = ${region}$`, "m"));
  await runner.endJob();
  expect(await readFile(file, "utf8")).toBe("# mine\n[profile mine]\nregion = us-east-1\n");
});

it("puts back an earlier step's profile that a later step replaced, and takes that away in its turn", async () => {
  await using runner = await startJob();
  await succeed(runner, { ...withOidc, "aws-profile": "dev" });
  const first = await readFile(join(runner.home, ".aws", "credentials"), "utf8");
  await succeed(runner, { ...withKeysAndRole, "aws-profile": "dev", "overwrite-aws-profile": "true" });
  expect(await runner.identity("dev")).toBe(session("Tagged"));
  const [last] = await runner.endJob();
  expect(last).toMatchObject({ status: 0, warnings: [] });
  expect(first).toContain("[dev]");
  expect(await runner.identity("dev")).toBeUndefined();
  expect(await runner.secretFiles()).toEqual([]);
});
