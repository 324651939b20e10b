import { CredentialError, createResolver, type ResolvedCredentials } from "@aws-temp/core";
import type { CachedDeps } from "@aws-temp/core/internal/cached";
import { realWait } from "@aws-temp/core/internal/network";
import { requestIdToken } from "../id-token/request-id-token.ts";
import { retry } from "../retry/retry.ts";
import { userAgentOf } from "../user-agent.ts";
import { checkRight } from "./check-right.ts";
import { earlyRenewal } from "./early-renewal.ts";

/** Seconds. The SDK for Go gives a credential_process up after 60. */
const longest = 50;
/** Seconds for which a refusal that another helper met counts for this one too. */
const refusalCounts = 3;

/**
 * Obtains new credentials with a new OIDC token, unless another helper is doing so: then it waits for them.
 *
 * @throws {CredentialError}
 * @public
 */
export async function renew(profile: string, deps: CachedDeps): Promise<ResolvedCredentials> {
  const { environment, clock } = deps;
  const mint = async (audience: string) => {
    checkRight(environment, clock());
    const policy = { attempts: 3, explicit: true };
    const patience = { clock, random: Math.random, wait: realWait, info: () => undefined };
    return await retry("id-token", () => requestIdToken(audience, { environment }), policy, patience);
  };
  const resolver = createResolver({
    ...deps,
    userAgent: userAgentOf(environment),
    logger: { warn: () => undefined, progress: () => undefined },
    mfaPrompt: undefined,
    mintWebIdentity: mint,
    failureMemorySeconds: refusalCounts,
  });
  return await inTime(resolver.resolve({ profile }, { minTtlSeconds: earlyRenewal }));
}

async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const late = () => reject(new CredentialError("TIMED_OUT", `No credentials were available within ${longest} s.`));
    timer = setTimeout(late, longest * 1000);
  });
  return await Promise.race([work, limit]).finally(() => clearTimeout(timer));
}
