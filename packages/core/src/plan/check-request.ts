import { CredentialError } from "../errors/credential-error.ts";
import type { PlanRequest, PlanSource, PlanStep } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";

/** What can be said of a role, with the flag's name. A web identity's role takes some of it. */
const roleParameters: readonly { readonly key: keyof PlanRequest; readonly flag: string; readonly webIdentity: boolean }[] = [
  { key: "roleSessionName", flag: "--role-session-name", webIdentity: true },
  { key: "policy", flag: "--policy", webIdentity: true },
  { key: "policyArns", flag: "--policy-arn", webIdentity: true },
  { key: "externalId", flag: "--external-id", webIdentity: false },
  { key: "sourceIdentity", flag: "--source-identity", webIdentity: false },
  { key: "tags", flag: "--tag", webIdentity: false },
  { key: "transitiveTagKeys", flag: "--transitive-tag", webIdentity: false },
];

/**
 * Refuses what a request asks for and the plan cannot do. A session policy that is dropped in silence would hand out more than
 * was asked for.
 *
 * @throws {CredentialError} `INVALID_VALUE`
 * @internal
 */
export function checkRequest(context: PlanContext, source: PlanSource, steps: readonly PlanStep[]): void {
  const { request, warnings, asked } = context;
  const name = asked === undefined ? "The environment" : `Profile ${asked.name}`;
  if (!steps.some((step) => step.kind === "assume-role")) {
    const misplaced = roleParameters.find(
      ({ key, webIdentity }) => isSaid(request[key]) && !(webIdentity && source.kind === "web-identity"),
    );
    if (misplaced !== undefined) {
      const what =
        source.kind === "web-identity" ? "leads to a role of a web identity, which does not take it" : "leads to no role";
      throw new CredentialError("INVALID_VALUE", `${misplaced.flag} describes a role session, but ${lower(name)} ${what}.`, {
        profile: asked?.name,
        hints: ["Name a profile with a role_arn, or a role with --role-arn."],
      });
    }
  }
  if (
    request.durationSeconds !== undefined &&
    steps.length === 0 &&
    source.kind !== "web-identity" &&
    source.kind !== "process"
  ) {
    warnings.push({
      code: "DURATION_IGNORED",
      message: `The duration has no effect: ${lower(name)} yields credentials whose lifetime is already decided.`,
      profile: asked?.name,
    });
  }
}

function isSaid(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
