import type { Environment } from "@aws-temp/core";
import type { Host } from "./host.ts";
import type { Inputs } from "./inputs/inputs.ts";
import type { Interruption } from "./interruption.ts";
import { checkObtained } from "./obtain/check-obtained.ts";
import type { ObtainDeps } from "./obtain/obtain-deps.ts";
import { maskIdentity } from "./publish/masks.ts";
import type { AuthMethod, Obtained, Publication } from "./publish/publication.ts";
import { publish } from "./publish/publish.ts";
import type { Memory } from "./restore/memory.ts";
import { usualVariables } from "./restore/remembered.ts";
import type { RetryDeps } from "./retry/retry.ts";
import { warnOfUntrustedEvent } from "./teach/untrusted-event.ts";

/** @public */
export interface RunDeps extends RetryDeps {
  readonly host: Host;
  readonly memory: Memory;
  readonly interruption: Interruption;
  /** The job's variables as the step found them. */
  readonly before: Environment;
}

/**
 * Obtains what the workflow asks for, checks it, and only then publishes it.
 *
 * @throws {CredentialError}
 * @public
 */
export async function run(inputs: Inputs, deps: RunDeps): Promise<void> {
  const { host, before } = deps;
  for (const warning of inputs.warnings) host.warning(warning);
  if (inputs.warnUntrustedEvents) warnOfUntrustedEvent(host, before);
  await checkProfilesBeforehand(inputs, before);
  const clears = inputs.unsetCurrent && inputs.publish.env;
  if (clears) clear(usualVariables, deps);
  const environment = clears ? without(usualVariables, inputs.environment) : inputs.environment;
  if (inputs.roles !== undefined || inputs.refresh) {
    const { obtainRoles, publicationOfRoles } = await import("./roles/roles.ts");
    const obtained = await obtainRoles(inputs, { ...deps, environment, makeFolder: deps.memory.folder });
    await publish(publicationOfRoles(obtained, inputs), inputs, deps);
    obtained.keep();
    return;
  }
  const publication = await obtainAll(inputs, { ...deps, environment });
  await publish(publication, inputs, deps);
  if (publication.exportsCredentials && publication.exportsProfile === undefined) warnOfProfile(inputs, deps);
}

/** The AWS CLI and boto3 refuse an empty `AWS_PROFILE`, and the runner can only empty it: so it is left and said. */
function warnOfProfile({ publish: { env } }: Inputs, { host, before }: RunDeps): void {
  const named = before["AWS_PROFILE"];
  if (!env || !named) return;
  host.warning(
    `AWS_PROFILE is set to ${named} in this job: the AWS SDK for JavaScript and others take that profile rather than the exported credentials. Remove it from the job's env, or set aws-profile.`,
  );
}

/** Sets variables to nothing, which the tools of AWS take for not set. */
function clear(names: readonly string[], { host, memory }: Pick<RunDeps, "host" | "memory">): void {
  memory.variables(names.map((name) => [name, ""]));
  for (const name of names) host.exportVariable(name, "");
}

async function obtainAll(inputs: Inputs, deps: RunDeps & ObtainDeps): Promise<Publication> {
  if (inputs.useExisting) {
    const { existingCredentials } = await import("./obtain/existing.ts");
    const existing = await existingCredentials(inputs, deps);
    if (existing !== undefined) {
      checkObtained(existing, { ...inputs, minimumSessionSeconds: undefined }, deps.clock());
      deps.host.notice("Pre-existing credentials are valid. No need to generate new ones.");
      return {
        ...publicationOf(existing, "existing", inputs),
        exportsCredentials: false,
        exportsProfile: undefined,
        profiles: [],
      };
    }
  }
  const { obtain } = await import("./obtain/obtain.ts");
  const { obtained, authMethod } = await obtain(inputs, deps);
  maskIdentity(deps.host, obtained, inputs.publish);
  checkObtained(obtained, inputs, deps.clock());
  return publicationOf(obtained, authMethod, inputs);
}

function publicationOf(obtained: Obtained, authMethod: AuthMethod, { region, publish: wanted }: Inputs): Publication {
  const profiles = wanted.profile === undefined ? [] : [{ ...obtained, name: wanted.profile, region }];
  return {
    authMethod,
    region,
    main: obtained,
    // What the job has by itself it keeps having: only what is new is exported.
    exportsCredentials: obtained.roleArn !== undefined || authMethod === "access-keys",
    exportsProfile: wanted.profile,
    profiles,
  };
}

async function checkProfilesBeforehand(inputs: Inputs, before: Environment) {
  const { profile, location, overwriteProfiles } = inputs.publish;
  if (profile === undefined && inputs.roles === undefined && !inputs.refresh) return;
  const names = inputs.roles === undefined && !inputs.refresh ? [profile ?? ""] : await namesOfRoles(inputs);
  const { checkBeforehand } = await import("./publish/profiles.ts");
  checkBeforehand(location, names, overwriteProfiles, before);
}

async function namesOfRoles(inputs: Inputs): Promise<readonly string[]> {
  const { profileNames, rolesText } = await import("./roles/roles.ts");
  return profileNames(rolesText(inputs));
}

function without(names: readonly string[], environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.includes(name)));
}
