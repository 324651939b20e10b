import { CredentialError } from "../../errors/credential-error.ts";
import { readInteger, readList } from "../../profiles/keys/read-keys.ts";
import type { Profile } from "../../profiles/profile.ts";
import { stsEndpoint } from "../endpoint.ts";
import type { PlanSource, WebIdentityToken } from "../plan.ts";
import type { PlanContext } from "../plan-context.ts";
import { allowedDuration } from "../policy/duration-policy.ts";
import { checkValues } from "../policy/file-values.ts";
import { checkPolicies } from "../policy/parameter-limits.ts";
import { sessionName } from "../policy/session-name.ts";
import { regionOf } from "../region.ts";
import { place, setting } from "../setting.ts";

/**
 * A role that is assumed with a token from an OpenID Connect provider, which a file holds or the app gets.
 *
 * @param last - nothing is assumed on top of it, so what the request says of the role is meant for this one
 * @internal
 */
export function webIdentitySource(profile: Profile, context: PlanContext, last: boolean): PlanSource {
  const { request, environment } = context;
  const where = place(profile, "role_arn");
  checkValues(profile, ["role_arn", "web_identity_token_file"]);
  const asked = last ? request : {};
  const policy = asked.policy ?? setting(profile, "session_policy");
  const policyArns = asked.policyArns ?? readList(profile, "session_policy_arns");
  checkPolicies(
    policy,
    policyArns,
    (message) => new CredentialError("INVALID_VALUE", `Profile ${profile.name}: ${message}`, { ...where }),
  );
  return {
    kind: "web-identity",
    profile: profile.name,
    roleArn: profile.settings.get("role_arn") ?? "",
    ...tokenOf(profile),
    roleSessionName: sessionName(
      asked.roleSessionName ?? setting(profile, "role_session_name") ?? environment["AWS_ROLE_SESSION_NAME"],
      context.userName,
    ),
    durationSeconds: allowedDuration(
      "assume-role",
      asked.durationSeconds ?? readInteger(profile, "duration_seconds"),
      "directly",
      asked.durationSeconds === undefined ? place(profile, "duration_seconds") : where,
    ).seconds,
    policy,
    policyArns,
    endpoint: stsEndpoint(
      {
        profiles: context.profiles,
        environment,
        settingsOf: [profile, context.asked],
        region: regionOf(request.region, environment, profile, context.asked),
        roleArn: profile.settings.get("role_arn"),
      },
      context.warnings,
    ),
  };
}

function tokenOf({ settings, ownSource }: Profile): WebIdentityToken {
  const file = settings.get("web_identity_token_file");
  if (file || ownSource === undefined) return { tokenFile: file ?? "" };
  if (ownSource.kind === "minted-token") {
    const { audience, identity } = ownSource;
    return { minted: { audience, identity } };
  }
  return { tokenFile: ownSource.kind === "token-file" ? ownSource.file : "" };
}

/**
 * The same, from `AWS_ROLE_ARN` and `AWS_WEB_IDENTITY_TOKEN_FILE` alone, as EKS sets them in a pod.
 *
 * @internal
 */
export function webIdentityOfEnvironment(context: PlanContext): PlanSource | undefined {
  const { request, environment } = context;
  const roleArn = environment["AWS_ROLE_ARN"];
  const tokenFile = environment["AWS_WEB_IDENTITY_TOKEN_FILE"];
  if (!roleArn || !tokenFile) {
    return undefined;
  }
  const where = { profile: environmentName };
  return {
    kind: "web-identity",
    profile: environmentName,
    roleArn,
    tokenFile,
    roleSessionName: sessionName(request.roleSessionName ?? environment["AWS_ROLE_SESSION_NAME"], context.userName),
    durationSeconds: allowedDuration("assume-role", request.durationSeconds, "directly", where).seconds,
    policy: request.policy,
    policyArns: request.policyArns ?? [],
    endpoint: stsEndpoint(
      { profiles: context.profiles, environment, settingsOf: [], region: regionOf(request.region, environment), roleArn },
      context.warnings,
    ),
  };
}

/**
 * What stands in a plan where a profile's name would, when no profile is involved.
 *
 * @internal
 */
export const environmentName = "environment";
