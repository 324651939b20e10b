import type { Problem, ProfileSet } from "../../profiles/profile.ts";
import { temporaryProfileOf } from "../../profiles/temporary-profile.ts";
import { setting } from "../setting.ts";
import { classifyProfile, type ProfileKind } from "../source/classify-source.ts";
import { accountNames, accountOf, roleOf } from "./account-of.ts";

/**
 * A profile as a list shows it.
 *
 * @public
 */
export interface ListedProfile {
  readonly name: string;
  readonly kind: ProfileKind;
  readonly region: string | undefined;
  /** What it names and needs: a profile, an SSO session, a credential source. */
  readonly dependsOn: string | undefined;
  /** The account that it leads to, as far as the files say. */
  readonly accountId: string | undefined;
  readonly accountName: string | undefined;
  readonly roleArn: string | undefined;
  /** The name of its role or permission set. */
  readonly roleName: string | undefined;
  /** Whether `login` wrote it. */
  readonly temporary: boolean;
  readonly file: string;
  readonly line: number;
  readonly problems: readonly Problem[];
}

/**
 * All profiles in the order of the files, with what is wrong with each. Never throws: a broken profile is listed as well.
 *
 * @public
 */
export function listProfiles(set: ProfileSet): ListedProfile[] {
  const problems = Map.groupBy(
    set.problems.filter(({ section }) => section?.type === "profile"),
    ({ section }) => section?.name,
  );
  const names = accountNames(set.profiles.values());
  return [...set.profiles.values()].map((profile) => {
    const accountId = accountOf(profile);
    return {
      name: profile.name,
      kind: classifyProfile(profile),
      region: setting(profile, "region"),
      dependsOn: setting(profile, "source_profile") ?? setting(profile, "sso_session") ?? setting(profile, "credential_source"),
      accountId,
      accountName: accountId === undefined ? undefined : names.get(accountId),
      roleArn: setting(profile, "role_arn"),
      roleName: roleOf(profile),
      temporary: temporaryProfileOf(profile) !== undefined,
      file: profile.origin.file,
      line: profile.origin.line,
      problems: problems.get(profile.name) ?? [],
    };
  });
}
