import { CredentialError } from "@aws-temp/core";
import { parseArn } from "@aws-temp/core/internal";

/**
 * The ARN of the role that the workflow names: the ARN itself, or a name in the account and partition of the source's identity.
 *
 * @param callerArn - whose credentials assume the role; `undefined` for a token, which belongs to no account
 * @throws {CredentialError} `USAGE` for a name without an account
 * @public
 */
export function roleArnOf(role: string, callerArn: string | undefined): string {
  if (isArn(role)) return role;
  const caller = parseArn(callerArn ?? "");
  if (caller === undefined) {
    throw new CredentialError("USAGE", "Source Account ID is needed if the Role Name is provided and not the Role Arn.", {
      hints: [`Write the role's whole ARN: role-to-assume: arn:aws:iam::ACCOUNT:role/${role}`],
    });
  }
  return `arn:${caller.partition}:iam::${caller.accountId}:role/${role}`;
}

function isArn(role: string): boolean {
  return role.startsWith("arn:aws");
}
