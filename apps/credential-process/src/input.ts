import type { PlanRequest } from "@aws-temp/core";
import type { CacheUse } from "@aws-temp/core/sessions";

/** Who may be asked for an MFA code, and how. */
export type PromptMode = "tty" | "gui" | "none";

/** What the command line asks for. */
export interface Input {
  readonly request: PlanRequest;
  readonly cacheUse: CacheUse;
  /** Seconds for everything, a user's answer included. */
  readonly timeoutSeconds: number;
  /** A browser may be opened. */
  readonly allowLogin: boolean;
  readonly prompt: PromptMode;
}
