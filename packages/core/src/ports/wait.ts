import type { AbortSignalLike } from "./sign-in-ui.ts";

/**
 * Lets time pass: resolves after `ms` milliseconds, rejects once `signal` aborts. A port because tests move time instead of waiting
 * for it.
 *
 * @internal
 */
export type Wait = (ms: number, signal?: AbortSignalLike | undefined) => Promise<void>;
