import { describe, expect, it } from "vitest";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";
import { readWithUs } from "./real-readers.ts";

const keys = "k = v\n";

describe("profiles of the config file", () => {
  it.each([
    { header: "[profile a]", name: "a" },
    { header: "[ \tprofile \t a\t]", name: "a" },
    { header: "[profile\ta]", name: "a" },
    { header: "[default]", name: "default" },
    { header: "[ default ]", name: "default" },
    { header: "[profile default]", name: "default" },
    { header: "[profile some-thing:long/the_one%only.foo@bar+]", name: "some-thing:long/the_one%only.foo@bar+" },
    { header: "[profile 'a b']", name: "a b" },
    { header: '[profile "a b"]', name: "a b" },
    { header: "[profile a\\ b]", name: "a b" },
    { header: '[profile "a"]', name: "a" },
    { header: "[profile élan]", name: "élan" },
    { header: "[profile a!b]", name: "a!b" },
    { header: "[profile constructor]", name: "constructor" },
    { header: "[profile __proto__]", name: "__proto__" },
    { header: "[profile toString]", name: "toString" },
    { header: "[profile DEFAULT]", name: "DEFAULT" },
    { header: "[profile a] # comment", name: "a" },
    { header: "[profile a]; comment ]", name: "a" },
    { header: "[profile a] junk", name: "a" },
    { header: "[profile a#b]", name: "a#b" },
    { header: "[profiles a]", name: "a" },
    { header: "  [profile a]", name: "a" },
    { header: "\ufeff[profile a]", name: "a" },
  ])("$header is profile $name", ({ header, name }) => {
    const { profiles } = parseProfiles({ config: `${header}\n${keys}` });
    expect([...profiles.keys()]).toEqual([name]);
    expect(profiles.get(name)?.settings.get("k")).toBe("v");
  });

  it.each([
    "[a]",
    "[profile]",
    "[profilea]",
    "[Profile a]",
    "[profile a b]",
    "[profile ' ]",
    '[profile ""]',
    "[sso-session a]",
    "[services a]",
    "[plugins]",
    "[other a]",
    "[DEFAULT]",
    "[]",
  ])("%s is none", (header) => {
    expect([...parseProfiles({ config: `${header}\n${keys}` }).profiles]).toEqual([]);
  });
});

describe("profiles of the credentials file", () => {
  it.each([
    { header: "[a]", name: "a" },
    { header: "[ a ]", name: "a" },
    { header: "[a b]", name: "a b" },
    { header: "['a b']", name: "'a b'" },
    { header: "[profile]", name: "profile" },
    { header: "[profilea]", name: "profilea" },
    { header: "[sso-sessiona]", name: "sso-sessiona" },
    { header: "[DEFAULT]", name: "DEFAULT" },
    { header: "[__proto__]", name: "__proto__" },
  ])("$header is profile $name", ({ header, name }) => {
    expect([...parseProfiles({ credentials: `${header}\n${keys}` }).profiles.keys()]).toEqual([name]);
  });

  it.each(["[profile a]", "[ profile\ta ]", "[sso-session a]", "[services a]", "[]", "[ ]"])("%s is none", (header) => {
    const { profiles, ssoSessions, services } = parseProfiles({ credentials: `${header}\n${keys}` });
    expect([profiles.size, ssoSessions.size, services.size]).toEqual([0, 0, 0]);
  });
});

describe("sections that are more than once", () => {
  it.each([
    {
      name: "are merged, the later value of a key wins",
      config: "[profile a]\nk = 1\nl = 1\n[profile b]\n[profile a]\nK = 2\n",
      a: { k: "2", l: "1" },
    },
    { name: "are merged however they are written", config: "[profile a]\nk = 1\n[profile 'a']\nl = 2\n", a: { k: "1", l: "2" } },
    { name: "may turn a value into a block", config: "[profile a]\ns3 = 1\n[profile a]\ns3 =\n  k = v\n", a: { s3: { k: "v" } } },
    { name: "may turn a block into a value", config: "[profile a]\ns3 =\n  k = v\n[profile a]\ns3 = 1\n", a: { s3: "1" } },
  ])("$name", ({ config, a }) => {
    expect(readWithUs({ config })?.["a"]).toEqual(a);
  });

  it.each([
    { name: "first", config: "[profile default]\nk = 1\n[default]\nl = 2\n[profile default]\nm = 3\n" },
    { name: "last", config: "[default]\nl = 2\n[profile default]\nk = 1\n[profile default]\nm = 3\n" },
  ])("give way to [profile default], $name in the file", ({ config }) => {
    const { profiles, problems } = parseProfiles({ config, credentials: "[default]\ns = 4\n" });
    expect(Object.fromEntries(profiles.get("default")?.settings ?? [])).toEqual({ k: "1", m: "3", s: "4" });
    expect(problems.some(({ code }) => code === "default-replaced" || code === "default-after-profile-default")).toBe(true);
  });
});

describe("a profile of both files", () => {
  const set = parseProfiles({
    config: "# c\n[profile a]\nregion = one\noutput = json\ns3 =\n  k = 1\n  l = 2\n",
    credentials: "[a]\naws_access_key_id = id\nregion = two\ns3 =\n  m = 3\n",
    configFile: "/home/u/.aws/config",
  });
  const profile = set.profiles.get("a");

  it("is merged key by key, and the credentials file wins", () => {
    expect(Object.fromEntries(profile?.settings ?? [])).toEqual({ region: "two", output: "json", aws_access_key_id: "id" });
    expect(Object.fromEntries(profile?.nested.get("s3") ?? [])).toEqual({ m: "3" });
  });

  it("knows where each key is", () => {
    expect(profile?.origin).toEqual({ kind: "config", file: "/home/u/.aws/config", line: 2 });
    expect(Object.fromEntries(profile?.origins ?? [])).toEqual({
      region: { kind: "credentials", file: "credentials", line: 3 },
      output: { kind: "config", file: "/home/u/.aws/config", line: 4 },
      s3: { kind: "credentials", file: "credentials", line: 4 },
      aws_access_key_id: { kind: "credentials", file: "credentials", line: 2 },
    });
  });

  it("keeps what each file says", () => {
    const { config, credentials } = profile?.layers ?? {};
    expect([config?.settings.get("region"), credentials?.settings.get("region")]).toEqual(["one", "two"]);
    expect(config?.origin.line).toBe(2);
    expect(credentials?.origins.get("region")?.line).toBe(3);
  });
});

describe("other sections of the config file", () => {
  it("are SSO sessions and services", () => {
    const config =
      "[sso-session 's 1']\nSSO_region = x\n[services v]\nsts =\n  endpoint_url = http://x\n\n  other = y\n[sso-session t]\n";
    const { ssoSessions, services } = parseProfiles({ config });
    expect([...ssoSessions].map(([name, { settings, origin }]) => [name, [...settings], origin.line])).toEqual([
      ["s 1", [["sso_region", "x"]], 1],
      ["t", [], 8],
    ]);
    expect([...(services.get("v")?.nested.get("sts") ?? [])]).toEqual([
      ["endpoint_url", "http://x"],
      ["other", "y"],
    ]);
  });
});

describe("missing files", () => {
  it.each([{}, { config: "" }, { config: undefined, credentials: "\n# nothing\n" }])("are empty: %j", (input) => {
    const { profiles, problems } = parseProfiles(input);
    expect([profiles.size, problems.length]).toEqual([0, 0]);
  });
});
