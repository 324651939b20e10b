import { CredentialError } from "../errors/credential-error.ts";
import type { DurationOrigin } from "./duration-policy.ts";
import type { AssumeRoleStep } from "./plan.ts";

interface TextLimit {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly pattern: RegExp;
  readonly characters: string;
}

const wordLike = "letters, digits and _+=,.@-";
const roleArn: TextLimit = {
  name: "role ARN",
  minimum: 20,
  maximum: 2048,
  pattern: /^arn:[\w-]+:iam::\d{12}:role\/.+$/u,
  characters: "arn:PARTITION:iam::ACCOUNT:role/NAME",
};
const roleSessionName: TextLimit = {
  name: "role session name",
  minimum: 2,
  maximum: 64,
  pattern: /^[\w+=,.@-]*$/,
  characters: wordLike,
};
const externalId: TextLimit = {
  name: "external id",
  minimum: 2,
  maximum: 1224,
  pattern: /^[\w+=,.@:/-]*$/,
  characters: `${wordLike}:/`,
};
const mfaSerial: TextLimit = {
  name: "MFA serial",
  minimum: 9,
  maximum: 256,
  pattern: /^[\w+=/:,.@-]*$/,
  characters: `${wordLike}:/`,
};
const sourceIdentity: TextLimit = {
  name: "source identity",
  minimum: 2,
  maximum: 64,
  pattern: /^(?!aws:)[\w+=,.@-]*$/,
  characters: `${wordLike}, not starting with aws:`,
};
const tagCharacters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/**
 * Checks what AWS would refuse in an AssumeRole call, so that the message can name the limit and the place.
 * Source: the STS API's model, aws-facts.md §7.
 *
 * @throws {CredentialError} `INVALID_VALUE`
 * @internal
 */
export function checkRoleParameters(step: AssumeRoleStep, where: DurationOrigin): void {
  const refuse = (message: string) => refusal(where, message);
  const check = (limit: TextLimit, value: string | undefined) => checkText(limit, value, where);
  check(roleArn, step.roleArn);
  check(roleSessionName, step.roleSessionName);
  check(externalId, step.externalId);
  check(mfaSerial, step.mfaSerial);
  check(sourceIdentity, step.sourceIdentity);
  checkPolicies(step.policy, step.policyArns, refuse);
  checkTags(step, refuse);
}

/**
 * Checks session policies: JSON, at most 2,048 characters of policy text, at most ten ARNs.
 *
 * @internal
 */
export function checkPolicies(
  policy: string | undefined,
  policyArns: readonly string[],
  refuse: (message: string) => CredentialError,
): void {
  if (policy !== undefined) {
    try {
      JSON.parse(policy);
    } catch (cause) {
      throw refuse(`the session policy is not JSON: ${(cause as Error).message}.`);
    }
  }
  if (policy !== undefined && policy.length > 2048) {
    throw refuse(`the session policy has ${policy.length} characters; AWS takes 2048.`);
  }
  if (policyArns.length > 10) {
    throw refuse(`there are ${policyArns.length} session policy ARNs; AWS takes 10.`);
  }
  const odd = policyArns.find((arn) => !/^arn:[\w-]+:iam::(?:\d{12}|aws):policy\/.+$/u.test(arn));
  if (odd !== undefined) {
    throw refuse(`the session policy ARN "${odd}" is not of the form arn:PARTITION:iam::ACCOUNT:policy/NAME.`);
  }
}

/**
 * Checks the serial number of an MFA device, before anybody is asked for its code.
 *
 * @throws {CredentialError} `INVALID_VALUE`
 * @internal
 */
export function checkMfaSerial(serial: string | undefined, where: DurationOrigin): void {
  checkText(mfaSerial, serial, where);
}

function checkText(limit: TextLimit, value: string | undefined, where: DurationOrigin): void {
  if (value === undefined) return;
  const long = value.length > limit.maximum;
  // What is too long is not repeated; of what is too short, the form says more than the number.
  if (!long && !limit.pattern.test(value)) {
    throw refusal(where, `the ${limit.name} "${value}" does not fit; AWS takes ${limit.characters}.`);
  }
  if (long || value.length < limit.minimum) {
    throw refusal(
      where,
      `the ${limit.name} has ${value.length} ${value.length === 1 ? "character" : "characters"}; AWS takes ${limit.minimum} to ${limit.maximum}.`,
    );
  }
}

function refusal(where: DurationOrigin, message: string): CredentialError {
  return new CredentialError("INVALID_VALUE", `Profile ${where.profile}: ${message}`, { ...where });
}

function checkTags(step: AssumeRoleStep, refuse: (message: string) => CredentialError): void {
  const keys = Object.keys(step.tags);
  if (keys.length > 50) throw refuse(`there are ${keys.length} session tags; AWS takes 50.`);
  if (step.transitiveTagKeys.length > 50)
    throw refuse(`there are ${step.transitiveTagKeys.length} transitive tag keys; AWS takes 50.`);
  const lacking = step.transitiveTagKeys.find((key) => !keys.includes(key));
  if (lacking !== undefined) throw refuse(`the transitive tag key "${lacking}" is not among the session tags.`);
  const seen = new Map<string, string>();
  for (const [key, value] of Object.entries(step.tags)) {
    const twin = seen.get(key.toLowerCase());
    if (twin !== undefined) throw refuse(`the session tags "${twin}" and "${key}" differ only in case; AWS takes one of them.`);
    seen.set(key.toLowerCase(), key);
    if (key.length < 1 || key.length > 128)
      throw refuse(`the session tag key "${key}" has ${key.length} characters; AWS takes 1 to 128.`);
    if (value.length > 256)
      throw refuse(`the session tag "${key}" has a value of ${value.length} characters; AWS takes up to 256.`);
    if (!tagCharacters.test(key) || !tagCharacters.test(value)) {
      throw refuse(
        `the session tag "${key}" holds a character that AWS does not take: letters, digits, spaces and _.:/=+-@ only.`,
      );
    }
  }
}
