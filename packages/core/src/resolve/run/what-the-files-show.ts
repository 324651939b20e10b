import { CredentialError } from "../../errors/credential-error.ts";
import type { CredentialPlan, PlanSource, PlanStep } from "../../plan/plan.ts";
import { unusedDevice } from "../../plan/policy/unused-device.ts";
import { problemsOf } from "../../profiles/problems/profile-problems.ts";
import type { ProfileSet } from "../../profiles/profile.ts";
import { withDecidingLine } from "./deciding-line.ts";

type Decided = Pick<CredentialPlan, "source" | "steps" | "profile">;

/** What AWS says of keys that it does not accept. */
const refusalsOfKeys: readonly string[] = ["KEYS_UNKNOWN", "KEYS_EXPIRED", "SIGNATURE_MISMATCH"];

/**
 * Adds to the error of a stage what the user's files show about it: the line that decided, what the parser has found on the lines of keys
 * that AWS refuses, and an MFA device that is in the wrong profile.
 *
 * @param stage - the source, or the step that failed
 * @internal
 */
export function withWhatTheFilesShow(error: unknown, stage: PlanSource | PlanStep, plan: Decided, profiles: ProfileSet): unknown {
  const placed = withDecidingLine(error, stage, plan, profiles);
  if (!(placed instanceof CredentialError)) return placed;
  const more = [...aboutKeys(placed, plan, profiles), ...aboutDevice(placed, stage, plan, profiles)];
  if (more.length === 0) return placed;
  const { code, message, hints, cause, data } = placed;
  return new CredentialError(code, message, { ...data, cause, hints: [...more, ...hints] });
}

function aboutKeys({ code }: CredentialError, { source }: Decided, profiles: ProfileSet): readonly string[] {
  const profile = profiles.profiles.get(source.profile ?? "");
  if (!refusalsOfKeys.includes(code) || profile === undefined) return [];
  const lines = new Set(
    [...profile.origins].filter(([key]) => key.startsWith("aws_")).map(([, { file, line }]) => `${file}:${line}`),
  );
  return problemsOf(profiles, [profile.name])
    .filter(({ file, line }) => lines.has(`${file}:${line}`))
    .map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

function aboutDevice(
  { code }: CredentialError,
  stage: PlanSource | PlanStep,
  { source, steps }: Decided,
  { profiles }: ProfileSet,
): readonly string[] {
  if (code !== "ACCESS_DENIED" || stage !== steps[0] || stage.kind !== "assume-role" || stage.mfaSerial !== undefined) return [];
  const unused = unusedDevice(profiles.get(stage.profile), profiles.get(source.profile ?? ""));
  return unused === undefined ? [] : [unused];
}
