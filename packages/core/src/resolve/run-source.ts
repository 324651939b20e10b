import { CredentialError } from "../errors/credential-error.ts";
import type { Credentials } from "../model/credentials.ts";
import type { PlanSource } from "../plan/plan.ts";
import type { RunDeps } from "./run-deps.ts";

/**
 * Credentials as one stage of a plan yields them.
 *
 * @internal
 */
export interface StageResult {
  readonly credentials: Credentials;
  readonly arn: string | undefined;
}

/**
 * Obtains the credentials that a plan starts from. Each source is loaded only when a plan has it.
 *
 * @throws {CredentialError}
 * @internal
 */
export async function runSource(source: PlanSource, deps: RunDeps): Promise<StageResult> {
  const { logger } = deps;
  switch (source.kind) {
    case "static":
    case "temporary": {
      const { keysCredentials } = await import("../sources/keys.ts");
      return of(await keysCredentials(source, deps));
    }
    case "environment": {
      const { environmentCredentials } = await import("../sources/environment.ts");
      return of(await environmentCredentials(source, deps));
    }
    case "process": {
      const { processCredentials } = await import("../sources/process.ts");
      logger.progress(`Running the credential_process of profile ${source.profile}`);
      return of(await processCredentials(source, deps));
    }
    case "web-identity": {
      const { webIdentityToken } = await import("../sources/web-identity.ts");
      const { assumeRoleWithWebIdentity } = await import("../sts/assume-role-with-web-identity.ts");
      logger.progress(`Assuming ${source.roleArn} with a web identity`);
      return await assumeRoleWithWebIdentity({ source, token: await webIdentityToken(source) }, deps);
    }
    case "container": {
      const { containerCredentials } = await import("../sources/container.ts");
      return of(await containerCredentials(source, deps));
    }
    case "instance": {
      const { instanceCredentials } = await import("../sources/instance.ts");
      return of(await instanceCredentials(source, deps));
    }
    case "sso":
    case "login":
      throw unsupported(source);
  }
}

function of(credentials: Credentials): StageResult {
  return { credentials, arn: undefined };
}

function unsupported(source: Extract<PlanSource, { readonly kind: "sso" | "login" }>): CredentialError {
  const what = source.kind === "sso" ? "IAM Identity Center (SSO)" : "console sign-in (aws login)";
  return new CredentialError(
    "SOURCE_UNSUPPORTED",
    `Profile ${source.profile} takes its credentials from ${what}, which this version cannot obtain yet.`,
    {
      profile: source.profile,
      hints: [`Use the AWS CLI for this profile meanwhile: aws configure export-credentials --profile ${source.profile}`],
    },
  );
}
