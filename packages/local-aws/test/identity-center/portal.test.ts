import { GetRoleCredentialsCommand, ListAccountRolesCommand, ListAccountsCommand, LogoutCommand } from "@aws-sdk/client-sso";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { describe, expect, it, onTestFinished } from "vitest";
import { type LocalAws, largeDirectory, permissionSetRoleArn, standardWorld } from "../../src/index.ts";
import { client, dev, issued, prod, refusalOf, role, start } from "../local-world.ts";
import { askAsHost } from "./ask-as-host.ts";
import { oauthRefusal, portal, refresh, signIn } from "./sso-client.ts";

async function signedIn(options: Parameters<typeof start>[0] = {}) {
  const aws = await start(options);
  return { aws, ...(await signIn(aws)) };
}

const credentialsOf = (aws: LocalAws, accessToken: string | undefined, roleName = "ReadOnly", accountId = prod) =>
  portal(aws).send(new GetRoleCredentialsCommand({ accessToken, accountId, roleName }));

async function keysOf(aws: LocalAws, accessToken: string, roleName = "ReadOnly") {
  const { roleCredentials: { accessKeyId = "", secretAccessKey = "", sessionToken = "" } = {} } = await credentialsOf(
    aws,
    accessToken,
    roleName,
  );
  return { accessKeyId, secretAccessKey, sessionToken };
}

describe("role credentials", () => {
  it.each([
    { roleName: "ReadOnly", seconds: 28_800 },
    { roleName: "Administrator", seconds: 3600 },
  ])("of $roleName work at STS for $seconds seconds, whatever becomes of the sign-in", async ({ roleName, seconds }) => {
    const { aws, accessToken } = await signedIn();
    const { roleCredentials } = await credentialsOf(aws, accessToken, roleName);
    expect(roleCredentials?.expiration).toBe(Math.floor(aws.now() / 1000) * 1000 + seconds * 1000);
    const keys = await keysOf(aws, accessToken, roleName);
    const roleArn = permissionSetRoleArn({ account: prod, role: roleName, region: "eu-central-1" });
    expect(roleArn).toMatch(
      new RegExp(
        `^arn:aws:iam::${prod}:role/aws-reserved/sso\\.amazonaws\\.com/eu-central-1/AWSReservedSSO_${roleName}_[0-9a-f]{16}$`,
      ),
    );
    aws.identityCenter.revokeSessions();
    // A client that lives in the same hour as AWS.
    const identify = () => {
      const systemClockOffset = aws.now() - Date.now();
      const sts = new STSClient({ endpoint: aws.url, region: "eu-central-1", credentials: keys, systemClockOffset });
      onTestFinished(() => sts.destroy());
      return sts.send(new GetCallerIdentityCommand({}));
    };
    aws.advance(seconds - 2);
    const identity = await identify();
    expect(identity.Arn).toBe(`arn:aws:sts::${prod}:assumed-role/${roleArn.split("/").at(-1)}/alice@acme.example`);
    aws.advance(2);
    expect(await refusalOf(identify())).toMatchObject({ code: "ExpiredToken" });
  });

  it("lead into roles that trust the permission set, for an hour at most", async () => {
    const { aws, accessToken } = await signedIn();
    const sts = client(aws, await keysOf(aws, accessToken, "Administrator"));
    const deploy = { RoleArn: role("Deploy"), RoleSessionName: "s1" };
    const keys = issued(await sts.send(new AssumeRoleCommand(deploy)));
    expect((await client(aws, keys).send(new GetCallerIdentityCommand({}))).Arn).toContain("assumed-role/Deploy/s1");
    const long = sts.send(new AssumeRoleCommand({ ...deploy, DurationSeconds: 3601 }));
    expect(await refusalOf(long)).toMatchObject({ code: "ValidationError" });
    const readOnly = client(aws, await keysOf(aws, accessToken));
    expect(await refusalOf(readOnly.send(new AssumeRoleCommand(deploy)))).toMatchObject({ code: "AccessDenied" });
  });

  it.each([
    {
      name: "a role that is not assigned",
      roleName: "Administrator",
      accountId: dev,
      code: "ForbiddenException",
      status: 403,
      message: "No access",
    },
    {
      name: "a role that is not there",
      roleName: "None",
      accountId: prod,
      code: "ForbiddenException",
      status: 403,
      message: "No access",
    },
    {
      name: "an unknown account",
      roleName: "ReadOnly",
      accountId: "999999999999",
      code: "ResourceNotFoundException",
      status: 404,
      message: /./,
    },
    {
      name: "an account that is none",
      roleName: "ReadOnly",
      accountId: "4444",
      code: "InvalidRequestException",
      status: 400,
      message: /./,
    },
  ])("are refused for $name", async ({ roleName, accountId, code, status, message }) => {
    const { aws, accessToken } = await signedIn();
    const refusal = await refusalOf(credentialsOf(aws, accessToken, roleName, accountId));
    expect(refusal).toMatchObject({ code, status, message: expect.stringMatching(message) });
  });

  it("come and go with the assignment", async () => {
    const { aws, accessToken } = await signedIn();
    const assignment = { account: dev, role: "Administrator" };
    aws.identityCenter.assign(assignment);
    const { roleCredentials } = await credentialsOf(aws, accessToken, "Administrator", dev);
    expect(roleCredentials).toBeDefined();
    aws.identityCenter.unassign(assignment);
    expect(await refusalOf(credentialsOf(aws, accessToken, "Administrator", dev))).toMatchObject({ status: 403 });
    expect(() => aws.identityCenter.assign({ account: dev, role: "None" })).toThrow("There is no permission set None.");
  });
});

