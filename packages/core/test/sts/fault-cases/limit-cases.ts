import type { FaultCase } from "./fault-case.ts";

export const limitCases: readonly FaultCase[] = [
  {
    name: "the role's maximum",
    fault: {
      code: "ValidationError",
      message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    },
    code: "ROLE_DURATION_EXCEEDED",
    says: /2 h/,
    hint: /--max-session-duration/,
  },
  {
    name: "the chaining limit",
    fault: {
      code: "ValidationError",
      message: "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    },
    code: "CHAINING_LIMIT",
    says: /one hour/,
    hint: /--mfa-on role/,
  },
  {
    name: "any other duration",
    fault: {
      code: "ValidationError",
      message:
        "1 validation error detected: Value '60' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    },
    code: "DURATION_OUT_OF_RANGE",
    says: /900/,
  },
  {
    name: "a malformed policy",
    fault: { code: "MalformedPolicyDocument", message: "Syntax errors in policy." },
    code: "POLICY_REFUSED",
    says: /Syntax errors/,
  },
  {
    name: "a malformed policy in the other spelling",
    fault: { code: "MalformedPolicyDocumentException", message: "Syntax errors." },
    code: "POLICY_REFUSED",
  },
  {
    name: "too large a policy",
    fault: { code: "PackedPolicyTooLargeException", message: "Packed policy consumes 123% of allotted space." },
    code: "POLICY_REFUSED",
    says: /123%/,
    hint: /[Ss]horten/,
  },
  {
    name: "any other value",
    fault: { code: "ValidationError", message: "1 validation error detected: Value 'x y' at 'roleSessionName' failed" },
    code: "INVALID_VALUE",
    says: /roleSessionName/,
  },
];
