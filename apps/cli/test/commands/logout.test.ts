import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type CliWorld, jsonOf, openCliWorld } from "../cli-world.ts";
import { freePort } from "../free-port.ts";
import { browserProgram } from "../sign-in/browser-program.ts";

const startUrl = "https://acme.awsapps.com/start";
const tokens = async ({ home }: CliWorld, folder: "sso" | "login") =>
  (await readdir(join(home.awsDir, folder, "cache")).catch(() => [])).filter((name) => /^[0-9a-f]{40,64}\.json$/.test(name));

/** Signs in to profiles, each through the browser. */
async function signedIn(world: CliWorld, ...profiles: readonly string[]): Promise<void> {
  const { env } = await browserProgram(world);
  for (const profile of profiles) {
    const args = ["login", profile, "--redirect-port", String(await freePort())];
    expect(await world.run(args, { env })).toMatchObject({ status: 0 });
  }
}

it("ends a profile's session at AWS and here, with everything that came from it", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  await signedIn(world, "sso", "sso-deploy");
  const { status, stdout, stderr } = await world.run(["logout", "sso"]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  expect(stderr).toContain(`Signed out of ${startUrl}: ended at AWS`);
  expect(stderr).toContain("Cached credentials removed: 3.");
  expect(stderr).toContain("Profile sso-temporary removed from ~/.aws/credentials.");
  expect(stderr).toContain("Profile sso-deploy-temporary removed from ~/.aws/credentials.");
  expect(stderr).toMatch(/AWS does not take credentials back.*\n.*assumed-role\/Deploy\/\S+ until .*\(59 min left\)/s);
  expect(world.calls()).toContain("Logout");
  expect((await world.run(["whoami", "sso", "--no-input"])).status).toBe(3);
  expect((await world.run(["whoami", "sso-deploy", "--no-input"])).status).toBe(3);
  expect((await world.run(["whoami", "sso-temporary"])).status).toBe(2);
});

it.each([
  { name: "a profile's session", args: ["sso"], left: { sso: 1, login: 1 } },
  { name: "a session by name", args: ["--sso-session", "acme"], left: { sso: 1, login: 1 } },
  { name: "a legacy profile's session", args: ["sso-legacy"], left: { sso: 1, login: 1 } },
  { name: "a console sign-in", args: ["console"], left: { sso: 2, login: 0 } },
  { name: "everything", args: ["--all"], left: { sso: 0, login: 0 } },
])("ends $name, and no other", async ({ args, left }) => {
  await using world = await openCliWorld({ signIn: "automatic" });
  await signedIn(world, "sso", "sso-legacy", "console");
  const registrations = (await readdir(join(world.home.awsDir, "sso", "cache"))).length;
  const ended = jsonOf(await world.run(["logout", ...args, "--json"]));
  expect(ended).toEqual({
    ssoSessions: Array.from({ length: 2 - left.sso }, () => ({ startUrl, revoked: true })),
    consoleSessions: 1 - left.login,
    failed: [],
    cachedCredentials: expect.any(Number),
    removedProfiles: expect.any(Array),
    stillValid: expect.any(Array),
  });
  expect(ended["removedProfiles"]).toHaveLength(3 - left.sso - left.login);
  expect(await readdir(join(world.home.awsDir, "sso", "cache"))).toHaveLength(registrations - (2 - left.sso));
  expect(await tokens(world, "login")).toHaveLength(left.login);
});

it("ends a session here when AWS cannot be told", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  await signedIn(world, "sso");
  world.aws.identityCenter.revokeSessions();
  const { status, stderr } = await world.run(["logout", "sso"]);
  expect(status).toBe(0);
  expect(stderr).toContain("AWS could not be reached, or had already ended it");
  expect((await world.run(["export", "sso", "--no-input"])).status).toBe(3);
});

it("says when there is nothing to end", async () => {
  await using world = await openCliWorld();
  const { status, stderr } = await world.run(["logout", "sso"]);
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: "Nothing to end: profile sso was not signed in, and nothing was cached.\n",
  });
});

