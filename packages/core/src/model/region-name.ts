/**
 * Whether a text can be the name of a region. AWS adds some every year, so any label of a host name will do; anything else would
 * lead to another host than AWS's, or to none.
 *
 * @public
 */
export function isRegionName(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text);
}
