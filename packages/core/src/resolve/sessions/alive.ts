import { parseArn } from "../../model/arn.ts";

/**
 * Something that gives or is a credential now, or can be renewed without a user: nothing secret.
 *
 * @public
 */
export interface Alive {
  /**
   * `credentials`: in the cache of aws-temp. `sso-session`, `console-sign-in`: in the caches that all AWS tools share.
   * `profile`: one that `login` wrote into the credentials file.
   */
  readonly kind: "credentials" | "sso-session" | "console-sign-in" | "profile";
  /** The profiles that lead to it; of kind `profile` it is that profile. Empty when none does (any more). */
  readonly profiles: readonly string[];
  /** Of kind `profile`: the profile that its credentials were obtained from. */
  readonly of: string | undefined;
  /** Which call gave them, as far as the profiles tell. */
  readonly step: "get-session-token" | "assume-role" | undefined;
  readonly accountId: string | undefined;
  readonly roleName: string | undefined;
  readonly arn: string | undefined;
  readonly accessKeyId: string | undefined;
  /** Of an SSO session. */
  readonly startUrl: string | undefined;
  /** When it ends, or must be renewed; of a profile it may be over. `undefined` when nothing says. */
  readonly expiration: Date | undefined;
  /** It is renewed without a user when it is used. */
  readonly renews: boolean;
  readonly file: string;
  readonly line: number | undefined;
}

/** What is not known of something active. @internal */
export const unknownOfAlive = {
  of: undefined,
  step: undefined,
  accountId: undefined,
  roleName: undefined,
  arn: undefined,
  accessKeyId: undefined,
  startUrl: undefined,
  renews: false,
  line: undefined,
} as const satisfies Partial<Alive>;

/** The account of an ARN. @internal */
export function accountOf(arn: string | undefined): string | undefined {
  return (arn === undefined ? undefined : parseArn(arn))?.accountId || undefined;
}

/** The role of a session's ARN (`…:assumed-role/ROLE/SESSION`). @internal */
export function roleOf(arn: string | undefined): string | undefined {
  const [type, role] = (arn === undefined ? undefined : parseArn(arn))?.resource.split("/") ?? [];
  return type === "assumed-role" ? role : undefined;
}