it.each([
  { name: "no token", token: "" },
  { name: "a wrong token", token: "aoaWrong" },
])("answers 401 to $name", async ({ token }) => {
  const aws = await start();
  const headers = token === "" ? {} : { "x-amz-sso_bearer_token": token };
  const answer = await fetch(`${aws.url}/assignment/accounts`, { headers });
  expect(answer.status).toBe(401);
  expect(answer.headers.get("x-amzn-errortype")).toBeNull();
  expect(await answer.json()).toEqual({
    message: "Session token not found or invalid",
    __type: "com.amazonaws.switchboard.portal#UnauthorizedException",
  });
});

it("knows a token in its own region alone", async () => {
  const { aws, accessToken } = await signedIn();
  const headers = { "x-amz-sso_bearer_token": accessToken };
  const ask = (region: string) => askAsHost(aws, `portal.sso.${region}.amazonaws.com`, "/assignment/accounts", { headers });
  expect([await ask("eu-central-1"), await ask("us-east-1")]).toEqual([200, 401]);
});

it("answers 405 to another method", async () => {
  const { aws, accessToken } = await signedIn();
  const headers = { "x-amz-sso_bearer_token": accessToken };
  expect((await fetch(`${aws.url}/assignment/accounts`, { method: "POST", headers })).status).toBe(405);
});

it("ends a sign-in on logout, refresh token and all", async () => {
  const { aws, client: registered, accessToken, refreshToken } = await signedIn();
  await portal(aws).send(new LogoutCommand({ accessToken }));
  expect(await refusalOf(credentialsOf(aws, accessToken))).toMatchObject({ code: "UnauthorizedException", status: 401 });
  expect(await oauthRefusal(refresh(aws, registered, refreshToken))).toMatchObject({ name: "InvalidGrantException" });
  expect(await refusalOf(portal(aws).send(new LogoutCommand({ accessToken })))).toMatchObject({ code: "UnauthorizedException" });
});

