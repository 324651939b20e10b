import { describeCall, inProfile } from "../say.ts";
import type { StsFaultRow } from "./fault.ts";
import { says } from "./matching.ts";

/**
 * MFA codes and devices.
 *
 * @internal
 */
export const mfaFaults: readonly StsFaultRow[] = [
  {
    code: "MFA_CODE_USED",
    // The SDK sends again after a dropped answer or a server error; by then AWS may have taken the code.
    when: (fault) => says(/invalid MFA one time pass code/i)(fault) && fault.attempts > 1,
    message: (_, c) => `${describeCall(c)}: the MFA code was spent on a first try that got no answer.`,
    hints: () => ["Wait until the device shows its next code, then try again with that one: AWS takes each code once."],
  },
  {
    code: "MFA_CODE_REJECTED",
    when: says(/invalid MFA one time pass code|tokenCode/i),
    message: (_, c) => `AWS did not accept the MFA code of ${c.mfaSerial ?? "the device"} in ${describeCall(c)}.`,
    hints: (_, c) => [
      "Type the six digits that the device shows now. If they were used less than 30 s ago, wait for the next ones.",
      `Check that the code is that of ${c.mfaSerial ?? "the device in mfa_serial"}, and that the device's clock is right.`,
    ],
  },
  {
    code: "MFA_DEVICE_UNKNOWN",
    when: says(/unable to validate MFA code|MFA serial number is valid/i),
    message: (_, c) => `${c.mfaSerial ?? "The MFA serial number"} is not an MFA device of the user that made ${describeCall(c)}.`,
    hints: (_, c) => [
      `Correct mfa_serial ${inProfile(c)}.`,
      "Look it up with: aws iam list-mfa-devices --query 'MFADevices[].SerialNumber'",
      "A passkey or security key cannot be used here; register an authenticator app.",
    ],
  },
  {
    code: "MFA_CODE_NEEDED",
    when: says(/must provide (?:both )?MFA/i),
    message: (_, c) => `${describeCall(c)} needs an MFA code.`,
    hints: (_, c) => [`Set mfa_serial ${inProfile(c)}.`],
  },
];
