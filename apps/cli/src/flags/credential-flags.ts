import * as Flags from "@oclif/core/flags";
import { profileFlags } from "./profile-flags.ts";
import { type SignInFlags, signInFlags } from "./sign-in-flags.ts";

/** What shapes the credentials; `explain` takes these too. */
export const planFlags = {
  ...profileFlags,
  duration: Flags.string({
    helpGroup: "credentials",
    helpValue: "TIME",
    summary: "Duration of the credentials: 45m, 12h, 3600.",
  }),
  "role-arn": Flags.string({
    helpGroup: "role",
    helpValue: "ARN",
    summary: "Assume this role with the credentials of the profile.",
  }),
  "role-session-name": Flags.string({ helpGroup: "role", helpValue: "NAME", summary: "Name of the role session." }),
  "external-id": Flags.string({
    helpGroup: "role",
    helpValue: "ID",
    summary: "External id that the role's trust policy requires.",
  }),
  "source-identity": Flags.string({ helpGroup: "role", helpValue: "NAME", summary: "Source identity of the role session." }),
  tag: Flags.string({
    helpGroup: "role",
    helpValue: "KEY=VALUE",
    multiple: true,
    multipleNonGreedy: true,
    summary: "Session tag; may be repeated.",
  }),
  "transitive-tag": Flags.string({
    helpGroup: "role",
    helpValue: "KEY",
    multiple: true,
    multipleNonGreedy: true,
    summary: "Key of a session tag that stays in role chaining; may be repeated.",
  }),
  policy: Flags.string({
    helpGroup: "role",
    helpValue: "JSON",
    summary: "Session policy that limits the role: JSON, or file://PATH.",
  }),
  "policy-arn": Flags.string({
    helpGroup: "role",
    helpValue: "ARN",
    multiple: true,
    multipleNonGreedy: true,
    summary: "ARN of a managed policy that limits the role; may be repeated.",
  }),
  "mfa-serial": Flags.string({ helpGroup: "mfa", helpValue: "ARN", summary: "MFA device, instead of the profile's mfa_serial." }),
  "mfa-on": Flags.option({
    helpGroup: "mfa",
    options: ["session", "role"] as const,
    summary: "Use the MFA code for a session that all roles share, or for the role itself (needed for more than an hour).",
  })(),
};

/** What obtaining credentials takes beyond the plan. */
export const credentialFlags = {
  ...planFlags,
  "mfa-code": Flags.string({ helpGroup: "mfa", helpValue: "CODE", summary: "MFA code. Default: ask on the terminal." }),
  "min-ttl": Flags.string({
    helpGroup: "credentials",
    helpValue: "TIME",
    summary: "Use cached credentials only if they last at least this long.",
  }),
  force: Flags.boolean({
    helpGroup: "credentials",
    summary: "Get new credentials from AWS, even if cached credentials are active.",
  }),
  ...signInFlags,
};

/** What {@link planFlags} parse to. */
export interface PlanFlags {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly duration?: string | undefined;
  readonly "role-arn"?: string | undefined;
  readonly "role-session-name"?: string | undefined;
  readonly "external-id"?: string | undefined;
  readonly "source-identity"?: string | undefined;
  readonly tag?: readonly string[] | undefined;
  readonly "transitive-tag"?: readonly string[] | undefined;
  readonly policy?: string | undefined;
  readonly "policy-arn"?: readonly string[] | undefined;
  readonly "mfa-serial"?: string | undefined;
  readonly "mfa-on"?: "session" | "role" | undefined;
}

/** What {@link credentialFlags} parse to. */
export interface CredentialFlags extends PlanFlags, SignInFlags {
  readonly "mfa-code"?: string | undefined;
  readonly "min-ttl"?: string | undefined;
  readonly force?: boolean | undefined;
}
