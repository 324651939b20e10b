import type { Credentials } from "@aws-temp/core";
import type { Host } from "../host.ts";
import type { PublishInputs } from "../inputs/inputs.ts";
import { proxies, proxySecrets } from "../inputs/read-network.ts";
import { type InputSource, readText } from "../inputs/read-text.ts";

type Masking = Pick<Host, "mask">;

/** Hides what the workflow itself brings, before any of it is judged: a mistake elsewhere must not show it. */
export function maskGiven(host: Masking & InputSource): void {
  const text = (name: string) => readText(host, name);
  const showsId = /^false$/i.test(text("mask-access-key-id") ?? "");
  maskAll(host, [
    showsId ? undefined : text("aws-access-key-id"),
    text("aws-secret-access-key"),
    text("aws-session-token"),
    text("role-external-id"),
    ...proxies(host).flatMap(proxySecrets),
    ...(/^true$/i.test(text("mask-aws-account-id") ?? "") ? accountsIn(text) : []),
  ]);
}

/** Accounts, and ARNs of roles. */
function accountsIn(text: (name: string) => string | undefined): readonly string[] {
  const given = ["allowed-account-ids", "role-to-assume", "roles"].map((name) => text(name) ?? "").join("\n");
  const [accounts, arns] = [/(?<!\d)\d{12}(?!\d)/g, /\barn:[\w-]+:iam::\d{12}:\S+/g].map((each) => given.match(each) ?? []);
  return [...new Set([...(accounts ?? []), ...(arns ?? [])])];
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
