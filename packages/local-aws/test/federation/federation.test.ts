import { AssumeRoleCommand, GetFederationTokenCommand, GetSessionTokenCommand } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import type { LocalAws } from "../../src/index.ts";
import { client, dev, issued, type Keys, keysOf, prod, role, start } from "../local-world.ts";

const destination = "https://eu-central-1.console.aws.amazon.com/console/home";

const asRole = async (aws: LocalAws, name: string, keys: Keys = keysOf("alice"), more: object = {}) =>
  issued(
    await client(aws, keys).send(
      new AssumeRoleCommand({ RoleArn: role(name), RoleSessionName: "session", DurationSeconds: 900, ...more }),
    ),
  );
const asFederated = async (aws: LocalAws) =>
  issued(await client(aws, keysOf("alice")).send(new GetFederationTokenCommand({ Name: "guest", DurationSeconds: 7200 })));
const asUser = async (aws: LocalAws) => issued(await client(aws, keysOf("alice")).send(new GetSessionTokenCommand({})));

function session({ accessKeyId, secretAccessKey, sessionToken }: Keys): string {
  return JSON.stringify({ sessionId: accessKeyId, sessionKey: secretAccessKey, sessionToken });
}

async function askToken(aws: LocalAws, keys: Keys, more: Record<string, string> = {}, method: "GET" | "POST" = "POST") {
  const parameters = new URLSearchParams({ Action: "getSigninToken", Session: session(keys), ...more });
  const answer =
    method === "GET"
      ? await fetch(`${aws.url}/federation?${parameters}`)
      : await fetch(`${aws.url}/federation`, { method, body: parameters });
  return { status: answer.status, text: await answer.text() };
}

async function tokenFor(aws: LocalAws, keys: Keys, more?: Record<string, string>): Promise<string> {
  return (JSON.parse((await askToken(aws, keys, more)).text) as { readonly SigninToken: string }).SigninToken;
}

async function login(aws: LocalAws, token: string, to = destination) {
  const parameters = new URLSearchParams({ Action: "login", Destination: to, SigninToken: token });
  const answer = await fetch(`${aws.url}/federation?${parameters}`);
  return { status: answer.status, text: await answer.text(), cookie: answer.headers.get("set-cookie")?.split(";")[0] };
}

it.each(["GET", "POST"] as const)("signs a role's session in, asked by %s", async (method) => {
  const aws = await start();
  const { status, text } = await askToken(aws, await asRole(aws, "ReadOnly"), {}, method);
  expect(status).toBe(200);
  const page = await login(aws, (JSON.parse(text) as { SigninToken: string }).SigninToken);
  expect(page.status).toBe(200);
  expect(page.text).toContain(`arn:aws:sts::${prod}:assumed-role/ReadOnly/session`);
  expect(page.text).toContain(`<code>${destination}</code>`);
  const home = await fetch(`${aws.url}/console/home`, { headers: { cookie: page.cookie ?? "" } });
  expect(await home.text()).toContain("assumed-role/ReadOnly");
});

it("signs a federated user in", async () => {
  const aws = await start();
  const { text } = await login(aws, await tokenFor(aws, await asFederated(aws)));
  expect(text).toContain(`arn:aws:sts::${dev}:federated-user/guest`);
});

it.each(["900", "43200"])("lets a role's console session last for %s seconds", async (seconds) => {
  const aws = await start();
  const token = await tokenFor(aws, await asRole(aws, "ReadOnly"), { SessionDuration: seconds });
  const { text } = await login(aws, token);
  expect(text).toContain(new Date(aws.now() + Number(seconds) * 1000).toISOString());
});

it.each<{ name: string; keys: (aws: LocalAws) => Promise<Keys> | Keys; more?: Record<string, string> }>([
  { name: "long-term keys", keys: () => keysOf("alice") },
  { name: "a session of GetSessionToken", keys: asUser },
  { name: "a wrong secret", keys: async (aws) => ({ ...(await asRole(aws, "ReadOnly")), secretAccessKey: "wrong" }) },
  { name: "a wrong session token", keys: async (aws) => ({ ...(await asRole(aws, "ReadOnly")), sessionToken: "wrong" }) },
  {
    name: "credentials that have expired",
    keys: async (aws) => {
      const keys = await asRole(aws, "ReadOnly");
      aws.advance(901);
      return keys;
    },
  },
  { name: "a shorter duration", keys: (aws) => asRole(aws, "ReadOnly"), more: { SessionDuration: "899" } },
  { name: "a longer duration", keys: (aws) => asRole(aws, "ReadOnly"), more: { SessionDuration: "43201" } },
  { name: "a duration of a federated user", keys: asFederated, more: { SessionDuration: "3600" } },
  {
    name: "a duration of a chained role",
    keys: async (aws) => asRole(aws, "ReadOnly", await asUser(aws)),
    more: { SessionDuration: "900" },
  },
  { name: "no session at all", keys: () => ({ accessKeyId: "", secretAccessKey: "" }) },
  { name: "another action", keys: (aws) => asRole(aws, "ReadOnly"), more: { Action: "logout" } },
])("refuses $name with HTTP 400", async ({ keys, more }) => {
  const aws = await start();
  const answer = await askToken(aws, await keys(aws), more);
  expect(answer.status).toBe(400);
  expect(answer.text).not.toContain("SigninToken");
});

it("takes a chained role that asks for no duration", async () => {
  const aws = await start();
  expect((await askToken(aws, await asRole(aws, "ReadOnly", await asUser(aws)))).status).toBe(200);
});

it("gives a sign-in URL fifteen minutes", async () => {
  const aws = await start();
  const token = await tokenFor(aws, await asFederated(aws));
  aws.advance(899);
  expect((await login(aws, token)).status).toBe(200);
  aws.advance(1);
  expect((await login(aws, token)).status).toBe(400);
});

it.each(["", "http://console.aws.amazon.com/", "https://example.com/", "https://console.amazonaws.cn/"])(
  "refuses the destination “%s”",
  async (to) => {
    const aws = await start();
    expect((await login(aws, await tokenFor(aws, await asFederated(aws)), to)).status).toBe(400);
  },
);

it("logs no secret", async () => {
  const aws = await start();
  const keys = await asRole(aws, "ReadOnly");
  const token = await tokenFor(aws, keys, { SessionDuration: "900" });
  await login(aws, token);
  const calls = aws.calls().slice(1);
  expect(calls).toMatchObject([
    { service: "federation", operation: "GetSigninToken", parameters: { SessionDuration: "900" }, status: 200 },
    { service: "federation", operation: "ConsoleLogin", parameters: { Destination: destination }, status: 200 },
  ]);
  for (const secret of [token, keys.secretAccessKey, keys.sessionToken ?? ""]) {
    expect(JSON.stringify(calls)).not.toContain(secret);
  }
});
