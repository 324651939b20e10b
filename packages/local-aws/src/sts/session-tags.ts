import { AwsFault } from "../errors/aws-fault.ts";
import type { Session } from "../identity/session-store.ts";
import { listMembers, type Parameters } from "../query/parameters.ts";
import type { Violations } from "../query/violations.ts";
import { constraints } from "./constraints.ts";

/** @internal */
export interface RequestedTags {
  readonly tags: readonly (readonly [key: string, value: string])[];
  readonly transitiveKeys: readonly string[];
}

/**
 * Reads `Tags` and `TransitiveTagKeys` and checks them against the limits of the service model.
 *
 * @internal
 */
export function readTags(parameters: Parameters, violations: Violations): RequestedTags {
  const members = listMembers(parameters, "Tags");
  const transitive = listMembers(parameters, "TransitiveTagKeys").map((member) => member.get("") ?? "");
  violations.count("tags", members, 50);
  violations.count("transitiveTagKeys", transitive, 50);
  for (const [index, member] of members.entries()) {
    violations.text(`tags.${index + 1}.member.key`, member.get("Key"), constraints.tagKey);
    violations.text(`tags.${index + 1}.member.value`, member.get("Value"), constraints.tagValue);
  }
  return {
    tags: members.map((member) => [member.get("Key") ?? "", member.get("Value") ?? ""] as const),
    transitiveKeys: transitive,
  };
}

/**
 * The tags of a new session: those asked for, and the transitive ones of the calling session.
 *
 * @throws {AwsFault} `InvalidParameterValue` for keys that differ in case alone, a transitive key without its tag, or an
 *   attempt to override a tag that the calling session passes on
 * @internal
 */
export function sessionTags(requested: RequestedTags, calling: Session | undefined): Pick<Session, "tags" | "transitiveTagKeys"> {
  const keys = new Set(requested.tags.map(([key]) => key.toLowerCase()));
  if (keys.size < requested.tags.length) {
    throw invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  }
  if (requested.tags.some(([key]) => key.toLowerCase().startsWith("aws:"))) {
    throw invalid("Tag keys beginning with 'aws:' are reserved for system use.");
  }
  const transitive = requested.transitiveKeys.map((key) => key.toLowerCase());
  if (!transitive.every((key) => keys.has(key))) {
    throw invalid("The specified transitive tag key must be included in the requested tags.");
  }
  const inherited = calling?.transitiveTagKeys ?? new Set<string>();
  if ([...keys].some((key) => inherited.has(key))) {
    throw invalid(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    );
  }
  const passedOn = [...(calling?.tags ?? [])].filter(([key]) => inherited.has(key.toLowerCase()));
  return { tags: new Map([...passedOn, ...requested.tags]), transitiveTagKeys: new Set([...inherited, ...transitive]) };
}

function invalid(message: string): AwsFault {
  return new AwsFault("InvalidParameterValue", 400, message);
}
