import type { ErrorCode } from "../../errors/codes.ts";
import { CredentialError } from "../../errors/credential-error.ts";
import type { CredentialPlan, PlanSource, PlanStep } from "../../plan/plan.ts";
import { setting } from "../../plan/setting.ts";
import type { Origin } from "../../profiles/origin.ts";
import type { ProfileSet } from "../../profiles/profile.ts";

/** A key that may have decided. */
interface Decider {
  readonly profile: string | undefined;
  readonly key: string;
  /** What was asked for. Where the file says something else, a flag or a variable has decided, which stands in no line. */
  readonly value?: string | undefined;
}

const classes: readonly string[] = ["refused", "person-needed"];

/**
 * Adds to the error of a stage the file and line that decided: of the role where AWS does not let one assume it, of the keys where it
 * does not know them, and so on. An error that names a file already stays as it is, and one that no line of the files is the cause of.
 *
 * @param stage - the source, or the step that failed
 * @internal
 */
export function withDecidingLine(
  error: unknown,
  stage: PlanSource | PlanStep,
  plan: Pick<CredentialPlan, "source" | "steps" | "profile">,
  { profiles }: ProfileSet,
): unknown {
  if (!(error instanceof CredentialError) || error.data.file !== undefined) return error;
  if (!classes.includes(error.class) && error.code !== "SOURCE_FAILED") return error;
  const origins = decidersOf(error.code, stage, plan).map(({ profile, key, value }): Origin | undefined => {
    const section = profiles.get(profile ?? "");
    const decided = setting(section, key);
    return decided === undefined || (value !== undefined && decided !== value) ? undefined : section?.origins.get(key);
  });
  const origin = origins.find((found) => found !== undefined);
  if (origin === undefined) return error;
  const { code, message, hints, cause, data } = error;
  return new CredentialError(code, message, { ...data, file: origin.file, line: origin.line, hints, cause });
}

/** The keys in question, the likeliest first. */
function decidersOf(
  code: ErrorCode,
  stage: PlanSource | PlanStep,
  plan: Pick<CredentialPlan, "source" | "steps" | "profile">,
): readonly Decider[] {
  const { profile } = stage;
  switch (stage.kind) {
    case "assume-role":
    case "get-session-token":
      return decidersOfStep(code, stage, plan);
    case "web-identity": {
      const token: Decider = { profile, key: "web_identity_token_file" };
      const role: Decider = { profile, key: "role_arn", value: stage.roleArn };
      return code === "WEB_IDENTITY_REJECTED" || code === "SOURCE_FAILED"
        ? [token]
        : [...limits(code, profile, stage.durationSeconds), role];
    }
    case "sso": {
      const session: readonly Decider[] = [
        { profile, key: "sso_session", value: stage.session },
        { profile, key: "sso_start_url" },
      ];
      return code === "ROLE_NOT_ASSIGNED" ? [{ profile, key: "sso_role_name", value: stage.roleName }] : session;
    }
    case "login":
      return [{ profile, key: "login_session" }];
    case "process":
      return [{ profile, key: "credential_process" }];
    case "container":
    case "instance":
      return [{ profile, key: "credential_source" }];
    default:
      return [{ profile, key: "aws_access_key_id" }];
  }
}

function decidersOfStep(
  code: ErrorCode,
  step: PlanStep,
  { source, steps, profile }: Pick<CredentialPlan, "source" | "steps" | "profile">,
): readonly Decider[] {
  // A step after the first is signed with what the one before it gave, and no line says what that was.
  const signer = step === steps[0] ? source.profile : undefined;
  const keys: Decider = { profile: signer, key: "aws_access_key_id" };
  switch (code) {
    case "KEYS_UNKNOWN":
    case "KEYS_EXPIRED":
      return [keys];
    case "SIGNATURE_MISMATCH":
      return [{ profile: signer, key: "aws_secret_access_key" }];
    case "MFA_CODE_NEEDED":
    case "MFA_CODE_USED":
    case "MFA_CODE_REJECTED":
    case "MFA_DEVICE_UNKNOWN": {
      // The session that roles share carries the code in their place.
      const names = new Set([step.profile, ...steps.map((other) => other.profile), profile, source.profile]);
      return [...names].map((name) => ({ profile: name, key: "mfa_serial", value: step.mfaSerial }));
    }
    case "REGION_DISABLED":
      return [step.profile, profile].map((name) => ({ profile: name, key: "region", value: step.endpoint.region }));
    default:
      return step.kind === "assume-role"
        ? [...limits(code, step.profile, step.durationSeconds, step.policy), roleOf(step)]
        : [keys];
  }
}

function roleOf({ profile, roleArn }: Extract<PlanStep, { readonly kind: "assume-role" }>): Decider {
  return { profile, key: "role_arn", value: roleArn };
}

/** What a role was asked for beyond itself. */
function limits(code: ErrorCode, profile: Decider["profile"], seconds: number, policy?: string): readonly Decider[] {
  if (["ROLE_DURATION_EXCEEDED", "CHAINING_LIMIT", "DURATION_OUT_OF_RANGE"].includes(code)) {
    return [{ profile, key: "duration_seconds", value: String(seconds) }];
  }
  return code === "POLICY_REFUSED" ? [{ profile, key: "session_policy", value: policy }] : [];
}
