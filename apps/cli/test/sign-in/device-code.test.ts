import { standardWorld } from "@aws-temp/local-aws";
import { expect, it } from "vitest";
import { type CliWorld, openCliWorld } from "../cli-world.ts";
import { expectNoSessionSecret } from "./session-secrets.ts";

const ctrlC = "\u0003";
const login = ["login", "sso", "--use-device-code", "--no-browser"];

/** The CLI at a terminal, and the code that it shows, which is the one that the device page asks about. */
async function shownCode(world: CliWorld, args: readonly string[] = login, env: Readonly<Record<string, string>> = {}) {
  const terminal = world.terminal(args, env);
  await terminal.waitFor(/The code is valid until/);
  const userCode = world.aws.identityCenter.devices()[0]?.userCode ?? "none";
  const screen = await terminal.screen();
  expect(screen).toContain(userCode);
  expect(screen).toContain(`${world.aws.url}/device?user_code=${userCode}`);
  return { terminal, userCode };
}

it("shows the code, waits, and signs in once it is approved", async () => {
  await using world = await openCliWorld();
  const { terminal, userCode } = await shownCode(world);
  await using _ = terminal;
  await terminal.waitFor("Signing in to the SSO session acme");
  world.aws.identityCenter.approveDevice(userCode);
  await terminal.waitFor("aws s3 ls --profile sso-temporary");
  expect((await terminal.exited).status).toBe(0);
  expect(await expectNoSessionSecret(world, terminal.output())).toEqual(
    expect.arrayContaining([expect.stringMatching(/refreshToken/), expect.stringMatching(/clientSecret/)]),
  );
});

it("is what a sign-in over SSH comes to", async () => {
  await using world = await openCliWorld();
  const { terminal, userCode } = await shownCode(world, ["whoami", "sso"], { SSH_CONNECTION: "192.0.2.1 50000 192.0.2.2 22" });
  await using _ = terminal;
  await terminal.waitFor("with a code, as this is an SSH session");
  world.aws.identityCenter.approveDevice(userCode);
  expect((await terminal.exited).status).toBe(0);
});

it("asks less often when it is told to, and signs in all the same", async () => {
  await using world = await openCliWorld();
  const slowDown = { kind: "error", status: 400, code: "SlowDownException", message: "Too fast" } as const;
  world.aws.faults.set({ operation: "CreateToken", times: 1, effect: slowDown });
  const { terminal, userCode } = await shownCode(world);
  await using _ = terminal;
  world.aws.identityCenter.approveDevice(userCode);
  expect((await terminal.exited).status).toBe(0);
  const polls = world.aws.calls().filter(({ operation }) => operation === "CreateToken");
  expect(polls.map(({ code }) => code)).toEqual(["SlowDownException", undefined]);
}, 20_000);

it("ends with 3 when the time of the code is over", async () => {
  await using world = await openCliWorld({ identityCenter: { ...standardWorld.identityCenter, deviceCodeLifetime: 2 } });
  const { terminal } = await shownCode(world);
  await using _ = terminal;
  expect((await terminal.exited).status).toBe(3);
  expect(terminal.output()).toContain("aws-temp login sso");
});

it("ends with 3 when AWS says that the code has expired", async () => {
  await using world = await openCliWorld();
  const expired = { kind: "error", status: 400, code: "ExpiredTokenException", message: "The device code has expired" } as const;
  world.aws.faults.set({ operation: "CreateToken", effect: expired });
  const { terminal } = await shownCode(world);
  await using _ = terminal;
  expect((await terminal.exited).status).toBe(3);
  expect(terminal.output()).toContain("aws-temp login sso");
});

it("ends with 4 when the sign-in is denied", async () => {
  await using world = await openCliWorld();
  const { terminal, userCode } = await shownCode(world);
  await using _ = terminal;
  world.aws.identityCenter.denyDevice(userCode);
  expect((await terminal.exited).status).toBe(4);
  expect(terminal.output()).toContain("denied");
});

it("is left with Ctrl-C, and the next sign-in works", async () => {
  await using world = await openCliWorld();
  const { terminal } = await shownCode(world);
  await using _ = terminal;
  terminal.write(ctrlC);
  expect((await terminal.exited).status).toBe(130);
  expect(terminal.output()).not.toMatch(/\bat .*\.js:\d+|node:internal/);
  world.aws.setSignIn("automatic");
  expect((await world.run(login)).status).toBe(0);
});

it("needs no terminal when login asks for it", async () => {
  await using world = await openCliWorld({ signIn: "automatic" });
  const { status, stdout, stderr } = await world.run([...login, "--json"]);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ profile: "sso", writtenProfile: "sso-temporary" });
  expect(stderr).toContain(`${world.aws.url}/device?user_code=`);
  await expectNoSessionSecret(world, stdout + stderr);
});