describe("the directory", () => {
  it("lists the accounts with names and addresses, and the roles", async () => {
    const { aws, accessToken } = await signedIn();
    const { accountList, nextToken } = await portal(aws).send(new ListAccountsCommand({ accessToken }));
    expect(nextToken).toBeUndefined();
    expect(accountList).toEqual([
      { accountId: dev, accountName: "dev", emailAddress: `aws+${dev}@example.com` },
      { accountId: prod, accountName: "prod", emailAddress: `aws+${prod}@example.com` },
    ]);
    const { roleList } = await portal(aws).send(new ListAccountRolesCommand({ accessToken, accountId: prod }));
    expect(roleList).toEqual([
      { roleName: "ReadOnly", accountId: prod },
      { roleName: "Administrator", accountId: prod },
    ]);
  });

  it("shows each user what is theirs", async () => {
    const instance = {
      ...standardWorld.identityCenter,
      users: ["alice", "bob"],
      assignments: [
        { account: dev, role: "ReadOnly", users: ["alice"] },
        { account: prod, role: "ReadOnly", users: ["bob"] },
      ],
    };
    const { aws, accessToken } = await signedIn({ identityCenter: instance });
    const { accountList } = await portal(aws).send(new ListAccountsCommand({ accessToken }));
    expect(accountList?.map(({ accountId }) => accountId)).toEqual([dev]);
    const other = portal(aws).send(new ListAccountRolesCommand({ accessToken, accountId: prod }));
    expect(await refusalOf(other)).toMatchObject({ status: 403, message: "No access" });
  });

  it("is read in pages", async () => {
    const { aws, accessToken } = await signedIn(largeDirectory({ accounts: 45 }));
    const sizes: number[] = [];
    const ids = new Set<string | undefined>();
    for (let nextToken: string | undefined, more = true; more; more = nextToken !== undefined) {
      const page = await portal(aws).send(new ListAccountsCommand({ accessToken, ...(nextToken && { nextToken }) }));
      sizes.push(page.accountList?.length ?? 0);
      for (const { accountId } of page.accountList ?? []) ids.add(accountId);
      nextToken = page.nextToken;
    }
    expect(sizes).toEqual([20, 20, 5]);
    expect(ids.size).toBe(45);
    expect([...ids].every((id) => /^0\d{11}$/.test(id ?? ""))).toBe(true);
  });

  it("gives pages of the size asked for", async () => {
    const { aws, accessToken } = await signedIn(largeDirectory({ accounts: 3 }));
    const accounts = await portal(aws).send(new ListAccountsCommand({ accessToken, maxResults: 2 }));
    expect(accounts.accountList).toHaveLength(2);
    const accountId = accounts.accountList?.[0]?.accountId ?? "";
    const roles = await portal(aws).send(new ListAccountRolesCommand({ accessToken, accountId, maxResults: 3 }));
    const { nextToken = "" } = roles;
    const rest = await portal(aws).send(new ListAccountRolesCommand({ accessToken, accountId, nextToken }));
    expect([roles.roleList?.length, rest.roleList?.length, rest.nextToken]).toEqual([3, 2, undefined]);
    const mixed = portal(aws).send(new ListAccountsCommand({ accessToken, nextToken }));
    expect(await refusalOf(mixed)).toMatchObject({ code: "InvalidRequestException", status: 400 });
  });

  it.each([{ maxResults: 0 }, { maxResults: 101 }, { nextToken: "MQ" }])("refuses %o", async (page) => {
    const { aws, accessToken } = await signedIn();
    const call = portal(aws).send(new ListAccountsCommand({ accessToken, ...page }));
    expect(await refusalOf(call)).toMatchObject({ code: "InvalidRequestException", status: 400 });
  });
});

it("answers so many calls a second, and after a pause so many at once", async () => {
  const { aws, accessToken } = await signedIn({
    identityCenter: { ...standardWorld.identityCenter, requestsPerSecond: 2, burst: 3 },
  });
  const ask = async (times: number) => {
    const calls = Array.from({ length: times }, () => portal(aws).send(new ListAccountsCommand({ accessToken })));
    return (await Promise.allSettled(calls)).filter(({ status }) => status === "fulfilled").length;
  };
  expect(await ask(5)).toBe(3);
  const throttled = portal(aws).send(new ListAccountsCommand({ accessToken }));
  expect(await refusalOf(throttled)).toEqual({ code: "TooManyRequestsException", status: 429, message: "HTTP 429 Unknown Code" });
  aws.advance(1);
  expect(await ask(5)).toBe(2);
  aws.advance(60);
  expect(await ask(5)).toBe(3);
  expect(aws.calls().filter(({ code }) => code === "TooManyRequestsException")).toHaveLength(8);
});

it("logs which account and role, and no token", async () => {
  const { aws, accessToken } = await signedIn();
  aws.clearCalls();
  const { roleCredentials } = await credentialsOf(aws, accessToken);
  expect(aws.calls()).toMatchObject([
    { service: "sso", operation: "GetRoleCredentials", parameters: { account_id: prod, role_name: "ReadOnly" }, status: 200 },
  ]);
  for (const secret of [accessToken, roleCredentials?.secretAccessKey ?? "", roleCredentials?.sessionToken ?? ""]) {
    expect(JSON.stringify(aws.calls())).not.toContain(secret);
  }
});
