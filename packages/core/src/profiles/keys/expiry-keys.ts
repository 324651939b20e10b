import { readExpiration } from "../../model/time/read-expiration.ts";
import type { Origin } from "../origin.ts";
import type { Section } from "../profile.ts";
import { otherToolOf } from "./other-tool-keys.ts";

/**
 * The keys under which tools write when the keys beside them expire. The SDKs read none of them. All but the first may lack a time zone,
 * which is then UTC, as aws-mfa writes it.
 */
export const expiryKeys: readonly string[] = [
  "aws_credential_expiration",
  "aws_expiration",
  "aws_session_expiration",
  "aws_session_token_expires_at",
  "x_security_token_expires",
  "x_credential_expires",
  "expiration",
];

/**
 * When keys of a profile expire, as the tool says that wrote them.
 *
 * @internal
 */
export interface WrittenExpiry {
  readonly expiration: Date;
  readonly key: string;
  readonly origin: Origin;
  /** Known by its key; `undefined` where several tools use that key. */
  readonly tool: string | undefined;
}

/**
 * The earliest expiry that a section names.
 *
 * @returns `undefined` when it names none that can be read
 * @internal
 */
export function writtenExpiry(section: Section): WrittenExpiry | undefined {
  const found = expiryKeys.flatMap((key) => {
    const expiration = readExpiration(section.settings.get(key), { zoned: key === "aws_credential_expiration" });
    return expiration === undefined
      ? []
      : [{ expiration, key, origin: section.origins.get(key) ?? section.origin, tool: toolOf(key) }];
  });
  return found.sort((one, other) => one.expiration.getTime() - other.expiration.getTime())[0];
}

/** Several tools share the other keys. */
function toolOf(key: string): string | undefined {
  return ["aws_expiration", "x_security_token_expires", "expiration"].includes(key) ? otherToolOf(key) : undefined;
}
