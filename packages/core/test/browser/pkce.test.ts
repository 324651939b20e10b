import { describe, expect, it } from "vitest";
import { challengeOf, createPkce } from "../../src/browser/pkce.ts";

describe("PKCE", () => {
  it("computes the challenge of RFC 7636, appendix B", () => {
    expect(challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).toBe("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  });

  it("makes values that services accept, again each time", () => {
    const [one, other] = [createPkce(), createPkce()];
    expect(one.verifier.reveal()).toMatch(/^[A-Za-z0-9\-._~]{64}$/);
    expect(one.challenge).toBe(challengeOf(one.verifier.reveal()));
    expect(one.state.reveal()).toMatch(/^[A-Za-z0-9\-_]{43}$/);
    expect(other.verifier.reveal()).not.toBe(one.verifier.reveal());
    expect(other.state.reveal()).not.toBe(one.state.reveal());
  });

  it("does not show its secrets", () => {
    const pkce = createPkce();
    expect(JSON.stringify(pkce)).not.toContain(pkce.verifier.reveal());
  });
});
