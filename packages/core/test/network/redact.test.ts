import { describe, expect, it } from "vitest";
import { Secret } from "../../src/model/secret.ts";
import { redact } from "../../src/network/faults/redact.ts";

describe("redact", () => {
  it.each([
    { name: "removes a token", secret: "FwoGZX+/=", text: "Value 'FwoGZX+/=' failed", clean: "Value '[redacted]' failed" },
    {
      name: "removes a token that was percent-encoded",
      secret: "Fwo+/=",
      text: "token=Fwo%2B%2F%3D&x",
      clean: "token=[redacted]&x",
    },
    {
      name: "removes a code",
      secret: "123456",
      text: "Value '123456' at 'tokenCode'",
      clean: "Value '[redacted]' at 'tokenCode'",
    },
    {
      name: "leaves a longer number alone",
      secret: "123456",
      text: "arn:aws:iam::123456789012:user/a",
      clean: "arn:aws:iam::123456789012:user/a",
    },
    { name: "leaves a text alone when the secret is empty", secret: "", text: "nothing", clean: "nothing" },
  ])("$name", ({ secret, text, clean }) => {
    expect(redact(text, [new Secret(secret)])).toBe(clean);
  });
});
