import { AwsFault } from "../errors/aws-fault.ts";
import { matchesPattern } from "./matches-pattern.ts";

/**
 * One statement of an identity or session policy, with single values made lists.
 *
 * @internal
 */
export interface PolicyStatement {
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  /** The actions listed are the ones that the statement is not about. */
  readonly exceptActions: boolean;
  readonly resources: readonly string[];
  readonly exceptResources: boolean;
}

/** @internal */
export interface Policy {
  readonly statements: readonly PolicyStatement[];
}

/**
 * Reads a policy document that is passed as a session policy.
 *
 * @throws {AwsFault} `MalformedPolicyDocument`
 * @internal
 */
export function parsePolicy(text: string): Policy {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw malformed("The policy is not in the valid JSON format.");
  }
  return readPolicy(document);
}

/**
 * The same for a document that is JSON already.
 *
 * @throws {AwsFault} `MalformedPolicyDocument`
 * @internal
 */
export function readPolicy(document: unknown): Policy {
  if (!isRecord(document)) throw malformed("Syntax errors in policy.");
  const version = document["Version"];
  if (version !== undefined && version !== "2012-10-17" && version !== "2008-10-17") {
    throw malformed("The policy must contain a valid version string");
  }
  const statements = listOf(document["Statement"]);
  if (statements.length === 0) throw malformed("Syntax errors in policy.");
  return { statements: statements.map(readStatement) };
}

function readStatement(statement: unknown): PolicyStatement {
  if (!isRecord(statement)) throw malformed("Syntax errors in policy.");
  if ("Principal" in statement || "NotPrincipal" in statement) {
    throw malformed("Policy document should not specify a principal.");
  }
  const effect = statement["Effect"];
  const actions = either(statement, "Action", "NotAction");
  const resources = either(statement, "Resource", "NotResource");
  if (effect !== "Allow" && effect !== "Deny") throw malformed("Syntax errors in policy.");
  if (!actions.values.every((action) => action === "*" || /^[\w-]+:[\w*?]+$/.test(action))) {
    throw malformed("Syntax errors in policy.");
  }
  return {
    effect,
    actions: actions.values,
    exceptActions: actions.except,
    resources: resources.values,
    exceptResources: resources.except,
  };
}

function either(statement: Record<string, unknown>, plain: string, negated: string): { values: string[]; except: boolean } {
  if (plain in statement === negated in statement) throw malformed("Syntax errors in policy.");
  const values = listOf(statement[plain] ?? statement[negated]);
  if (values.length === 0 || !values.every((value) => typeof value === "string")) throw malformed("Syntax errors in policy.");
  return { values, except: negated in statement };
}

/**
 * Whether policies let an action happen: one allows it and none denies it. Conditions are taken as met.
 *
 * @internal
 */
export function policiesAllow(policies: readonly Policy[], action: string, resource: string): boolean {
  const about = policies
    .flatMap((policy) => policy.statements)
    .filter(
      (statement) =>
        statement.actions.some((pattern) => matchesPattern(pattern.toLowerCase(), action.toLowerCase())) !==
          statement.exceptActions &&
        statement.resources.some((pattern) => matchesPattern(pattern, resource)) !== statement.exceptResources,
    );
  return about.some((statement) => statement.effect === "Allow") && about.every((statement) => statement.effect === "Allow");
}

function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function malformed(message: string): AwsFault {
  return new AwsFault("MalformedPolicyDocument", 400, message);
}
