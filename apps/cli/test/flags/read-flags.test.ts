import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CredentialError } from "@aws-temp/core";
import { describe, expect, it, onTestFinished } from "vitest";
import { namedProfile } from "../../src/flags/profile-flags.ts";
import { readDuration } from "../../src/flags/values/read-duration.ts";
import { readMfaCode, readMfaCodeFlag } from "../../src/flags/values/read-mfa-code.ts";
import { readPolicy } from "../../src/flags/values/read-policy.ts";
import { readRegion } from "../../src/flags/values/read-region.ts";
import { readTags } from "../../src/flags/values/read-tags.ts";

const codeOf = (work: () => unknown) => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof CredentialError ? error.code : error;
  }
};

describe("durations", () => {
  it.each([
    { text: undefined, seconds: undefined },
    { text: "3600", seconds: 3600 },
    { text: "45m", seconds: 2700 },
    { text: "1h30m", seconds: 5400 },
  ])("$text is $seconds s", ({ text, seconds }) => {
    expect(readDuration(text, "--duration")).toBe(seconds);
  });

  it.each(["", "soon", "-5", "1.5h"])("refuses %j", (text) => {
    expect(codeOf(() => readDuration(text, "--duration"))).toBe("INVALID_VALUE");
  });
});

describe("regions", () => {
  it.each([undefined, "eu-west-1", "us-gov-east-1", "one-of-next-year-9"])("takes %s", (text) => {
    expect(readRegion(text)).toBe(text);
  });

  it.each(["", "eu west", "eu-west-1.example.com", "example.com/#", "-a"])("refuses %j", (text) => {
    expect(codeOf(() => readRegion(text))).toBe("INVALID_VALUE");
  });
});

describe("MFA codes", () => {
  it.each([
    { name: "six digits", typed: "123456", read: { code: "123456" } },
    { name: "spaces as devices show them", typed: " 123 456 ", read: { code: "123456" } },
    { name: "too few", typed: "12345", read: { problem: "An MFA code has six digits, this has 5." } },
    { name: "too many", typed: "1234567", read: { problem: "An MFA code has six digits, this has 7." } },
    { name: "letters", typed: "12345a", read: { problem: "An MFA code has digits only." } },
    { name: "nothing", typed: "  ", read: { problem: "Type the six digits that the device shows." } },
  ])("$name", ({ typed, read }) => {
    expect(readMfaCode(typed)).toEqual(read);
  });

  it("does not repeat what was given as --mfa-code", () => {
    expect(() => readMfaCodeFlag("998877a")).toThrow(
      expect.objectContaining({ code: "INVALID_VALUE", message: expect.not.stringContaining("998877") }),
    );
  });
});

describe("tags", () => {
  it.each([
    { name: "none", given: [], tags: undefined },
    { name: "several", given: ["a=1", "b=2"], tags: { a: "1", b: "2" } },
    { name: "an empty value", given: ["a="], tags: { a: "" } },
    { name: "equals signs in the value", given: ["a=b=c"], tags: { a: "b=c" } },
  ])("$name", ({ given, tags }) => {
    expect(readTags(given)).toEqual(tags);
  });

  it("keeps a key that objects have already", () => {
    expect(Object.keys(readTags(["__proto__=x"]) ?? {})).toEqual(["__proto__"]);
  });

  it.each([{ given: ["novalue"] }, { given: ["=x"] }, { given: ["a=1", "a=2"] }])("refuses $given", ({ given }) => {
    expect(codeOf(() => readTags(given))).toBe("USAGE");
  });
});

describe("the profile", () => {
  it.each([
    { argument: undefined, flag: undefined, profile: undefined },
    { argument: "dev", flag: undefined, profile: "dev" },
    { argument: undefined, flag: "dev", profile: "dev" },
    { argument: "dev", flag: "dev", profile: "dev" },
  ])("argument $argument and flag $flag name $profile", ({ argument, flag, profile }) => {
    expect(namedProfile(argument, flag)).toBe(profile);
  });

  it("may not be named twice", () => {
    expect(codeOf(() => namedProfile("dev", "prod"))).toBe("USAGE");
  });
});

describe("policies", () => {
  it("takes JSON as it is", async () => {
    expect(await readPolicy('{"Version":"2012-10-17"}', "/home/anna")).toBe('{"Version":"2012-10-17"}');
  });

  it("reads a file, with ~ as the home directory", async () => {
    const home = await mkdtemp(join(tmpdir(), "aws-temp-cli-"));
    onTestFinished(() => rm(home, { recursive: true }));
    await writeFile(join(home, "policy.json"), '{"Version":"2012-10-17"}\n');
    expect(await readPolicy("file://~/policy.json", home)).toBe('{"Version":"2012-10-17"}');
    expect(await readPolicy(`file://${join(home, "policy.json")}`, "/nowhere")).toBe('{"Version":"2012-10-17"}');
  });

  it("names a file that is not there", async () => {
    await expect(readPolicy("file:///no/such/policy.json", "/home/anna")).rejects.toMatchObject({
      code: "INVALID_VALUE",
      data: { file: "/no/such/policy.json" },
    });
  });
});
