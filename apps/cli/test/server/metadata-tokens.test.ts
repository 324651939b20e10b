import { expect, it } from "vitest";
import { createMetadataTokens } from "../../src/server/metadata-tokens.ts";

const now = Date.parse("2030-01-01T00:00:00Z");
const tokens = createMetadataTokens();
const token = tokens.issue(60, now);
const [moment = "", nonce = "", seal = ""] = token.split(".");

it.each([
  { name: "its own token", told: token, at: now, valid: true },
  { name: "it until its time is over", told: token, at: now + 59_999, valid: true },
  { name: "it no longer after that", told: token, at: now + 60_000, valid: false },
  { name: "no token", told: "", at: now, valid: false },
  { name: "no later end under the old seal", told: `${(now + 1e9).toString(36)}.${nonce}.${seal}`, at: now, valid: false },
  { name: "no token without its seal", told: `${moment}.${nonce}`, at: now, valid: false },
  { name: "no token of another server", told: createMetadataTokens().issue(60, now), at: now, valid: false },
])("takes $name", ({ told, at, valid }) => {
  expect(tokens.isValid(told, at)).toBe(valid);
});

it("never gives the same twice", () => {
  expect(tokens.issue(60, now)).not.toBe(token);
});
