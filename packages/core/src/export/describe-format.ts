import type { ExportFormat, FormatDescription } from "./format.ts";
import { formats } from "./formats/formats.ts";

/**
 * What help texts say of a format.
 *
 * @public
 */
export function describeFormat(format: ExportFormat): FormatDescription {
  const { kind, description, mediaHint } = formats[format];
  return { id: format, description, mediaHint, canUnset: kind === "environment" };
}
