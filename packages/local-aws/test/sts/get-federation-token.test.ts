import {
  AssumeRoleCommand,
  GetFederationTokenCommand,
  type GetFederationTokenCommandInput,
  GetSessionTokenCommand,
} from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import { client, dev, issued, keysOf, refusalOf, role, start } from "../local-world.ts";

const guest = `arn:aws:sts::${dev}:federated-user/guest`;
const reading = JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:Get*", Resource: "*" }] });

it("answers for a federated user", async () => {
  const aws = await start();
  const answer = await client(aws, keysOf("alice")).send(new GetFederationTokenCommand({ Name: "guest" }));
  expect(answer).toMatchObject({ FederatedUser: { FederatedUserId: `${dev}:guest`, Arn: guest }, PackedPolicySize: 0 });
  expect((answer.Credentials?.Expiration?.getTime() ?? 0) / 1000 - Math.floor(aws.now() / 1000)).toBe(43_200);
});

it("tells how much of the space its policy takes", async () => {
  const aws = await start();
  const answer = await client(aws, keysOf("alice")).send(new GetFederationTokenCommand({ Name: "guest", Policy: reading }));
  expect(answer.PackedPolicySize).toBeGreaterThan(0);
});

it.each<{ name: string; input: Partial<GetFederationTokenCommandInput>; message: string }>([
  {
    name: "a name of 33 characters",
    input: { Name: "n".repeat(33) },
    message: `1 validation error detected: Value '${"n".repeat(33)}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 32`,
  },
  {
    name: "more than 36 hours",
    input: { DurationSeconds: 129_601 },
    message:
      "1 validation error detected: Value '129601' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 129600",
  },
])("refuses $name", async ({ input, message }) => {
  const aws = await start();
  const call = client(aws, keysOf("alice")).send(new GetFederationTokenCommand({ Name: "guest", ...input }));
  expect(await refusalOf(call)).toEqual({ code: "ValidationError", status: 400, message });
});

it("obeys an explicit denial", async () => {
  const aws = await start();
  aws.updateUser(`arn:aws:iam::${dev}:user/alice`, { deny: ["sts:GetFederationToken"] });
  const call = client(aws, keysOf("alice")).send(new GetFederationTokenCommand({ Name: "guest" }));
  expect(await refusalOf(call)).toEqual({
    code: "AccessDenied",
    status: 403,
    message: `User: arn:aws:iam::${dev}:user/alice is not authorized to perform: sts:GetFederationToken on resource: ${guest} with an explicit deny in an identity-based policy`,
  });
});

it("gives credentials that may assume no role and make no session", async () => {
  const aws = await start();
  const keys = issued(await client(aws, keysOf("alice")).send(new GetFederationTokenCommand({ Name: "guest" })));
  const assume = client(aws, keys).send(new AssumeRoleCommand({ RoleArn: role("ReadOnly"), RoleSessionName: "s1" }));
  expect(await refusalOf(assume)).toMatchObject({
    code: "AccessDenied",
    message: `User: ${guest} is not authorized to perform: sts:AssumeRole on resource: ${role("ReadOnly")}`,
  });
  expect(await refusalOf(client(aws, keys).send(new GetSessionTokenCommand({})))).toMatchObject({
    message: "Cannot call GetSessionToken with session credentials",
  });
});
