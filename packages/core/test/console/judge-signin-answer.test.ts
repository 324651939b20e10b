import { expect, it } from "vitest";
import { judgeSigninAnswer } from "../../src/console/judge-signin-answer.ts";

it("takes the token", () => {
  const outcome = judgeSigninAnswer(200, '{"SigninToken":"abc","Other":1}');
  expect(outcome.kind === "granted" && outcome.token.reveal()).toBe("abc");
});

it.each([
  { name: "a page instead of JSON", status: 200, body: "<html>hello</html>", origin: "garbled" },
  { name: "JSON of another kind", status: 200, body: '{"token":"abc"}', origin: "garbled" },
  { name: "null", status: 200, body: "null", origin: "garbled" },
  { name: "an empty token", status: 200, body: '{"SigninToken":""}', origin: "garbled" },
  { name: "a token that is a number", status: 200, body: '{"SigninToken":1}', origin: "garbled" },
  { name: "a redirect", status: 302, body: "", origin: "garbled" },
  { name: "a server that is no AWS", status: 404, body: "<h1>Not Found</h1>", origin: "garbled" },
  { name: "a token with an error's status", status: 400, body: '{"SigninToken":"abc"}', origin: "aws" },
  { name: "AWS's refusal", status: 400, body: "<html>…</html>", origin: "aws" },
  { name: "AWS's own fault", status: 500, body: "", origin: "aws" },
])("refuses $name", ({ status, body, origin }) => {
  const outcome = judgeSigninAnswer(status, body);
  expect(outcome).toMatchObject({ kind: "refused", fault: { origin, status } });
  expect(JSON.stringify(outcome)).not.toContain("abc");
});
