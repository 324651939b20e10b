import { describe, expect, it } from "vitest";
import { judgePastedCode } from "../../src/console-login/sign-in/pasted-code.ts";
import { Secret } from "../../src/model/secret.ts";

const state = new Secret("st-1");
const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("judgePastedCode", () => {
  const whole = base64("state=st-1&code=the%2Fcode");
  it.each([
    { name: "the text of the page", text: whole },
    { name: "the text broken over lines by a terminal", text: `  ${whole.slice(0, 10)}\r\n ${whole.slice(10)}\n` },
    { name: "the text without its padding", text: whole.replace(/=+$/, "") },
    { name: "the parts the other way round", text: base64("code=the%2Fcode&state=st-1") },
    {
      name: "the address of the page",
      text: "https://eu-west-1.signin.aws.amazon.com/v1/sessions/confirmation?state=st-1&code=the%2Fcode",
    },
  ])("takes $name", ({ text }) => {
    const callback = judgePastedCode(text, state);
    expect(callback.kind === "code" && callback.code.reveal()).toBe("the/code");
  });

  it.each([
    { name: "an empty line", text: "", kind: "empty" },
    { name: "something else", text: "what do you mean?", kind: "empty" },
    { name: "the code alone", text: base64("the/code"), kind: "empty" },
    { name: "another sign-in's", text: base64("state=st-0&code=the%2Fcode"), kind: "wrong-state" },
    { name: "a code without a state", text: base64("code=the%2Fcode"), kind: "wrong-state" },
    { name: "a refusal", text: base64("state=st-1&error=access_denied"), kind: "refused" },
  ])("does not take $name", ({ text, kind }) => {
    expect(judgePastedCode(text, state).kind).toBe(kind);
  });
});
