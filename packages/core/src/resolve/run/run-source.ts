import { CredentialError } from "../../errors/credential-error.ts";
import type { Credentials } from "../../model/credentials.ts";
import type { PlanSource } from "../../plan/plan.ts";
import type { CacheUse } from "./cache-use.ts";
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
export async function runSource(source: PlanSource, cacheUse: CacheUse, deps: RunDeps): Promise<StageResult> {
  const { logger } = deps;
  switch (source.kind) {
    case "static":
    case "temporary": {
      const { keysCredentials } = await import("../../sources/keys.ts");
      return of(await keysCredentials(source, deps));
    }
    case "environment": {
      const { environmentCredentials } = await import("../../sources/environment.ts");
      return of(await environmentCredentials(source, deps));
    }
    case "process": {
      const { processCredentials } = await import("../../sources/process/process.ts");
      logger.progress(`Running the credential_process of profile ${source.profile}`);
      return of(await processCredentials(source, deps));
    }
    case "web-identity": {
      const { webIdentityToken } = await import("../../sources/web-identity.ts");
      const { assumeRoleWithWebIdentity } = await import("../../sts/assume-role-with-web-identity.ts");
      logger.progress(`Assuming ${source.roleArn} with a web identity`);
      return await assumeRoleWithWebIdentity({ source, token: await webIdentityToken(source, deps) }, deps);
    }
    case "container": {
      const { containerCredentials } = await import("../../sources/metadata/container.ts");
      return of(await containerCredentials(source, deps));
    }
    case "instance": {
      const { instanceCredentials } = await import("../../sources/metadata/instance.ts");
      return of(await instanceCredentials(source, deps));
    }
    case "sso": {
      const { ssoCredentials } = await import("../../sso/sso-credentials.ts");
      return of(await ssoCredentials({ source, ...howToSignIn(deps) }, deps));
    }
    case "login": {
      const { signinCredentials } = await import("../../console-login/credentials.ts");
      const input = { source, minTtlSeconds: cacheUse.minTtlSeconds, ...howToSignIn(deps) };
      if (!cacheUse.force) return of(await signinCredentials(input, deps));
      // New credentials are asked for, not a new sign-in: that comes only where the old one has ended.
      const renewed = signinCredentials({ ...input, mode: "refresh", force: true }, deps);
      return of(
        await renewed.catch((error: unknown) =>
          needsPerson(error) ? signinCredentials({ ...input, force: true }, deps) : Promise.reject(error),
        ),
      );
    }
  }
}

/** How far a source may go for a session: as far as asking the user, where there is one. */
export function howToSignIn({ signInUi, signIn = {} }: Pick<RunDeps, "signInUi" | "signIn">) {
  return { mode: signInUi === undefined ? "refresh" : "sign-in", insist: signIn.insist, signIn } as const;
}

function needsPerson(error: unknown): boolean {
  return error instanceof CredentialError && error.code === "SIGN_IN_NEEDED";
}

function of(credentials: Credentials): StageResult {
  return { credentials, arn: undefined };
}
