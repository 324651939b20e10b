import { CredentialError } from "../../errors/credential-error.ts";
import type { AssumeRoleStep } from "../plan.ts";
import type { DurationOrigin } from "./duration-policy.ts";

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
 *
 * @param where - the place of a key's value
 * Source: the STS API's model, aws-facts.md §7.
 *
 * @throws {CredentialError} `INVALID_VALUE`
 * @internal
 */
export function checkRoleParameters(step: AssumeRoleStep, where: (key: RoleKey) => DurationOrigin): void {
  const refuse = (key: RoleKey) => (message: string) => refusal(where(key), message);
  checkText(roleArn, step.roleArn, where("role_arn"));
  checkText(roleSessionName, step.roleSessionName, where("role_session_name"));
  checkText(externalId, step.externalId, where("external_id"));
  checkMfaSerial(step.mfaSerial, where("mfa_serial"));
  checkText(sourceIdentity, step.sourceIdentity, where("source_identity"));
  checkPolicies(step.policy, step.policyArns, refuse(step.policy === undefined ? "session_policy_arns" : "session_policy"));
  checkTags(step, refuse("session_tags"));
}

/**
 * The keys whose values AssumeRole takes.
 *
 * @internal
 */
export type RoleKey =
  | "role_arn"
  | "role_session_name"
  | "external_id"
  | "mfa_serial"
  | "source_identity"
  | "session_policy"
  | "session_policy_arns"
  | "session_tags";

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
 * Checks the serial number of an MFA device, before anyone is asked for its code.
 *
 * @throws {CredentialError} `INVALID_VALUE`
 * @internal
 */
export function checkMfaSerial(serial: string | undefined, where: DurationOrigin): void {
  if (serial === undefined) return;
  if (/^arn:[\w-]+:iam::\d{12}:u2f\//.test(serial)) {
    throw refusal(
      where,
      `${serial} is a security key (FIDO), and STS takes codes of virtual MFA devices and hardware TOTP tokens only.`,
      [
        "Add a virtual MFA device to the IAM user, which may have eight devices, and write its ARN: mfa_serial = arn:aws:iam::ACCOUNT:mfa/NAME",
        "Or sign in through the browser, where the security key works: aws login, or IAM Identity Center.",
      ],
    );
  }
  const whole = /^(?:arn:[\w-]+:iam::\d{12}:mfa\/\S+|[A-Za-z0-9_-]{9,})$/.test(serial);
  if (!whole && serial.length <= mfaSerial.maximum) {
    throw refusal(where, `"${serial}" is not the serial number of an MFA device.`, [
      "Write the ARN of the device, which its page in IAM shows: mfa_serial = arn:aws:iam::ACCOUNT:mfa/NAME",
      "A hardware token has its serial number on its back.",
    ]);
  }
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

function refusal(where: DurationOrigin, message: string, hints: readonly string[] = []): CredentialError {
  return new CredentialError("INVALID_VALUE", `Profile ${where.profile}: ${message}`, { ...where, hints });
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
