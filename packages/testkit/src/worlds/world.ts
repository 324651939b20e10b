import type { LocalAws } from "@aws-temp/local-aws";

/**
 * What a world asks of an app, in the words of a plan request.
 *
 * @public
 */
export interface WorldRequest {
  readonly profile: string;
  readonly durationSeconds?: number | undefined;
  readonly mfaOn?: "session" | "role" | undefined;
  readonly externalId?: string | undefined;
  readonly policy?: string | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/**
 * How a world ends well: whose credentials come out, for how long, and what AWS was asked on the way.
 *
 * @public
 */
export interface ExpectedCredentials {
  /** The ARN that GetCallerIdentity gives for them; a role session's without its session name. */
  readonly arn: string | RegExp;
  /** Seconds. `undefined` where the source does not say. */
  readonly lifetime: number | undefined;
  /** STS operations in their order. */
  readonly calls: readonly string[];
}

/**
 * Files, environment, what local AWS knows, and the expected outcome. One table of them is run by core and by every app.
 *
 * @public
 */
export interface World {
  readonly name: string;
  /** Added to the standard home's config file. */
  readonly config?: string | undefined;
  /** Added to the standard home's credentials file. */
  readonly credentials?: string | undefined;
  /** More variables, or others. */
  readonly environment?: ((aws: LocalAws) => Readonly<Record<string, string>>) | undefined;
  /** Changes the standard world before it is used. */
  readonly prepare?: ((aws: LocalAws) => void) | undefined;
  readonly request: WorldRequest;
  /** The device whose code is typed when one is asked for. Without it no one can be asked. */
  readonly mfa?: string | undefined;
  /** Someone sits at a browser, and agrees to every sign-in. Without it no one can sign in. */
  readonly browser?: boolean | undefined;
  readonly outcome: ExpectedCredentials | { readonly error: string };
}
