import { CredentialError } from "../../errors/credential-error.ts";
import type { CredentialPlan } from "../../plan/plan.ts";
import { followedByOthers } from "../../profiles/keys/other-tool-keys.ts";
import { extendProfileChain } from "../../sources/process/profile-chain.ts";
import { cacheKey } from "../../store/cache/cache-key.ts";
import type { CacheEntry } from "../../store/cache/credential-cache.ts";
import { isPromptOpen } from "../../store/locks/prompt-lock.ts";
import { warnOfState } from "../../store/warn-of-state.ts";
import type { CacheUse } from "./cache-use.ts";
import { failureOfAnother, tellOthers } from "./failure-of-another.ts";
import { isUsable } from "./is-usable.ts";
import { isKept } from "./kept-stages.ts";
import { originsOf } from "./origins.ts";
import type { RunDeps } from "./run-deps.ts";
import { runSource, type StageResult } from "./run-source.ts";
import { runStep } from "./run-step.ts";
import { warnOfUselessCache } from "./useless-cache.ts";
import { withWhatTheFilesShow } from "./what-the-files-show.ts";

/**
 * The result of a plan.
 *
 * @internal
 */
export interface PlanResult extends StageResult {
  readonly fromCache: boolean;
}

/**
 * Runs a plan: hands out what the cache holds, else takes the lock of what is to be obtained, looks again, and obtains it from the
 * stage before. So each stage is shared by all plans and processes that have it in common.
 *
 * @throws {CredentialError} `KEYS_EXPIRED` when a source that cannot be renewed has expired, and what sources and steps throw
 * @internal
 */
export async function runPlan(plan: CredentialPlan, cacheUse: CacheUse, deps: RunDeps): Promise<PlanResult> {
  const result = await obtain(plan, plan.steps.length, cacheUse, deps);
  const { expiration } = result.credentials;
  if (expiration !== undefined && expiration.getTime() <= deps.clock()) {
    throw new CredentialError(
      "KEYS_EXPIRED",
      `The credentials of profile ${plan.profile} expired at ${expiration.toISOString()}.`,
      {
        profile: plan.profile,
        hints:
          plan.source.kind === "environment"
            ? ["Remove them from the shell with: aws-temp unset", "Or name a profile to take new ones from."]
            : ["Put fresh credentials in their place, or take the profile that they came from."],
      },
    );
  }
  if (!result.fromCache) warnOfUselessCache({ plan, expiration, cacheUse }, deps);
  return result;
}

async function obtain(plan: CredentialPlan, stage: number, cacheUse: CacheUse, deps: RunDeps): Promise<PlanResult> {
  if (!isKept(plan, stage)) {
    return { ...(await produce(plan, stage, cacheUse, deps)), fromCache: false };
  }
  const key = cacheKey(plan, stage);
  const { minTtlSeconds, force = false, askedAt: asked = deps.clock() } = cacheUse;
  const intermediate = stage < plan.steps.length;
  const fits = (entry: CacheEntry) => isUsable(entry, { now: deps.clock(), minTtlSeconds, intermediate });
  // What was issued since is as new as it gets, whatever was insisted on.
  const isNew = (entry: CacheEntry) =>
    issuedAt(entry) > asked &&
    issuedAt(entry) <= deps.clock() &&
    (entry.issued !== undefined || isUsable(entry, { now: deps.clock(), minTtlSeconds: 0, intermediate: false }));
  const cached = force ? undefined : read(key, deps);
  if (cached !== undefined && fits(cached)) {
    return { ...cached, fromCache: true };
  }
  refuseLoop(plan, deps);
  const memory = { key, asked, insist: force };
  /** What another process has obtained, or failed to obtain, while this one waited. */
  const meanwhile = async () => {
    const entry = read(key, deps);
    if (entry !== undefined && (isNew(entry) || (!force && fits(entry)))) {
      return { result: { ...entry, fromCache: true } };
    }
    const failure = await failureOfAnother(memory, deps);
    if (failure !== undefined) throw failure;
    return undefined;
  };
  const work = async () => {
    const found = await meanwhile();
    if (found !== undefined) return found.result;
    const produced = await produce(plan, stage, cacheUse, deps).catch(async (error: unknown) => {
      await tellOthers(key, error, deps);
      throw error;
    });
    await keep(key, produced, originsOf(plan), deps);
    await deps.store.forgetFailure(key);
    return { ...produced, fromCache: false };
  };
  const doing = () => (isPromptOpen(deps.stateFolder) ? undefined : `gets credentials for profile ${plan.profile}`);
  return await deps.store.alone(key, work, meanwhile, doing);
}

