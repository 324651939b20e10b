import type { JsonDocument } from "../../rest-json/document.ts";
import { invalidRequest } from "./oidc-fault.ts";

/**
 * A field of a request; `null` counts as absent.
 *
 * @throws {AwsFault} `InvalidRequestException` when it is not a text
 * @internal
 */
export function optionalText(document: JsonDocument, name: string): string | undefined {
  const value = document[name] ?? undefined;
  if (value !== undefined && typeof value !== "string") throw invalidRequest(`${name} must be a string`);
  return value;
}

/**
 * @throws {AwsFault} `InvalidRequestException` when it is absent, empty or not a text
 * @internal
 */
export function requiredText(document: JsonDocument, name: string): string {
  const value = optionalText(document, name);
  if (value === undefined || value === "") throw invalidRequest(`${name} is missing`);
  return value;
}

/**
 * @throws {AwsFault} `InvalidRequestException` when it is not a list of texts
 * @internal
 */
export function textList(document: JsonDocument, name: string): readonly string[] | undefined {
  const value = document[name] ?? undefined;
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || !value.every((item): item is string => typeof item === "string")) {
    throw invalidRequest(`${name} must be a list of strings`);
  }
  return value;
}
