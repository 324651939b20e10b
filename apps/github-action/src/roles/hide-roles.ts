import { parseArn } from "@aws-temp/core/internal";
import { parseGivenProfiles } from "@aws-temp/core/plan";
import type { Host } from "../host.ts";
import type { PublishInputs } from "../inputs/inputs.ts";

const secretKeys = ["aws_secret_access_key", "aws_session_token", "external_id"];

/**
 * Hides what the text of `roles` holds, before any of it is judged.
 *
 * @public
 */
export function hideRoles(
  host: Pick<Host, "mask">,
  text: string,
  { maskAccount, maskAccessKeyId }: Pick<PublishInputs, "maskAccount" | "maskAccessKeyId">,
): void {
  for (const { settings } of parseGivenProfiles({ text, name: "roles" }).profiles.values()) {
    const roleArn = settings.get("role_arn");
    const account = maskAccount ? [parseArn(roleArn ?? "")?.accountId, roleArn] : [];
    const accessKeyId = maskAccessKeyId ? [settings.get("aws_access_key_id")] : [];
    for (const value of [...secretKeys.map((key) => settings.get(key)), ...accessKeyId, ...account]) {
      if (value) host.mask(value);
    }
  }
}
