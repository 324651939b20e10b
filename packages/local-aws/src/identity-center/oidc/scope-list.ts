import { type Html, html } from "../../pages/html.ts";
import { portalScope } from "./scopes.ts";

/**
 * What a client's scopes let it do, in words for people. A client without scopes has access, too.
 *
 * @internal
 */
export function scopeList(scopes: readonly string[]): Html {
  const shown = scopes.length === 0 ? [portalScope] : scopes;
  const meaning = (scope: string) => (scope === portalScope ? "See your AWS accounts and get credentials for your roles" : scope);
  return html`<ul>${shown.map((scope) => html`<li>${meaning(scope)} <code>(${scope})</code></li>`)}</ul>`;
}
