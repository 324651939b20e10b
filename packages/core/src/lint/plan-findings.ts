import { CredentialError } from "../errors/credential-error.ts";
import { typedProfile } from "../model/typed-word.ts";
import { buildPlan, type PlanInput } from "../plan/build-plan.ts";
import type { PlanWarning } from "../plan/plan.ts";
import type { Profile } from "../profiles/profile.ts";
import type { Finding, Severity } from "./finding.ts";
import { isRole, ShortChains } from "./short-chains.ts";

/** Warnings of a plan that are no fault of the profile. */
const harmless: ReadonlySet<string> = new Set(["NO_CREDENTIALS_IN_PROFILE"]);

/** Faults of a kind that get a suggestion: enough for people, a bound for what programs write. */
const mostSuggestions = 100;

/** How planning a profile went. */
interface Outcome {
  readonly error?: CredentialError | undefined;
  /** An error of the profile's own may be none for the profiles above it; one of its chain is theirs, too. */
  readonly lies: "own" | "below";
  readonly warnings: readonly PlanWarning[];
  /** The MFA device that the chain uses. */
  readonly serial: string | undefined;
}

/**
 * What planning some profiles comes to: loops, missing sources, what excludes each other, durations that AWS would refuse. A fault that
 * many profiles of a chain share is one finding.
 *
 * @internal
 */
export function planFindings(names: readonly string[], input: Omit<PlanInput, "request">): readonly Finding[] {
  const outcomes = outcomesOf(names, input);
  const findings = new Map<string, { readonly finding: Finding; others: number }>();
  for (const name of names) {
    for (const finding of findingsOf(outcomes.get(name), name)) {
      const key = `${finding.code} ${finding.file}:${finding.line} ${finding.line === undefined ? name : finding.message}`;
      const same = findings.get(key);
      if (same === undefined) findings.set(key, { finding, others: 0 });
      else same.others++;
    }
  }
  return [...findings.values()].map(({ finding, others }) =>
    others === 0 ? finding : { ...finding, message: `${finding.message} (${also(others)})` },
  );
}

function also(others: number): string {
  return others === 1 ? "this concerns one more profile" : `this concerns ${others} more profiles`;
}

/** Plans each profile after the one that its role is assumed with. */
function outcomesOf(names: readonly string[], input: Omit<PlanInput, "request">): ReadonlyMap<string, Outcome> {
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

function findingsOf(outcome: Outcome | undefined, profile: string): readonly Finding[] {
  if (outcome === undefined) return [];
  const { error, warnings } = outcome;
  if (error === undefined) return warnings.map((warning) => warned(warning, profile));
  // The parser has said what is wrong with the line.
  return error.code === "SYNTAX" ? [] : [failed(error, profile)];
}

/** A profile for a container, or for keys in variables, may do well where these are. */
function failed({ code, message, hints, data: { file, line } }: CredentialError, profile: string): Finding {
  const severity: Severity = code === "NO_CREDENTIALS" ? "info" : "error";
  return { code, severity, message, profile, file, line, mend: hints.join(" ") || undefined };
}

function warned({ code, message, file, line }: PlanWarning, profile: string): Finding {
  const severity: Severity = harmless.has(code) ? "info" : "warning";
  return { code, severity, message, profile, file, line, mend: `See the plan: aws-temp explain ${typedProfile(profile)}` };
}
