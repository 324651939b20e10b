import { describe, expect, it } from "vitest";
import { readSubject } from "../../src/console-login/token/id-token.ts";
import { Secret } from "../../src/model/secret.ts";
import { alice } from "./session-file.ts";

const part = (claims: unknown) => Buffer.from(JSON.stringify(claims)).toString("base64url");

describe("readSubject", () => {
  it("finds whose session it is", () => {
    expect(readSubject(new Secret(`${part({ alg: "ES384" })}.${part({ sub: alice, aud: "x" })}.c2ln`))).toBe(alice);
  });

  it.each([
    { name: "names no one", token: `x.${part({ aud: "x" })}.y` },
    { name: "names a number", token: `x.${part({ sub: 7 })}.y` },
    { name: "has no signature", token: `x.${part({ sub: alice })}` },
    { name: "has too many parts", token: `x.${part({ sub: alice })}.y.z` },
    { name: "holds no JSON", token: "x.y.z" },
    { name: "is empty", token: "" },
  ])("finds no one when the token $name", ({ token }) => {
    expect(readSubject(new Secret(token))).toBeUndefined();
  });
});
