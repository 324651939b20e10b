import { access, mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { signinCredentials } from "../../src/console-login/credentials.ts";
import { signOutOfAllConsoles, signOutOfConsole } from "../../src/console-login/sign-out.ts";
import { failureOf } from "../sts/local-sts.ts";
import { alice, consoleWorld, maria, ownBrowser } from "./console-world.ts";
import { awsCliFile } from "./session-file.ts";

async function twoSessions() {
  const world = await consoleWorld();
  const folder = dirname(world.fileOf());
  await mkdir(folder, { recursive: true });
  await writeFile(world.fileOf(alice), awsCliFile({ expiresAt: "2100-01-01T00:00:00Z" }));
  await writeFile(world.fileOf(maria), awsCliFile({ expiresAt: "2100-01-01T00:00:00Z" }));
  return { world, folder };
}

it("signing out of a profile forgets its session and no other, and asks no one", async () => {
  const { world } = await twoSessions();
  expect(await signOutOfConsole(world.source(), world.deps())).toBe(true);
  expect(await signOutOfConsole(world.source(), world.deps())).toBe(false);
  const failure = await failureOf(signinCredentials({ source: world.source(), mode: "refresh" }, world.deps()));
  expect(failure.code).toBe("SIGN_IN_NEEDED");
  await access(world.fileOf(maria));
  expect(world.aws.calls()).toEqual([]);
});

it("signing out forgets that a sign-in failed a moment ago", async () => {
  const world = await consoleWorld({ signIn: "denied" });
  const { browser } = ownBrowser();
  const ask = () => signinCredentials({ source: world.source(), mode: "sign-in" }, world.deps({ browser }));
  await failureOf(ask());
  world.aws.setSignIn("automatic");
  expect((await failureOf(ask())).code).toBe("SIGN_IN_DENIED");
  await signOutOfConsole(world.source(), world.deps());
  expect((await ask()).accountId).toBe("111122223333");
});

it("signing out of a profile removes a torn file, too", async () => {
  const { world } = await twoSessions();
  await writeFile(world.fileOf(), "{");
  expect(await signOutOfConsole(world.source(), world.deps())).toBe(true);
});

it("signing out everywhere forgets every session, and leaves alone what is none", async () => {
  const { world, folder } = await twoSessions();
  await writeFile(join(folder, "notes.json"), '{"mine":true}');
  await writeFile(join(folder, "notes.txt"), awsCliFile());
  expect(await signOutOfAllConsoles(world.deps())).toEqual({ ended: 2, failed: [] });
  expect((await readdir(folder)).sort()).toEqual(["notes.json", "notes.txt"]);
});

it("signing out everywhere is nothing where no one signed in", async () => {
  const world = await consoleWorld();
  expect(await signOutOfAllConsoles(world.deps())).toEqual({ ended: 0, failed: [] });
});