/** Who waited for the lock of a program that asks for its own profile would wait for itself. */
function refuseLoop({ source }: CredentialPlan, { environment }: RunDeps): void {
  if (source.kind === "process") extendProfileChain(source.profile, environment);
}

/** Milliseconds since the epoch. */
function issuedAt({ credentials: { expiration }, issued, lifetime }: CacheEntry): number {
  return issued?.getTime() ?? Math.round((expiration?.getTime() ?? Number.NaN) - lifetime * 1000);
}

async function produce(plan: CredentialPlan, stage: number, cacheUse: CacheUse, deps: RunDeps): Promise<StageResult> {
  const step = plan.steps[stage - 1];
  if (step === undefined) {
    return await produceSource(plan, cacheUse, deps).catch((error: unknown) => {
      throw withWhatTheFilesShow(orNothingConfigured(error, plan, deps), plan.source, plan, deps.profiles);
    });
  }
  const before = await obtain(plan, stage - 1, cacheUse, deps);
  return await runStep(step, before.credentials, deps).catch((error: unknown) => {
    throw withWhatTheFilesShow(error, step, plan, deps.profiles);
  });
}

async function produceSource({ source }: CredentialPlan, cacheUse: CacheUse, deps: RunDeps): Promise<StageResult> {
  const result = await runSource(source, cacheUse, deps);
  if (source.kind === "process" && source.ifLongTerm !== undefined && result.credentials.sessionToken === undefined) {
    return await runStep(source.ifLongTerm, result.credentials, deps);
  }
  return result;
}

/** A machine that has no metadata service is no news when the profile never asked for one: what lacks is the credentials. */
function orNothingConfigured(error: unknown, { profile, source, warnings }: CredentialPlan, { profiles }: RunDeps): unknown {
  const guessed = warnings.find(({ code }) => code === "NO_CREDENTIALS_IN_PROFILE" || code === "NO_PROFILE");
  if (source.kind !== "instance" || guessed === undefined || !(error instanceof CredentialError)) {
    return error;
  }
  const { file, line } = guessed;
  const own = profiles.profiles.get(profile);
  const followed = own && followedByOthers(own);
  const what =
    guessed.code === "NO_PROFILE"
      ? "No profile is named, there is no default profile"
      : `Profile ${profile} does not say where its credentials come from`;
  return new CredentialError("NO_CREDENTIALS", `${what}, and this machine has no EC2 instance metadata either.`, {
    profile,
    file,
    line,
    cause: error,
    hints: [
      ...(followed === undefined ? [] : [followed]),
      "Add an sso_session, a login_session, a role_arn with source_profile, or credential_process; access keys only where none of these is possible.",
      "List the profiles: aws-temp profiles",
    ],
  });
}

function read(key: string, { store, logger }: RunDeps): CacheEntry | undefined {
  try {
    return store.read(key);
  } catch (error) {
    warnOfState(logger, "The credential cache cannot be read, AWS is asked instead", error);
    return undefined;
  }
}

/** A cache that cannot be written costs another call next time; the credentials are good. */
async function keep(key: string, result: StageResult, origins: readonly string[], deps: RunDeps): Promise<void> {
  const { store, clock, logger } = deps;
  const { credentials, arn } = result;
  const { expiration, sessionToken } = credentials;
  // Long-term keys never rest here.
  if (sessionToken === undefined) {
    return;
  }
  const now = clock();
  const issued = expiration === undefined ? new Date(now) : undefined;
  // To the millisecond: whether it was issued after someone asked is told by it.
  const lifetime = expiration === undefined ? 0 : Math.max(0, (expiration.getTime() - now) / 1000);
  try {
    await store.write(key, { credentials, issued, arn, lifetime, origins });
  } catch (error) {
    warnOfState(logger, "The credentials cannot be cached, so the next command asks AWS again", error);
  }
}
