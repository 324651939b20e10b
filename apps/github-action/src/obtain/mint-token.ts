import { asCredentialError, CredentialError, type Secret } from "@aws-temp/core";
import { requestIdToken } from "../id-token/request-id-token.ts";
import type { Inputs } from "../inputs/inputs.ts";
import { retry } from "../retry/retry.ts";
import type { ObtainDeps } from "./obtain-deps.ts";

/**
 * Asks for an OIDC token as often as it takes, and hides it.
 *
 * @throws {CredentialError} beginning with `getIDToken call failed: `
 * @public
 */
export async function mintToken({ audience, environment, retries }: Inputs, deps: ObtainDeps): Promise<Secret> {
  const request = async () => {
    const token = await requestIdToken(audience, { environment });
    deps.host.mask(token.reveal());
    return token;
  };
  try {
    return await retry("id-token", request, retries, deps);
  } catch (thrown) {
    const { code, message, data, hints, cause } = asCredentialError(thrown);
    throw new CredentialError(code, `getIDToken call failed: ${message}`, { ...data, hints, cause });
  }
}
