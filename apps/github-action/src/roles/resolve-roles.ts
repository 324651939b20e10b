import { CredentialError, type CredentialPlan, createResolver, type Resolver, type ResolverDeps } from "@aws-temp/core";
import { asCredentialError } from "@aws-temp/core/internal";
import type { GivenProfiles } from "@aws-temp/core/plan";
import type { ProfileToWrite } from "../publish/publication.ts";
import { untilPlain } from "../role/plain-keys.ts";
import { allOrFirstError } from "./all-or-first-error.ts";

/** @public */
export interface RolesDeps
  extends Pick<
    ResolverDeps,
    "environment" | "home" | "userName" | "clock" | "logger" | "cache" | "mintWebIdentity" | "userAgent" | "attempts"
  > {
  /** Makes a call again as long as its failure may pass; `byNew` when none but new credentials sign it. */
  readonly again: <Answer>(work: () => Promise<Answer>, byNew: boolean) => Promise<Answer>;
  /** Hides what was obtained before anything else happens to it. */
  readonly hide: (obtained: ProfileToWrite) => void;
  /** Says what the workflow or the role lacks. */
  readonly explain: (thrown: unknown, plan: CredentialPlan | undefined) => unknown;
}

/** @public */
export interface RolesOptions {
  /** Someone renews the credentials later, when this step's own are gone. */
  readonly refresh: boolean;
  /** Ask again until the keys are letters and digits alone. */
  readonly plainKeysOnly: boolean;
}

/**
 * Obtains credentials for profiles, for all at once: chains share their first roles, and all share one OIDC token.
 *
 * Everything is planned before anything is called, so a mistake in one section costs no call.
 *
 * @returns in the order of the names
 * @throws {CredentialError} of the first that fails; the others that fail, too, are named among the hints
 * @public
 */
export async function resolveRoles(
  names: readonly string[],
  given: GivenProfiles,
  options: RolesOptions,
  deps: RolesDeps,
): Promise<readonly ProfileToWrite[]> {
  const resolver = createResolver({ ...deps, given, mfaPrompt: undefined });
  const plans: CredentialPlan[] = [];
  for (const profile of names) plans.push(checked(await planOf(profile, resolver, deps), options));
  const work = plans.map(async (plan) => {
    const obtained = await obtain(plan, options, resolver, deps).catch((thrown: unknown) => {
      throw deps.explain(thrown, plan);
    });
    deps.hide(obtained);
    return obtained;
  });
  return await allOrFirstError(names, work);
}

async function planOf(profile: string, resolver: Resolver, { explain }: RolesDeps): Promise<CredentialPlan> {
  return await resolver.plan({ profile }).catch((thrown: unknown) => {
    const { code, data } = asCredentialError(thrown);
    // Of a source that lacks, the error has a line.
    const lacksItself = code === "PROFILE_NOT_FOUND" && data.profile === profile && data.line === undefined;
    throw lacksItself ? saysNothing(profile) : explain(thrown, undefined);
  });
}

function saysNothing(profile: string): CredentialError {
  const what = `Section ${profile} does not say where its credentials come from, and the runner has no profile of that name.`;
  const hints = ["Add role_arn = arn:aws:iam::111122223333:role/NAME to the section."];
  return new CredentialError("PROFILE_NOT_FOUND", what, { profile, hints });
}

function checked(plan: CredentialPlan, { refresh }: RolesOptions): CredentialPlan {
  const { profile, source } = plan;
  if (refresh && source.kind === "environment") {
    throw new CredentialError(
      "USAGE",
      `Profile ${profile} starts from the access keys of the job, and refresh would have to write them to the disk.`,
      { profile, hints: ["Use OIDC (id-token: write), or omit refresh."] },
    );
  }
  return plan;
}

async function obtain(plan: CredentialPlan, options: RolesOptions, resolver: Resolver, deps: RolesDeps): Promise<ProfileToWrite> {
  const { profile, source, region } = plan;
  const byNew = source.kind === "web-identity";
  let force = false;
  const resolve = async () => {
    const resolved = await deps.again(() => resolver.resolve({ profile }, { force }), byNew);
    force = true;
    return resolved;
  };
  const { credentials, arn } = options.plainKeysOnly && !options.refresh ? await untilPlain(resolve) : await resolve();
  const last =
    plan.steps.findLast((step) => step.kind === "assume-role") ?? (source.kind === "web-identity" ? source : undefined);
  // AWS names the owner of a role's session with the session; of others it has to be asked.
  const owner =
    arn !== undefined && credentials.accountId !== undefined
      ? { arn, accountId: credentials.accountId }
      : await deps.again(() => resolver.identify({ profile }), byNew);
  return {
    name: profile,
    region,
    credentials,
    accountId: owner.accountId,
    arn: owner.arn,
    roleArn: last?.roleArn,
    roleSessionName: last?.roleSessionName,
  };
}
