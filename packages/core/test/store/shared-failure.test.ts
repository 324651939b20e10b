import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CredentialError } from "../../src/errors/credential-error.ts";
import { forgetFailure, sharedFailure, shareFailure } from "../../src/store/locks/shared-failure.ts";
import { temporaryFolder } from "../temp-folder.ts";

const cause = new Error("with a secret");
const error = new CredentialError("SIGN_IN_DENIED", "No.", { hints: ["Ask."], profile: "dev", file: "/a", line: 3, cause });

describe("a shared failure", () => {
  it("is what it was, without cause and profile: those are of the process that met it", async () => {
    const folder = await temporaryFolder();
    await shareFailure(folder, "key", { at: 42, error });
    const shared = await sharedFailure(folder, "key");
    expect(shared?.at).toBe(42);
    expect(shared?.error).toBeInstanceOf(CredentialError);
    expect(shared?.error).toMatchObject({ code: "SIGN_IN_DENIED", message: "No.", hints: ["Ask."] });
    expect(shared?.error.data).toEqual({ file: "/a", line: 3 });
    expect(shared?.error.cause).toBeUndefined();
    expect(await sharedFailure(folder, "other")).toBeUndefined();
    if (process.platform !== "win32") expect((await stat(join(folder, "failures", "key.json"))).mode & 0o777).toBe(0o600);
  });

  it("is forgotten, even when there is none", async () => {
    const folder = await temporaryFolder();
    await shareFailure(folder, "key", { at: 42, error });
    await forgetFailure(folder, "key");
    await forgetFailure(folder, "key");
    expect(await sharedFailure(folder, "key")).toBeUndefined();
  });

  it.each([
    { name: "a torn file", text: '{"at":42,"co' },
    { name: "an empty file", text: "" },
    { name: "null", text: "null" },
    { name: "a code that is none", text: '{"at":42,"code":"toString","message":"x"}' },
    { name: "a file without a time", text: '{"code":"SIGN_IN_DENIED","message":"x"}' },
    { name: "a file without a message", text: '{"at":42,"code":"SIGN_IN_DENIED"}' },
  ])("is not $name", async ({ text }) => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "failures"));
    await writeFile(join(folder, "failures", "key.json"), text);
    expect(await sharedFailure(folder, "key")).toBeUndefined();
  });
});
