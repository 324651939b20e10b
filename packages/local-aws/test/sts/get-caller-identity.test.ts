import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetFederationTokenCommand,
  GetSessionTokenCommand,
} from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import type { LocalAws, WorldUser } from "../../src/index.ts";
import { client, dev, issued, type Keys, keysOf, role, start } from "../local-world.ts";

const root: WorldUser = {
  name: "root",
  account: dev,
  root: true,
  accessKeys: [{ accessKeyId: "AKIAROOTDEV22EXAMPLE", secretAccessKey: "root" }],
};
const nested: WorldUser = {
  name: "bo",
  account: dev,
  path: "/eng/ops/",
  accessKeys: [{ accessKeyId: "AKIABODEV2222EXAMPLE", secretAccessKey: "bo" }],
};

it.each<{ name: string; keys: (aws: LocalAws) => Keys | Promise<Keys>; arn: string; userId: RegExp; account: string }>([
  {
    name: "a user",
    keys: () => keysOf("alice"),
    arn: `arn:aws:iam::${dev}:user/alice`,
    userId: /^AIDA[A-Z2-7]{17}$/,
    account: dev,
  },
  {
    name: "a user with a path",
    keys: (aws) => {
      aws.addUser(nested);
      return { accessKeyId: "AKIABODEV2222EXAMPLE", secretAccessKey: "bo" };
    },
    arn: `arn:aws:iam::${dev}:user/eng/ops/bo`,
    userId: /^AIDA[A-Z2-7]{17}$/,
    account: dev,
  },
  {
    name: "root",
    keys: (aws) => {
      aws.addUser(root);
      return { accessKeyId: "AKIAROOTDEV22EXAMPLE", secretAccessKey: "root" };
    },
    arn: `arn:aws:iam::${dev}:root`,
    userId: /^111122223333$/,
    account: dev,
  },
  {
    name: "a user's session",
    keys: async (aws) => issued(await client(aws, keysOf("alice")).send(new GetSessionTokenCommand({}))),
    arn: `arn:aws:iam::${dev}:user/alice`,
    userId: /^AIDA[A-Z2-7]{17}$/,
    account: dev,
  },
  {
    name: "a role's session, without the role's path",
    keys: async (aws) => {
      aws.addRole({ arn: role("eng/Deep"), trust: [{ principals: [dev] }] });
      const input = { RoleArn: role("eng/Deep"), RoleSessionName: "s1" };
      return issued(await client(aws, keysOf("alice")).send(new AssumeRoleCommand(input)));
    },
    arn: "arn:aws:sts::444455556666:assumed-role/Deep/s1",
    userId: /^AROA[A-Z2-7]{17}:s1$/,
    account: "444455556666",
  },
  {
    name: "a federated user",
    keys: async (aws) => issued(await client(aws, keysOf("alice")).send(new GetFederationTokenCommand({ Name: "guest" }))),
    arn: `arn:aws:sts::${dev}:federated-user/guest`,
    userId: /^111122223333:guest$/,
    account: dev,
  },
])("names $name", async ({ keys, arn, userId, account }) => {
  const aws = await start();
  const identity = await client(aws, await keys(aws)).send(new GetCallerIdentityCommand({}));
  expect(identity).toMatchObject({ Arn: arn, UserId: expect.stringMatching(userId), Account: account });
});

it("needs no permission", async () => {
  const aws = await start();
  aws.updateUser(`arn:aws:iam::${dev}:user/alice`, { deny: ["*"] });
  await expect(client(aws, keysOf("alice")).send(new GetCallerIdentityCommand({}))).resolves.toMatchObject({ Account: dev });
});

it("answers in a partition of its own", async () => {
  const aws = await start({
    accounts: [{ id: "777788889999", name: "china", partition: "aws-cn" }],
    users: [
      { name: "li", account: "777788889999", accessKeys: [{ accessKeyId: "AKIALICN22222EXAMPLE", secretAccessKey: "li" }] },
    ],
  });
  const sts = client(aws, { accessKeyId: "AKIALICN22222EXAMPLE", secretAccessKey: "li" }, "cn-north-1");
  await expect(sts.send(new GetCallerIdentityCommand({}))).resolves.toMatchObject({
    Arn: "arn:aws-cn:iam::777788889999:user/li",
  });
});
