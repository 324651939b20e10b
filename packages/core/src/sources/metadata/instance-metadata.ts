import { CredentialError } from "../../errors/credential-error.ts";
import type { PlanSource } from "../../plan/plan.ts";
import { codeOfLimit, type MetadataAnswer, requestMetadata } from "./metadata-request.ts";

type InstanceSource = Extract<PlanSource, { readonly kind: "instance" }>;

/** @internal */
export interface InstanceMetadata {
  /**
   * Asks for a path.
   *
   * @returns the body; empty for a 404
   */
  readonly get: (path: string) => Promise<string>;
}

const tokenPath = "/latest/api/token";
const tokenSeconds = 21_600;

/** Answers to the request for a token that mean: this service knows IMDSv1 alone. */
const withoutTokens = [403, 404, 405];

/**
 * Opens a session with the metadata service of an EC2 instance.
 *
 * Each request is tried as often, and waited for as long, as the plan says. Without a token (the service knows none, or no one
 * answered, as behind too many network hops) requests are sent as IMDSv1, if the plan allows that.
 *
 * @throws {CredentialError} `NETWORK_UNREACHABLE` or `SOURCE_FAILED`
 * @internal
 */
export async function openInstanceMetadata(source: InstanceSource): Promise<InstanceMetadata> {
  if (!URL.canParse(source.uri) || !/^https?:$/.test(new URL(source.uri).protocol)) {
    throw new CredentialError("SOURCE_FAILED", `The EC2 metadata service's address “${source.uri}” is not an http:// address.`, {
      profile: source.profile,
      hints: ["Correct AWS_EC2_METADATA_SERVICE_ENDPOINT, or ec2_metadata_service_endpoint in the profile."],
    });
  }
  let token = await fetchToken(source);
  const read = (path: string) => ask(source, "GET", path, token === undefined ? {} : { "x-aws-ec2-metadata-token": token });
  return {
    get: async (path) => {
      let answer = await read(path);
      if ("status" in answer && answer.status === 401 && token !== undefined) {
        token = await fetchToken(source);
        answer = await read(path);
      }
      if (!("status" in answer) || (answer.status !== 200 && answer.status !== 404)) {
        throw failure(source, path, answer);
      }
      return answer.status === 200 ? answer.body : "";
    },
  };
}

async function fetchToken(source: InstanceSource): Promise<string | undefined> {
  const answer = await ask(source, "PUT", tokenPath, { "x-aws-ec2-metadata-token-ttl-seconds": String(tokenSeconds) });
  if ("status" in answer && answer.status === 200 && /^[\x21-\x7e]+$/.test(answer.body)) {
    return answer.body;
  }
  const silent = "unreachable" in answer && answer.unreachable === "ETIMEDOUT";
  if (source.v1Allowed && (silent || ("status" in answer && withoutTokens.includes(answer.status)))) {
    return undefined;
  }
  throw failure(source, tokenPath, answer);
}

async function ask(
  { uri, timeoutSeconds, attempts }: InstanceSource,
  method: "GET" | "PUT",
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<MetadataAnswer> {
  const request = { url: new URL(`${uri}${path}`), method, headers, timeoutMs: timeoutSeconds * 1000 };
  let answer = await requestMetadata(request);
  for (
    let attempt = 1;
    attempt < attempts && ("unreachable" in answer || ("status" in answer && answer.status >= 500));
    attempt += 1
  ) {
    answer = await requestMetadata(request);
  }
  return answer;
}

function failure(source: InstanceSource, path: string, answer: MetadataAnswer): CredentialError {
  if ("unreachable" in answer) return unreachable(source, answer);
  if ("status" in answer) return refused(source, path, answer.status);
  const { passed } = answer;
  return new CredentialError(
    codeOfLimit(passed),
    `The EC2 metadata service ${source.uri} ${passed.message} when asked for ${path}.`,
    { profile: source.profile, cause: passed, hints: ["Check that the address is that of an EC2 metadata service."] },
  );
}

function unreachable(
  source: InstanceSource,
  { unreachable: code, cause }: { readonly unreachable: string; readonly cause: unknown },
) {
  const { profile, uri, timeoutSeconds } = source;
  const why = code === "ETIMEDOUT" ? `no answer within ${timeoutSeconds} s` : code;
  return new CredentialError("NETWORK_UNREACHABLE", `The EC2 metadata service ${uri} cannot be reached (${why}).`, {
    profile,
    cause,
    hints: [
      "Use another profile unless this is an EC2 instance.",
      "In a container on an instance, raise the hop limit: aws ec2 modify-instance-metadata-options --http-put-response-hop-limit 2",
    ],
  });
}

function refused({ profile, uri, v1Allowed }: InstanceSource, path: string, status: number): CredentialError {
  if (path === tokenPath && status === 200) {
    return new CredentialError("SOURCE_FAILED", `What the EC2 metadata service ${uri} answered to ${path} is not a token.`, {
      profile,
      hints: ["Check that the address is that of an EC2 metadata service."],
    });
  }
  return new CredentialError("SOURCE_FAILED", `The EC2 metadata service ${uri} answered HTTP ${status} to ${path}.`, {
    profile,
    hints:
      path === tokenPath && !v1Allowed && withoutTokens.includes(status)
        ? ["It gives no IMDSv2 token, and ec2_metadata_v1_disabled forbids IMDSv1: remove that setting, or enable IMDSv2."]
        : [
            "Check that metadata is switched on for the instance: aws ec2 modify-instance-metadata-options --http-endpoint enabled",
          ],
  });
}
