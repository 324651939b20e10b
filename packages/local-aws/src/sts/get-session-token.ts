import { accessDenied } from "../errors/aws-fault.ts";
import { Violations } from "../query/violations.ts";
import { userDurations } from "./constraints.ts";
import { credentialsElement } from "./credentials-element.ts";
import { checkMfaParameters, mfaOfCall } from "./mfa-of-call.ts";
import type { SignedOperation } from "./sts-world.ts";

/**
 * For the long-term keys of users and of root; needs no permission. Root's sessions last an hour at most, whatever was asked.
 *
 * @internal
 */
export const getSessionToken: SignedOperation = (call, world) => {
  const { principal, session } = call.caller;
  const violations = new Violations();
  const asked = violations.integer("durationSeconds", call.parameters.get("DurationSeconds"), userDurations);
  checkMfaParameters(call.parameters, violations);
  violations.throwIfAny();
  if (session !== undefined || principal.kind !== "user") {
    throw accessDenied("Cannot call GetSessionToken with session credentials");
  }
  const mfaAt = mfaOfCall(call, world);
  const isRoot = principal.user.root === true;
  const seconds = isRoot ? Math.min(asked ?? 3600, 3600) : (asked ?? 43_200);
  const issued = world.sessions.issue({ principal, account: principal.user.account, seconds, mfaAt }, world.clock.now());
  return { Credentials: credentialsElement(issued) };
};
