import { CredentialError, type ResolvedCredentials } from "@aws-temp/core";
import { parseArn, typedProfile, typedProfileFlag } from "@aws-temp/core/internal";
import type { WrittenProfile } from "@aws-temp/core/profiles";
import type { CallerIdentity } from "@aws-temp/core/sessions";
import type { LoginJson } from "@aws-temp/core/views";
import type { AppContext } from "../../app-context.ts";
import type { Colours } from "../text/colours.ts";
import { describeExpiry } from "../text/moment.ts";
import { shortenPath } from "../text/shorten-path.ts";

/** What a login came to. */
interface LoginResult {
  readonly resolved: ResolvedCredentials;
  /** `undefined` with `--no-write`. */
  readonly written: WrittenProfile | undefined;
  readonly identity: LoginJson["identity"];
}

/**
 * Whose credentials they are. AWS says so when a role is assumed; a session of an IAM user has to be asked about. An
 * answer that does not come costs the answer, not the login.
 *
 * @throws {CredentialError} what AWS says when it refuses the credentials themselves
 */
export async function identityOf(
  { arn, credentials }: ResolvedCredentials,
  identify: () => Promise<CallerIdentity>,
): Promise<LoginJson["identity"]> {
  if (arn !== undefined) return { account: credentials.accountId ?? parseArn(arn)?.accountId ?? null, arn };
  try {
    const caller = await identify();
    return { account: caller.accountId, arn: caller.arn };
  } catch (error) {
    if (error instanceof CredentialError && error.class !== "network") throw error;
    return { account: credentials.accountId ?? null, arn: null };
  }
}

/** A login as `--json` prints it. */
export function loginJson({ resolved, written, identity }: LoginResult): LoginJson {
  return {
    profile: resolved.plan.profile,
    writtenProfile: written?.profile ?? null,
    credentialsFile: written?.credentialsFile ?? null,
    configFile: written?.configFile ?? null,
    identity,
    expiration: resolved.credentials.expiration?.toISOString().replace(/\.\d+Z$/, "Z") ?? null,
    region: resolved.plan.region ?? null,
    fromCache: resolved.fromCache,
    signIn: null,
  };
}

/** A login for people: what was written where, for whom, until when, and what to type next. */
export function loginLines(
  { resolved, written, identity }: LoginResult,
  colours: Colours,
  { home, clock }: Pick<AppContext, "home" | "clock">,
): string[] {
  const { plan, credentials, fromCache } = resolved;
  const where = (file: string) => shortenPath(file, home);
  const region = written?.configFile === undefined ? "" : `, region ${plan.region} in ${where(written.configFile)}`;
  const headline =
    written === undefined
      ? `Credentials of ${plan.profile} are cached; no file was changed`
      : `Credentials of ${plan.profile} are in profile ${colours.bold(written.profile)} (${where(written.credentialsFile)}${region})`;
  const until = credentials.expiration === undefined ? "not said" : `until ${describeExpiry(credentials.expiration, clock())}`;
  const next =
    written === undefined ? `aws-temp export ${typedProfile(plan.profile)}` : `aws s3 ls ${typedProfileFlag(written.profile)}`;
  return [
    `${colours.green("✔")} ${headline}.`,
    `  Identity  ${identity.arn ?? "unknown: AWS could not be asked"}`,
    `  Valid     ${until}${fromCache ? ", from the cache" : ""}`,
    `  Next      ${colours.cyan(next)}`,
  ];
}