it("removes what came from a profile without a sign-in, and says until when it works", async () => {
  await using world = await openCliWorld();
  const before = await readFile(world.home.credentialsFile, "utf8");
  expect((await world.run(["login", "prod-readonly"])).status).toBe(0);
  const { aws } = world;
  expect(jsonOf(await world.run(["logout", "prod-readonly", "--json"]))).toEqual({
    ssoSessions: [],
    consoleSessions: 0,
    failed: [],
    cachedCredentials: 1,
    removedProfiles: [{ profile: "prod-readonly-temporary", of: "prod-readonly", file: world.home.credentialsFile }],
    stillValid: [
      {
        accessKeyId: expect.stringMatching(/^ASIA/),
        arn: expect.stringContaining("assumed-role/ReadOnly/"),
        account: "444455556666",
        expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      },
    ],
  });
  expect((await readFile(world.home.credentialsFile, "utf8")).trimEnd()).toBe(before.trimEnd());
  expect(await readFile(world.home.configFile, "utf8")).not.toContain("-temporary]");
  expect(aws.calls().filter(({ operation }) => operation === "Logout")).toEqual([]);
});

it("takes the profile that login wrote for the one behind it", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  await signedIn(world, "sso");
  const ended = jsonOf(await world.run(["logout", "sso-temporary", "--json"]));
  expect(ended).toMatchObject({ ssoSessions: [{ startUrl, revoked: true }], removedProfiles: [{ profile: "sso-temporary" }] });
});

it.each([
  {
    name: "a comment among the keys",
    edit: (text: string) => text.replace(/^aws_session_token/m, "# for the demo\naws_session_token"),
    left: /^\[dev-temporary\]\n# for the demo\n$/m,
  },
  {
    name: "a key that was added to the profile",
    edit: (text: string) => `${text}output = json\n`,
    left: /^\[dev-temporary\]\noutput = json\n/m,
  },
  {
    name: "everything of a profile that has the name by chance",
    edit: (text: string) => text.replace(/^aws_temp_source_profile.*\n/m, ""),
    left: /^\[dev-temporary\]\naws_access_key_id = ASIA/m,
  },
])("leaves $name", async ({ edit, left }) => {
  await using world = await openCliWorld();
  await world.run(["login", "dev"]);
  const text = await readFile(world.home.credentialsFile, "utf8");
  await writeFile(world.home.credentialsFile, edit(text));
  expect((await world.run(["logout", "dev"])).status).toBe(0);
  const after = await readFile(world.home.credentialsFile, "utf8");
  expect(after).toMatch(left);
  expect(after.includes("ASIA")).toBe(left.source.includes("ASIA"));
});

it("leaves the profiles of login with --keep-profiles, and those of `configure process` always", async () => {
  await using world = await openCliWorld();
  await world.run(["configure", "process", "dev", "--to", "dev-process", "--program", process.execPath]);
  await world.run(["login", "dev"]);
  expect(jsonOf(await world.run(["logout", "dev", "--keep-profiles", "--json"]))).toMatchObject({ removedProfiles: [] });
  expect(await readFile(world.home.credentialsFile, "utf8")).toContain("[dev-temporary]");
  // Nothing is cached by now: the profile itself says where it came from.
  expect(jsonOf(await world.run(["logout", "--all", "--json"]))).toMatchObject({
    cachedCredentials: 0,
    removedProfiles: [{ profile: "dev-temporary" }],
    stillValid: [{ arn: null }],
  });
  expect(await readFile(world.home.configFile, "utf8")).toContain("[profile dev-process]");
});

it.each([
  { name: "a profile and a session", args: ["sso", "--sso-session", "acme"], status: 2 },
  { name: "a profile and everything", args: ["sso", "--all"], status: 2 },
  { name: "a session that is not there", args: ["--sso-session", "nobody"], status: 2 },
  { name: "a profile that is not there", args: ["nobody"], status: 2 },
])("refuses $name", async ({ args, status }) => {
  await using world = await openCliWorld();
  const result = await world.run(["logout", ...args]);
  expect(result).toMatchObject({ status, stdout: "" });
  expect(result.stderr).toContain("Try:");
});
