import { CredentialError, type ExportFormat } from "@aws-temp/core";
import { describeFormat, exportFormats } from "@aws-temp/core/formats";
import * as Flags from "@oclif/core/flags";
import type { AppContext } from "../app-context.ts";
import { shellFormat } from "../shell-format.ts";

/** The format of what is printed. */
export const formatFlags = {
  format: Flags.option({
    char: "f",
    helpValue: "FORMAT",
    options: exportFormats,
    summary: `Format: ${exportFormats.join(", ")}. Without it, the shell that asks.`,
  })(),
};

/** The formats that can take variables away again. */
const unsetFormats = exportFormats.filter((id) => describeFormat(id).canUnset);

/** The format of `unset`. */
export const unsetFormatFlags = {
  format: Flags.option({
    char: "f",
    helpValue: "FORMAT",
    options: unsetFormats,
    summary: `Format: ${unsetFormats.join(", ")}. Without it, the shell that asks.`,
  })(),
};

/** The names that some formats carry. */
export const nameFlags = {
  name: Flags.string({
    helpValue: "NAME",
    summary: "Name of the section in the `ini` format, or of the Secret in the `k8s` format.",
  }),
};

/**
 * The format that is printed: the one asked for; with `--json` that is `json`; else the shell's.
 *
 * @throws {CredentialError} `USAGE` when `--json` contradicts `--format`
 */
export function chosenFormat(
  flags: { readonly format?: ExportFormat | undefined; readonly json: boolean },
  context: Pick<AppContext, "environment" | "platform">,
): ExportFormat {
  if (!flags.json) return flags.format ?? shellFormat(context);
  if (flags.format !== undefined && flags.format !== "json") {
    throw new CredentialError("USAGE", `--json prints JSON, --format ${flags.format} does not.`, {
      hints: ["Give one of them."],
    });
  }
  return "json";
}
