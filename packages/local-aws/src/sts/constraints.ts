import type { ShownPattern, TextConstraints } from "../query/violations.ts";

const plain = String.raw`[\w+=,.@-]*`;
const names: ShownPattern = { shown: plain, test: /^[\w+=,.@-]*$/ };

/** Java's notation, as AWS prints it; a `\u10000` there is the code point. */
const arnText: ShownPattern = {
  shown: String.raw`[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+`,
  test: /^[\t\n\r -~\u0085\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]+$/u,
};

const tagKey: ShownPattern = {
  shown: String.raw`[\p{L}\p{Z}\p{N}_.:/=+\-@]+`,
  test: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u,
};
const tagValue: ShownPattern = {
  shown: String.raw`[\p{L}\p{Z}\p{N}_.:/=+\-@]*`,
  test: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
};

/**
 * The limits of STS's parameters, as its service model gives them.
 *
 * @internal
 */
export const constraints = {
  roleArn: { required: true, min: 20, max: 2048, pattern: arnText },
  policyArn: { required: true, min: 20, max: 2048, pattern: arnText },
  roleSessionName: { required: true, min: 2, max: 64, pattern: names },
  sourceIdentity: { min: 2, max: 64, pattern: names },
  federatedUserName: { required: true, min: 2, max: 32, pattern: names },
  externalId: { min: 2, max: 1224, pattern: { shown: String.raw`[\w+=,.@:\/-]*`, test: /^[\w+=,.@:/-]*$/ } },
  serialNumber: { min: 9, max: 256, pattern: { shown: String.raw`[\w+=/:,.@-]*`, test: /^[\w+=/:,.@-]*$/ } },
  tokenCode: { min: 6, max: 6, pattern: { shown: String.raw`[\d]*`, test: /^\d*$/ } },
  tagKey: { required: true, min: 1, max: 128, pattern: tagKey },
  tagValue: { required: true, max: 256, pattern: tagValue },
  /** Of AssumeRole: no maximum of its own, the packed size decides. */
  unrestrictedPolicy: { min: 1 },
  sessionPolicy: { min: 1, max: 2048 },
  webIdentityToken: { required: true, min: 4, max: 20_000 },
  providerId: { min: 4, max: 2048 },
} as const satisfies Record<string, TextConstraints>;

/** Seconds. @internal */
export const roleDurations = { min: 900, max: 43_200 } as const;

/** Seconds. @internal */
export const userDurations = { min: 900, max: 129_600 } as const;
