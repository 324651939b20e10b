import type { Sample } from "./real-readers.ts";

type Profiles = Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>>;

/** A sample of one kind of problem. */
export interface DifferenceRow extends Sample {
  /** Where the problem is. */
  readonly line: number;
  readonly us: Profiles;
  readonly awsCli: Profiles | "refuses";
  /** The SDK takes a file that it refuses for an empty one. */
  readonly javascript: Profiles;
}
