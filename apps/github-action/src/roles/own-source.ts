import { isAbsolute, join } from "node:path";
import type { Credentials, Environment } from "@aws-temp/core";
import { parseGivenProfiles } from "@aws-temp/core/plan";
import type { OwnSource } from "@aws-temp/core/profiles";
import type { Inputs } from "../inputs/inputs.ts";
import type { AuthMethod } from "../publish/publication.ts";
import { jobIdentity } from "./job-identity.ts";

/** @public */
export interface OwnSourceDeps {
  /** Looks at the token file before AWS does. */
  readonly checkTokenFile: (file: string) => Promise<unknown>;
  /** What programs on the runner find by themselves. */
  readonly findMachineCredentials: () => Promise<Credentials>;
}

/**
 * What roles are assumed with whose sections name no source: what the step's other inputs say.
 *
 * With `refresh` the job's own credentials are named, not taken, so that the helper can take them again.
 *
 * @throws {CredentialError} when there are none
 * @public
 */
export async function ownSourceOf(
  method: AuthMethod,
  {
    audience,
    environment,
    keys,
    tokenFile = "",
    refresh,
  }: Pick<Inputs, "audience" | "environment" | "keys" | "tokenFile" | "refresh">,
  deps: OwnSourceDeps,
): Promise<OwnSource> {
  switch (method) {
    case "oidc":
      return { kind: "minted-token", audience, identity: jobIdentity(environment) };
    case "token-file": {
      const file = isAbsolute(tokenFile) ? tokenFile : join(environment["GITHUB_WORKSPACE"] ?? "", tokenFile);
      await deps.checkTokenFile(file);
      return { kind: "token-file", file };
    }
    case "access-keys":
      return keys === undefined ? { kind: "environment" } : { kind: "keys", ...keys };
    case "chaining":
    case "ambient":
    case "existing":
      return refresh ? namedSource(environment) : { kind: "keys", ...(await deps.findMachineCredentials()) };
  }
}

function namedSource(environment: Environment): OwnSource {
  const name = environment["AWS_PROFILE"];
  return name ? { kind: "profile", name } : { kind: "environment" };
}

/**
 * Whether a section has a role and does not say what to assume it with.
 *
 * @public
 */
export function needsOwnSource(text: string): boolean {
  const { profiles } = parseGivenProfiles({ text, name: "roles" });
  const sources = ["source_profile", "credential_source", "web_identity_token_file"];
  return [...profiles.values()].some(({ settings }) => settings.get("role_arn") && !sources.some((key) => settings.get(key)));
}

/**
 * The files that sections of `roles` name as their token's.
 *
 * @public
 */
export function tokenFilesIn(text: string): readonly string[] {
  const { profiles } = parseGivenProfiles({ text, name: "roles" });
  return [...profiles.values()].flatMap(({ settings }) => settings.get("web_identity_token_file") || []);
}
