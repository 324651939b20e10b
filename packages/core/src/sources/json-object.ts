/**
 * Reads a text that is one JSON object; `undefined` when it is not. A byte order mark before it, as PowerShell writes, is skipped.
 *
 * @internal
 */
export function readJsonObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
