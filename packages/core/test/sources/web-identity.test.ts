import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type WebIdentitySource, webIdentityToken } from "../../src/sources/web-identity.ts";
import { temporaryFolder } from "../temp-folder.ts";

function sourceOf(tokenFile: string): WebIdentitySource {
  return {
    kind: "web-identity",
    profile: "ci",
    roleArn: "arn:aws:iam::444455556666:role/Ci",
    tokenFile,
    roleSessionName: "build",
    durationSeconds: 3600,
    policy: undefined,
    policyArns: [],
    endpoint: {
      region: "eu-west-1",
      partition: "aws",
      url: undefined,
      fips: false,
      dualStack: false,
      legacyGlobal: false,
      caBundle: undefined,
    },
  };
}

describe("webIdentityToken", () => {
  it("reads the file again each time, and verbatim", async () => {
    const file = join(await temporaryFolder(), "token");
    await writeFile(file, "first.token");
    expect((await webIdentityToken(sourceOf(file))).reveal()).toBe("first.token");
    await writeFile(file, "second.token\n");
    expect((await webIdentityToken(sourceOf(file))).reveal()).toBe("second.token\n");
  });

  it("takes the longest token there is", async () => {
    const file = join(await temporaryFolder(), "token");
    await writeFile(file, "x".repeat(20_000));
    expect((await webIdentityToken(sourceOf(file))).reveal()).toHaveLength(20_000);
  });

  it.each([
    { name: "a missing file", prepare: async () => undefined, says: /does not exist/ },
    { name: "a directory", prepare: (file: string) => mkdir(file), says: /is a directory/ },
    { name: "an empty file", prepare: (file: string) => writeFile(file, ""), says: /is empty/ },
    { name: "a blank file", prepare: (file: string) => writeFile(file, " \n"), says: /is empty/ },
    { name: "a long text", prepare: (file: string) => writeFile(file, "x".repeat(20_001)), says: /too large/ },
    {
      name: "a very large file",
      prepare: (file: string) => writeFile(file, Buffer.alloc(5_000_000, "x")),
      says: /is larger than 1 MiB/,
    },
  ])("refuses $name", async ({ prepare, says }) => {
    const file = join(await temporaryFolder(), "token");
    await prepare(file);
    await expect(webIdentityToken(sourceOf(file))).rejects.toMatchObject({
      code: "SOURCE_FAILED",
      message: expect.stringMatching(says),
      data: { profile: "ci" },
    });
  });
});
