import { CredentialError } from "../errors/credential-error.ts";
import { Secret } from "../model/secret.ts";
import type { PlanSource } from "../plan/plan.ts";
import { sizeLimits } from "../reading/limits.ts";
import { readRegularFile } from "../reading/read-file.ts";
import { UnfitFile } from "../reading/unfit-file.ts";

/** @internal */
export type WebIdentitySource = Extract<PlanSource, { readonly kind: "web-identity" }>;

/** AWS's limit, in characters (aws-facts.md §7). */
const longestToken = 20_000;

/** @internal */
export interface WebIdentityDeps {
  /** Gets a token for an audience. */
  readonly mintWebIdentity?: ((audience: string) => Promise<Secret>) | undefined;
}

/**
 * Reads the web identity token from its file, or gets a new one, again each time: Kubernetes and CI systems replace it while programs
 * run.
 *
 * The path is taken as it is and the text is not trimmed, as in the SDKs, so that a token which works here works there.
 *
 * @throws {CredentialError} `SOURCE_FAILED` when the file is missing, unreadable, empty or too large for a token;
 *   `SOURCE_UNSUPPORTED` when this app cannot get one
 * @internal
 */
export async function webIdentityToken(source: WebIdentitySource, deps: WebIdentityDeps = {}): Promise<Secret> {
  const { profile } = source;
  if (source.minted === undefined) return await readToken(profile, source.tokenFile);
  if (deps.mintWebIdentity === undefined) {
    throw new CredentialError(
      "SOURCE_UNSUPPORTED",
      `Profile ${profile} needs a token of ${source.minted.identity}, which is not available here.`,
      { profile, hints: ["Use the profile in the job itself, or set web_identity_token_file."] },
    );
  }
  return await deps.mintWebIdentity(source.minted.audience);
}

async function readToken(profile: string, file: string): Promise<Secret> {
  const failed = (what: string, hint: string, cause?: unknown) =>
    new CredentialError("SOURCE_FAILED", `The web identity token file ${file} of profile ${profile} ${what}.`, {
      profile,
      cause,
      hints: [hint],
    });
  try {
    const text = readRegularFile(file, { limit: sizeLimits.tokenFile }).toString("utf8");
    if (text.trim() === "") {
      throw failed("is empty", "Check that whatever writes the token (Kubernetes, the CI system) runs, and for this job.");
    }
    if (text.length > longestToken) {
      throw failed("is too large for a token", `Check web_identity_token_file: a token has ${longestToken} characters at most.`);
    }
    return new Secret(text);
  } catch (cause) {
    if (cause instanceof CredentialError) {
      throw cause;
    }
    throw failed(unreadable(cause), "Correct web_identity_token_file in the profile, or AWS_WEB_IDENTITY_TOKEN_FILE.", cause);
  }
}

function unreadable(cause: unknown): string {
  if (cause instanceof UnfitFile) return cause.is;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
  if (code === "ENOENT") {
    return "does not exist";
  }
  return `cannot be read (${code})`;
}
