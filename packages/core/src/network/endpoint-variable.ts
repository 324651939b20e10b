/**
 * The variable that gives one service an address of its own: `AWS_ENDPOINT_URL_SSO_OIDC` for `SSO OIDC`.
 *
 * @internal
 */
export function endpointVariable(service: string): string {
  return `AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll(" ", "_")}`;
}
