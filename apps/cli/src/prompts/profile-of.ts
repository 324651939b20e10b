import { CredentialError } from "@aws-temp/core";
import { listProfiles, withoutTemporary } from "@aws-temp/core/plan";
import { chooseProfile as profileNamed } from "@aws-temp/core/profiles";
import type { AppContext } from "../app-context.ts";
import { profileKinds } from "../render/profiles/profile-kind.ts";
import type { Session } from "../session.ts";
import { chooseProfile } from "./choose-profile.ts";

/**
 * The profile that a command is about: the one on the command line, else the environment's (left to core, hence `undefined`),
 * else the one that the user picks, else `default` (left to core as well).
 *
 * @param environmentFirst - whether the environment's own keys come before any profile
 */
export async function profileOf(
  named: string | undefined,
  { resolver, interactive }: Session,
  context: AppContext,
  environmentFirst = false,
): Promise<string | undefined> {
  const { environment, progress } = context;
  if (named !== undefined) return named;
  if (environment["AWS_PROFILE"] || environment["AWS_DEFAULT_PROFILE"]) return undefined;
  if (environmentFirst && (environment["AWS_ACCESS_KEY_ID"] || environment["AWS_SECRET_ACCESS_KEY"])) return undefined;
  if (!interactive) return undefined;
  const profiles = listProfiles(withoutTemporary(await resolver.profiles()));
  if (profiles.every(({ name }) => name === "default")) return undefined;
  const choices = profiles.map(({ name, kind, region }) => ({ name, kind: profileKinds[kind], region }));
  return progress.aside(() => chooseProfile(choices, context));
}

/**
 * The same for a command that ends or writes something of a profile, and so needs one.
 *
 * @param command - as it is typed, e.g. `logout`
 * @throws {CredentialError} `USAGE` when none is named and there is no `default`
 */
export async function profileNameOf(
  named: string | undefined,
  session: Session,
  context: AppContext,
  command: string,
): Promise<string> {
  const profile = await profileOf(named, session, context);
  const { name, decidedBy } = profileNamed({ profile, environment: context.environment });
  if (decidedBy !== "default" || (await session.resolver.profiles()).profiles.has(name)) return name;
  throw new CredentialError("USAGE", "No profile was given, and there is no default profile.", {
    hints: [`Name one: aws-temp ${command} NAME`, "List the profiles: aws-temp profiles"],
  });
}
