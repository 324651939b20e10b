import { Secret } from "./secret.ts";

/**
 * A JSON object whose fields no one has checked yet.
 *
 * @internal
 */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads a text that is one JSON object. A byte order mark before it, as PowerShell writes, is skipped.
 *
 * @returns `undefined` when it is not: torn, followed by something, or no JSON
 * @internal
 */
export function readJsonObject(text: string): JsonObject | undefined {
  try {
    return asObject(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch {
    return undefined;
  }
}

/**
 * The fields of a JSON object, found whatever case their names are written in, as the Rust SDK finds them. An exact name wins.
 *
 * @returns `undefined` as {@link readJsonObject}
 * @internal
 */
export function readJsonFields(text: string): ((name: string) => unknown) | undefined {
  const object = readJsonObject(text);
  if (object === undefined) return undefined;
  const folded = new Map(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => (Object.hasOwn(object, name) ? object[name] : folded.get(name.toLowerCase()));
}

/**
 * A value if it is an object, and not a list.
 *
 * @internal
 */
export function asObject(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

/** @internal */
export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/**
 * A value if it is a text that is not empty.
 *
 * @internal
 */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * A value as a secret if it is a text that is not empty.
 *
 * @internal
 */
export function secretOf(value: unknown): Secret | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : new Secret(text);
}
