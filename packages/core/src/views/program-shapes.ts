import type { ErrorJson } from "./json-shapes.ts";

// What `--json` prints of the commands that give credentials to programs; see json-shapes.ts.

/** Only when the command could not be started: once it runs, stdout is its own. */
export type ExecJson = ErrorJson;

/** Once the endpoint answers; errors that come later are told on stderr. */
export interface ServeJson {
  readonly profiles: readonly {
    readonly profile: string;
    /** `http://127.0.0.1:PORT/…` */
    readonly address: string;
    readonly region: string | null;
    /** When the credentials end that are held now; they are renewed before. */
    readonly expiration: string;
    /** Variables that lead a program there; the authorization token among them is a secret. */
    readonly set: Readonly<Record<string, string>>;
    /** Variables that would win over it. */
    readonly unset: readonly string[];
  }[];
}
