import { describe, expect, it } from "vitest";
import { judgeCallback, judgePasted } from "../../src/browser/callback.ts";
import { Secret } from "../../src/model/secret.ts";

const state = new Secret("st-4f6a");

const addresses = [
  { name: "takes the code", query: "code=c0de&state=st-4f6a", kind: "code" },
  { name: "decodes the code", query: "code=a%2Bb%20c&state=st-4f6a", kind: "code", code: "a+b c" },
  { name: "refuses another state", query: "code=c0de&state=st-4f6b", kind: "wrong-state" },
  { name: "refuses a state that only begins like ours", query: "code=c0de&state=st-4f6", kind: "wrong-state" },
  { name: "refuses an empty state", query: "code=c0de&state=", kind: "wrong-state" },
  { name: "refuses a code without a state", query: "code=c0de", kind: "wrong-state" },
  { name: "refuses an error with another state", query: "error=access_denied&state=x", kind: "wrong-state" },
  { name: "takes an error", query: "error=access_denied&state=st-4f6a", kind: "refused", error: "access_denied" },
  { name: "refuses an error without a state, which any page could send", query: "error=server_error", kind: "wrong-state" },
  { name: "takes an error for an error, code or not", query: "error=e&code=c0de&state=st-4f6a", kind: "refused", error: "e" },
  { name: "knows that nothing is said", query: "", kind: "empty" },
  { name: "knows that an empty code says nothing", query: "code=&state=st-4f6a", kind: "empty" },
] as const;

describe("judgeCallback", () => {
  it.each(addresses)("$name", ({ query, kind, ...told }) => {
    const callback = judgeCallback(new URLSearchParams(query), state);
    expect(callback.kind).toBe(kind);
    if (callback.kind === "code") expect(callback.code.reveal()).toBe("code" in told ? told.code : "c0de");
    if (callback.kind === "refused") expect(callback.error).toBe("error" in told ? told.error : undefined);
  });

  it("makes the service's words fit for a terminal", () => {
    const said = `no\u001b[31m red\nno line \u202ereversed ${"x".repeat(400)}`;
    const callback = judgeCallback(
      new URLSearchParams({ error: "access_denied", error_description: said, state: "st-4f6a" }),
      state,
    );
    expect(callback).toMatchObject({
      kind: "refused",
      description: expect.stringMatching(/^no\ufffd\[31m red no line \ufffdreversed x+$/),
    });
    expect(callback.kind === "refused" && callback.description?.length).toBe(300);
  });
});

describe("judgePasted", () => {
  it.each([
    { name: "a whole address", text: "http://127.0.0.1:52011/oauth/callback?code=c0de&state=st-4f6a" },
    { name: "an address without its scheme", text: "127.0.0.1:52011/oauth/callback?code=c0de&state=st-4f6a" },
    { name: "an address with white space around it", text: "  http://127.0.0.1:1/oauth/callback?code=c0de&state=st-4f6a\r\n" },
    { name: "an address that a terminal broke", text: "http://127.0.0.1:1/oauth/callback?code=c0\n  de&state=st-4f6a" },
    { name: "an address with a fragment", text: "http://127.0.0.1:1/oauth/callback?code=c0de&state=st-4f6a#top" },
  ])("reads $name", ({ text }) => {
    const callback = judgePasted(text, state);
    expect(callback.kind === "code" && callback.code.reveal()).toBe("c0de");
  });

  it.each([
    { name: "the code alone", text: "c0de", kind: "empty" },
    { name: "nothing", text: "", kind: "empty" },
    { name: "the address of an older sign-in", text: "http://127.0.0.1:1/oauth/callback?code=c&state=old", kind: "wrong-state" },
  ])("does not take $name", ({ text, kind }) => {
    expect(judgePasted(text, state).kind).toBe(kind);
  });
});
