/** A command as completion reads it: its summary, and the flags and arguments of its class. */
export interface CompletableCommand {
  readonly summary: string;
  readonly load: () => Promise<{
    readonly flags: object;
    readonly baseFlags: object;
    readonly args: Readonly<Record<string, unknown>>;
  }>;
}
