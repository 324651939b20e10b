import type { ProfileSet } from "../../profiles/profile.ts";
import type { CredentialPlan } from "../plan.ts";
import type { Graph, PictureFormat } from "./graph.ts";
import { mermaidOf } from "./mermaid.ts";
import { planGraph } from "./plan-graph.ts";
import { profilesGraph } from "./profiles-graph.ts";
import { svgOf } from "./svg.ts";

/**
 * A plan as a picture: what it passes through as boxes, its calls as arrows, with durations and MFA. No secret, nor id of a key.
 *
 * @returns the whole text, with a line end
 * @public
 */
export function drawPlan(plan: CredentialPlan, format: PictureFormat): string {
  return draw(planGraph(plan), format);
}

/**
 * All profiles of the files as a picture: each before those that start from it. Many that start from one stand in rows.
 *
 * @returns the whole text, with a line end
 * @public
 */
export function drawProfiles(profiles: ProfileSet, format: PictureFormat): string {
  return draw(profilesGraph(profiles), format);
}

function draw(graph: Graph, format: PictureFormat): string {
  return format === "svg" ? svgOf(graph) : mermaidOf(graph);
}
