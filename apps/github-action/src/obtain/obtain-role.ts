import { CredentialError, type Environment, type Secret } from "@aws-temp/core";
import { asCredentialError } from "@aws-temp/core/internal";
import type { AssumedRole } from "@aws-temp/core/internal/sts";
import { type Claims, readClaims } from "../id-token/claims.ts";
import { holdToken } from "../id-token/token-holder.ts";
import { type Inputs, usualSessionName } from "../inputs/inputs.ts";
import { maskIdentity, maskKeys } from "../publish/masks.ts";
import type { AuthMethod, Obtained } from "../publish/publication.ts";
import { retry } from "../retry/retry.ts";
import { assumeWithCredentials, assumeWithToken } from "../role/assume.ts";
import { untilPlain } from "../role/plain-keys.ts";
import { roleArnOf } from "../role/role-arn.ts";
import { customTagsIgnored, sessionTags } from "../role/session-tags.ts";
import { readTokenFile } from "../source/token-file.ts";
import { explainRefusal } from "../teach/explain-refusal.ts";
import { mintToken } from "./mint-token.ts";
import type { ObtainDeps } from "./obtain-deps.ts";
import { sourceCredentials } from "./source-credentials.ts";
import { identityOf, openSts } from "./sts-session.ts";

/**
 * Assumes the role of a step, and has AWS confirm whose credentials came of it.
 *
 * @throws {CredentialError} what the workflow or the role lacks, in AWS's words first
 * @public
 */
export async function obtainRole(role: string, method: AuthMethod, inputs: Inputs, deps: ObtainDeps): Promise<Obtained> {
  requireJob(inputs.environment);
  const sts = openSts(inputs, deps);
  const way = await (method === "oidc" || method === "token-file" ? byToken : byCredentials)(role, method, inputs, deps);
  const assume = async () => {
    const assumed = await retry("assume-role", way.call, inputs.retries, deps);
    maskKeys(deps.host, assumed.credentials, inputs.publish);
    return assumed;
  };
  const { credentials } = await (inputs.session.plainKeysOnly ? untilPlain(assume) : assume()).catch((thrown: unknown) => {
    throw explainRefusal(asCredentialError(thrown), { prefix: way.prefix, roleArn: way.roleArn, claims: way.claims() });
  });
  const identity = await identityOf(credentials, "identity-of-new-credentials", sts, inputs, deps);
  maskIdentity(deps.host, identity, inputs.publish);
  deps.info(`Authenticated as assumedRoleId ${identity.userId}`);
  const { accountId, arn } = identity;
  return { credentials, accountId, arn, roleArn: way.roleArn, roleSessionName: inputs.session.name ?? usualSessionName };
}

/** One way to assume the role. */
interface Way {
  readonly roleArn: string;
  /** What its failures are said with first. */
  readonly prefix: string;
  readonly call: () => Promise<AssumedRole>;
  /** Of the token, if with one. */
  readonly claims: () => Claims | undefined;
}

async function byToken(role: string, method: AuthMethod, inputs: Inputs, deps: ObtainDeps): Promise<Way> {
  const roleArn = roleArnOf(role, undefined);
  const { endpoint, deps: stsDeps } = openSts(inputs, deps);
  const { session, tokenFile } = inputs;
  if (session.customTags !== undefined) deps.host.warning(customTagsIgnored);
  let first = true;
  const mint = () => {
    // Later ones are asked for within an attempt that is itself made again.
    const retries = first ? inputs.retries : { attempts: 1, explicit: true };
    first = false;
    return mintToken({ ...inputs, retries }, deps);
  };
  const holder = holdToken(method === "oidc" ? mint : () => readHidden(tokenFile ?? "", inputs, deps), deps.clock);
  // Without a token there is nothing to say of the role.
  await holder.get();
  deps.info(method === "oidc" ? "Assuming role with OIDC" : "Assuming role with web identity token file");
  return {
    roleArn,
    prefix: `Could not assume role with ${method === "oidc" ? "OIDC" : "web identity token file"}`,
    call: async () => {
      const assume = async () => await assumeWithToken({ roleArn, session, tags: [], endpoint }, await holder.get(), stsDeps);
      return await assume().catch((thrown: unknown) => {
        if (method !== "oidc" || !hasEnded(thrown)) throw thrown;
        holder.drop();
        return assume();
      });
    },
    claims: () => {
      const token = holder.last();
      return token && readClaims(token);
    },
  };
}

/** The runner's clock may be behind AWS's: then a token ends before it seems old. */
function hasEnded(thrown: unknown): boolean {
  return thrown instanceof CredentialError && /^ExpiredToken/.test(thrown.data.awsCode ?? "");
}

async function byCredentials(role: string, _method: AuthMethod, inputs: Inputs, deps: ObtainDeps): Promise<Way> {
  const { session } = inputs;
  const tags = sessionTags(session, inputs.environment);
  const sts = openSts(inputs, deps);
  const credentials = await sourceCredentials(inputs, deps);
  const caller = await identityOf(credentials, "identity", sts, inputs, deps);
  maskIdentity(deps.host, caller, inputs.publish);
  const roleArn = roleArnOf(role, caller.arn);
  deps.info("Assuming role with user credentials");
  return {
    roleArn,
    prefix: "Could not assume role with user credentials",
    call: () =>
      assumeWithCredentials({ roleArn, session, tags, endpoint: sts.endpoint }, credentials, { ...sts.deps, info: deps.info }),
    claims: () => undefined,
  };
}

async function readHidden(file: string, { environment }: Inputs, deps: ObtainDeps): Promise<Secret> {
  const token = await readTokenFile(file, environment);
  deps.host.mask(token.reveal());
  return token;
}

const needed = ["GITHUB_REPOSITORY", "GITHUB_WORKFLOW", "GITHUB_ACTION", "GITHUB_ACTOR", "GITHUB_SHA", "GITHUB_WORKSPACE"];

function requireJob(environment: Environment): void {
  const missing = needed.filter((name) => !environment[name]);
  if (missing.length > 0) {
    throw new CredentialError("USAGE", "Missing required environment variables. Are you running in GitHub Actions?", {
      hints: [`These are not set: ${missing.join(", ")}.`],
    });
  }
}
