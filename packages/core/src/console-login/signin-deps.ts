import type { SignInServiceDeps } from "../network/sign-in-service-deps.ts";

/**
 * What console sign-in needs of the outside.
 *
 * @internal
 */
export type SigninDeps = SignInServiceDeps;
