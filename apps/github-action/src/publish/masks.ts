import { type Credentials, parseArn } from "@aws-temp/core";
import type { Host } from "../host.ts";
import type { Inputs, PublishInputs } from "../inputs/inputs.ts";
import { proxySecrets } from "../inputs/read-network.ts";

type Masking = Pick<Host, "mask">;

/** Hides what the workflow itself brings, before anything else is said. */
export function maskInputs(host: Masking, inputs: Inputs): void {
  const { keys, session, environment, publish } = inputs;
  if (keys !== undefined) maskKeys(host, keys, publish);
  maskAll(host, [session.externalId, ...proxySecrets(environment)]);
  if (publish.maskAccount) {
    const ofRole = parseArn(inputs.role ?? "")?.accountId;
    maskAll(host, [...inputs.allowedAccountIds, ofRole, ofRole && inputs.role]);
  }
}

/** Hides keys, before they can be shown. */
export function maskKeys(
  host: Masking,
  { accessKeyId, secretAccessKey, sessionToken }: Pick<Credentials, "accessKeyId" | "secretAccessKey" | "sessionToken">,
  { maskAccessKeyId }: PublishInputs,
): void {
  maskAll(host, [maskAccessKeyId ? accessKeyId : undefined, secretAccessKey.reveal(), sessionToken?.reveal()]);
}

/** Hides account and ARN, where the workflow asks for it. */
export function maskIdentity(
  host: Masking,
  { accountId, arn }: { readonly accountId: string; readonly arn: string },
  { maskAccount }: PublishInputs,
): void {
  if (maskAccount) maskAll(host, [accountId, arn]);
}

/** The runner refuses to hide nothing. */
function maskAll(host: Masking, values: readonly (string | undefined)[]): void {
  for (const value of values) {
    if (value !== undefined && value.trim() !== "") host.mask(value);
  }
}
