import type { FaultCase } from "./fault-case.ts";

const wrongCode = "MultiFactorAuthentication failed with invalid MFA one time pass code. ";
const wrongSerial =
  "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.";
const mfaSerial = "arn:aws:iam::111122223333:mfa/alice";

export const mfaCases: readonly FaultCase[] = [
  {
    name: "a wrong MFA code",
    fault: { message: wrongCode },
    told: { mfaSerial },
    code: "MFA_CODE_REJECTED",
    says: /mfa\/alice/,
    hint: /30 s/,
  },
  {
    name: "a code that a lost answer spent",
    fault: { message: wrongCode, attempts: 2 },
    told: { mfaSerial },
    code: "MFA_CODE_USED",
    hint: /next code/,
  },
  {
    name: "a device of someone else",
    fault: { message: wrongSerial },
    told: { mfaSerial },
    code: "MFA_DEVICE_UNKNOWN",
    says: /mfa\/alice/,
    hint: /list-mfa-devices/,
  },
  {
    name: "a code without its device",
    fault: { message: "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code." },
    code: "MFA_CODE_NEEDED",
    hint: /mfa_serial in profile dev/,
  },
  {
    name: "a code that is no code",
    fault: {
      code: "ValidationError",
      message: "1 validation error detected: Value '[redacted]' at 'tokenCode' failed to satisfy constraint",
    },
    code: "MFA_CODE_REJECTED",
  },
];
