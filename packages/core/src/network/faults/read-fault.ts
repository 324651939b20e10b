import type { Secret } from "../../model/secret.ts";
import type { Fault } from "./fault.ts";
import { redact } from "./redact.ts";

interface SdkError extends Error {
  readonly code?: unknown;
  readonly errors?: readonly SdkError[];
  /** Where OAuth services put their words. */
  readonly error_description?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string; readonly attempts?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

/** What the SDK calls an answer that is not in AWS's form; the last three are its parser's own failures (deep nesting, for example). */
const namelessCodes = new Set(["Unknown", "UnknownError", "NotFound", "Error", "TypeError", "SyntaxError", "RangeError"]);

/**
 * Turns whatever the SDK threw into plain data, with the secrets of the call removed.
 *
 * @internal
 */
export function readFault(thrown: unknown, secrets: readonly Secret[]): Fault {
  const error: SdkError = thrown instanceof Error ? thrown : new Error(String(thrown));
  const metadata = error.$metadata;
  const systemCode = codeOf(error);
  const origin = originOf(error, systemCode);
  const message = redact(firstLine(error), secrets);
  const date = Date.parse(headerOf(error, "date") ?? "");
  return {
    origin,
    code: origin === "aws" ? error.name : origin === "garbled" ? limitOf(systemCode) : (systemCode ?? error.name),
    message,
    status: metadata?.httpStatusCode,
    requestId: metadata?.requestId,
    attempts: metadata?.attempts ?? 1,
    serverTime: Number.isNaN(date) ? undefined : date,
    cause: origin === "network" || origin === "local" ? withoutSecrets(error, secrets) : undefined,
  };
}

/** Of what is no answer of AWS, only that it passed our own limit has a name. */
function limitOf(code: string | undefined): string | undefined {
  return code === "ANSWER_TOO_LARGE" ? code : undefined;
}

function originOf(error: SdkError, systemCode: string | undefined): Fault["origin"] {
  // First the system's word: a connection may break in the middle of an answer that began well.
  if (systemCode !== undefined) {
    return systemCode.startsWith("HPE_") || systemCode === "ANSWER_TOO_LARGE" ? "garbled" : "network";
  }
  if (error.$metadata?.httpStatusCode !== undefined) {
    return namelessCodes.has(error.name) ? "garbled" : "aws";
  }
  return error.name === "TimeoutError" || /\bproxy\b|\bsocket\b/i.test(error.message) ? "network" : "local";
}

/** When a host has several addresses, Node wraps one failure for each into an error of its own that has no message. */
function codeOf(error: SdkError): string | undefined {
  const code = error.code ?? error.errors?.[0]?.code;
  return typeof code === "string" && code !== "" ? code : undefined;
}

/** AWS's reasons stand on the first line; what follows a signature mismatch is the whole request, session token included. */
function firstLine(error: SdkError): string {
  const described = typeof error.error_description === "string" ? error.error_description : "";
  const text = described || error.message || error.errors?.map((each) => each.message).join(", ") || error.name;
  return (text.split("\n")[0] ?? "").trim();
}

function headerOf(error: SdkError, name: string): string | undefined {
  const headers = Object.entries(error.$response?.headers ?? {});
  return headers.find(([header]) => header.toLowerCase() === name)?.[1];
}

function withoutSecrets(error: Error, secrets: readonly Secret[]): unknown {
  const text = `${error.message}\n${error.stack}`;
  return redact(text, secrets) === text ? error : undefined;
}
