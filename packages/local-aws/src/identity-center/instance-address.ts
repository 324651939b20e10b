import { headerOf, type SignableRequest } from "../signature/signable-request.ts";
import type { WorldIdentityCenter } from "../world/world-identity-center.ts";

const regionalHost =
  /^(?:oidc|portal\.sso)\.([a-z0-9-]+)\.(?:amazonaws\.(?:com|com\.cn|eu)|api\.aws|api\.amazonwebservices\.com\.cn)$/;

/**
 * Whether a request, sent to an AWS host through a proxy, went to the instance's own region. Behind any other host there is only
 * this instance.
 *
 * @internal
 */
export function isInRegion(request: SignableRequest, instance: WorldIdentityCenter): boolean {
  const host = (headerOf(request, "host") ?? "").toLowerCase().replace(/:\d+$/, "");
  return (regionalHost.exec(host)?.[1] ?? instance.region) === instance.region;
}

/**
 * Whether a start URL or issuer URL means the instance. `/`, `#` and `#/` at the end make no difference.
 *
 * @internal
 */
export function isStartUrl(url: string, instance: WorldIdentityCenter): boolean {
  const plain = (text: string) => text.replace(/\/?#?\/?$/, "");
  return plain(url) === plain(instance.startUrl);
}
