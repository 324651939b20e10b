import type { Clock, Environment } from "@aws-temp/core";
import type { CompletableCommand } from "./completion/completable-command.ts";
import type { Interrupts } from "./interrupts.ts";
import type { Progress } from "./render/progress.ts";

/** What a command may touch of the process that it runs in. Made once, by `main`. */
export interface AppContext {
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly userName: string;
  readonly clock: Clock;
  /** `name/version`, for AWS's logs. */
  readonly userAgent: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly interrupts: Interrupts;
  /** The line on stderr that says what is being waited for. */
  readonly progress: Progress;
  /** All commands, for completion. */
  readonly commands: ReadonlyMap<string, CompletableCommand>;
}
