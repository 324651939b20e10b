import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";

/** @public */
export interface ActionInput {
  readonly description: string;
  readonly required: boolean;
  /** Empty where the manifest names none, as the runner passes it. */
  readonly default: string;
}

/**
 * What an `action.yml` says, as far as the runner goes by it.
 *
 * @public
 */
export interface ActionManifest {
  readonly inputs: Readonly<Record<string, ActionInput>>;
  /** Descriptions by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** `node24`. */
  readonly using: string;
  /** Full paths. */
  readonly main: string;
  readonly post: string | undefined;
  /** The condition of the post step; `always()` unless it is given. */
  readonly postIf: string;
}

interface Written {
  readonly inputs?: Record<string, { description?: string; required?: boolean; default?: unknown }>;
  readonly outputs?: Record<string, { description?: string }>;
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string; readonly "post-if"?: string };
}

/**
 * Reads the manifest of the JavaScript action in a folder.
 *
 * @public
 */
export async function readActionManifest(folder: string): Promise<ActionManifest> {
  const { inputs = {}, outputs = {}, runs } = parse(await readFile(join(folder, "action.yml"), "utf8")) as Written;
  return {
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => [
        name,
        { description: input.description ?? "", required: input.required ?? false, default: String(input.default ?? "") },
      ]),
    ),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, output.description ?? ""])),
    using: runs.using,
    main: join(folder, runs.main),
    post: runs.post === undefined ? undefined : join(folder, runs.post),
    postIf: runs["post-if"] ?? "always()",
  };
}

/**
 * The `INPUT_*` variables of a step: each input that the manifest declares, with its default where none is given.
 *
 * @throws {Error} for an input that does not exist, of which the runner would warn
 * @internal
 */
export function inputVariables(manifest: ActionManifest, given: Readonly<Record<string, string>>): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(manifest.inputs, name));
  if (unknown.length > 0) {
    throw new Error(`The action has no input ${unknown.join(", ")}.`);
  }
  const values = Object.entries(manifest.inputs).map(([name, input]) => [name, given[name] ?? input.default] as const);
  return Object.fromEntries(values.map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value]));
}
