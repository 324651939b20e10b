import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CredentialError } from "../../src/errors/credential-error.ts";
import { planFindings } from "../../src/lint/plan-findings.ts";
import { buildPlan } from "../../src/plan/build-plan.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";

function findingsOf(config: string) {
  const profiles = parseProfiles({ config });
  return planFindings([...profiles.profiles.keys()], { profiles, environment: {}, userName: "eve" });
}

const role = (name: string, source: string, more = "") =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::111122223333:role/${name}\nsource_profile = ${source}\n${more}`;
const keys = "[profile keys]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\n";
const serial = "mfa_serial = arn:aws:iam::111122223333:mfa/eve\n";

/** Roles r0, r1, …, each over the one before it. */
const chain = (length: number, first: string, more = "") =>
  Array.from({ length }, (_, index) => role(`r${index}`, index === 0 ? first : `r${index - 1}`, more)).join("");

describe("a fault that many profiles share is told of each in the same words", () => {
  it.each([
    { name: "of a chain without an end", config: chain(50, "missing"), code: "PROFILE_NOT_FOUND", profiles: 50, line: 3 },
    { name: "of a loop", config: chain(50, "r49"), code: "PROFILE_LOOP", profiles: 50, line: 3 },
    {
      name: "of a chain over a broken profile",
      config: `${chain(50, "sso")}[profile sso]\nsso_session = none\n`,
      code: "PROFILE_INCOMPLETE",
      profiles: 51,
      line: 152,
    },
  ])("$name", ({ config, code, profiles, line }) => {
    const found = findingsOf(config);
    expect(found).toHaveLength(profiles);
    expect(new Set(found.map(({ profile }) => profile)).size).toBe(profiles);
    const same = found.map(({ code, line, message }) => `${code} ${line} ${message}`);
    expect(new Set(same).size).toBe(1);
    expect(found[0]).toMatchObject({ code, line, severity: "error" });
  });

  it("of a role that asks for more than a chained role gets, where it is", () => {
    const found = findingsOf(
      `${keys}${chain(6, "keys")}${role("long", "r2", "duration_seconds = 7200\n")}${role("top", "long")}`,
    );
    expect(found.map(({ code, profile, line }) => ({ code, profile, line }))).toEqual(
      ["long", "top"].map((profile) => ({ code: "DURATION_CLAMPED", profile, line: 25 })),
    );
  });

  it("and an MFA device that the whole chain names is none", () => {
    expect(findingsOf(`${keys}${chain(9, "keys", serial)}`)).toEqual([]);
  });

  it("but a device in the middle of a chain that goes without is one", () => {
    const found = findingsOf(`${keys}${chain(5, "keys")}${role("late", "r4", serial)}${role("top", "late")}`);
    expect(new Set(found.map(({ code, line }) => `${code} ${line}`))).toEqual(new Set(["MFA_IGNORED 22"]));
  });
});

/** What the plans of all profiles say, made one by one from the whole files. */
function onePlanEach(config: string): string[] {
  const profiles = parseProfiles({ config });
  const said = new Set<string>();
  for (const profile of profiles.profiles.keys()) {
    try {
      const { warnings } = buildPlan({ profiles, environment: {}, userName: "eve", request: { profile } });
      for (const { code, line, message } of warnings) said.add(`${code} ${line} ${line === undefined ? profile : message}`);
    } catch (error) {
      const { code, message, data } = error as CredentialError;
      // Each member of a loop tells the loop from itself on.
      said.add(code === "PROFILE_LOOP" ? code : `${code} ${data.line} ${message}`);
    }
  }
  return [...said].sort();
}

function shortly(config: string): string[] {
  const said = findingsOf(config).map(({ code, line, message, profile }) =>
    code === "PROFILE_LOOP" ? code : `${code} ${line} ${line === undefined ? profile : message}`,
  );
  return [...new Set(said)].sort();
}

it("says the same as a plan of each profile from the whole files", () => {
  const part = fc.record({
    source: fc.nat(11),
    kind: fc.constantFrom("role", "role", "role", "role", "role", "keys", "keys and role", "none"),
    more: fc.constantFrom(
      "",
      "",
      "",
      serial,
      "duration_seconds = 7200\n",
      "external_id = a\n",
      "region = nowhere!\n",
      "rubbish\n",
    ),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 2, maxLength: 12 }), (parts) => {
      const config = parts
        .map(({ source, kind, more }, index) => {
          const own = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\n";
          if (kind === "keys") return `[profile p${index}]\n${own}${more}`;
          if (kind === "none") return `[profile p${index}]\noutput = json\n${more}`;
          return role(`p${index}`, `p${source}`, kind === "role" ? more : `${own}${more}`);
        })
        .join("");
      expect(shortly(config)).toEqual(onePlanEach(config).filter((each) => !each.startsWith("SYNTAX")));
    }),
    { numRuns: 2000 },
  );
});
