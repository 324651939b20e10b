import type { Environment, LoadedProfiles } from "@aws-temp/core";
import type { CheckUp, Finding } from "@aws-temp/core/doctor";

/** What fixes a finding without harm. */
export interface Fix {
  /** Whose files it changes: the user's own are only touched when they say so. */
  readonly of: "user" | "aws-temp";
  run(): Promise<unknown>;
}

/** A finding, and what fixes it if that is safe. */
export interface Found extends Finding {
  readonly fix?: Fix | undefined;
}

/** What the checks look at. */
export interface Patient {
  readonly checkUp: CheckUp;
  /** `undefined` when the files cannot be read. */
  readonly profiles: LoadedProfiles | undefined;
  /** Only these profiles; `undefined` for all. */
  readonly names: readonly string[] | undefined;
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly userName: string;
  readonly home: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** One look at one thing. */
export type Check = (patient: Patient) => Promise<readonly Found[]> | readonly Found[];
