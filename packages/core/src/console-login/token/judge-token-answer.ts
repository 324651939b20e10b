import { asObject, readJsonObject, textOf } from "../../model/json-object.ts";
import { quotedWords } from "../../model/quoted-words.ts";
import { Secret } from "../../model/secret.ts";
import type { Fault } from "../../network/faults/fault.ts";
import { redact } from "../../network/faults/redact.ts";
import type { TokenGrant } from "./token-request.ts";

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/**
 * What a request came to.
 *
 * @internal
 */
export type TokenOutcome =
  | { readonly kind: "granted"; readonly grant: TokenGrant }
  /** `reason` is the service's own: `TOKEN_EXPIRED`, `INVALID_REQUEST` … */
  | { readonly kind: "refused"; readonly fault: Fault; readonly reason: string | undefined };

/** Seconds; AWS gives no more, and says so in each answer. */
const longestLife = 900;

/**
 * Judges an answer of the sign-in service. Pure, so that each malformed one is a row of a table.
 *
 * @param secrets - what the request held, should the answer repeat it
 * @internal
 */
export function judgeTokenAnswer(answer: RawAnswer, secrets: readonly Secret[]): TokenOutcome {
  const document = readJsonObject(answer.body);
  const grant = answer.status === 200 && document !== undefined ? readGrant(document) : undefined;
  return grant === undefined ? refusal(answer, document, secrets) : { kind: "granted", grant };
}

function readGrant(document: Readonly<Record<string, unknown>>): TokenGrant | undefined {
  const access = asObject(document["accessToken"]);
  const accessKeyId = textOf(access?.["accessKeyId"]);
  const secretAccessKey = textOf(access?.["secretAccessKey"]);
  const sessionToken = textOf(access?.["sessionToken"]);
  const expiresIn = document["expiresIn"] ?? longestLife;
  const refreshToken = textOf(document["refreshToken"]);
  const idToken = textOf(document["idToken"]);
  if (accessKeyId === undefined || secretAccessKey === undefined || sessionToken === undefined) {
    return undefined;
  }
  if (typeof expiresIn !== "number" || !(expiresIn > 0) || (document["tokenType"] ?? "aws_sigv4") !== "aws_sigv4") {
    return undefined;
  }
  return {
    accessKeyId,
    secretAccessKey: new Secret(secretAccessKey),
    sessionToken: new Secret(sessionToken),
    expiresIn: Math.min(expiresIn, longestLife),
    refreshToken: refreshToken === undefined ? undefined : new Secret(refreshToken),
    idToken: idToken === undefined ? undefined : new Secret(idToken),
  };
}

/** AWS's code stands in a header or in the body, sometimes with a namespace before or an address behind it. */
function refusal(
  { status, headers, body }: RawAnswer,
  document: Readonly<Record<string, unknown>> | undefined,
  secrets: readonly Secret[],
): TokenOutcome {
  const named = textOf(headers["x-amzn-errortype"]) ?? textOf(document?.["__type"]) ?? textOf(document?.["code"]);
  const code = named?.split(":")[0]?.replace(/^.*#/, "");
  const reason = textOf(document?.["error"]);
  const fromAws = status >= 400 && document !== undefined && (code ?? reason) !== undefined;
  const said = textOf(document?.["message"]) ?? textOf(document?.["Message"]) ?? reason ?? code ?? "";
  const date = Date.parse(headers["date"] ?? "");
  return {
    kind: "refused",
    reason: fromAws ? reason : undefined,
    fault: {
      origin: fromAws ? "aws" : "garbled",
      code: fromAws ? (code ?? reason) : undefined,
      message: fromAws ? redact(quotedWords(said), secrets) : `an answer of ${body.length} characters`,
      status,
      requestId: headers["x-amzn-requestid"],
      attempts: 1,
      serverTime: Number.isNaN(date) ? undefined : date,
      cause: undefined,
    },
  };
}
