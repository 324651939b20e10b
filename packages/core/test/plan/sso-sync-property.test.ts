import fc from "fast-check";
import { expect, it } from "vitest";
import { editIni } from "../../src/ini/edit/edit.ts";
import { planSsoSync } from "../../src/plan/sso-sync/plan-sso-sync.ts";
import { ssoSyncEdits } from "../../src/plan/sso-sync/sso-sync-edits.ts";
import { parseProfiles } from "../../src/profiles/parse-profiles.ts";

const accountId = fc.integer({ min: 0, max: 999_999_999_999 }).map((number) => String(number).padStart(12, "0"));
const accountName = fc.option(
  fc.oneof(fc.constantFrom("Sandbox", "dev", "Team 1 (dev)"), fc.string({ unit: "binary", maxLength: 12 })),
  {
    nil: undefined,
  },
);
const account = fc.record({
  accountId,
  accountName,
  emailAddress: fc.option(fc.emailAddress(), { nil: undefined }),
  roles: fc.uniqueArray(fc.constantFrom("ReadOnly", "Administrator", "Power_User", "x@y", "A.b"), { maxLength: 4 }),
});
const directory = fc.uniqueArray(account, { selector: (one) => one.accountId, maxLength: 8 });
const template = fc.constantFrom(
  "{account_name}.{role_name}",
  "{account_id}/{role_name}",
  "{role_name}",
  "{email}:{role_name}",
  "aws-{sso_session}-{account_name}-{role_name}",
);
const foreign = "# mine\r\n[profile dev.ReadOnly]\nregion = x ; y\n[profile  broken\n  odd = 1\n[profile 'a b']\n\n; end";

it("any directory: every profile is found again, nothing else changes, and the second time nothing does", () => {
  fc.assert(
    fc.property(directory, directory, template, fc.boolean(), (before, accounts, names, prune) => {
      const plan = (config: string, given: typeof accounts) =>
        planSsoSync({
          profiles: parseProfiles({ config }),
          session: "acme",
          directory: given,
          options: { template: names, prune },
        });
      const earlier = editIni(foreign, ssoSyncEdits(plan(foreign, before)));
      const sync = plan(earlier, accounts);
      const after = editIni(earlier, ssoSyncEdits(sync));
      expect(after.startsWith(foreign)).toBe(true);
      const parsed = parseProfiles({ config: after });
      for (const { kind, profile, accountId: id, roleName } of sync.changes) {
        const settings = parsed.profiles.get(profile)?.settings;
        const wanted = { sso_session: "acme", sso_account_id: id, sso_role_name: roleName, aws_temp_sso_sync: "acme" };
        expect(settings && Object.fromEntries(settings)).toEqual(kind === "remove" ? undefined : wanted);
      }
      expect(parsed.problems).toHaveLength(parseProfiles({ config: foreign }).problems.length);
      const again = plan(after, accounts);
      expect(again.changes).toEqual([]);
      expect(editIni(after, ssoSyncEdits(again))).toBe(after);
    }),
    { numRuns: 300 },
  );
});
