import { describe, expect, it } from "vitest";
import { readProcessOutput } from "../../src/sources/process/process-output.ts";
import { revealed } from "./source-profile.ts";

const keys = { Version: 1, AccessKeyId: "ASIA1", SecretAccessKey: "s3cret" };
const none = { token: undefined, expiration: undefined, account: undefined };

describe("readProcessOutput", () => {
  it.each([
    { name: "long-term keys", output: JSON.stringify(keys), expected: {} },
    {
      name: "a session",
      output: JSON.stringify({ ...keys, SessionToken: "tok", Expiration: "2026-11-20T13:00:00Z", AccountId: "111122223333" }),
      expected: { token: "tok", expiration: "2026-11-20T13:00:00.000Z", account: "111122223333" },
    },
    { name: "white space around", output: `\r\n ${JSON.stringify(keys, undefined, 2)}\n\n`, expected: {} },
    { name: "a byte order mark before", output: `\uFEFF${JSON.stringify(keys)}`, expected: {} },
    { name: "what else there is", output: JSON.stringify({ ...keys, Note: "x" }), expected: {} },
    { name: "null and empty as absent", output: JSON.stringify({ ...keys, SessionToken: null, Expiration: "" }), expected: {} },
  ])("reads $name", ({ output, expected }) => {
    const found = readProcessOutput(output);
    expect("credentials" in found && revealed(found.credentials)).toEqual({
      id: "ASIA1",
      secret: "s3cret",
      ...none,
      ...expected,
    });
  });

  it.each([
    { name: "nothing", output: " \n", broken: /empty/ },
    { name: "a sentence", output: "Please log in first.", broken: /JSON/ },
    { name: "a message before the document", output: `Fetching…\n${JSON.stringify(keys)}`, broken: /JSON/ },
    { name: "two documents", output: JSON.stringify(keys).repeat(2), broken: /JSON/ },
    { name: "a list", output: "[1]", broken: /JSON/ },
    { name: "no Version", output: JSON.stringify({ ...keys, Version: undefined }), broken: /no Version/ },
    { name: "Version as text", output: JSON.stringify({ ...keys, Version: "1" }), broken: /Version "1" instead of the number 1/ },
    { name: "another Version", output: JSON.stringify({ ...keys, Version: 2 }), broken: /Version 2/ },
    { name: "no AccessKeyId", output: JSON.stringify({ ...keys, AccessKeyId: undefined }), broken: /AccessKeyId/ },
    { name: "an empty SecretAccessKey", output: JSON.stringify({ ...keys, SecretAccessKey: "" }), broken: /SecretAccessKey/ },
    { name: "a SessionToken that is no text", output: JSON.stringify({ ...keys, SessionToken: 7 }), broken: /SessionToken/ },
    {
      name: "an Expiration without a time zone",
      output: JSON.stringify({ ...keys, Expiration: "2026-11-20T13:00:00" }),
      broken: /Expiration/,
    },
    { name: "an Expiration in seconds", output: JSON.stringify({ ...keys, Expiration: 1_795_179_600 }), broken: /Expiration/ },
  ])("does not take $name", ({ output, broken }) => {
    expect(readProcessOutput(output)).toEqual({ broken: expect.stringMatching(broken) });
  });

  it("repeats nothing of the output", () => {
    const output = '{"Version":"canary","SecretAccessKey":"canary"}';
    expect(JSON.stringify(readProcessOutput(output))).not.toContain("canary");
  });
});
