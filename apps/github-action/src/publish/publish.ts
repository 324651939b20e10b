import type { Environment } from "@aws-temp/core";
import type { Host } from "../host.ts";
import type { Inputs } from "../inputs/inputs.ts";
import type { Interruption } from "../interruption.ts";
import type { Memory } from "../restore/memory.ts";
import { outputsOf } from "./outputs.ts";
import type { Publication } from "./publication.ts";
import { summaryOf } from "./summary.ts";
import { variablesOf } from "./variables.ts";

/** @public */
export interface PublishDeps {
  readonly host: Host;
  readonly memory: Memory;
  readonly interruption: Interruption;
  readonly clock: () => number;
  /** The job's variables as the step found them. */
  readonly before: Environment;
}

/**
 * Gives everything to the job at once, after all of it was checked: profiles first, which can be taken back, then variables, outputs
 * and the summary, between which nothing is waited for. What fails in the middle takes back what came before it.
 *
 * @throws {CredentialError} when profiles cannot be written, or the end came meanwhile; then nothing of it stays
 * @public
 */
export async function publish(publication: Publication, { publish: wanted }: Inputs, deps: PublishDeps): Promise<void> {
  deps.interruption.hold();
  if (publication.profiles.length === 0) {
    give(publication, wanted, undefined, deps);
    return;
  }
  const { filesFor, takeBack, writeProfiles } = await import("./profiles.ts");
  const { memory, before } = deps;
  const { stateFolder, ...files } = filesFor(wanted.location, before, memory);
  try {
    await writeProfiles(
      { files, profiles: publication.profiles, overwrite: wanted.overwriteProfiles },
      { memory, stateFolder, checkEnd: deps.interruption.check },
    );
    deps.interruption.check();
    give(publication, wanted, files, deps);
  } catch (failed) {
    await takeBack(memory);
    throw failed;
  }
  for (const { name } of publication.profiles) deps.host.info(`✓ Successfully configured AWS profile: ${name}`);
}

type Files = { readonly configFile: string; readonly credentialsFile: string } | undefined;

function give(publication: Publication, wanted: Inputs["publish"], files: Files, deps: PublishDeps): void {
  const { host, memory, before } = deps;
  const elsewhere = wanted.location === "temp" ? files : undefined;
  const variables = variablesOf({ publication, publish: wanted, before, files: elsewhere });
  memory.variables(variables);
  const outputs = outputsOf({ publication, publish: wanted, files, now: deps.clock() });
  host.together(() => {
    for (const [name, value] of variables) host.exportVariable(name, value);
    for (const [name, value] of outputs) host.output(name, value);
    if (wanted.summary) host.summary(summaryOf(publication, wanted));
  });
}
