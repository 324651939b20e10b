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

const own = new Set(["GitHub", ...Object.keys(always), ...Object.keys(ifThereIsRoom)].map((key) => key.toLowerCase()));

const most = 50;
const longestKey = 128;
const longestValue = 256;
const taken = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

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
 * Characters that AWS does not take become `_`; a value is cut at 256. Transitive keys without a tag are left out.
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
  return variants.map((each) => {
    const tags = { ...each, ...custom };
    if (Object.keys(tags).length > most) {
      throw invalid(`there are ${Object.keys(tags).length} session tags with those of the action; AWS takes ${most}.`);
    }
    return { tags, transitiveTagKeys: transitiveTagKeys.filter((key) => Object.hasOwn(tags, key)) };
  });
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
    throw invalid(`it is not JSON: ${(cause as Error).message}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalid('it must be a JSON object such as {"Team": "Payments"}.');
  }
  return value as Readonly<Record<string, unknown>>;
}

function checked(key: string, value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    throw invalid(`the value of “${key}” must be a string, a number, true or false.`);
  }
  const text = String(value);
  if (own.has(key.toLowerCase())) throw invalid(`“${key}” is a tag that the action sets itself.`);
  if (key.length < 1 || key.length > longestKey) throw invalid(`the key “${key}” must have 1 to ${longestKey} characters.`);
  if (text.length > longestValue)
    throw invalid(`the value of “${key}” has ${text.length} characters; AWS takes ${longestValue}.`);
  if (!taken.test(key) || !taken.test(text)) {
    throw invalid(`“${key}” holds a character that AWS does not take: letters, digits, spaces and _.:/=+-@ only.`);
  }
  return text;
}

function invalid(what: string): CredentialError {
  return new CredentialError("INVALID_VALUE", `custom-tags: ${what}`);
}
