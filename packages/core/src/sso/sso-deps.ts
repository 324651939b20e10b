import type { SignInServiceDeps } from "../network/sign-in-service-deps.ts";

/**
 * What IAM Identity Center needs of the outside.
 *
 * @internal
 */
export type SsoDeps = SignInServiceDeps;
