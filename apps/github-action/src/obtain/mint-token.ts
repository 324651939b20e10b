import { CredentialError, type Secret } from "@aws-temp/core";
import { asCredentialError } from "@aws-temp/core/internal";
import { requestIdToken } from "../id-token/request-id-token.ts";
import type { Inputs } from "../inputs/inputs.ts";
import { retry } from "../retry/retry.ts";
import type { ObtainDeps } from "./obtain-deps.ts";

/**
 * Asks for an OIDC token as often as it takes, and hides it. The input `http-proxy` is for AWS: GitHub's own service is asked as the job's
 * environment says.
 *
 * @throws {CredentialError} beginning with `getIDToken call failed: `
 * @public
 */
export async function mintToken(
  { audience, retries, environment }: Pick<Inputs, "audience" | "retries" | "environment">,
  deps: ObtainDeps,
): Promise<Secret> {
  const request = async () => {
    const now = deps.clock();
    const token = await requestIdToken(audience, { environment: deps.host.environment, now }).catch((thrown: unknown) => {
      // Where the input's proxy is the only way out, it leads there, too.
      const outside = thrown instanceof CredentialError && thrown.code === "NETWORK_UNREACHABLE";
      if (!outside || environment["HTTPS_PROXY"] === undefined) throw thrown;
      return requestIdToken(audience, { environment, now });
    });
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
