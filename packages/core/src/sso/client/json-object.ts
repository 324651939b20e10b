/**
 * The fields of a JSON object, found whatever case their names are written in, as the Rust SDK finds them. An exact name wins.
 *
 * @returns `undefined` when the text is not one whole object: torn, followed by something, or no JSON
 * @internal
 */
export function parseFields(text: string): ((name: string) => unknown) | undefined {
  const object = parseObject(text);
  if (object === undefined) {
    return undefined;
  }
  const folded = new Map<string, unknown>();
  for (const [name, value] of Object.entries(object)) {
    folded.set(name.toLowerCase(), value);
  }
  return (name) => (Object.hasOwn(object, name) ? object[name] : folded.get(name.toLowerCase()));
}

/** @internal */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
    return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** @internal */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
