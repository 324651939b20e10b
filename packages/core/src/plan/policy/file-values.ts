import { isRegionName } from "../../model/region-name.ts";
import { expandRegion } from "../../model/short-region.ts";
import type { Section } from "../../profiles/profile.ts";
import { setting, settingError } from "../setting.ts";

/** What is wrong with a value, as the end of a sentence, and what to do. */
interface Fault {
  readonly is: string;
  readonly hint: string;
}

type Rule = (value: string) => Fault | undefined;

const rules = {
  role_arn: judgeRoleArn,
  sso_account_id: judgeAccount,
  sso_start_url: judgeStartUrl,
  sso_region: (value) => judgeRegion("sso_region", value),
  web_identity_token_file: judgePath,
} as const satisfies Readonly<Record<string, Rule>>;

/**
 * Refuses values that AWS can never accept, where they stand.
 *
 * @param keys - those that the plan uses
 * @param called - the section, as a sentence begins with it
 * @throws {CredentialError} `INVALID_VALUE` with the line
 * @internal
 */
export function checkValues(section: Section, keys: readonly (keyof typeof rules)[], called = `Profile ${section.name}`): void {
  for (const key of keys) {
    const value = setting(section, key);
    const fault = value === undefined ? undefined : (judgeQuotes(key, value) ?? rules[key](value));
    if (fault === undefined) continue;
    throw settingError("INVALID_VALUE", section, key, `${called} has ${key} = ${value}, which ${fault.is}.`, {
      hints: [fault.hint],
    });
  }
}

function judgeQuotes(key: string, value: string): Fault | undefined {
  const inner = /^(["'])(.*)\1$/s.exec(value)?.[2];
  return inner === undefined
    ? undefined
    : { is: "has quotes around it", hint: `Remove the quotes, which AWS tools take as a part of the value: ${key} = ${inner}` };
}

const arnForm = "arn:aws:iam::ACCOUNT:role/NAME";

function judgeRoleArn(value: string): Fault | undefined {
  if (/^arn:[\w-]+:iam::\d{12}:role\/.+$/u.test(value)) return undefined;
  const session = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)/.exec(value);
  if (session !== null) {
    const [, partition, account, name] = session;
    return {
      is: "is the ARN of a session, not of a role",
      hint: `Write role_arn = arn:${partition}:iam::${account}:role/${name} (with the role's path, if it has one).`,
    };
  }
  const account = /^arn:[\w-]+:iam::([^:]*):/.exec(value)?.[1];
  if (account !== undefined && !/^\d{12}$/.test(account)) {
    return { is: "has no account ID of 12 digits", hint: `Write it as ${arnForm}.` };
  }
  return { is: "is not the ARN of a role", hint: `Write it as ${arnForm}.` };
}

function judgeAccount(value: string): Fault | undefined {
  if (/^\d{12}$/.test(value)) return undefined;
  const digits = value.replaceAll(/[\s-]/g, "");
  if (/^\d{12}$/.test(digits)) {
    return { is: "has other characters than digits", hint: `Write sso_account_id = ${digits}` };
  }
  if (/^\d{1,11}$/.test(digits)) {
    return {
      is: `has ${digits.length} ${digits.length === 1 ? "digit" : "digits"}; an account ID has 12`,
      hint: `Spreadsheets remove leading zeros. If that is so here, write sso_account_id = ${digits.padStart(12, "0")}`,
    };
  }
  return { is: "is not an account ID", hint: "An account ID has 12 digits: sso_account_id = 111122223333" };
}

function judgeStartUrl(value: string): Fault | undefined {
  return /^https?:\/\/[^\s/?#]+/i.test(value)
    ? undefined
    : {
        is: "is not the address of an access portal",
        hint: "Write it with its beginning: sso_start_url = https://d-1234567890.awsapps.com/start",
      };
}

function judgeRegion(key: string, value: string): Fault | undefined {
  const whole = expandRegion(value);
  if (whole !== undefined) return { is: "is not the whole name of a region", hint: `Write ${key} = ${whole}` };
  return isRegionName(value) ? undefined : { is: "is not the name of a region", hint: `Write it as ${key} = eu-west-1` };
}

function judgePath(value: string): Fault | undefined {
  return /^~(?:$|[/\\])/.test(value)
    ? { is: "begins with ~, which AWS tools do not expand", hint: "Write the whole path, such as /home/me/token." }
    : undefined;
}
