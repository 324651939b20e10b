import { CredentialError } from "../../errors/credential-error.ts";
import type { Profile } from "../../profiles/profile.ts";
import { buildPlan, type PlanInput } from "../build-plan.ts";
import type { PlanWarning } from "../plan.ts";
import { isRole, ShortChains } from "./short-chains.ts";

/** Faults of a kind that get a suggestion: enough for people, a bound for what programs write. */
const mostSuggestions = 100;

/** How planning a profile went. @internal */
export interface Outcome {
  readonly error?: CredentialError | undefined;
  /** An error of the profile's own may be none for the profiles above it; one of its chain is theirs, too. */
  readonly lies: "own" | "below";
  readonly warnings: readonly PlanWarning[];
  /** The MFA device that the chain uses. */
  readonly serial: string | undefined;
}

/**
 * Plans each profile after the one that its role is assumed with: in linear time, however long the chains are.
 *
 * @internal
 */
export function planOutcomes(names: readonly string[], input: Omit<PlanInput, "request">): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  const chains = new ShortChains(input.profiles);
  let suggestions = 0;
  for (const name of names) {
    const waiting = new Set<Profile>();
    let next = input.profiles.profiles.get(name);
    if (next === undefined) outcomes.set(name, plan(name, input));
    while (next !== undefined && !outcomes.has(next.name) && !waiting.has(next)) {
      waiting.add(next);
      next = chains.sourceOf(next);
    }
    // A loop is told from where it was entered.
    if (next !== undefined && waiting.delete(next)) outcomes.set(next.name, plan(next.name, input));
    for (const profile of [...waiting].reverse()) {
      const outcome = outcomeOf(profile, chains, outcomes, input);
      // Suggestions are looked for among all names.
      const again = outcome.error !== undefined && outcome.lies === "own" && suggestions++ < mostSuggestions;
      outcomes.set(profile.name, again ? { ...outcome, error: plan(profile.name, input).error ?? outcome.error } : outcome);
    }
  }
  return outcomes;
}

function outcomeOf(
  profile: Profile,
  chains: ShortChains,
  outcomes: ReadonlyMap<string, Outcome>,
  input: Omit<PlanInput, "request">,
): Outcome {
  const source = chains.sourceOf(profile);
  const below = source && outcomes.get(source.name);
  const loops = source !== undefined && below === undefined;
  // A role with keys of its own ends the chains of others, but not its own.
  if (loops || (source !== undefined && !isRole(profile))) return plan(profile.name, input);
  const role = isRole(source) ? below : undefined;
  if (role?.error !== undefined && role.lies === "below") return role;
  const outcome = plan(profile.name, { ...input, profiles: chains.around(profile, role?.serial) });
  return outcome.error === undefined ? outcome : { ...outcome, serial: role?.serial };
}

function plan(profile: string, input: Omit<PlanInput, "request">): Outcome {
  try {
    const { warnings, steps } = buildPlan({ ...input, request: { profile } });
    return { warnings, lies: "own", serial: steps.find(({ mfaSerial }) => mfaSerial !== undefined)?.mfaSerial };
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    const ofChain = error.code === "PROFILE_LOOP" || error.code === "SYNTAX" || error.data.profile !== profile;
    return { error, lies: ofChain ? "below" : "own", warnings: [], serial: undefined };
  }
}
