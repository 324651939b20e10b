import { setTimeout as pause } from "node:timers/promises";
import { CredentialError } from "../../errors/credential-error.ts";
import type { Credentials } from "../../model/credentials.ts";
import { readJsonObject } from "../../model/json-object.ts";
import type { PlanSource } from "../../plan/plan.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Environment } from "../../ports/environment.ts";
import { safeTail } from "../process/safe-tail.ts";
import { refuseExpired } from "../refuse-expired.ts";
import { isContainerAddressAllowed } from "./container-address.ts";
import { containerAuthorization } from "./container-authorization.ts";
import { readMetadataCredentials } from "./metadata-credentials.ts";
import { codeOfLimit, type MetadataAnswer, requestMetadata } from "./metadata-request.ts";

/** @internal */
export type ContainerSource = Extract<PlanSource, { readonly kind: "container" }>;

/** @internal */
export interface ContainerDeps {
  /** Read for the authorization token. */
  readonly environment: Environment;
  readonly clock: Clock;
}

/** botocore's patience, with shorter pauses: the service is on this machine. */
const patience = { timeoutMs: 2000, attempts: 3, pauseMs: 100 };

/**
 * Asks the credentials endpoint of an ECS task, an EKS pod, or a local server of the same kind. Retries when no one answers and
 * on 429 and 5xx.
 *
 * @throws {CredentialError} `NETWORK_UNREACHABLE` when no one answers, `SOURCE_FAILED` when the address is not allowed or what
 *   comes back is not credentials, `KEYS_EXPIRED` when they have expired
 * @internal
 */
export async function containerCredentials(source: ContainerSource, deps: ContainerDeps): Promise<Credentials> {
  const { profile } = source;
  const url = addressOf(source);
  // A query or password in the address may be a secret.
  const uri = `${url.origin}${url.pathname}`;
  const authorization = await containerAuthorization(deps.environment, profile);
  const headers = { Accept: "application/json", ...(authorization && { Authorization: authorization.reveal() }) };
  const answer = await ask(url, headers);
  if ("passed" in answer) {
    const { passed } = answer;
    throw new CredentialError(codeOfLimit(passed), `The container's credentials endpoint ${uri} ${passed.message}.`, {
      profile,
      cause: passed,
      hints: ["Check that the address is a container credentials endpoint."],
    });
  }
  if ("unreachable" in answer) {
    const why = answer.unreachable === "ETIMEDOUT" ? `no answer within ${patience.timeoutMs / 1000} s` : answer.unreachable;
    throw new CredentialError(
      "NETWORK_UNREACHABLE",
      `The container's credentials endpoint ${uri} could not be reached (${why}).`,
      {
        profile,
        cause: answer.cause,
        hints: [
          "Run inside the ECS task or EKS pod, or use another profile.",
          "Check AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or _FULL_URI.",
        ],
      },
    );
  }
  const document = readJsonObject(answer.body);
  if (answer.status !== 200 || document === undefined) {
    throw refused({ profile, uri }, answer.status, document);
  }
  const credentials = readMetadataCredentials(document);
  if (typeof credentials === "string") {
    throw new CredentialError(
      "SOURCE_FAILED",
      `The container's credentials endpoint ${uri} answered without a valid ${credentials}.`,
      {
        profile,
        hints: ["Check that the address is a container credentials endpoint."],
      },
    );
  }
  const what = `What the container's credentials endpoint ${uri} gave`;
  const hints = ["Check this machine's clock; if it is right, restart the task or pod."];
  refuseExpired({ expiration: credentials.expiration, what, code: "KEYS_EXPIRED", hints, data: { profile } }, deps.clock);
  return credentials;
}

function addressOf({ profile, uri }: ContainerSource): URL {
  if (!URL.canParse(uri)) {
    throw new CredentialError("SOURCE_FAILED", `The container's credentials endpoint “${uri}” is not an address.`, {
      profile,
      hints: ["Correct AWS_CONTAINER_CREDENTIALS_FULL_URI."],
    });
  }
  const url = new URL(uri);
  if (!isContainerAddressAllowed(url)) {
    throw new CredentialError(
      "SOURCE_FAILED",
      `Credentials cannot be requested from ${url.origin}: with http, only this machine and the services of ECS and EKS are allowed.`,
      {
        profile,
        hints: ["Use https, or a loopback address, in AWS_CONTAINER_CREDENTIALS_FULL_URI."],
      },
    );
  }
  return url;
}

async function ask(url: URL, headers: Readonly<Record<string, string>>): Promise<MetadataAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await requestMetadata({ url, method: "GET", headers, timeoutMs: patience.timeoutMs });
    const transient = "unreachable" in answer || ("status" in answer && (answer.status === 429 || answer.status >= 500));
    if (!transient || attempt === patience.attempts) {
      return answer;
    }
    await pause(patience.pauseMs * attempt);
  }
}

/** Errors are JSON with a code and a message, whose spelling varies. */
function refused(
  { profile, uri }: Pick<ContainerSource, "profile" | "uri">,
  status: number,
  document: Readonly<Record<string, unknown>> | undefined,
): CredentialError {
  const said = [document?.["code"] ?? document?.["Code"], document?.["message"] ?? document?.["Message"]];
  const words = safeTail(said.filter((word) => typeof word === "string").join(": "));
  const what = document === undefined && status === 200 ? "something that is not JSON" : `HTTP ${status}`;
  return new CredentialError(
    "SOURCE_FAILED",
    `The container's credentials endpoint ${uri} answered ${what}${words === "" ? "" : ` (${words})`}.`,
    {
      profile,
      hints:
        status === 401 || status === 403
          ? ["Check AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE or AWS_CONTAINER_AUTHORIZATION_TOKEN."]
          : ["Check that the task or pod has a role, and the address in AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or _FULL_URI."],
    },
  );
}
