import { typedProfileFlag } from "@aws-temp/core/internal";
import type { SignedIn } from "@aws-temp/core/sso";
import type { LoginJson } from "@aws-temp/core/views";
import type { AppContext } from "../../app-context.ts";
import type { Colours } from "../text/colours.ts";
import { describeExpiry } from "../text/moment.ts";

/** A sign-in without a role, as `login --json` prints it. */
export function signedInJson({ profile, session, startUrl, expiresAt, fromCache }: SignedIn): LoginJson {
  return {
    profile,
    writtenProfile: null,
    credentialsFile: null,
    configFile: null,
    identity: { account: null, arn: null },
    expiration: null,
    region: null,
    fromCache,
    signIn: { session: session ?? null, startUrl, expiration: expiresAt.toISOString().replace(/\.\d+Z$/, "Z") },
  };
}

/** A sign-in without a role, for people. */
export function signedInLines(
  { profile, startUrl, expiresAt, fromCache }: SignedIn,
  colours: Colours,
  { clock }: Pick<AppContext, "clock">,
): string[] {
  return [
    `${colours.green("✔")} ${fromCache ? "Already signed in" : "Signed in"} to ${startUrl}.`,
    `  Valid     until ${describeExpiry(expiresAt, clock())}`,
    `  Next      Profile ${profile} names no account and role. See yours: ${colours.cyan(`aws-temp sso roles ${typedProfileFlag(profile)}`)}`,
  ];
}
