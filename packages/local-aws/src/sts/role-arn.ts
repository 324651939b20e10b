import { validationError } from "../errors/aws-fault.ts";
import { parseArn } from "../identity/arn.ts";

/**
 * The account of a role's ARN.
 *
 * @throws {AwsFault} `ValidationError` when the text is not an ARN
 * @internal
 */
export function accountOfRole(roleArn: string): string {
  const account = parseArn(roleArn)?.account ?? "";
  if (account === "") throw validationError(`${roleArn} is invalid`);
  return account;
}
