import { CredentialError } from "@aws-temp/core";
import { type PictureFormat, pictureFormats } from "@aws-temp/core/plan";
import * as Flags from "@oclif/core/flags";

/** How a picture is drawn. */
export const pictureFlags = {
  format: Flags.option({
    char: "f",
    helpValue: "FORMAT",
    options: pictureFormats,
    summary: "Draw the plan as text for Mermaid (GitHub and many wikis show it) or as an SVG image.",
  })(),
};

/** The same where a list is drawn instead of printed. */
export const graphFormatFlags = {
  format: Flags.option({
    char: "f",
    helpValue: "FORMAT",
    options: pictureFormats,
    summary: "Format of --graph: text for Mermaid, or an SVG image.",
    dependsOn: ["graph"],
  })(),
};

/**
 * The format of the picture that is asked for; `undefined` for none.
 *
 * @throws {CredentialError} `USAGE` when `--json` contradicts it
 */
export function pictureFormat(flags: {
  readonly format?: PictureFormat | undefined;
  readonly json: boolean;
}): PictureFormat | undefined {
  if (flags.json && flags.format !== undefined) {
    throw new CredentialError("USAGE", `--json prints JSON, --format ${flags.format} does not.`, {
      hints: ["Give one of them."],
    });
  }
  return flags.format;
}
