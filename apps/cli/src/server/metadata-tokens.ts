import { createHmac, randomBytes } from "node:crypto";
import { isSameSecret } from "./same-secret.ts";

/** Session tokens of IMDSv2. None is kept: a token carries its own end, under a seal that only this process can make. */
export interface MetadataTokens {
  /** @param now - milliseconds since the epoch */
  issue(seconds: number, now: number): string;
  isValid(token: string, now: number): boolean;
}

export function createMetadataTokens(): MetadataTokens {
  const key = randomBytes(32);
  const seal = (end: string) => createHmac("sha256", key).update(end).digest("base64url");
  return {
    issue(seconds, now) {
      const end = `${(now + seconds * 1000).toString(36)}.${randomBytes(9).toString("base64url")}`;
      return `${end}.${seal(end)}`;
    },
    isValid(token, now) {
      const [moment = "", nonce = "", sealed = ""] = token.split(".");
      return isSameSecret(sealed, seal(`${moment}.${nonce}`)) && Number.parseInt(moment, 36) > now;
    },
  };
}
