import type { SignInServiceDeps } from "../network/sign-in-service-deps.ts";

/**
 * What IAM Identity Center needs of the outside.
 *
 * @public
 */
export type SsoDeps = SignInServiceDeps;
