import { createHash } from "node:crypto";
import { AssumeRoleCommand, type AssumeRoleCommandInput, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import type { LocalAws } from "../../src/index.ts";
import { client, dev, issued, type Keys, keysOf, prod, refusalOf, role, start } from "../local-world.ts";

const roles = [
  { arn: role("First"), trust: [{ principals: [dev], tagSession: true }] },
  { arn: role("Second"), trust: [{ principals: [role("First")], tagSession: true }] },
];
const assume = (aws: LocalAws, keys: Keys, input: Partial<AssumeRoleCommandInput>) =>
  client(aws, keys).send(new AssumeRoleCommand({ RoleArn: role("First"), RoleSessionName: "s1", ...input }));
const policy = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: statement });
const reading = policy({ Effect: "Allow", Action: "s3:Get*", Resource: "*" });

it.each([
  { name: "no JSON", Policy: "{", message: "The policy is not in the valid JSON format." },
  { name: "no object", Policy: "[]", message: "Syntax errors in policy." },
  { name: "no statement", Policy: '{"Version":"2012-10-17"}', message: "Syntax errors in policy." },
  {
    name: "a version of its own",
    Policy: '{"Version":"2026-01-01","Statement":[]}',
    message: "The policy must contain a valid version string",
  },
  { name: "a statement without effect", Policy: policy({ Action: "s3:*", Resource: "*" }), message: "Syntax errors in policy." },
  {
    name: "a statement without resource",
    Policy: policy({ Effect: "Allow", Action: "s3:*" }),
    message: "Syntax errors in policy.",
  },
  {
    name: "an action without service",
    Policy: policy({ Effect: "Allow", Action: "GetObject", Resource: "*" }),
    message: "Syntax errors in policy.",
  },
  {
    name: "a principal",
    Policy: policy({ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" }),
    message: "Policy document should not specify a principal.",
  },
])("refuses a policy with $name", async ({ Policy, message }) => {
  const aws = await start({ roles });
  expect(await refusalOf(assume(aws, keysOf("alice"), { Policy }))).toEqual({
    code: "MalformedPolicyDocument",
    status: 400,
    message,
  });
});

it("tells how much of the space a policy takes", async () => {
  const aws = await start({ roles });
  const small = await assume(aws, keysOf("alice"), { Policy: reading });
  const large = await assume(aws, keysOf("alice"), { Policy: reading, Tags: [{ Key: "team", Value: "shop" }] });
  expect(small.PackedPolicySize).toBeGreaterThan(0);
  expect(large.PackedPolicySize).toBeGreaterThan(small.PackedPolicySize ?? 0);
});

/** Text that no packing makes shorter. */
const noise = (seed: number) => createHash("sha256").update(String(seed)).digest("hex");
const manyActions = Array.from({ length: 40 }, (_, index) => `sqs:${noise(index).slice(0, 32)}`);
const bulkyTags = Array.from({ length: 50 }, (_, index) => ({ Key: `key-${index}`, Value: noise(index) }));

it.each<{ name: string; input: Partial<AssumeRoleCommandInput>; message: RegExp }>([
  {
    name: "a policy that packs badly",
    input: { Policy: policy({ Effect: "Allow", Action: manyActions, Resource: "*" }) },
    message: /^Packed policy consumes \d{3}% of allotted space, please use smaller policy\.$/,
  },
  {
    name: "more than 2,048 characters that pack well",
    input: { Policy: policy({ Effect: "Allow", Action: Array(200).fill("s3:GetObject"), Resource: "*" }) },
    message: /^Packed policy consumes 1\d\d% of allotted space, please use smaller policy\.$/,
  },
  {
    name: "bulky tags",
    input: { Tags: bulkyTags },
    message: /^Packed size of session tags consumes \d{3}% of allotted space\.$/,
  },
])("refuses $name", async ({ input, message }) => {
  const aws = await start({ roles });
  const refusal = await refusalOf(assume(aws, keysOf("alice"), input));
  expect(refusal).toEqual({ code: "PackedPolicyTooLarge", status: 400, message: expect.stringMatching(message) });
});

it.each([
  { name: "allows it", inline: policy({ Effect: "Allow", Action: "sts:AssumeRole", Resource: role("*") }), allowed: true },
  { name: "allows everything else", inline: policy({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }), allowed: true },
  { name: "does not mention it", inline: reading, allowed: false },
  { name: "allows another role", inline: policy({ Effect: "Allow", Action: "sts:*", Resource: role("Other") }), allowed: false },
  {
    name: "denies it among what it allows",
    inline: policy([
      { Effect: "Allow", Action: "*", Resource: "*" },
      { Effect: "Deny", Action: "sts:AssumeRole", NotResource: role("Other") },
    ]),
    allowed: false,
  },
  { name: "is a managed one that allows it", arn: "arn:aws:iam::aws:policy/AdministratorAccess", allowed: true },
  { name: "is a managed one that does not", arn: "arn:aws:iam::aws:policy/ReadOnlyAccess", allowed: false },
])("decides over the next role of a chain when the session's policy $name", async ({ inline, arn, allowed }) => {
  const aws = await start({ roles });
  const first = issued(
    await assume(aws, keysOf("alice"), { Policy: inline, PolicyArns: arn === undefined ? undefined : [{ arn }] }),
  );
  const call = assume(aws, first, { RoleArn: role("Second") });
  if (allowed) return expect(call).resolves.toBeDefined();
  expect(await refusalOf(call)).toMatchObject({
    code: "AccessDenied",
    message: `User: arn:aws:sts::${prod}:assumed-role/First/s1 is not authorized to perform: sts:AssumeRole on resource: ${role("Second")} because no session policy allows the sts:AssumeRole action`,
  });
  // Whatever the policy, the session knows who it is.
  await expect(client(aws, first).send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
});

it("refuses a managed policy that does not exist", async () => {
  const aws = await start({ roles });
  const call = assume(aws, keysOf("alice"), { PolicyArns: [{ arn: "arn:aws:iam::444455556666:policy/Nope" }] });
  expect(await refusalOf(call)).toMatchObject({ code: "ValidationError", status: 400 });
});
