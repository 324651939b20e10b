import { execFileSync } from "node:child_process";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished, type TestContext } from "vitest";
import { ssoAccessToken } from "../../src/sso/token/access-token.ts";
import { ssoTokenFile } from "../../src/sso/token/token-cache.ts";
import { failureOf, type SsoTest, ssoTest } from "./local-identity-center.ts";

/** Someone who signed in an hour ago, and whose cache of sign-ins is a small disk of its own. */
async function signedInOnSmallDisk(context: TestContext): Promise<SsoTest & { readonly folder: string }> {
  const test = await ssoTest();
  const folder = dirname(ssoTokenFile(test.deps.home, test.session));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== "linux" || process.getuid?.() !== 0) context.skip("needs Linux and root, to mount a disk");
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k,mode=0700", "none", folder], { stdio: "pipe" });
  } catch {
    context.skip("mounting is not permitted on this machine");
  }
  onTestFinished(() => void execFileSync("umount", [folder]));
  await ssoAccessToken({ session: test.session, profile: "dev", mode: "sign-in" }, test.deps);
  test.aws.advance(61 * 60);
  test.aws.clearCalls();
  return { ...test, folder };
}

async function fill(folder: string): Promise<string> {
  const file = join(folder, "full");
  await writeFile(file, Buffer.alloc(1024 * 1024)).catch((error: NodeJS.ErrnoException) => expect(error.code).toBe("ENOSPC"));
  return file;
}

it("a full disk costs no refresh token: nothing is asked, and the next run goes on", async (context) => {
  const test = await signedInOnSmallDisk(context);
  const full = await fill(test.folder);
  const before = await test.tokenOnDisk();
  const error = await failureOf(ssoAccessToken({ session: test.session, profile: "dev", mode: "refresh" }, test.deps));
  expect(error).toMatchObject({ code: "FILE_UNWRITABLE", message: expect.stringContaining("ENOSPC") });
  expect([test.called("CreateToken"), await test.tokenOnDisk()]).toEqual([[], before]);
  expect((await readdir(test.folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  await rm(full);
  const renewed = await ssoAccessToken({ session: test.session, profile: "dev", mode: "refresh" }, test.deps);
  expect(renewed.obtained).toBe("refresh");
  expect((await test.tokenOnDisk())["accessToken"]).toBe(renewed.token.reveal());
});

it("a disk that becomes full while AWS is asked costs no refresh token: the room was taken before", async (context) => {
  const test = await signedInOnSmallDisk(context);
  // The service answers after a moment, in which the disk is filled.
  test.aws.faults.set({ operation: "CreateToken", effect: { kind: "slow", milliseconds: 300 } });
  const renewal = ssoAccessToken({ session: test.session, profile: "dev", mode: "refresh" }, test.deps);
  while (!(await readdir(test.folder)).some((name) => name.endsWith(".tmp")))
    await new Promise((resolve) => setImmediate(resolve));
  await fill(test.folder);
  const renewed = await renewal;
  expect([renewed.obtained, test.warnings]).toEqual(["refresh", []]);
  expect((await test.tokenOnDisk())["accessToken"]).toBe(renewed.token.reveal());
});
