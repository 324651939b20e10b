import type { PublishInputs } from "../inputs/inputs.ts";
import type { Obtained, ProfileToWrite, Publication } from "./publication.ts";

/** @public */
export interface OutputsInput {
  readonly publication: Publication;
  readonly publish: PublishInputs;
  /** Where profiles were written, if any were. */
  readonly files: { readonly configFile: string; readonly credentialsFile: string } | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The outputs of the step, in order.
 *
 * `aws-expiration` is a JSON string, in quotes: workflows are written for that. `expiration` is the same without.
 *
 * @public
 */
export function outputsOf({ publication, publish, files, now }: OutputsInput): readonly (readonly [string, string])[] {
  const { main, profiles, authMethod } = publication;
  const end = main?.credentials.expiration;
  return [
    ...(main !== undefined && publish.outputs ? credentialOutputs(main) : []),
    ...(main === undefined
      ? []
      : ([
          ["aws-account-id", main.accountId],
          ["authenticated-arn", main.arn],
        ] as const)),
    ...(end === undefined
      ? []
      : ([
          ["expiration", end.toISOString()],
          ["expires-in-seconds", String(Math.max(0, Math.floor((end.getTime() - now) / 1000)))],
        ] as const)),
    ["auth-method", authMethod],
    ...(profiles.length === 0 ? [] : ([["profiles", JSON.stringify(Object.fromEntries(profiles.map(described)))]] as const)),
    ...(files === undefined
      ? []
      : ([
          ["config-file", files.configFile],
          ["credentials-file", files.credentialsFile],
        ] as const)),
  ];
}

function credentialOutputs({ credentials }: Obtained): readonly (readonly [string, string])[] {
  const { accessKeyId, secretAccessKey, sessionToken, expiration } = credentials;
  return [
    ["aws-access-key-id", accessKeyId],
    ["aws-secret-access-key", secretAccessKey.reveal()],
    ...(sessionToken === undefined ? [] : ([["aws-session-token", sessionToken.reveal()]] as const)),
    ...(expiration === undefined ? [] : ([["aws-expiration", JSON.stringify(expiration)]] as const)),
  ];
}

function described({ name, accountId, arn, credentials }: ProfileToWrite) {
  return [name, { account: accountId, arn, expiration: credentials.expiration?.toISOString() ?? null }] as const;
}
