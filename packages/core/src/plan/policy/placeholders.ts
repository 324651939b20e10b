import type { Section } from "../../profiles/profile.ts";
import { setting, settingError } from "../setting.ts";

/** Keys whose values have a form, so that what stands for a value is told from one. Others may hold any text. */
const formed = [
  "aws_access_key_id",
  "aws_secret_access_key",
  "aws_session_token",
  "role_arn",
  "mfa_serial",
  "sso_account_id",
  "sso_role_name",
  "sso_start_url",
  "sso_region",
  "login_session",
] as const;

/** In a template's own marks: `<your-key>`, `{project_id}`, `${ACCOUNT}`, `$ACCOUNT`, `%ACCOUNT%`, `[account]`. */
const marked = /<[^<>]*>|\{[^{}]*\}|\$\w+|%\w+%|^\[[^[\]]*\]$/;
/** In letters that are for others: `XXXXXXXXXX`, `nnnnnnnnnnnn`, `d-xxxxxxxxxx`. */
const repeated = /([Xx*#?])\1{3,}|\b([nN])\2{5,}\b/;
/** In words: `YOUR_ACCOUNT_ID`, `BILLING_ACCOUNTID`, `account-id`, `REPLACE_ME`. */
const worded = /\byour[-_ ]|(?:^|[:/_-])account[-_]?(?:id|number)\b|\breplace[-_]?me\b|\bchange[-_]?me\b|\bfixme\b|\btodo\b/i;
/** A secret is of random letters, so that only its whole says something. */
const wholly = /^(?:<.*>|\{.*\}|\$\{?\w+\}?|\[.*\]|([Xx*.])\1+|your[-_ ].*)$/i;

/**
 * Refuses a value that still is a template's placeholder: everything that AWS would say about it leads away from that.
 *
 * @throws {CredentialError} `INVALID_VALUE` with the line; values of keys are not shown
 * @internal
 */
export function refusePlaceholders(section: Section, called = `Profile ${section.name}`): void {
  for (const key of formed) {
    const value = setting(section, key);
    if (value === undefined) continue;
    const secret = key.startsWith("aws_");
    if (!(secret ? wholly.test(value) : isPlaceholder(key, value))) continue;
    const shown = secret ? key : `${key} = ${value}`;
    throw settingError("INVALID_VALUE", section, key, `${called} still holds a placeholder: ${shown}.`, {
      hints: ["Write the real value in its place."],
    });
  }
}

function isPlaceholder(key: string, value: string): boolean {
  // A role may have any name; only the rest of its ARN is formed.
  const text = key === "role_arn" || key === "mfa_serial" ? value.replace(/(:(?:role|mfa)\/)[^<>{}$]*$/, "$1") : value;
  return marked.test(text) || repeated.test(text) || (key !== "sso_role_name" && worded.test(text));
}
