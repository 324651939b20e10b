import { expect, it } from "vitest";
import { CredentialError } from "../../src/errors/credential-error.ts";
import { buildPlan } from "../../src/plan/build-plan.ts";
import { judgeProfiles } from "../../src/plan/profile-set/judge-profiles.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";

const keys = "aws_access_key_id = AKIAEVE\naws_secret_access_key = x\n";
const role = (name: string, source: string, more = "") =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::111122223333:role/${name}\nsource_profile = ${source}\n${more}`;
const sso = (name: string, session: string) =>
  `[profile ${name}]\nsso_session = ${session}\nsso_account_id = 111122223333\nsso_role_name = Admin\n`;

/** What commands stop at, by profile: the place that the error of its plan names. */
function refused(config: string): Record<string, string> {
  const profiles = parseProfiles({ config });
  const names = [...profiles.profiles.keys()];
  return Object.fromEntries(
    names.flatMap((profile) => {
      try {
        buildPlan({ profiles, environment: {}, userName: "user", request: { profile } });
        return [];
      } catch (error) {
        if (error instanceof CredentialError && error.code !== "NO_CREDENTIALS") return [[profile, `line ${error.data.line}`]];
        throw error;
      }
    }),
  );
}

function judged(config: string): Record<string, string> {
  const listed = judgeProfiles(parseProfiles({ config }));
  return Object.fromEntries(
    listed.flatMap(({ name, problems }) => {
      const error = problems.find(({ severity }) => severity === "error");
      return error === undefined ? [] : [[name, `line ${error.line}`]];
    }),
  );
}

it.each([
  {
    name: "a source in no file, and what starts from it",
    config: role("a", "gone") + role("b", "a") + role("c", "b"),
    broken: 3,
  },
  { name: "half of a key pair", config: `[profile k]\naws_access_key_id = AKIAX\n${role("a", "k")}`, broken: 2 },
  { name: "a session in no file", config: sso("s", "gone") + role("a", "s"), broken: 2 },
  { name: "a session without a start URL", config: `${sso("s", "x")}[sso-session x]\nsso_region = eu-west-1\n`, broken: 1 },
  { name: "a role alone", config: "[profile a]\nrole_arn = arn:aws:iam::111122223333:role/a\n", broken: 1 },
  { name: "two sources", config: `${role("a", "k", "credential_source = Environment\n")}[profile k]\n${keys}`, broken: 1 },
  {
    name: "a duration over 12 h",
    config: `${role("a", "k", "duration_seconds = 99999\n")}${role("b", "a")}[profile k]\n${keys}`,
    broken: 2,
  },
  { name: "a line that cannot be read", config: `[profile k]\nnonsense\n${keys}${role("a", "k")}`, broken: 2 },
  { name: "a profile that names itself without keys", config: role("a", "a") + role("b", "a"), broken: 2 },
  {
    name: "a loop of three, and one that leads into it",
    config: role("a", "b") + role("b", "c") + role("c", "a") + role("d", "b"),
    broken: 4,
  },
  { name: "a loop only for the member that holds keys", config: role("a", "b", keys) + role("b", "a"), broken: 1 },
  { name: "a role that names itself, with keys", config: role("a", "a", keys) + role("b", "a"), broken: 0 },
  { name: "keys in front of a role that is broken", config: role("a", "k") + role("k", "gone", keys), broken: 1 },
  {
    name: "what only the machine knows",
    config: "[profile a]\nrole_arn = arn:aws:iam::111122223333:role/a\ncredential_source = EcsContainer\n",
    broken: 0,
  },
])("marks the profiles that commands stop at, with the line: $name", ({ config, broken }) => {
  const marked = judged(config);
  expect(Object.keys(marked)).toHaveLength(broken);
  const stopped = broken === 0 ? {} : refused(config);
  expect(Object.keys(marked)).toEqual(Object.keys(stopped));
  // A loop has no line of its own: each member's is right.
  if (
    !Object.values(judgeProfiles(parseProfiles({ config }))).some(({ problems }) =>
      problems.some(({ message }) => message.includes("circle")),
    )
  ) {
    expect(marked).toEqual(stopped);
  }
});

it("shows a long loop short", () => {
  const config = Array.from({ length: 500 }, (_, index) => role(`p${index}`, `p${(index + 1) % 500}`)).join("");
  for (const { problems } of judgeProfiles(parseProfiles({ config }))) expect(problems.at(-1)?.message.length).toBeLessThan(150);
});

it.each([
  {
    name: "a role",
    text: "role_arn = arn:aws:iam::222233334444:role/team/Deploy\nsource_profile = k\n",
    account: "222233334444",
    role: "Deploy",
  },
  {
    name: "a permission set",
    text: "sso_session = x\nsso_account_id = 111122223333\nsso_role_name = Admin\n",
    account: "111122223333",
    role: "Admin",
  },
  {
    name: "a console sign-in",
    text: "login_session = arn:aws:iam::333344445555:user/eve\n",
    account: "333344445555",
    role: undefined,
  },
  {
    name: "keys with an MFA device",
    text: `${keys}mfa_serial = arn:aws:iam::555566667777:mfa/eve\n`,
    account: "555566667777",
    role: undefined,
  },
  { name: "keys alone", text: keys, account: undefined, role: undefined },
])("knows account and role of $name", ({ text, account, role: roleName }) => {
  const [profile] = judgeProfiles(parseProfiles({ config: `[profile a]\n${text}` }));
  expect(profile).toMatchObject({ accountId: account, roleName });
});

it("takes an account's name from any profile of that account", () => {
  const config = `${sso("s", "x")}sso_account_name = Development\n${role("a", "s")}`;
  expect(judgeProfiles(parseProfiles({ config })).map(({ accountName }) => accountName)).toEqual(["Development", "Development"]);
});
