import { CredentialError, type Environment } from "@aws-temp/core";

/** Tags that say where a session comes from, and the variables that they take their value from. */
const always = {
  Repository: "GITHUB_REPOSITORY",
  Workflow: "GITHUB_WORKFLOW",
  Action: "GITHUB_ACTION",
  Actor: "GITHUB_ACTOR",
  Commit: "GITHUB_SHA",
  Branch: "GITHUB_REF",
} as const;

/** Left out when policies and tags together are too large for AWS. */
const ifThereIsRoom = {
  EventName: "GITHUB_EVENT_NAME",
  BaseRef: "GITHUB_BASE_REF",
  HeadRef: "GITHUB_HEAD_REF",
  RunId: "GITHUB_RUN_ID",
  Job: "GITHUB_JOB",
  TriggeringActor: "GITHUB_TRIGGERING_ACTOR",
} as const;

/** AWS takes tags that differ in case for one. */
const known = new Map(["GitHub", ...Object.keys(always), ...Object.keys(ifThereIsRoom)].map((key) => [key.toLowerCase(), key]));

const most = 50;
const longestKey = 128;
const longestValue = 256;
const allowed = "Allowed: unicode letters, digits, spaces, and _.:/=+-@";
const taken = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** The warning where no call takes the workflow's own tags. */
export const customTagsIgnored =
  "'custom-tags' is set but will be ignored because session tags cannot be applied when using OIDC or web identity token authentication. A token brings its own tags.";

/** @public */
export interface TagInputs {
  readonly skipTags: boolean;
  /** A JSON object of strings, numbers and truth values. */
  readonly customTags: string | undefined;
  readonly transitiveTagKeys: readonly string[];
}

/** @public */
export interface SessionTags {
  readonly tags: Readonly<Record<string, string>>;
  readonly transitiveTagKeys: readonly string[];
}

/**
 * The tags of a role's session: as they are wished, and as few as they may be.
 *
 * Characters that AWS does not take become `_`; a value is cut at 256. Transitive keys without a tag are left out. The workflow's own
 * tags may take the place of those that may be left out, and of no others.
 *
 * @returns in the order of trying; one entry when there is nothing to leave out
 * @throws {CredentialError} `INVALID_VALUE` when the workflow's own tags cannot be used
 * @public
 */
export function sessionTags(
  { skipTags, customTags, transitiveTagKeys }: TagInputs,
  environment: Environment,
): readonly SessionTags[] {
  const custom = customTags === undefined ? {} : readCustomTags(customTags);
  if (skipTags) return [{ tags: {}, transitiveTagKeys: [] }];
  const fewest = { GitHub: "Actions", ...valuesOf(always, environment) };
  const extra = valuesOf(ifThereIsRoom, environment);
  const variants = Object.keys(extra).length === 0 ? [fewest] : [{ ...fewest, ...extra }, fewest];
  const all = variants.map((each): Readonly<Record<string, string>> => ({ ...each, ...custom }));
  const fitting = all.filter((tags) => Object.keys(tags).length <= most);
  if (fitting.length === 0) {
    const count = Object.keys(all.at(-1) ?? {}).length;
    throw invalid(`total session tags (${count}) would exceed the AWS limit of ${most}`);
  }
  return fitting.map((tags) => ({ tags, transitiveTagKeys: transitiveTagKeys.filter((key) => Object.hasOwn(tags, key)) }));
}

function valuesOf(variables: Readonly<Record<string, string>>, environment: Environment): Record<string, string> {
  const present = Object.entries(variables).map(([key, variable]) => [key, environment[variable] ?? ""] as const);
  return Object.fromEntries(present.filter(([, value]) => value !== "").map(([key, value]) => [key, cleaned(value)]));
}

/** Half of a character that takes two units is left out, too. */
function cleaned(value: string): string {
  return value
    .replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, "_")
    .slice(0, longestValue)
    .replace(/[\ud800-\udbff]$/, "");
}

function readCustomTags(text: string): Record<string, string> {
  const entries = Object.entries(readObject(text)).map(([key, value]) => [key, checked(key, value)] as const);
  return Object.fromEntries(entries);
}

function readObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid(`input is not valid JSON: ${(cause as Error).message}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalid("input must be a JSON object (not an array or primitive)");
  }
  return value as Readonly<Record<string, unknown>>;
}

function checked(key: string, value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    throw invalid(`value for key '${key}' must be a string, number, or boolean (not an object or array)`);
  }
  const text = String(value);
  if (key.length < 1 || key.length > longestKey) throw invalid(`key '${key}' must be between 1 and ${longestKey} characters`);
  if (text.length > longestValue) throw invalid(`value for key '${key}' exceeds maximum length of ${longestValue} characters`);
  if (!taken.test(key)) throw invalid(`key '${key}' contains invalid characters. ${allowed}`);
  if (!taken.test(text)) throw invalid(`value for key '${key}' contains invalid characters. ${allowed}`);
  const twin = known.get(key.toLowerCase());
  if (twin !== undefined && !(twin === key && Object.hasOwn(ifThereIsRoom, key))) {
    throw invalid(`key '${key}' conflicts with a protected session tag set by this action and cannot be overridden`);
  }
  return text;
}

function invalid(what: string): CredentialError {
  return new CredentialError("INVALID_VALUE", `custom-tags: ${what}`);
}
