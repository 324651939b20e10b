import { describe, expect, it } from "vitest";
import { chooseProfile } from "../../src/profiles/choose-profile.ts";

describe("the profile is", () => {
  const both = { AWS_PROFILE: "p", AWS_DEFAULT_PROFILE: "d" };
  it.each([
    { name: "the one that was asked for", profile: "x", environment: both, chosen: { name: "x", decidedBy: "argument" } },
    { name: "AWS_PROFILE", profile: undefined, environment: both, chosen: { name: "p", decidedBy: "AWS_PROFILE" } },
    {
      name: "AWS_PROFILE when the argument is empty",
      profile: "",
      environment: both,
      chosen: { name: "p", decidedBy: "AWS_PROFILE" },
    },
    {
      name: "AWS_DEFAULT_PROFILE when AWS_PROFILE is empty",
      profile: undefined,
      environment: { ...both, AWS_PROFILE: "" },
      chosen: { name: "d", decidedBy: "AWS_DEFAULT_PROFILE" },
    },
    { name: "default", profile: undefined, environment: {}, chosen: { name: "default", decidedBy: "default" } },
    { name: "default by name", profile: "default", environment: {}, chosen: { name: "default", decidedBy: "argument" } },
  ])("$name", ({ profile, environment, chosen }) => {
    expect(chooseProfile({ profile, environment })).toEqual(chosen);
  });
});
