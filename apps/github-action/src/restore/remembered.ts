/** The name under which the main step keeps a {@link State} for the post step. */
export const stateName = "restore";

/** Bytes: what the post reads of a file of its own step. */
export const largestState = 1024 * 1024;

/**
 * The files into which the step wrote profiles. What was there before, the record beside them holds: see `FileRecord`.
 *
 * @public
 */
export interface WrittenProfiles {
  readonly configFile: string;
  readonly credentialsFile: string;
  /** Of locks and of the record. */
  readonly stateFolder: string;
  /** Tells this run from all others. */
  readonly run: string;
}

/**
 * What the post step restores. It holds no secret: those are in {@link Kept}.
 *
 * @public
 */
export interface Remembered {
  /** Restore variables rather than clear them. */
  readonly restore: boolean;
  /** The step exports variables, so that all of its usual ones are cleared where they are not restored. */
  readonly env: boolean;
  /** Names of variables that the step gave another value than they had. */
  readonly variables: readonly string[];
  /** A 0600 file with {@link Kept}. */
  readonly keptIn: string | undefined;
  /** `undefined` when the step wrote none. */
  readonly profiles?: WrittenProfiles | undefined;
  /** Folders of the step's own, which go with all that is in them. */
  readonly folders: readonly string[];
  /** How the names of the main step's half-written files go on, and how its locks begin: both go if it was killed. */
  readonly marks: { readonly copies: string; readonly locks: string };
}

/**
 * What was there before, secrets included.
 *
 * @public
 */
export interface Kept {
  readonly variables: Readonly<Record<string, string>>;
}

/** Variables that the step sets and, at the end of the job, clears. */
export const usualVariables = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_DEFAULT_REGION",
  "AWS_REGION",
] as const;
