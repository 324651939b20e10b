import type { CredentialError } from "../errors/credential-error.ts";
import { typedProfile } from "../model/typed-word.ts";
import type { PlanInput } from "../plan/build-plan.ts";
import type { PlanWarning } from "../plan/plan.ts";
import { type Outcome, planOutcomes } from "../plan/profile-set/plan-outcomes.ts";
import type { Finding, Severity } from "./finding.ts";

/** Warnings of a plan that are no fault of the profile. */
const harmless: ReadonlySet<string> = new Set(["NO_CREDENTIALS_IN_PROFILE"]);

/**
 * What planning some profiles comes to: loops, missing sources, what excludes each other, durations that AWS would refuse. A fault further
 * down a chain is a finding for each profile above it, in the same words.
 *
 * @internal
 */
export function planFindings(names: readonly string[], input: Omit<PlanInput, "request">): readonly Finding[] {
  const outcomes = planOutcomes(names, input);
  return names.flatMap((name) => findingsOf(outcomes.get(name), name));
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
