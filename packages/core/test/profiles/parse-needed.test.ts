import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseNeeded } from "../../src/profiles/parse-needed.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";
import type { Profile, ProfileSet, Section } from "../../src/profiles/profile.ts";
import { anyText } from "../ini/text-arbitrary.ts";
import { files } from "./file-arbitrary.ts";

const names = ["a", "b-2", "default", "x", "a b", "constructor", "DEFAULT", "t", "t u", "é"];
const references = fc.constantFrom("source_profile = x", "source_profile = default", "sso_session = s", "services = v", "");
const headers = fc.constantFrom(...names.map((name) => `[profile ${name}]`), "[x]", "[default]");

/** Files with odd lines, and sections that name each other. */
const chained = fc
  .tuple(files(4), fc.array(fc.tuple(headers, references), { maxLength: 4 }))
  .map(([{ config, credentials }, more]) => ({
    config: `${config}\n${more.flat().join("\n")}`,
    credentials,
  }));
const mangled = fc.record({ config: anyText, credentials: anyText });

function profileContent(profile: Profile | undefined) {
  if (profile === undefined) return undefined;
  const { name, origin, settings, origins, nested, layers } = profile;
  const { config, credentials } = layers;
  return { name, origin, settings, origins, nested, config: contentOf(config), credentials: contentOf(credentials) };
}

function contentOf(section: Section | undefined) {
  return section && { origin: section.origin, settings: section.settings, origins: section.origins, nested: section.nested };
}

/** All that a plan for the profile can see of a set. */
function seen(set: ProfileSet, name: string) {
  const chain = new Set([name]);
  for (const link of chain) {
    const source = set.profiles.get(link)?.settings.get("source_profile");
    if (source) chain.add(source);
  }
  const profiles = [...chain].map((link) => set.profiles.get(link));
  const sessions = profiles.map((profile) => profile?.settings.get("sso_session") ?? "");
  const services = profiles.map((profile) => profile?.settings.get("services") ?? "");
  const touched = (type: string, of: string) =>
    type === "profile" ? chain.has(of) : (type === "services" ? services : sessions).includes(of);
  return {
    profiles: profiles.map(profileContent),
    sessions: sessions.map((session) => contentOf(set.ssoSessions.get(session))),
    services: services.map((service) => contentOf(set.services.get(service))),
    problems: set.problems.filter(({ section }) => section !== undefined && touched(section.type, section.name)),
  };
}

describe("parseNeeded", () => {
  it.each([
    { what: "files with odd lines", input: chained },
    { what: "anything", input: mangled },
  ])("reads of $what what parseProfiles reads of them, line for line", ({ input }) => {
    fc.assert(
      fc.property(input, fc.constantFrom(...names), (sample, profile) => {
        expect(seen(parseNeeded({ ...sample, profile, lines: true }), profile)).toEqual(seen(parseProfiles(sample), profile));
      }),
      { numRuns: 1500, seed: 4 },
    );
  });

  it("leaves out what is not needed", () => {
    const config = "[profile a]\nsource_profile = b\n[profile b]\n[profile c]\n[sso-session s]\n";
    const { profiles } = parseNeeded({ config, credentials: "[d]\nx = y\n[b]\nx = z\n[e]\n", profile: "a", lines: false });
    expect([...profiles.keys()]).toEqual(["a", "b", "d"]);
  });
});
