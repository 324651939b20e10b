import type { FaultCase } from "./fault-case.ts";

const notAuthorized =
  "User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/Admin";
const mfaSerial = "arn:aws:iam::111122223333:mfa/alice";

export const accessCases: readonly FaultCase[] = [
  {
    name: "a refusal without an external id",
    fault: { message: notAuthorized },
    code: "ACCESS_DENIED",
    says: /user\/alice/,
    hint: /set external_id in profile dev/,
  },
  {
    name: "a refusal with an external id",
    fault: { message: notAuthorized },
    told: { externalId: true },
    code: "ACCESS_DENIED",
    hint: /Check external_id/,
    noHint: /set external_id/,
  },
  {
    name: "a refusal without MFA",
    fault: { message: notAuthorized },
    code: "ACCESS_DENIED",
    hint: /set mfa_serial in profile dev/,
  },
  {
    name: "a refusal with MFA",
    fault: { message: notAuthorized },
    told: { mfaSerial },
    code: "ACCESS_DENIED",
    noHint: /mfa_serial/,
  },
  {
    name: "a refusal with session tags",
    fault: { message: notAuthorized },
    told: { tags: true },
    code: "ACCESS_DENIED",
    hint: /sts:TagSession/,
  },
  {
    name: "a refusal with a source identity",
    fault: { message: notAuthorized },
    told: { sourceIdentity: true },
    code: "ACCESS_DENIED",
    hint: /sts:SetSourceIdentity/,
  },
  {
    name: "a refusal of the tags",
    fault: { message: notAuthorized.replace("AssumeRole", "TagSession") },
    told: { tags: true },
    code: "ACCESS_DENIED",
    hint: /^Allow sts:TagSession/,
    noHint: /external_id/,
  },
  {
    name: "a refusal of the source identity",
    fault: { message: notAuthorized.replace("AssumeRole", "SetSourceIdentity") },
    code: "ACCESS_DENIED",
    hint: /^Allow sts:SetSourceIdentity/,
  },
  {
    name: "an explicit deny",
    fault: { message: `${notAuthorized} with an explicit deny in an identity-based policy` },
    code: "ACCESS_DENIED",
    hint: /Deny statement/,
  },
  {
    name: "an organization's deny",
    fault: { message: `${notAuthorized} with an explicit deny in a service control policy` },
    code: "ACCESS_DENIED",
    hint: /organization/,
  },
  { name: "root", fault: { message: "Roles may not be assumed by root accounts." }, code: "ACCESS_DENIED", hint: /root may not/ },
  {
    name: "a session asking for a session",
    fault: { message: "Cannot call GetSessionToken with session credentials" },
    told: { operation: "GetSessionToken", roleArn: undefined, temporary: true },
    code: "ACCESS_DENIED",
    hint: /temporary already/,
  },
  {
    name: "a refusal of something else",
    fault: { code: "AccessDeniedException", message: "no" },
    told: { operation: "GetSessionToken", roleArn: undefined },
    code: "ACCESS_DENIED",
    noHint: /external_id/,
  },
];
