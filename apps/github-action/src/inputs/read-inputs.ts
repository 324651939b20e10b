import { CredentialError, Secret } from "@aws-temp/core";
import { parseDuration } from "@aws-temp/core/internal";
import { usualRetries } from "../retry/retry-policy.ts";
import { checkInputs } from "./check-inputs.ts";
import type { GivenKeys, Inputs, PublishInputs, SessionInputs } from "./inputs.ts";
import { readNetwork } from "./read-network.ts";
import { type InputSource, readLines, readNumber, readSwitch, readText } from "./read-text.ts";

/**
 * Reads and judges everything that the workflow asks for. Pure: nothing is called, shown or changed.
 *
 * @throws {CredentialError} `USAGE`, `INVALID_VALUE`
 * @public
 */
export function readInputs(source: InputSource): Inputs {
  const text = (name: string) => readText(source, name);
  const flag = (name: string, usual = false) => readSwitch(source, name, usual);
  const roles = text("roles");
  const refresh = flag("refresh");
  const translates = flag("translate-env-variables", true);
  const publish = readPublish(source, { roles: roles !== undefined, refresh });
  const inputs: Inputs = {
    region: text("aws-region") ?? (translates ? regionOf(source) : undefined),
    role: text("role-to-assume"),
    keys: readKeys(source),
    tokenFile: text("web-identity-token-file"),
    chaining: flag("role-chaining"),
    audience: text("audience") ?? "",
    skipOidc: flag("force-skip-oidc"),
    useExisting: flag("use-existing-credentials"),
    unsetCurrent: flag("unset-current-credentials"),
    session: readSession(source),
    retries: readRetries(source),
    publish,
    allowedAccountIds: readList(text("allowed-account-ids")),
    minimumSessionSeconds: readMinimum(source),
    roles,
    refresh,
    warnUntrustedEvents: flag("warn-untrusted-events", true),
    environment: readNetwork(source),
    warnings: oddNumbers(source),
  };
  checkInputs(inputs);
  return inputs;
}

function regionOf(source: InputSource): string | undefined {
  const { environment } = source;
  return environment["AWS_REGION"]?.trim() || environment["AWS_DEFAULT_REGION"]?.trim() || undefined;
}

function readKeys(source: InputSource): GivenKeys | undefined {
  const [id, secret, token] = ["aws-access-key-id", "aws-secret-access-key", "aws-session-token"].map((name) =>
    readText(source, name),
  );
  if (id === undefined) return undefined;
  if (secret === undefined) {
    throw new CredentialError("USAGE", "'aws-secret-access-key' must be provided if 'aws-access-key-id' is provided", {
      hints: [
        "Check that the secret exists and is available to this job: jobs of forks and of Dependabot cannot read the secrets of the repository.",
      ],
    });
  }
  return {
    accessKeyId: id,
    secretAccessKey: new Secret(secret),
    sessionToken: token === undefined ? undefined : new Secret(token),
  };
}

function readSession(source: InputSource): SessionInputs {
  const text = (name: string) => readText(source, name);
  return {
    durationSeconds: readSeconds(source, "role-duration-seconds"),
    name: text("role-session-name"),
    externalId: text("role-external-id"),
    policy: text("inline-session-policy"),
    policyArns: readLines(source, "managed-session-policies"),
    skipTags: readSwitch(source, "role-skip-session-tagging"),
    customTags: text("custom-tags"),
    transitiveTagKeys: readLines(source, "transitive-tag-keys"),
    plainKeysOnly: readSwitch(source, "special-characters-workaround"),
  };
}

/**
 * @throws {CredentialError} `INVALID_VALUE` for a duration with a unit: its number alone would be another one
 */
function readSeconds(source: InputSource, name: string): number | undefined {
  const written = readText(source, name) ?? "";
  const seconds = /^\d+$/.test(written) ? undefined : parseDuration(written);
  if (seconds === undefined) return readNumber(source, name);
  throw new CredentialError("INVALID_VALUE", `${name} is “${written}”; it takes seconds.`, {
    hints: [`Write ${name}: ${seconds}`],
  });
}

function readRetries(source: InputSource) {
  const named = readNumber(source, "retry-max-attempts");
  const { attempts } = usualRetries;
  const off = readSwitch(source, "disable-retry");
  if (readSwitch(source, "special-characters-workaround")) return usualRetries;
  // As aws-actions/configure-aws-credentials, which leaves the tries of its SDK.
  if (off) return { attempts: 1, explicit: true, sdkAttempts: 3 };
  return { attempts: Math.max(1, named ?? attempts), explicit: named !== undefined };
}

/** Profiles of keys stand for themselves; one that renews itself is what later steps are to use. */
function readPublish(source: InputSource, asked: { readonly roles: boolean; readonly refresh: boolean }): PublishInputs {
  const flag = (name: string, usual = false) => readSwitch(source, name, usual);
  const profile = readText(source, "aws-profile");
  const location = readText(source, "config-location") ?? "home";
  if (location !== "home" && location !== "temp") {
    throw new CredentialError("INVALID_VALUE", `config-location is “${location}”; it takes home or temp.`);
  }
  return {
    env: flag("output-env-credentials", asked.refresh || (profile === undefined && !asked.roles)),
    outputs: flag("output-credentials"),
    expiration: flag("export-expiration"),
    profile,
    overwriteProfiles: flag("overwrite-aws-profile"),
    location,
    summary: flag("summary"),
    maskAccount: flag("mask-aws-account-id"),
    maskAccessKeyId: flag("mask-access-key-id", true),
  };
}

/** A guard that is misspelled must not be none. */
function readMinimum(source: InputSource): number | undefined {
  const text = readText(source, "minimum-session-seconds") ?? "";
  if (/^\d*$/.test(text)) return readNumber(source, "minimum-session-seconds");
  throw new CredentialError("INVALID_VALUE", `minimum-session-seconds is “${text}”, which is not a whole number of seconds.`);
}

function readList(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** Numbers that are none were passed over in silence before: a mistake should be seen, and a workflow go on. */
function oddNumbers(source: InputSource): readonly string[] {
  return ["role-duration-seconds", "retry-max-attempts", "action-timeout-s"]
    .filter((name) => !/^(?:-?\d+)?$/.test(readText(source, name) ?? ""))
    .map((name) => `${name} is “${readText(source, name)}”, which is not a whole number.`);
}
