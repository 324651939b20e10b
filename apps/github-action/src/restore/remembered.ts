/** The name under which the main step keeps a {@link State} for the post step. */
export const stateName = "restore";

/** What that file is called, in a folder of the step's own. */
export const stateFileName = "state.json";

/** Bytes. Thousands of profiles come to a few megabytes. */
export const largestState = 64 * 1024 * 1024;

/**
 * A section of a profile that the step wrote.
 *
 * @public
 */
export interface RememberedSection {
  readonly file: "config" | "credentials";
  readonly name: string;
  /** SHA-256 of its text; `undefined` when the section was taken out. */
  readonly hash: string | undefined;
  /** There was none of that name before, and this many characters of other text: the file is cut back to them where nothing followed. */
  readonly before: number | undefined;
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
  readonly sections: readonly RememberedSection[];
  readonly configFile: string;
  readonly credentialsFile: string;
  /** The files that were not there before. */
  readonly created: readonly ("config" | "credentials")[];
  /** Of locks. */
  readonly stateFolder: string;
  /** Folders of the step's own, which go with all that is in them. */
  readonly folders: readonly string[];
  /** Of the main step, whose locks and half-written files go if it was killed. */
  readonly pid: number;
}

/**
 * As the runner keeps it: where there are very many sections, without them, as they are in the file.
 *
 * @public
 */
export interface State extends Remembered {
  /** A 0600 file with the whole {@link Remembered}; absent where this is all of it. */
  readonly file?: string | undefined;
}

/**
 * What was there before, secrets included.
 *
 * @public
 */
export interface Kept {
  readonly variables: Readonly<Record<string, string>>;
  /** Texts of replaced sections, by file and name. */
  readonly sections: readonly { readonly file: "config" | "credentials"; readonly name: string; readonly text: string }[];
}

/** Variables that the step sets and, at the end of the job, clears. */
export const usualVariables = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "AWS_DEFAULT_REGION",
  "AWS_REGION",
] as const;
