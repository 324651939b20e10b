import type { Environment } from "../ports/environment.ts";

/**
 * The profile that is meant, and why.
 *
 * @public
 */
export interface ChosenProfile {
  readonly name: string;
  /** What named it. `default`: nothing did, and the profile need not exist. */
  readonly decidedBy: "argument" | "AWS_PROFILE" | "AWS_DEFAULT_PROFILE" | "default";
}

/**
 * Which profile is meant: the one that was asked for, else `AWS_PROFILE`, else `AWS_DEFAULT_PROFILE` (which only the AWS CLI and
 * boto3 know besides us), else `default`. An empty text names nothing.
 *
 * @public
 */
export function chooseProfile(input: {
  readonly profile?: string | undefined;
  readonly environment: Environment;
}): ChosenProfile {
  if (input.profile) return { name: input.profile, decidedBy: "argument" };
  for (const decidedBy of ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"] as const) {
    const name = input.environment[decidedBy];
    if (name) return { name, decidedBy };
  }
  return { name: "default", decidedBy: "default" };
}
