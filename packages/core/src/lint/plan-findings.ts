import type { CredentialError } from "../errors/credential-error.ts";
import { typedProfile } from "../model/typed-word.ts";
import type { PlanInput } from "../plan/build-plan.ts";
import type { PlanWarning } from "../plan/plan.ts";
import type { Finding, Severity } from "./finding.ts";
import { type Outcome, planOutcomes } from "./plan-outcomes.ts";

/** Warnings of a plan that are no fault of the profile. */
const harmless: ReadonlySet<string> = new Set(["NO_CREDENTIALS_IN_PROFILE"]);

/**
 * What planning some profiles comes to: loops, missing sources, what excludes each other, durations that AWS would refuse. A fault that
 * many profiles of a chain share is one finding.
 *
 * @internal
 */
export function planFindings(names: readonly string[], input: Omit<PlanInput, "request">): readonly Finding[] {
  const outcomes = planOutcomes(names, input);
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
