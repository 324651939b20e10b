/**
 * How bad a finding is. `error`: a command will fail. `warning`: it works, and not as it should. `info`: worth knowing.
 *
 * @public
 */
export type Severity = "error" | "warning" | "info";

/**
 * Something about this machine's AWS setup that is wrong, unwise or worth knowing. Nothing secret.
 *
 * @public
 */
export interface Finding {
  /** Its stable name. One in capitals is the error that every command with the profile ends with. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly profile?: string | undefined;
  readonly file?: string | undefined;
  /** Counted from 1. */
  readonly line?: number | undefined;
  /** The command or edit that fixes it; `undefined` when there is nothing to mend. */
  readonly mend?: string | undefined;
}
