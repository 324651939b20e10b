import { deflateRawSync } from "node:zlib";
import { AwsFault, validationError } from "../errors/aws-fault.ts";
import { type Policy, parsePolicy } from "../policy/policy.ts";
import { listMembers, type Parameters } from "../query/parameters.ts";
import type { TextConstraints, Violations } from "../query/violations.ts";
import { constraints } from "./constraints.ts";

/** @internal */
export interface RequestedPolicies {
  readonly inline: string | undefined;
  readonly arns: readonly string[];
}

/**
 * Reads `Policy` and `PolicyArns` and checks them against the limits of the service model.
 *
 * @internal
 */
export function readPolicies(parameters: Parameters, violations: Violations, inlineLimits: TextConstraints): RequestedPolicies {
  const inline = parameters.get("Policy");
  const arns = listMembers(parameters, "PolicyArns").map((member) => member.get("arn") ?? "");
  violations.text("policy", inline, inlineLimits);
  violations.count("policyArns", arns, 10);
  for (const [index, arn] of arns.entries()) {
    violations.text(`policyArns.${index + 1}.member.arn`, arn, constraints.policyArn);
  }
  return { inline, arns };
}

/**
 * The session policies asked for, ready to be asked in turn.
 *
 * @throws {AwsFault} `MalformedPolicyDocument`, or `ValidationError` for a managed policy that does not exist
 * @internal
 */
export function sessionPolicies(requested: RequestedPolicies, managed: ReadonlyMap<string, Policy>): readonly Policy[] {
  const attached = requested.arns.map((arn) => {
    const policy = managed.get(arn);
    if (policy === undefined) throw validationError(`${arn} is invalid`);
    return policy;
  });
  return requested.inline === undefined ? attached : [...attached, parsePolicy(requested.inline)];
}

/** Characters of inline and managed policies together. */
const plainTextLimit = 2048;

/** Bytes. AWS does not publish its packing; deflate against this comes close to percentages that users report. */
const packedLimit = 512;

/**
 * How much of the allotted space policies and tags take, in percent; `undefined` when there are none.
 *
 * @throws {AwsFault} `PackedPolicyTooLarge`
 * @internal
 */
export function packedPolicySize(policies: RequestedPolicies, tags: ReadonlyMap<string, string>): number | undefined {
  const plain = [policies.inline ?? "", ...policies.arns].join("");
  const tagText = JSON.stringify([...tags]);
  if (plain === "" && tags.size === 0) return undefined;
  const packed = percentage(deflateRawSync(tags.size === 0 ? plain : plain + tagText).length, packedLimit);
  const size = plain.length > plainTextLimit ? Math.max(packed, percentage(plain.length, plainTextLimit)) : packed;
  if (size > 100) {
    const message =
      plain === ""
        ? `Packed size of session tags consumes ${size}% of allotted space.`
        : `Packed policy consumes ${size}% of allotted space, please use smaller policy.`;
    throw new AwsFault("PackedPolicyTooLarge", 400, message);
  }
  return size;
}

function percentage(part: number, whole: number): number {
  return Math.ceil((part / whole) * 100);
}
