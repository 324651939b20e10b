import { CredentialError } from "../errors/credential-error.ts";
import { typedProfile } from "../model/typed-word.ts";
import { buildPlan, type PlanInput } from "../plan/build-plan.ts";
import type { PlanWarning } from "../plan/plan.ts";
import type { Finding, Severity } from "./finding.ts";

/** Warnings of a plan that are no fault of the profile. */
const harmless: ReadonlySet<string> = new Set(["NO_CREDENTIALS_IN_PROFILE"]);

/**
 * What planning some profiles comes to: loops, missing sources, what excludes each other, durations that AWS would refuse.
 *
 * @internal
 */
export function planFindings(
  names: readonly string[],
  { profiles, environment, userName }: Omit<PlanInput, "request">,
): readonly Finding[] {
  return names.flatMap((profile) => {
    try {
      const { warnings } = buildPlan({ profiles, environment, userName, request: { profile } });
      return warnings.map((warning) => warned(warning, profile));
    } catch (error) {
      // The parser has said what is wrong with the line.
      if (error instanceof CredentialError) return error.code === "SYNTAX" ? [] : [failed(error, profile)];
      throw error;
    }
  });
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
