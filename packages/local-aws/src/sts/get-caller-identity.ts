import { identityOf } from "../identity/principal.ts";
import type { SignedOperation } from "./sts-world.ts";

/** Needs no permission, not even against an explicit denial. @internal */
export const getCallerIdentity: SignedOperation = ({ caller }) => {
  const { arn, userId, account } = identityOf(caller.principal);
  return { Arn: arn, UserId: userId, Account: account };
};
