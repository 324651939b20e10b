import { CredentialError } from "../../errors/credential-error.ts";
import type { Environment } from "../../ports/environment.ts";
import type { PlanSource } from "../plan.ts";
import type { PlanContext } from "../plan-context.ts";
import { containerSource, environmentSource, instanceSource } from "./machine-source.ts";
import { webIdentityOfEnvironment } from "./web-identity-source.ts";

/**
 * What the environment gives without any profile: keys in variables, a web identity, the container, the instance; in the SDKs' order.
 *
 * @throws {CredentialError} `NO_CREDENTIALS`, `PROFILE_INCOMPLETE` when only one of two keys is set
 * @internal
 */
export function sourceOfEnvironment(context: PlanContext): PlanSource {
  const { environment } = context;
  if (hasKeys(environment)) {
    return environmentSource(environment, undefined);
  }
  const webIdentity = webIdentityOfEnvironment(context);
  if (webIdentity !== undefined) {
    return webIdentity;
  }
  if (environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] || environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"]) {
    return containerSource(environment, undefined);
  }
  if (environment["AWS_EC2_METADATA_DISABLED"]?.toLowerCase() === "true") {
    throw new CredentialError(
      "NO_CREDENTIALS",
      "No profile was given, there is no default profile, and the environment has no credentials.",
      {
        hints: ["Name a profile: aws-temp login NAME.", "List the profiles: aws-temp profiles."],
      },
    );
  }
  context.warnings.push({
    code: "NO_PROFILE",
    message:
      "No profile is named, there is no default profile, and the environment holds no credentials; the EC2 instance's own are tried.",
  });
  return instanceSource(environment, undefined);
}

/** @internal */
export function hasKeys(environment: Environment): boolean {
  return Boolean(environment["AWS_ACCESS_KEY_ID"] || environment["AWS_SECRET_ACCESS_KEY"]);
}

/**
 * Whether the environment itself names credentials: keys, a web identity, a container.
 *
 * @internal
 */
export function givesCredentials(environment: Environment): boolean {
  return (
    hasKeys(environment) ||
    Boolean(environment["AWS_ROLE_ARN"] && environment["AWS_WEB_IDENTITY_TOKEN_FILE"]) ||
    Boolean(environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] || environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"])
  );
}
