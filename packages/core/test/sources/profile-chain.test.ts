import { describe, expect, it } from "vitest";
import { extendProfileChain } from "../../src/sources/process/profile-chain.ts";

const variable = "_AWS_CLI_PROFILE_CHAIN";

describe("extendProfileChain", () => {
  it.each([
    { name: "begins a chain", profile: "dev", before: undefined, after: "dev" },
    { name: "continues a chain", profile: "dev", before: "base,prod", after: "base,prod,dev" },
    { name: "quotes as Python's csv module does", profile: 'a,"b"', before: undefined, after: '"a,""b"""' },
    { name: "keeps quoted names", profile: "dev", before: '"a,b",c', after: '"a,b",c,dev' },
  ])("$name", ({ profile, before, after }) => {
    const environment = { HOME: "/home/me", ...(before !== undefined && { [variable]: before }) };
    expect(extendProfileChain(profile, environment)).toEqual({ HOME: "/home/me", [variable]: after });
  });

  it.each([
    { name: "at its end", chain: "base,dev" },
    { name: "in quotes", chain: '"a,b","dev"' },
  ])("refuses a profile that is in the chain $name", ({ chain }) => {
    expect(() => extendProfileChain("dev", { [variable]: chain })).toThrow(
      expect.objectContaining({ code: "PROFILE_LOOP", data: { profile: "dev" } }),
    );
  });
});
