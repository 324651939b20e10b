/** The scope that opens the portal, and without which there is no refresh token. @internal */
export const portalScope = "sso:account:access";

/**
 * Whether AWS knows a scope.
 *
 * @internal
 */
export function isKnownScope(scope: string): boolean {
  return scope === portalScope || /^codewhisperer:[a-z_]+$/.test(scope);
}
