import { randomBytes } from "node:crypto";

/**
 * Secrets by the name under which a finding tells them.
 *
 * @public
 */
export type Secrets = Readonly<Record<string, string>>;

/**
 * Keys and tokens that look like AWS's own and occur nowhere else, so that finding one proves a leak.
 *
 * @public
 */
export interface PlantedSecrets {
  /** Long-term, `AKIA…`. An access key id is no secret: it may be shown. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** For a web identity token file, an authorization token, a password. */
  readonly token: string;
  /** All but the access key id, for the searches. */
  readonly secrets: Secrets;
}

/**
 * Makes fresh secrets. Each holds `+` and `/`, so that its URL-encoded form differs from the plain one; what all
 * have in common is too short to be taken for a part of one.
 *
 * @public
 */
export function plantSecrets(): PlantedSecrets {
  const secretAccessKey = `CANARY/+${random(32)}`;
  const sessionToken = `IQoJ/CAN+${random(300)}==`;
  const token = `CANARY/+${random(40)}`;
  return {
    accessKeyId: `AKIACANARY${random(10)
      .toUpperCase()
      .replace(/[^A-Z2-7]/g, "Q")}`,
    secretAccessKey,
    sessionToken,
    token,
    secrets: { secretAccessKey, sessionToken, token },
  };
}

function random(length: number): string {
  return randomBytes(length).toString("base64").slice(0, length);
}
