import { CredentialError } from "../../errors/credential-error.ts";
import type { Environment } from "../../ports/environment.ts";
import type { Profile } from "../../profiles/profile.ts";
import type { PlanSource } from "../plan.ts";
import { booleanOf, place, setting } from "../setting.ts";
import { isTemporaryKeyId } from "./static-keys.ts";

type SourceOf<Kind extends PlanSource["kind"]> = Extract<PlanSource, { readonly kind: Kind }>;

const containerHost = "http://169.254.170.2";
const instanceAddress = { IPv4: "http://169.254.169.254", IPv6: "http://[fd00:ec2::254]" } as const;

/**
 * The keys in environment variables.
 *
 * @param profile - the profile whose `credential_source` asks for them; `undefined` when they stand for themselves
 * @throws {CredentialError} `NO_CREDENTIALS` when the variables are not set, `PROFILE_INCOMPLETE` when one of the two keys is missing
 * @internal
 */
export function environmentSource(environment: Environment, profile: Profile | undefined): SourceOf<"environment"> {
  const accessKeyId = environment["AWS_ACCESS_KEY_ID"] || undefined;
  const secret = environment["AWS_SECRET_ACCESS_KEY"] || undefined;
  const where = profile && place(profile, "credential_source");
  const of = profile === undefined ? "" : `Profile ${profile.name} takes its credentials from the environment, but `;
  if (accessKeyId === undefined && secret === undefined) {
    throw new CredentialError("NO_CREDENTIALS", `${of}AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set.`, {
      ...where,
      hints: ["Set both variables, or use a profile."],
    });
  }
  if (accessKeyId === undefined || secret === undefined) {
    const missing = accessKeyId === undefined ? "AWS_ACCESS_KEY_ID" : "AWS_SECRET_ACCESS_KEY";
    throw new CredentialError("PROFILE_INCOMPLETE", `${of}${missing} is not set while its other half is.`, {
      ...where,
      hints: [`Set ${missing} too, or unset both with: aws-temp unset.`],
    });
  }
  const temporary = Boolean(environment["AWS_SESSION_TOKEN"] || environment["AWS_SECURITY_TOKEN"]);
  if (!temporary && isTemporaryKeyId(accessKeyId)) {
    throw new CredentialError(
      "PROFILE_INCOMPLETE",
      `${of}AWS_ACCESS_KEY_ID is a temporary key (${accessKeyId}), and AWS_SESSION_TOKEN is not set.`,
      {
        ...where,
        hints: ["Set AWS_SESSION_TOKEN too, or unset all three with: aws-temp unset."],
      },
    );
  }
  return {
    kind: "environment",
    profile: profile?.name,
    accessKeyId,
    temporary,
  };
}

/**
 * The credentials endpoint of an ECS task, an EKS pod, or a local server of the same kind. The relative address beats the full one.
 *
 * @throws {CredentialError} `NO_CREDENTIALS` when the environment names no endpoint
 * @internal
 */
export function containerSource(environment: Environment, profile: Profile | undefined): SourceOf<"container"> {
  const relative = environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] || undefined;
  const uri =
    relative === undefined ? environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] || undefined : `${containerHost}${relative}`;
  if (uri === undefined) {
    const of =
      profile === undefined ? "There is" : `Profile ${profile.name} takes its credentials from the container, but there is`;
    throw new CredentialError(
      "NO_CREDENTIALS",
      `${of} no AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or _FULL_URI in the environment.`,
      {
        ...(profile && place(profile, "credential_source")),
        hints: ["Run inside an ECS task or EKS pod with a role, or use another profile."],
      },
    );
  }
  if (!/^https?:\/\/[^/?#:@\s]/.test(uri) && !/^https?:\/\/\[[\da-f:]+\]/i.test(uri)) {
    throw new CredentialError("INVALID_VALUE", `The container credentials address ${uri} is not an address with a host.`, {
      ...(profile && place(profile, "credential_source")),
      hints: [
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI begins with /, AWS_CONTAINER_CREDENTIALS_FULL_URI with http:// or https://.",
      ],
    });
  }
  return { kind: "container", profile: profile?.name, uri };
}

/**
 * The metadata service of an EC2 instance, with the address and patience that environment and profile ask for.
 *
 * @internal
 */
export function instanceSource(environment: Environment, profile: Profile | undefined): SourceOf<"instance"> {
  const told = (variable: string, key: string) => environment[variable] || setting(profile, key);
  const mode = told("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode")?.toLowerCase();
  const uri =
    told("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint") ??
    instanceAddress[mode === "ipv6" ? "IPv6" : "IPv4"];
  return {
    kind: "instance",
    profile: profile?.name,
    uri: uri.endsWith("/") ? uri.slice(0, -1) : uri,
    v1Allowed: booleanOf(told("AWS_EC2_METADATA_V1_DISABLED", "ec2_metadata_v1_disabled")) !== true,
    timeoutSeconds: positive(told("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout")) ?? 1,
    attempts: positive(told("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts")) ?? 1,
  };
}

function positive(text: string | undefined): number | undefined {
  const value = Number(text);
  return text !== undefined && Number.isFinite(value) && value > 0 ? value : undefined;
}
