import type { TrustStatement, WorldRole } from "../world/world.ts";
import { parseArn } from "./arn.ts";
import type { Caller } from "./caller.ts";
import { identityOf } from "./principal.ts";

/** @internal */
export interface TrustQuestion {
  readonly caller: Caller;
  readonly externalId: string | undefined;
  /** When the caller gave an MFA code; milliseconds since the epoch, like `now`. */
  readonly mfaAt: number | undefined;
  readonly now: number;
}

/**
 * A statement that lets the caller in. One that names the caller needs no further permission within its account; one that names
 * an account leaves the decision to that account's own policies.
 *
 * @internal
 */
export interface Grant {
  readonly statement: TrustStatement;
  readonly names: "caller" | "account";
}

/**
 * The statements of a role's trust policy that let a caller in.
 *
 * @internal
 */
export function grantsOf(role: WorldRole, question: TrustQuestion): readonly Grant[] {
  return role.trust.flatMap((statement): Grant[] => {
    const named = statement.principals.map((principal) => howNamed(principal, question.caller));
    if (!conditionsHold(statement, question)) return [];
    if (named.includes("caller")) return [{ statement, names: "caller" }];
    return named.includes("account") ? [{ statement, names: "account" }] : [];
  });
}

function howNamed(trusted: string, caller: Caller): Grant["names"] | undefined {
  const { principal } = caller;
  const { arn, account } = identityOf(principal);
  if (trusted === "*" || trusted === arn) return "caller";
  if (principal.kind === "role" && trusted === principal.roleArn) return "caller";
  const isAccount = trusted === account || (trusted.endsWith(":root") && parseArn(trusted)?.account === account);
  return isAccount ? "account" : undefined;
}

function conditionsHold(statement: TrustStatement, { caller, externalId, mfaAt, now }: TrustQuestion): boolean {
  const { maxMfaAge, maxTokenAge } = statement;
  if (statement.externalId !== undefined && statement.externalId !== externalId) return false;
  if (statement.mfa && mfaAt === undefined) return false;
  if (maxMfaAge !== undefined && !(mfaAt !== undefined && now - mfaAt < maxMfaAge * 1000)) return false;
  if (maxTokenAge !== undefined && !(caller.session !== undefined && now - caller.session.issuedAt < maxTokenAge * 1000)) {
    return false;
  }
  return true;
}
