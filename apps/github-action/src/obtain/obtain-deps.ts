import type { Environment } from "@aws-temp/core";
import type { Host } from "../host.ts";
import type { RetryDeps } from "../retry/retry.ts";

/** @public */
export interface ObtainDeps extends RetryDeps {
  readonly host: Host;
  /** Variables in which the job's own credentials are looked for. */
  readonly environment: Environment;
}
