import { homedir } from "node:os";
import { CredentialError } from "@aws-temp/core";
import type { GivenProfiles } from "@aws-temp/core/plan";
import { locateFiles } from "@aws-temp/core/profiles";
import { holdToken, type TokenHolder } from "../id-token/token-holder.ts";
import type { Inputs } from "../inputs/inputs.ts";
import { checkObtained } from "../obtain/check-obtained.ts";
import { mintToken } from "../obtain/mint-token.ts";
import type { ObtainDeps } from "../obtain/obtain-deps.ts";
import { sourceCredentials } from "../obtain/source-credentials.ts";
import { maskIdentity, maskKeys } from "../publish/masks.ts";
import type { AuthMethod, ProfileToWrite } from "../publish/publication.ts";
import { helperUserName } from "../refresh/helper-deps.ts";
import { startRefresh } from "../refresh/start-refresh.ts";
import { retry } from "../retry/retry.ts";
import { chooseSource } from "../source/choose-source.ts";
import { readTokenFile } from "../source/token-file.ts";
import { userAgentOf } from "../user-agent.ts";
import { checkPartitions } from "./check-partitions.ts";
import { explainRole } from "./explain-role.ts";
import { givenRoles } from "./given-roles.ts";
import { hideRoles } from "./hide-roles.ts";
import { needsOwnSource, ownSourceOf, tokenFilesIn } from "./own-source.ts";
import { type RolesDeps, resolveRoles } from "./resolve-roles.ts";
import { rolesEnvironment } from "./roles-environment.ts";
import { checkRenewable, profileNames, rolesText } from "./roles-text.ts";
import { tagsForRoles } from "./tags-for-roles.ts";
import { warnOfText } from "./warn-of-text.ts";

/** @public */
export interface ObtainRolesDeps extends ObtainDeps {
  /** Makes a folder that only this user reads, and that goes when the job ends. */
  readonly makeFolder: () => string;
}

/** @public */
export interface ObtainedRoles {
  readonly authMethod: AuthMethod;
  /** Checked, in the order of their sections. With `refresh` they have a `credentialProcess`. */
  readonly profiles: readonly ProfileToWrite[];
  /** Said once the profiles are published; until then what renews them goes when this process ends. */
  readonly keep: () => void;
}

/**
 * Obtains what `roles` asks for, or with `refresh` a single role, and checks all of it. Nothing is published, and without `refresh`
 * nothing depends on the disk.
 *
 * @throws {CredentialError}
 * @public
 */
export async function obtainRoles(inputs: Inputs, deps: ObtainRolesDeps): Promise<ObtainedRoles> {
  const { region, session, environment, retries } = inputs;
  const text = rolesText(inputs);
  const names = profileNames(text);
  hideRoles(deps.host, text, inputs.publish);
  if (inputs.refresh) checkRenewable(text, inputs);
  checkPartitions(text, inputs);
  warnOfText(text, deps.host.warning);
  // As the input of that name: refused where a link leads to it, and hidden.
  for (const file of tokenFilesIn(text)) await sourcesFor(inputs, deps).checkTokenFile(file);
  const authMethod = chooseSource(inputs);
  const tagged = tagsForRoles(text, authMethod, inputs, deps.host.warning);
  const ownSource = needsOwnSource(text) ? await ownSourceOf(authMethod, inputs, sourcesFor(inputs, deps)) : undefined;
  const variants = tagged.map(({ tags }) => givenRoles({ text, region, session, tags, ownSource }));
  const files = locateFiles({ environment, home: homedir(), platform: process.platform });
  const refresh = inputs.refresh ? startRefresh(deps.makeFolder, files, deps.host.input, names) : undefined;
  const tokens = holdToken(() => mintToken({ ...inputs, retries: { attempts: 1, explicit: true } }, deps), deps.clock);
  const rolesDeps: RolesDeps = {
    environment: rolesEnvironment(deps.environment, { ...files, folder: refresh?.folder }),
    home: homedir(),
    userName: helperUserName,
    clock: deps.clock,
    logger: { warn: once(deps.host.warning), progress: () => undefined },
    cache: refresh === undefined ? "memory" : "disk",
    mintWebIdentity: () => tokens.get(),
    userAgent: userAgentOf(deps.host.environment),
    attempts: retries.sdkAttempts ?? 1,
    again: (work, byNew) => {
      const call = byNew ? "assume-role-with-new-credentials" : "assume-role";
      return retry(call, () => withLivingToken(work, tokens), retries, deps);
    },
    hide: (obtained) => {
      maskKeys(deps.host, obtained.credentials, inputs.publish);
      maskIdentity(deps.host, obtained, inputs.publish);
    },
    explain: (thrown, plan) => explainRole(thrown, plan, { environment, token: tokens.last() }),
  };
  const options = { refresh: inputs.refresh, plainKeysOnly: session.plainKeysOnly };
  const { given, profiles } = await withFittingTags(variants, async (each) => ({
    given: each,
    profiles: await resolveRoles(names, each, options, rolesDeps),
  }));
  for (const profile of profiles) checkProfile(profile, inputs, deps.clock());
  const published = refresh === undefined ? profiles : await refresh.finish(given, profiles);
  return { authMethod, profiles: published, keep: () => refresh?.keep() };
}

/** The runner's clock may be behind AWS's: then a token ends before it seems old. */
async function withLivingToken<Answer>(work: () => Promise<Answer>, tokens: TokenHolder): Promise<Answer> {
  return await work().catch((thrown: unknown) => {
    const ended =
      thrown instanceof CredentialError &&
      thrown.code === "WEB_IDENTITY_REJECTED" &&
      /^ExpiredToken/.test(thrown.data.awsCode ?? "");
    if (!ended) throw thrown;
    tokens.drop();
    return work();
  });
}

/** A plan says the same each time that it is run. */
function once(warn: (message: string) => void): (message: string) => void {
  const said = new Set<string>();
  return (message) => {
    if (!said.has(message)) warn(message);
    said.add(message);
  };
}

function sourcesFor(inputs: Inputs, deps: ObtainDeps) {
  return {
    checkTokenFile: async (file: string) => deps.host.mask((await readTokenFile(file, inputs.environment)).reveal()),
    findMachineCredentials: () => sourceCredentials(inputs, deps),
  };
}

function checkProfile(profile: ProfileToWrite, inputs: Inputs, now: number): void {
  try {
    checkObtained(profile, inputs, now);
  } catch (thrown) {
    if (!(thrown instanceof CredentialError)) throw thrown;
    const { code, message, hints, cause } = thrown;
    throw new CredentialError(code, `Profile ${profile.name}: ${message}`, { profile: profile.name, hints, cause });
  }
}

/** The first variant has all tags; where they are too large for AWS, the next has fewer. */
async function withFittingTags<Result>(
  [first, ...others]: readonly GivenProfiles[],
  work: (given: GivenProfiles) => Promise<Result>,
): Promise<Result> {
  if (first === undefined) throw new CredentialError("UNEXPECTED", "There are no session tags to try.");
  try {
    return await work(first);
  } catch (thrown) {
    const isTooLarge = thrown instanceof CredentialError && /^PackedPolicyTooLarge/.test(thrown.data.awsCode ?? "");
    if (!isTooLarge || others.length === 0) throw thrown;
    return await withFittingTags(others, work);
  }
}
