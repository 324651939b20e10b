import { CredentialError } from "@aws-temp/core";
import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import { errorJson, errorLines } from "../../src/render/error.ts";
import { wantsColour } from "../../src/render/text/colours.ts";
import { describeExpiry } from "../../src/render/text/moment.ts";
import { shortenPath } from "../../src/render/text/shorten-path.ts";
import { shownLines } from "../../src/render/text/shown-lines.ts";
import { table } from "../../src/render/text/table.ts";
import { cutTo } from "../../src/render/text/width.ts";

const plain = picocolors.createColors(false);

describe("colours", () => {
  it.each([
    { name: "on a terminal", terminal: true, environment: {}, wanted: true },
    { name: "not in a pipe", terminal: false, environment: {}, wanted: false },
    { name: "not with NO_COLOR", terminal: true, environment: { NO_COLOR: "1" }, wanted: false },
    { name: "with an empty NO_COLOR, which counts as unset", terminal: true, environment: { NO_COLOR: "" }, wanted: true },
    { name: "not on a dumb terminal", terminal: true, environment: { TERM: "dumb" }, wanted: false },
    { name: "in a pipe with FORCE_COLOR", terminal: false, environment: { FORCE_COLOR: "1" }, wanted: true },
    { name: "not with FORCE_COLOR=0", terminal: true, environment: { FORCE_COLOR: "0" }, wanted: false },
    { name: "not with --no-color", terminal: true, environment: { FORCE_COLOR: "1" }, noColour: true, wanted: false },
  ])("$name", ({ terminal, environment, noColour = false, wanted }) => {
    expect(wantsColour(terminal, environment, noColour)).toBe(wanted);
  });
});

describe("expiry", () => {
  const now = new Date(2026, 10, 20, 13, 5, 30);
  it.each([
    { name: "today", expiration: new Date(2026, 10, 20, 14, 4, 40), text: "14:04 (59 min left)" },
    { name: "tomorrow", expiration: new Date(2026, 10, 21, 1, 5, 30), text: "2026-11-21 01:05 (12 h left)" },
    { name: "over", expiration: new Date(2026, 10, 20, 13, 5, 30), text: "13:05 (expired)" },
  ])("$name", ({ expiration, text }) => {
    expect(describeExpiry(expiration, now.getTime())).toBe(text);
  });
});

it.each([
  { path: "/home/anna/.aws/config", home: "/home/anna", short: "~/.aws/config" },
  { path: "/home/annabel/.aws/config", home: "/home/anna", short: "/home/annabel/.aws/config" },
  { path: "/etc/config", home: "", short: "/etc/config" },
])("$path is $short in $home", ({ path, home, short }) => {
  expect(shortenPath(path, home)).toBe(short);
});

it("sets columns to their widest cell", () => {
  const rows = [
    ["NAME", "KIND"],
    ["a-long-name", "role"],
    ["b", "-"],
  ];
  expect(table(rows, (cell) => cell)).toEqual(["NAME         KIND", "a-long-name  role", "b            -"]);
});

it("counts the columns of wide characters, and lets what is very wide stick out alone", () => {
  const long = "x".repeat(60);
  const rows = [
    ["NAME", "KIND"],
    ["生产环境", "role"],
    ["cafe\u0301", "role"],
    [long, "role"],
  ];
  expect(table(rows, (cell) => cell)).toEqual(["NAME      KIND", "生产环境  role", "cafe\u0301      role", `${long}  role`]);
});

it("lets no cell of a table give orders to the terminal", () => {
  expect(table([["NAME"], ["dev\u001b[31m"]], (cell) => cell)[1]).toBe("dev\ufffd[31m");
});

it.each([
  { text: "short", width: 10, cut: "short" },
  { text: "prod-readonly", width: 8, cut: "prod-re…" },
  { text: "生产环境", width: 6, cut: "生产…" },
])("$text has at most $width columns as $cut", ({ text, width, cut }) => {
  expect(cutTo(text, width)).toBe(cut);
});

describe("errors", () => {
  const error = new CredentialError("PROFILE_CONFLICT", "Profile dev has both.", {
    profile: "dev",
    file: "/home/anna/.aws/config",
    line: 12,
    hints: ["Remove one."],
    awsCode: undefined,
  });

  it("are JSON of a fixed shape", () => {
    expect(errorJson(error)).toEqual({
      error: {
        code: "PROFILE_CONFLICT",
        message: "Profile dev has both.",
        hints: ["Remove one."],
        profile: "dev",
        file: "/home/anna/.aws/config",
        line: 12,
      },
    });
  });

  it("say what, where, and what to try", () => {
    expect(errorLines(error, plain, "/home/anna")).toEqual([
      "Error: Profile dev has both.",
      "  at ~/.aws/config:12",
      "Try: Remove one.",
    ]);
  });

  it("lets no name from a file give orders to the terminal", () => {
    const name = "dev\u001b]0;title\u0007\u009b31m\u202ered";
    const error = new CredentialError("FILE_NOT_TRUSTED", `${name} is not trusted.`, {
      file: `/r/${name}`,
      hints: [name, `${name}?`],
    });
    const shown = shownLines(errorLines(error, plain, "/home/anna"), {});
    expect(shown).toContain("]0;title");
    expect(shown.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
