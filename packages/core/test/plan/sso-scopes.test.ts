import { expect, it } from "vitest";
import { lintProfiles } from "../../src/lint/lint-profiles.ts";
import { buildPlan } from "../../src/plan/build-plan.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";

const profilesWith = (scopes: string | undefined) =>
  parseProfiles({
    configFile: "config",
    credentialsFile: "credentials",
    credentials: "",
    config: `[sso-session q]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-west-1
${scopes === undefined ? "" : `sso_registration_scopes = ${scopes}`}
[profile dev]
sso_session = q
sso_account_id = 111122223333
sso_role_name = Admin
region = eu-west-1
`,
  });
const planOf = (scopes: string | undefined) => () =>
  buildPlan({ profiles: profilesWith(scopes), environment: {}, userName: "eve", request: { profile: "dev" } });

it.each(["codewhisperer:completions", "codewhisperer:completions, codewhisperer:analysis", "sso:account", "SSO:ACCOUNT:ACCESS"])(
  "a sign-in with the scopes %s can never give a role: said offline, with its line",
  (scopes) => {
    expect(planOf(scopes)).toThrow(
      expect.objectContaining({ code: "PROFILE_INCOMPLETE", data: expect.objectContaining({ file: "config", line: 4 }) }),
    );
    const findings = lintProfiles({ profiles: profilesWith(scopes), environment: {}, userName: "eve", now: 0 });
    expect(findings).toContainEqual(expect.objectContaining({ code: "PROFILE_INCOMPLETE", severity: "error", line: 4 }));
  },
);

it.each([undefined, "", "sso:account:access", "codewhisperer:completions, sso:account:access"])(
  "a sign-in with the scopes %s gives roles",
  (scopes) => {
    expect(planOf(scopes)().source.kind).toBe("sso");
  },
);
