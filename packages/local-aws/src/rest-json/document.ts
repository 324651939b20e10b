/**
 * A JSON object that a client sent.
 *
 * @internal
 */
export type JsonDocument = Readonly<Record<string, unknown>>;

/**
 * A body as a JSON object; `undefined` when it is something else.
 *
 * @internal
 */
export function readDocument(body: Uint8Array): JsonDocument | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A document's fields for the log. Only those that are known to hold no secret are shown.
 *
 * @internal
 */
export function shownFields(document: JsonDocument, harmless: ReadonlySet<string>): Record<string, string> {
  const shown = Object.entries(document).map(([name, value]): [string, string] => [
    name,
    !harmless.has(name) ? "[redacted]" : typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return Object.fromEntries(shown);
}
