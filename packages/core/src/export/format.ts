import type { EnvironmentChange } from "./environment-change.ts";
import type { ExportInput } from "./export-input.ts";

/**
 * The formats of `--format`, in the order in which help texts list them.
 *
 * @public
 */
export const exportFormats = [
  "sh",
  "fish",
  "powershell",
  "cmd",
  "nushell",
  "tcsh",
  "xonsh",
  "elvish",
  "dotenv",
  "docker",
  "json",
  "process",
  "ini",
  "github",
  "k8s",
] as const;

/**
 * The name of a format, one of {@link exportFormats}.
 *
 * @public
 */
export type ExportFormat = (typeof exportFormats)[number];

/**
 * What help texts say of a format.
 *
 * @public
 */
export interface FormatDescription {
  readonly id: ExportFormat;
  /** What reads it, in a few words. */
  readonly description: string;
  /** How the text reaches its reader, with `COMMAND` in place of the command that prints it: `eval "$(COMMAND)"`. */
  readonly mediaHint: string;
  /** Whether the format can also take variables away again. */
  readonly canUnset: boolean;
}

/**
 * One format. Those that change an environment can set and unset; the others are documents that hold the credentials.
 *
 * @internal
 */
export type Format = { readonly description: string; readonly mediaHint: string } & (
  | { readonly kind: "environment"; readonly write: (change: EnvironmentChange) => string }
  | { readonly kind: "document"; readonly write: (input: ExportInput) => string }
);
