import type { FaultCase } from "./fault-case.ts";

export const keyCases: readonly FaultCase[] = [
  {
    name: "an expired session",
    fault: { code: "ExpiredToken", message: "The security token included in the request is expired" },
    told: { temporary: true },
    code: "KEYS_EXPIRED",
    hint: /Renew/,
  },
  {
    name: "an unknown key",
    fault: { code: "InvalidClientTokenId", message: "The security token included in the request is invalid." },
    code: "KEYS_UNKNOWN",
    hint: /deleted or inactive/,
    noHint: /the role is in partition/i,
  },
  {
    name: "an unknown session",
    fault: { code: "InvalidClientTokenId", message: "The security token included in the request is invalid." },
    told: { temporary: true },
    code: "KEYS_UNKNOWN",
    hint: /global endpoint/,
  },
  {
    name: "a key of another partition",
    fault: { code: "InvalidClientTokenId", message: "…" },
    told: { roleArn: "arn:aws-cn:iam::111122223333:role/Admin" },
    code: "KEYS_UNKNOWN",
    hint: /partition aws-cn/,
  },
  {
    name: "a wrong secret",
    fault: { code: "SignatureDoesNotMatch", message: "The request signature we calculated does not match" },
    code: "SIGNATURE_MISMATCH",
    hint: /secret access key/,
  },
  {
    name: "a wrong region in the signature",
    fault: { code: "SignatureDoesNotMatch", message: "Credential should be scoped to a valid region, not 'eu-west-1'. " },
    code: "SIGNATURE_MISMATCH",
    hint: /region in profile dev/,
  },
  {
    name: "a clock that is behind",
    fault: { code: "SignatureDoesNotMatch", message: "Signature expired: x" },
    told: { skewSeconds: 1020 },
    code: "CLOCK_SKEW",
    says: /17 min behind AWS/,
  },
  {
    name: "a clock that is ahead",
    fault: { code: "RequestTimeTooSkewed", message: "x" },
    told: { skewSeconds: -7200 },
    code: "CLOCK_SKEW",
    says: /2 h ahead of AWS/,
  },
  {
    name: "a clock that is an hour behind, nearly",
    fault: { code: "RequestExpired", message: "x" },
    told: { skewSeconds: 3599 },
    code: "CLOCK_SKEW",
    says: /1 h behind AWS/,
  },
  {
    name: "a clock that no one can measure",
    fault: { code: "RequestExpired", message: "x" },
    code: "CLOCK_SKEW",
    says: /too much/,
  },
];
