import { CredentialError } from "../../errors/credential-error.ts";
import type { Credentials } from "../../model/credentials.ts";
import { readJsonObject } from "../../model/json-object.ts";
import type { PlanSource } from "../../plan/plan.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Environment } from "../../ports/environment.ts";
import { safeTail } from "../process/safe-tail.ts";
import { refuseExpired } from "../refuse-expired.ts";
import { openInstanceMetadata } from "./instance-metadata.ts";
import { readMetadataCredentials } from "./metadata-credentials.ts";

/** @internal */
export type InstanceSource = Extract<PlanSource, { readonly kind: "instance" }>;

/** @internal */
export interface InstanceDeps {
  /** Read for `AWS_EC2_METADATA_DISABLED`; address and patience are the plan's. */
  readonly environment: Environment;
  readonly clock: Clock;
}

/** IAM's characters for names, and those of an ARN, which services in the place of EC2's may give. */
const roleName = /^[\w+=,.@:/-]{1,512}$/;

const rolePath = "/latest/meta-data/iam/security-credentials/";

/**
 * Asks the metadata service of an EC2 instance for the credentials of its role: IMDSv2, and IMDSv1 where the plan allows it and
 * the service gives no token (aws-facts.md §11).
 *
 * @throws {CredentialError} `NO_CREDENTIALS` when metadata is switched off or no role is attached, `NETWORK_UNREACHABLE` when
 *   no one answers, `SOURCE_FAILED` when the service refuses or what comes back is not credentials, `KEYS_EXPIRED` when they have
 *   expired
 * @internal
 */
export async function instanceCredentials(source: InstanceSource, { environment, clock }: InstanceDeps): Promise<Credentials> {
  const { profile, uri } = source;
  if (environment["AWS_EC2_METADATA_DISABLED"]?.toLowerCase() === "true") {
    throw new CredentialError("NO_CREDENTIALS", "AWS_EC2_METADATA_DISABLED turns the EC2 metadata service off.", {
      profile,
      hints: ["Unset AWS_EC2_METADATA_DISABLED, or use another profile."],
    });
  }
  const metadata = await openInstanceMetadata(source);
  const roles = await metadata.get(rolePath);
  const role = roles.split(/[\r\n]+/)[0]?.trim();
  if (!role) {
    throw noRole(source);
  }
  if (!roleName.test(role)) {
    throw new CredentialError(
      "SOURCE_FAILED",
      `What the EC2 metadata service ${uri} answered to ${rolePath} is not a role's name.`,
      {
        profile,
        hints: ["Check that the address is that of an EC2 metadata service."],
      },
    );
  }
  const document = readJsonObject(await metadata.get(`${rolePath}${encodeURIComponent(role)}`));
  const failed = (what: string, hint: string) =>
    new CredentialError("SOURCE_FAILED", `The EC2 metadata service ${uri} ${what} for the role ${role}.`, {
      profile,
      hints: [hint],
    });
  if (document === undefined) {
    throw failed("answered something that is not JSON", "Check that the address is that of an EC2 metadata service.");
  }
  const code = document["Code"];
  if (typeof code === "string" && code !== "Success") {
    const words = typeof document["Message"] === "string" ? `: ${safeTail(document["Message"])}` : "";
    throw failed(
      `has no credentials (${safeTail(code)}${words})`,
      "Check that the role exists and that its trust policy names ec2.amazonaws.com.",
    );
  }
  const credentials = readMetadataCredentials(document);
  if (typeof credentials === "string") {
    throw failed(`answered without a valid ${credentials}`, "Check that the address is that of an EC2 metadata service.");
  }
  const what = `What the EC2 metadata service ${uri} gave for the role ${role}`;
  const hints = ["Check this machine's clock. The service renews credentials by itself; if it stays so, reboot the instance."];
  refuseExpired({ expiration: credentials.expiration, what, code: "KEYS_EXPIRED", hints, data: { profile } }, clock);
  return credentials;
}

function noRole({ profile }: InstanceSource): CredentialError {
  return new CredentialError("NO_CREDENTIALS", "No role is attached to this EC2 instance.", {
    profile,
    hints: ["Attach one: aws ec2 associate-iam-instance-profile --instance-id ID --iam-instance-profile Name=NAME"],
  });
}
