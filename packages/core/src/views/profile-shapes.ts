import type { ProblemJson, SourceKindJson } from "./json-shapes.ts";

// What `--json` of profiles prints. docs/cli.md shows it, as it shows json-shapes.ts.

export interface ProfilesJson {
  readonly configFile: string;
  readonly credentialsFile: string;
  readonly profiles: readonly {
    readonly name: string;
    readonly kind: SourceKindJson | "assume-role" | "none";
    /** The account that it leads to, as far as the files say. */
    readonly account: string | null;
    readonly accountName: string | null;
    /** The name of its role or permission set. */
    readonly role: string | null;
    readonly roleArn: string | null;
    /** The profile, SSO session or credential source that it names. */
    readonly dependsOn: string | null;
    readonly region: string | null;
    /** `error`: commands with it fail, and its problems say why. `warning`: readers disagree about its lines. */
    readonly state: "ok" | "warning" | "error";
    /** Whether `login` wrote it. The table shows such a profile with `--all` only. */
    readonly temporary: boolean;
    /** Where it begins. */
    readonly file: string;
    readonly line: number;
    /** What is wrong with it, or with a profile that it starts from. */
    readonly problems: readonly ProblemJson[];
  }[];
  /** What is wrong outside of any profile. */
  readonly problems: readonly ProblemJson[];
}
