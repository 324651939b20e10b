import { AssumeRoleCommand, type AssumeRoleCommandInput } from "@aws-sdk/client-sts";
import { describe, expect, it } from "vitest";
import type { LocalAws } from "../../src/index.ts";
import { client, dev, issued, type Keys, keysOf, prod, refusalOf, role, start } from "../local-world.ts";

const alice = `arn:aws:iam::${dev}:user/alice`;
const roles = [
  { arn: role("Tagged"), trust: [{ principals: [dev, prod], tagSession: true, sourceIdentity: true }] },
  { arn: role("Untagged"), trust: [{ principals: [dev, prod] }] },
  { arn: role("Listed"), trust: [{ principals: [dev, prod], sourceIdentity: ["alice", "bob"] }] },
];
const assume = (aws: LocalAws, keys: Keys, input: Partial<AssumeRoleCommandInput>) =>
  client(aws, keys).send(new AssumeRoleCommand({ RoleArn: role("Tagged"), RoleSessionName: "s1", ...input }));
const session = `arn:aws:sts::${prod}:assumed-role/Tagged/s1`;
const notAuthorized = (caller: string, action: string, resource: string) => ({
  code: "AccessDenied",
  status: 403,
  message: `User: ${caller} is not authorized to perform: ${action} on resource: ${resource}`,
});

describe("tags", () => {
  it.each<{ name: string; input: Partial<AssumeRoleCommandInput>; message: string }>([
    {
      name: "keys that differ in case alone",
      input: {
        Tags: [
          { Key: "Team", Value: "a" },
          { Key: "team", Value: "b" },
        ],
      },
      message: "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    },
    {
      name: "a transitive key without its tag",
      input: { Tags: [{ Key: "team", Value: "a" }], TransitiveTagKeys: ["cost"] },
      message: "The specified transitive tag key must be included in the requested tags.",
    },
    {
      name: "a key of AWS's own",
      input: { Tags: [{ Key: "aws:team", Value: "a" }] },
      message: "Tag keys beginning with 'aws:' are reserved for system use.",
    },
  ])("refuses $name", async ({ input, message }) => {
    const aws = await start({ roles });
    expect(await refusalOf(assume(aws, keysOf("alice"), input))).toEqual({ code: "InvalidParameterValue", status: 400, message });
  });

  it("need sts:TagSession in the trust policy", async () => {
    const aws = await start({ roles });
    const Tags = [{ Key: "team", Value: "shop" }];
    await expect(assume(aws, keysOf("alice"), { Tags })).resolves.toBeDefined();
    expect(await refusalOf(assume(aws, keysOf("alice"), { RoleArn: role("Untagged"), Tags }))).toEqual(
      notAuthorized(alice, "sts:TagSession", role("Untagged")),
    );
  });

  it("need it for a role that inherits them, too", async () => {
    const aws = await start({ roles });
    const input = { Tags: [{ Key: "Team", Value: "shop" }], TransitiveTagKeys: ["team"] };
    const first = issued(await assume(aws, keysOf("alice"), input));
    expect(await refusalOf(assume(aws, first, { RoleArn: role("Untagged") }))).toEqual(
      notAuthorized(session, "sts:TagSession", role("Untagged")),
    );
  });

  it("stay behind when they are not transitive", async () => {
    const aws = await start({ roles });
    const first = issued(await assume(aws, keysOf("alice"), { Tags: [{ Key: "team", Value: "shop" }] }));
    await expect(assume(aws, first, { RoleArn: role("Untagged") })).resolves.toBeDefined();
  });

  it("cannot be overridden down a chain of any length", async () => {
    const aws = await start({ roles });
    const input = { Tags: [{ Key: "Team", Value: "shop" }], TransitiveTagKeys: ["Team"] };
    const first = issued(await assume(aws, keysOf("alice"), input));
    const second = issued(await assume(aws, first, { Tags: [{ Key: "cost", Value: "7" }] }));
    for (const keys of [first, second]) {
      expect(await refusalOf(assume(aws, keys, { Tags: [{ Key: "TEAM", Value: "other" }] }))).toEqual({
        code: "InvalidParameterValue",
        status: 400,
        message:
          "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
      });
    }
  });
});

describe("source identity", () => {
  it("is set, shown, and stays down the chain", async () => {
    const aws = await start({ roles });
    const first = await assume(aws, keysOf("alice"), { SourceIdentity: "alice" });
    expect(first.SourceIdentity).toBe("alice");
    const second = await assume(aws, issued(first), {});
    expect(second.SourceIdentity).toBe("alice");
    await expect(assume(aws, issued(second), { SourceIdentity: "alice" })).resolves.toBeDefined();
  });

  it.each([
    { name: "without sts:SetSourceIdentity in the trust policy", target: "Untagged", identity: "alice" },
    { name: "that the trust policy does not list", target: "Listed", identity: "mallory" },
  ])("is refused $name", async ({ target, identity }) => {
    const aws = await start({ roles });
    expect(await refusalOf(assume(aws, keysOf("alice"), { RoleArn: role(target), SourceIdentity: identity }))).toEqual(
      notAuthorized(alice, "sts:SetSourceIdentity", role(target)),
    );
  });

  it("that the trust policy lists is taken", async () => {
    const aws = await start({ roles });
    const call = assume(aws, keysOf("alice"), { RoleArn: role("Listed"), SourceIdentity: "bob" });
    await expect(call).resolves.toMatchObject({ SourceIdentity: "bob" });
  });

  it.each([
    { name: "changed", input: { SourceIdentity: "mallory" }, target: "Tagged" },
    { name: "taken into a role that does not allow it", input: {}, target: "Untagged" },
  ])("cannot be $name", async ({ input, target }) => {
    const aws = await start({ roles });
    const first = issued(await assume(aws, keysOf("alice"), { SourceIdentity: "alice" }));
    expect(await refusalOf(assume(aws, first, { RoleArn: role(target), ...input }))).toEqual(
      notAuthorized(session, "sts:SetSourceIdentity", role(target)),
    );
  });
});
