import { typedProfile } from "../../model/typed-word.ts";
import type { Fault } from "../../network/faults/fault.ts";
import { describeCall, inProfile } from "../say.ts";
import type { FaultCircumstances, StsFaultRow } from "./fault.ts";

const denied = (pattern: RegExp) => (fault: Fault) =>
  fault.origin === "aws" && /^AccessDenied(?:Exception)?$/.test(fault.code ?? "") && pattern.test(fault.message);

const refusal = (fault: Fault, c: FaultCircumstances) => `AWS refused ${describeCall(c)}: ${fault.message}`;

/**
 * The many reasons behind AWS's one word AccessDenied. Mostly AWS does not say which it was, so the hints name what this call did
 * and did not carry.
 *
 * @internal
 */
export const accessFaults: readonly StsFaultRow[] = [
  {
    code: "ACCESS_DENIED",
    when: denied(/assumed by root/i),
    message: refusal,
    hints: (_, c) => [
      `Use the keys of an IAM user or a role ${inProfile(c)}: root may not assume roles. Better delete root's access keys.`,
    ],
  },
  {
    code: "ACCESS_DENIED",
    when: denied(/with session credentials/i),
    message: refusal,
    hints: (_, c) => [
      `The keys ${inProfile(c)} are temporary already; use them as they are, or start from an IAM user's own keys.`,
    ],
  },
  {
    code: "ACCESS_DENIED",
    when: denied(/perform: sts:TagSession/i),
    message: refusal,
    hints: () => ["Allow sts:TagSession beside sts:AssumeRole in the role's trust policy, or pass no session tags."],
  },
  {
    code: "ACCESS_DENIED",
    when: denied(/perform: sts:SetSourceIdentity/i),
    message: refusal,
    hints: () => ["Allow sts:SetSourceIdentity beside sts:AssumeRole in the role's trust policy, or set no source identity."],
  },
  {
    code: "ACCESS_DENIED",
    when: denied(/explicit deny/i),
    message: refusal,
    hints: (fault, c) => [
      /service control policy/i.test(fault.message)
        ? "Ask who runs the organization: one of its service control policies forbids this call."
        : "Find the Deny statement in the policies of the caller or the role; no Allow outweighs it.",
      ...mfaHint(c),
    ],
  },
  {
    code: "ACCESS_DENIED",
    when: (fault, c) => c.operation === "AssumeRoleWithWebIdentity" && denied(/./)(fault),
    message: refusal,
    hints: () => [
      "Check that the role's trust policy allows sts:AssumeRoleWithWebIdentity to this identity provider.",
      "Compare its conditions with the token's audience (aud) and subject (sub), letter by letter.",
    ],
  },
  {
    code: "ACCESS_DENIED",
    when: (fault, c) => c.operation === "AssumeRole" && denied(/./)(fault),
    message: refusal,
    hints: (_, c) => [
      c.externalId
        ? `Check external_id ${inProfile(c)}: it must be the very value that the role's trust policy expects.`
        : `If the role's trust policy asks for an external id, set external_id ${inProfile(c)}.`,
      ...mfaHint(c),
      "Check that the role exists, that its trust policy names the caller, and that the caller's own policy allows sts:AssumeRole on it.",
      ...(c.tags ? ["Session tags also need sts:TagSession in the trust policy."] : []),
      ...(c.sourceIdentity ? ["A source identity also needs sts:SetSourceIdentity in the trust policy."] : []),
      ...whoAmI(c),
    ],
  },
  {
    code: "ACCESS_DENIED",
    when: denied(/(?:)/),
    message: refusal,
    hints: (_, c) => [...mfaHint(c), ...whoAmI(c)],
  },
];

function mfaHint(c: FaultCircumstances): readonly string[] {
  return c.mfaSerial === undefined && !c.temporary ? [`If a policy asks for MFA, set mfa_serial ${inProfile(c)}.`] : [];
}

function whoAmI({ operation, profile }: FaultCircumstances): readonly string[] {
  return operation === "GetCallerIdentity" || profile === undefined
    ? []
    : [`See how the profile is resolved, and from which keys: aws-temp explain ${typedProfile(profile)}`];
}
