import type { CredentialPlan, Endpoint, PlanSource, PlanStep } from "../../plan/plan.ts";
import { sha256 } from "../sha256.ts";

/**
 * The name under which the result of a plan's first steps is kept: a hash of everything that shapes it, so that an edited role,
 * policy or duration can never find what was obtained before the edit.
 *
 * Names of profiles are not part of it (they shape nothing: two profiles over one user and device share a session), nor is the
 * region of STS: credentials of one partition are valid in all of its regions.
 *
 * @param upTo - how many of the plan's steps have been run; 0 is the source alone
 * @internal
 */
export function cacheKey(plan: Pick<CredentialPlan, "source" | "steps">, upTo: number): string {
  const shape = { version: 1, source: shapeOfSource(plan.source), steps: plan.steps.slice(0, upTo).map(shapeOfStep) };
  return sha256(canonical(shape));
}

function shapeOfSource(source: PlanSource): unknown {
  const { profile: _profile, ...shape } = source;
  if (source.kind === "web-identity") {
    return { ...shape, endpoint: shapeOfEndpoint(source.endpoint) };
  }
  if (source.kind === "sso") {
    const { session, startUrl, region, accountId, roleName, endpoint } = source;
    return { kind: source.kind, session, startUrl, region, accountId, roleName, url: endpoint?.portalUrl };
  }
  if (source.kind === "login") {
    return { kind: source.kind, loginSession: source.loginSession, url: source.endpoint?.url };
  }
  if (source.kind === "process") {
    return { ...shape, ifLongTerm: source.ifLongTerm && shapeOfStep(source.ifLongTerm) };
  }
  return shape;
}

function shapeOfStep(step: PlanStep): unknown {
  const { profile: _, endpoint, ...shape } = step;
  return { ...shape, endpoint: shapeOfEndpoint(endpoint) };
}

function shapeOfEndpoint({ partition, url, legacyGlobal }: Endpoint): unknown {
  return { partition, url, legacyGlobal };
}

/** JSON with sorted keys and without absent values, so that equal shapes give equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
