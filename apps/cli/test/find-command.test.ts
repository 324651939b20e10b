import { expect, it } from "vitest";
import { findCommand } from "../src/program/find-command.ts";

it.each([
  { argv: [], asked: { what: "help", id: undefined } },
  { argv: ["--help"], asked: { what: "help", id: undefined } },
  { argv: ["help"], asked: { what: "help", id: undefined } },
  { argv: ["help", "login"], asked: { what: "help", id: "login" } },
  { argv: ["login", "--help"], asked: { what: "help", id: "login" } },
  { argv: ["login", "dev", "-h"], asked: { what: "help", id: "login" } },
  { argv: ["sso"], asked: { what: "help", id: "sso" } },
  { argv: ["help", "sso"], asked: { what: "help", id: "sso" } },
  { argv: ["configure", "--help"], asked: { what: "help", id: "configure" } },
  { argv: ["--version"], asked: { what: "version" } },
  { argv: ["login", "dev", "--json"], asked: { what: "command", id: "login", rest: ["dev", "--json"] } },
  { argv: ["login", "--", "--help"], asked: { what: "command", id: "login", rest: ["--", "--help"] } },
  { argv: ["export", "login"], asked: { what: "command", id: "export", rest: ["login"] } },
])("$argv", ({ argv, asked }) => {
  expect(findCommand(argv)).toMatchObject(asked);
});

it.each([
  { argv: ["logn"], hint: "Did you mean aws-temp login?" },
  { argv: ["logn", "--help"], hint: "Did you mean aws-temp login?" },
  { argv: ["--json", "whoami"], hint: "Use this form: aws-temp whoami --json" },
  { argv: ["sso", "acounts"], hint: "Did you mean aws-temp sso accounts?" },
  { argv: ["sso", "foo"], hint: "List them: aws-temp sso --help" },
  { argv: ["constructor"], hint: "List them: aws-temp --help" },
])("$argv is refused with: $hint", ({ argv, hint }) => {
  expect(() => findCommand(argv)).toThrow(expect.objectContaining({ code: "USAGE", hints: expect.arrayContaining([hint]) }));
});
