import { expect, it } from "vitest";
import { standInProfile } from "../../src/plan/profile-set/stand-in-profile.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";

const keys = "aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n";
const standInOf = (config: string, credentials = "", region?: string) =>
  standInProfile(parseProfiles({ config, credentials }), config, region);

it.each([
  { name: "there is none", config: "[profile dev]\nregion = eu-west-1\n" },
  { name: "it has settings alone", config: "[default]\nregion = eu-west-1\noutput = json\n" },
  { name: "it names the container", config: "[default]\ncredential_source = EcsContainer\n" },
  { name: "there is no file", config: "" },
])("nothing stands in for default when $name", ({ config }) => {
  expect(standInOf(config, `[dev]\n${keys}`)).toBeUndefined();
});

it.each([
  { name: "keys in the credentials file", config: "", credentials: `[default]\n${keys}` },
  { name: "keys in the config file", config: `[default]\n${keys}`, credentials: "" },
  { name: "a role", config: "[default]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = dev\n", credentials: "" },
  { name: "a sign-in", config: "[default]\nsso_account_id = 1\nsso_role_name = A\n", credentials: "" },
  { name: "a console sign-in", config: "[default]\nlogin_session = arn:aws:iam::111122223333:user/a\n", credentials: "" },
  { name: "a program", config: "[default]\ncredential_process = /bin/x\nsession_tags = a=b\n", credentials: "" },
])("what stands in for $name has no credentials, and at least one key", ({ config, credentials }) => {
  const standIn = standInOf(config, credentials);
  expect(standIn?.config.startsWith(config)).toBe(true);
  const profile = parseProfiles({ config: standIn?.config, credentials }).profiles.get(standIn?.profile ?? "");
  expect(Object.fromEntries(profile?.settings ?? [])).toEqual({ output: "json" });
});

it("keeps the settings of default, blocks too, and every other byte of the file", () => {
  const config = `# mine\n[default]\n${keys}region = eu-west-2\nretry_mode = adaptive\ns3 =\n  addressing_style = path\n\n[profile other]\nregion = us-east-1`;
  const standIn = standInOf(config, "", "eu-central-1");
  expect(standIn?.config.startsWith(config)).toBe(true);
  const { profiles, problems } = parseProfiles({ config: standIn?.config });
  const profile = profiles.get("aws-temp-served");
  expect(profile?.settings.get("region")).toBe("eu-central-1");
  expect(profile?.settings.get("retry_mode")).toBe("adaptive");
  expect(profile?.nested.get("s3")).toEqual(new Map([["addressing_style", "path"]]));
  expect(profile?.settings.has("aws_access_key_id")).toBe(false);
  expect(profiles.get("other")?.settings.get("region")).toBe("us-east-1");
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
});

it("replaces the one of a server around it", () => {
  const first = standInOf(`[default]\n${keys}`, "", "eu-west-1");
  const second = standInOf(first?.config ?? "", "", "us-east-1");
  expect(second?.config.match(/aws-temp-served/g)).toHaveLength(1);
  expect(parseProfiles({ config: second?.config }).profiles.get("aws-temp-served")?.settings.get("region")).toBe("us-east-1");
});

it("takes another name when the credentials file has a profile of that one", () => {
  expect(standInOf("", `[default]\n${keys}\n[aws-temp-served]\n${keys}`)?.profile).toBe("aws-temp-served-");
});
