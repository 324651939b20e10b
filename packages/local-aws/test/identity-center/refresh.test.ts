import { ListAccountsCommand } from "@aws-sdk/client-sso";
import { expect, it } from "vitest";
import { type LocalAws, standardWorld } from "../../src/index.ts";
import { refusalOf, start } from "../local-world.ts";
import { deviceClient, deviceGrant, oauthRefusal, portal, refresh, register, signIn } from "./sso-client.ts";

const spent = {
  name: "InvalidGrantException",
  error: "invalid_grant",
  description: "Invalid refresh token provided",
  status: 400,
};
const isOpen = (aws: LocalAws, accessToken: string | undefined) =>
  portal(aws)
    .send(new ListAccountsCommand({ accessToken }))
    .then(
      () => true,
      () => false,
    );

it("gives new tokens, and the old refresh token never works again", async () => {
  const aws = await start();
  const first = await signIn(aws);
  aws.advance(3600);
  expect(await isOpen(aws, first.accessToken)).toBe(false);
  const second = await refresh(aws, first.client, first.refreshToken);
  expect(second).toMatchObject({ expiresIn: 3600, tokenType: "Bearer" });
  expect([second.accessToken, second.refreshToken]).not.toEqual([first.accessToken, first.refreshToken]);
  expect(await isOpen(aws, second.accessToken)).toBe(true);
  const third = await refresh(aws, first.client, second.refreshToken);
  expect(await isOpen(aws, third.accessToken)).toBe(true);
});

it("ends the chain when an old refresh token comes again; the access token lives on", async () => {
  const aws = await start();
  const first = await signIn(aws);
  const second = await refresh(aws, first.client, first.refreshToken);
  expect(await oauthRefusal(refresh(aws, first.client, first.refreshToken))).toEqual(spent);
  expect(await oauthRefusal(refresh(aws, first.client, second.refreshToken))).toEqual(spent);
  expect(await isOpen(aws, second.accessToken)).toBe(true);
});

it("leaves other sign-ins alone", async () => {
  const aws = await start();
  const one = await signIn(aws);
  const other = await signIn(aws);
  await refresh(aws, one.client, one.refreshToken);
  await refresh(aws, one.client, one.refreshToken).catch(() => undefined);
  await expect(refresh(aws, other.client, other.refreshToken)).resolves.toBeDefined();
});

it.each([
  { name: "another client", of: "other" },
  { name: "no token of ours", of: "nobody" },
])("refuses $name", async ({ of }) => {
  const aws = await start();
  const { client, refreshToken } = await signIn(aws);
  const other = await register(aws);
  const call = of === "other" ? refresh(aws, other, refreshToken) : refresh(aws, client, "aorWrong");
  expect(await oauthRefusal(call)).toEqual(spent);
  await expect(refresh(aws, client, refreshToken)).resolves.toBeDefined();
});

it("lets a sign-in last so long and no longer, however often it is refreshed", async () => {
  const aws = await start({ identityCenter: { ...standardWorld.identityCenter, tokenLifetime: 600, refreshLifetime: 900 } });
  const { client, refreshToken, expiresIn } = await signIn(aws);
  expect(expiresIn).toBe(600);
  aws.advance(500);
  const second = await refresh(aws, client, refreshToken);
  expect(second.expiresIn).toBe(400);
  aws.advance(400);
  expect(await oauthRefusal(refresh(aws, client, second.refreshToken))).toEqual(spent);
});

it.each([
  { name: "without the scope", client: { ...deviceClient, scopes: [] } },
  { name: "without the grant", client: { ...deviceClient, grantTypes: [deviceGrant] } },
])("gives no refresh token $name, but an access token for all of the sign-in", async ({ client }) => {
  const aws = await start();
  const { accessToken, refreshToken, expiresIn } = await signIn(aws, client);
  expect({ refreshToken, expiresIn }).toEqual({ refreshToken: undefined, expiresIn: 28_800 });
  aws.advance(28_799);
  expect(await isOpen(aws, accessToken)).toBe(true);
  aws.advance(1);
  expect(await isOpen(aws, accessToken)).toBe(false);
});

it.each([
  { name: "revoked", act: (aws: LocalAws) => aws.identityCenter.revokeSessions(), open: false, refreshed: false },
  {
    name: "its access tokens expired",
    act: (aws: LocalAws) => aws.identityCenter.expireAccessTokens(),
    open: false,
    refreshed: true,
  },
  {
    name: "its refresh tokens expired",
    act: (aws: LocalAws) => aws.identityCenter.expireRefreshTokens(),
    open: true,
    refreshed: false,
  },
])("plays a sign-in that was $name", async ({ act, open, refreshed }) => {
  const aws = await start();
  const { client, accessToken, refreshToken } = await signIn(aws);
  act(aws);
  expect(await isOpen(aws, accessToken)).toBe(open);
  const outcome = await refresh(aws, client, refreshToken).then(
    () => true,
    () => false,
  );
  expect(outcome).toBe(refreshed);
});

it("opens the portal to no token of another application", async () => {
  const aws = await start();
  const { accessToken } = await signIn(aws, { ...deviceClient, scopes: ["codewhisperer:completions"] });
  expect(await refusalOf(portal(aws).send(new ListAccountsCommand({ accessToken })))).toMatchObject({
    code: "UnauthorizedException",
  });
});
